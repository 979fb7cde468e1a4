// One user: created, edited, suspended and deleted.
import assert from "node:assert/strict";

export const userTests = (demo) => ({
  "a user is created, and what is refused is said beside its field": demo.visit(
    "#/user/new",
    async (page) => {
      await page.fill("username", "user_0001");
      await page.keys("Enter");
      await page.see("already in use", ".field .error");
      assert.equal(await page.focused("name"), "username");
      await page.fill("username", "9 lives");
      await page.keys("Enter");
      await page.until(() => document.querySelector("[name=username][aria-invalid]") !== null);
      await page.fill("username", "ada_new");
      await page.fill("name", "Ada New");
      await page.keys("Enter");
      await page.see("Ada New", ".item h1");
      assert.match(await page.url(), /#\/user\/\w+$/);
    },
    { expected: [/status of 4/] },
  ),

  "a profile is edited, and custom data must be JSON": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.see("Account", ".item h2");
    await page.fill("name", "Grace Again");
    await page.keys("Enter");
    await page.see("Saved.", ".says");
    await page.fill("nickname", "Amazing");
    await page.keys("Enter");
    await page.until(() => document.querySelectorAll(".says:not(:empty)").length === 2);
    await page.fill("customData", "{ nothing }");
    await page.pressText("Save", ".item > section:has([name=customData]) button");
    await page.see("This is not JSON", ".field .error");
    await page.fill("customData", '{ "plan": "gold" }');
    await page.pressText("Save", ".item > section:has([name=customData]) button");
    await page.until(() => document.querySelectorAll(".says:not(:empty)").length === 3);
    await page.reload();
    await page.see("Grace Again", ".item h1");
    const kept = await page.run(() =>
      ["nickname", "customData"].map((name) => document.querySelector(`[name=${name}]`).value),
    );
    assert.equal(kept[0], "Amazing");
    assert.deepEqual(JSON.parse(kept[1]), { plan: "gold" });
  }),

  "a field of a profile is emptied": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    for (const value of ["Amazing", ""]) {
      await page.fill("nickname", value);
      await page.keys("Enter");
      await page.see("Saved.", ".says");
    }
    await page.reload();
    await page.see("Profile", ".item h2");
    assert.equal(await page.run(() => document.querySelector("[name=nickname]").value), "");
  }),

  "roles and organizations are given and taken": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    for (const title of ["Roles", "Organizations"]) {
      const part = await page.mark("section", title, title);
      await page.until((s) => document.querySelectorAll(`${s} option`).length > 1, part);
      const name = await page.run((part) => {
        const select = document.querySelector(`${part} select`);
        const there = document.querySelector(part).textContent;
        const free = [...select.options].find((o) => o.value && !there.includes(`${o.text}Remove`));
        select.value = free.value;
        return free.text;
      }, part);
      await page.pressText("Add", `${part} > .buttons button`);
      await page.see(name, `${part} li`);
      await page.press(`${part} [aria-label="Remove ${name}"]`);
      await page.until(
        ([part, name]) => !document.querySelector(`${part} ul`)?.textContent.includes(name),
        [part, name],
      );
    }
  }),

  "of a long list is said that it is not all": async () => {
    const names = Array.from({ length: 101 }, (_, n) => `extra-${n}`);
    const user = { id: "user_of_many", username: "many", roles: names };
    await demo.control("reset");
    await demo.control("seed", { roles: names.map((name) => ({ name })), users: [user] });
    await demo.browse("#/user/user_of_many", async (page) => {
      for (const part of [".item li", ".item option"]) {
        await page.until(
          (part) =>
            [...document.querySelectorAll(part)].some(
              ({ textContent }) => textContent === "Only the first 100 are shown.",
            ),
          part,
        );
      }
      await page.go("#/users?user=user_of_many");
      await page.see("Only the first 100 are shown.", "dialog li");
    });
  },

  "a user is suspended and deleted, by the keyboard": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.pressText("Suspend", ".item button");
    await page.see("Suspended", ".item .badge");
    const name = await page.text(".item h1");
    await page.focus(".item .button.danger");
    await page.keys("Enter");
    await page.see(`Delete the user “${name}”?`, "dialog h2");
    await page.keys("Escape");
    await page.until(() => document.querySelector(".confirm") === null);
    await page.keys("Enter");
    await page.see("Delete the user", "dialog h2");
    await page.keys("Tab");
    await page.keys("Enter");
    await page.see("216", "#total");
  }),

  "what fails once more is said once": demo.visit(
    "#/users",
    async (page) => {
      await page.press("#rows a");
      await page.pressText("Edit", "dialog a");
      for (const status of [403, 422]) {
        const match = { path: "/api/users/*", method: "PATCH" };
        await demo.control("faults", { times: 1, fault: { kind: "status", status }, match });
        await page.pressText("Suspend", ".item button");
        await page.see(String(status), ".item .failure");
      }
      const count = await page.run(() => document.querySelectorAll(".item .failure").length);
      assert.equal(count, 1);
      await page.pressText("Suspend", ".item button");
      await page.see("Suspended", ".item .badge");
      assert.equal(await page.run(() => document.querySelector(".item .failure")), null);
    },
    { expected: [/status of 4/] },
  ),

  "a new name is in the heading too, and in what is asked": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.see("Account", ".item h2");
    await page.fill("name", "Grace Again");
    await page.keys("Enter");
    await page.see("Grace Again", ".item h1");
    await page.pressText("Delete", ".item .button.danger");
    await page.see("Delete the user “Grace Again”?", ".confirm h2");
  }),

  "a password that was set is gone from its field": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.fill("password", "correct horse battery");
    await page.keys("Enter");
    await page.see("Saved.", ".says");
    assert.equal(await page.run(() => document.querySelector("[name=password]").value), "");
  }),

  "the focus stays on a button that was pressed": demo.visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.see("Account", ".item h2");
    await page.focus(".item form [type=submit]");
    await page.keys("Enter");
    await page.see("Saved.", ".says");
    await page.until(() => document.activeElement.textContent === "Save");
    await page.focus(".item header button");
    await page.keys("Enter");
    await page.see("Suspended", ".item .badge");
    await page.until(() => document.activeElement.textContent === "Activate");
  }),
});
