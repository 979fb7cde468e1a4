// Roles, applications, API resources, organizations and audit logs: their lists and their things.
import assert from "node:assert/strict";
import { open } from "./views.mjs";

export const collectionsTests = (demo) => ({
  "things are created, changed and deleted": demo.visit("#/roles", async (page) => {
    const made = {
      roles: { name: "console-role", description: "Made by a test" },
      applications: { name: "console-app" },
      resources: { name: "Console API", indicator: "https://console.example/api" },
      organizations: { name: "Console Org" },
    };
    for (const [view, fields] of Object.entries(made)) {
      await open(page, view);
      await page.pressText("New", ".collection > header button");
      for (const [name, value] of Object.entries(fields)) await page.fill(name, value);
      await page.keys("Enter");
      await page.see(fields.name, ".item h1");
      if (view === "resources") {
        await page.fill("name", "read:console");
        await page.keys("Enter");
        await page.see("read:console", ".item li");
      }
      await page.pressText("Delete", ".item > .button.danger");
      await page.pressText("Delete", ".confirm .danger");
      await open(page, view);
    }
  }),

  "a form that was begun outlives a search": demo.visit("#/roles", async (page) => {
    await open(page, "roles");
    await page.pressText("New", ".collection > header button");
    await page.fill("name", "half a role");
    await page.fill("search", "Role number 17");
    await page.see("1 of 1 loaded");
    const kept = () => page.run(() => document.querySelector("main [name=name]")?.value);
    assert.equal(await kept(), "half a role");
    await page.pressText("New", ".collection > header button");
    assert.equal(await kept(), "half a role");
    assert.equal(await page.focused("name"), "name");
  }),

  "what a list is searched for is literal": demo.visit("", async (page) => {
    for (const [view, none] of Object.entries({
      roles: "No role.",
      applications: "No application.",
    })) {
      await open(page, view);
      await page.fill("search", "%_");
      await page.see(none, ".state");
    }
  }),

  "audit logs are filtered, and their total is capped": demo.visit("#/logs", async (page) => {
    await open(page, "logs");
    assert.equal(await page.text(".count"), "10,000+");
    await page.fill("logKey", "RevokeToken");
    await page.until(() => {
      const rows = [...document.querySelectorAll(".list tbody th")];
      const busy = document.querySelector(".list [aria-busy]");
      return !busy && rows.length > 0 && rows.every((row) => row.textContent === "RevokeToken");
    });
    assert.match(await page.url(), /logKey=RevokeToken/);
    await page.press(".list tbody th a");
    await page.see("Payload", ".item h2");
  }),

  "a page that fails is missed at the end of the list, and asked for there": demo.visit(
    "#/logs",
    async (page) => {
      await open(page, "logs");
      const match = { path: "/api/logs" };
      await demo.control("faults", { times: 1, fault: { kind: "status", status: 403 }, match });
      await page.run(() => document.querySelector("main section").scrollIntoView(false));
      await page.see("ForbiddenError", ".failure");
      const isBelow = await page.run(() => {
        const [failure, row] = [".failure", ".list tbody tr:last-child"].map((part) =>
          document.querySelector(part).getBoundingClientRect(),
        );
        return failure.top >= row.bottom;
      });
      assert.ok(isBelow, "the failure is out of sight");
      await page.pressText("Try again", ".failure button");
      await page.see("100 of 10,000+ loaded", ".loaded");
      const asked = (await demo.requests("/api/logs")).map(
        ({ query }) => query.match(/\bpage=\d/)[0],
      );
      assert.deepEqual(asked, ["page=1", "page=2", "page=2"]);
    },
    { expected: [/status of 403/] },
  ),

  "a thing's new name is in its heading too, and in what is asked": demo.visit("", async (page) => {
    for (const view of ["roles", "applications", "organizations"]) {
      await open(page, view);
      await page.press(".list tbody th a");
      await page.see("Settings", ".item h2");
      await page.fill("name", `renamed in ${view}`);
      await page.keys("Enter");
      await page.see(`renamed in ${view}`, ".item h1");
      await page.pressText("Delete", ".item > .button.danger");
      await page.see(`renamed in ${view}`, ".confirm h2");
      await page.keys("Escape");
    }
  }),

  "what was added leaves its form empty": demo.visit("#/resources", async (page) => {
    await open(page, "resources");
    // The first is Logto's own, and cannot be changed.
    await page.press(".list tbody tr:nth-child(2) th a");
    for (const name of ["read:one", "read:two"]) {
      await page.fill("name", name);
      await page.keys("Enter");
      await page.see(name, ".item li");
      assert.equal(await page.run(() => document.querySelector(".item [name=name]").value), "");
    }
  }),

  "a long name leaves the headings of the columns whole": async () => {
    await demo.control("reset");
    await demo.control("seed", { roles: [{ name: "r".repeat(120) }] });
    await demo.browse("#/roles?search=rrr", async (page) => {
      await page.see("1 of 1 loaded", ".loaded");
      const heights = await page.run(() =>
        [...document.querySelectorAll(".list thead th")].map((cell) => {
          const text = document.createRange();
          text.selectNodeContents(cell);
          return text.getClientRects().length;
        }),
      );
      assert.deepEqual(heights, [1, 1, 1, 1]);
    });
  },
});
