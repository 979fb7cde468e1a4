// The list of users: one of them beside it, and several at once.
import assert from "node:assert/strict";

export const usersTests = (demo) => ({
  "a user who comes late leaves the focus where it is": demo.visit(
    "#/users",
    async (page) => {
      for (const [selector, name] of [
        ["#text", "input"],
        ["dialog .button.small", "a"],
      ]) {
        await page.see("217", "#total");
        const fault = { kind: "status", status: 503 };
        await demo.control("faults", { times: 3, fault, match: { path: "/api/users/*" } });
        await page.press("#rows a");
        await page.focus(selector);
        await page.see('"plan"', "dialog .json");
        assert.equal(await page.focused("localName"), name);
        await page.keys("Escape");
        await page.until(() => !document.querySelector("#detail").open);
      }
    },
    { expected: [/status of 503/] },
  ),

  "several users are suspended at once": demo.visit("#/users", async (page) => {
    await page.see("217", "#total");
    for (const n of [1, 2, 3]) await page.press(`#rows tr:nth-child(${n}) .pick input`);
    await page.see("3 selected", ".selection");
    const bared = await page.run(() => {
      const button = document.querySelector(".selection button");
      const { x, y } = button.getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + 5) === button;
    });
    assert.ok(bared, "the bar is covered");
    await page.pressText("Suspend", ".selection button");
    await page.until(() => {
      const rows = [...document.querySelectorAll("#rows tr")].slice(0, 3);
      return rows.length === 3 && rows.every((row) => row.textContent.includes("Suspended"));
    });
    assert.equal(await page.run(() => document.querySelector(".selection").hidden), true);
  }),

  "of several users those who could be are deleted, and the rest is told": demo.visit(
    "#/users",
    async (page) => {
      await page.see("217", "#total");
      for (const n of [1, 2, 3]) await page.press(`#rows tr:nth-child(${n}) .pick input`);
      const match = { method: "DELETE", path: "/api/users/*" };
      await demo.control("faults", { times: 1, fault: { kind: "status", status: 403 }, match });
      await page.pressText("Delete", ".selection button");
      await page.pressText("Delete", ".confirm .danger");
      await page.see("1 failed.", ".selection");
      await page.see("215", "#total");
      await page.press("#rows .pick input");
      await page.see("1 selected", ".selection");
      assert.equal(await page.text(".selection.problem"), "");
    },
    { expected: [/status of 403/] },
  ),

  "Escape takes back a question, and leaves the user open": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.press("#rows tr:nth-child(2) .pick input");
    await page.pressText("Delete", ".selection button");
    await page.see("Delete", ".confirm h2");
    await page.keys("Escape");
    await page.until(() => document.querySelector(".confirm") === null);
    assert.equal(await page.run(() => document.querySelector("#detail").open), true);
    await page.keys("Escape");
    await page.until(() => !document.querySelector("#detail").open);
  }),

  "a user without a visible name can be opened": async () => {
    await demo.control("reset");
    await demo.control("seed", {
      users: [{ id: "user_of_spaces", username: "spaces", name: "  " }],
    });
    await demo.browse("#/users", async (page) => {
      await page.see("spaces", "#rows a");
      await page.press("#rows a");
      await page.see("spaces", "#detail-title");
    });
  },

  "one selected user is asked about by name": demo.visit("#/users", async (page) => {
    await page.press("#rows .pick input");
    const name = await page.text("#rows a");
    await page.pressText("Delete", ".selection button");
    await page.see(`Delete the user “${name}”?`, ".confirm h2");
  }),

  "a name that is written from right to left keeps to its place": async () => {
    const users = [
      { id: "user_hebrew", username: "hebrew", name: "שלום (עולם)!" },
      { id: "user_override", username: "override", name: "abc\u202Egnp.exe" },
    ];
    await demo.control("reset");
    await demo.control("seed", { users });
    await demo.browse("#/users", async (page) => {
      await page.see("hebrew", "#rows");
      const directions = await page.run(() =>
        ["user_hebrew", "user_override"].map(
          (id) => getComputedStyle(document.querySelector(`[data-user-id=${id}] a`)).direction,
        ),
      );
      assert.deepEqual(directions, ["rtl", "ltr"]);
      await page.go("#/user/user_override");
      await page.pressText("Delete", ".item .button.danger");
      await page.see("?", ".confirm h2");
      const ends = await page.run(() => {
        const text = document.createRange();
        text.selectNodeContents(document.querySelector(".confirm h2"));
        const question = document.createRange();
        const last = document.querySelector(".confirm h2").lastChild;
        question.setStart(last, last.data.length - 1);
        question.setEnd(last, last.data.length);
        return [text, question].map((range) => range.getBoundingClientRect().right);
      });
      assert.equal(ends[1], ends[0]);
    });
  },

  "of a long name is seen that it goes on": async () => {
    const name = "Wolfeschlegelsteinhausen".repeat(5);
    await demo.control("reset");
    await demo.control("seed", { users: [{ id: "user_long", username: "long", name }] });
    await demo.browse("#/users", async (page) => {
      await page.see(name, "#rows a");
      const [inside, whole] = await page.run(() => {
        const link = document.querySelector("#rows a");
        return [link.clientWidth, link.scrollWidth];
      });
      assert.ok(inside > 0 && inside < whole, `${inside} of ${whole} px, without an ellipsis`);
    });
  },
});
