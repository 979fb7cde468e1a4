// The dashboard: its counts, its curves, and what it has not counted.
import assert from "node:assert/strict";
import { open } from "./views.mjs";

export const dashboardTests = (demo) => ({
  "the dashboard counts and draws": demo.visit("#/dashboard", async (page) => {
    await open(page, "dashboard");
    await page.see("217", ".tile .number");
    await page.until(() => document.querySelector(".plot canvas") !== null);
    const spoken = await page.run(() => document.querySelector(".plot [role=img]").ariaLabel);
    assert.match(spoken, /^217 users in all, \d+ new/);
    const rows = await page.run(() => document.querySelectorAll(".plot .list tbody tr").length);
    assert.equal(rows, 90);
  }),

  "the dashboard says what it has not counted": async () => {
    await demo.control("reset");
    await demo.control("users", { count: 20_000 });
    await demo.browse("", async (page) => {
      await open(page, "users");
      // The emulator's users were all made on 21 September 2026.
      await page.run(() => {
        Date.now = () => Date.UTC(2026, 8, 23);
      });
      await page.go("#/dashboard");
      await page.until(() => document.querySelector(".plot .hint") !== null, undefined, 50_000);
      assert.match(await page.text(".plot .hint"), /^Only the newest 20,000 users/);
      const days = await page.run(() =>
        [...document.querySelectorAll(".plot .list tbody tr")].map((row) =>
          [...row.cells].slice(0, 3).map((cell) => cell.textContent),
        ),
      );
      assert.deepEqual(days.slice(1, 4), [
        ["22 Sept 2026", "20,217", "0"],
        ["21 Sept 2026", "20,217", "–"],
        ["20 Sept 2026", "–", "–"],
      ]);
    });
  },

  "a range that is overtaken by another is not drawn": demo.visit("#/dashboard", async (page) => {
    await open(page, "dashboard");
    await page.until(() => document.querySelector(".plot canvas") !== null);
    await demo.stall({ path: "/api/users" });
    await page.pick("select[aria-label=Range]", "365");
    await demo.faultsAreMet();
    await page.pick("select[aria-label=Range]", "30");
    await page.until(() => document.querySelectorAll(".plot .list tbody tr").length === 30);
    await page.see("aborted", ".pills");
  }),

  "the dashboard asks anew for counts that failed": demo.visit(
    "",
    async (page) => {
      await open(page, "users");
      const fault = { kind: "status", status: 403 };
      await demo.control("faults", { times: 1, fault, match: { path: "/api/dashboard/*" } });
      await page.go("#/dashboard");
      await page.see("ForbiddenError", ".plot");
      assert.equal(await page.run(() => document.querySelector("main [aria-busy]")), null);
      await page.pressText("Try again", ".plot button");
      await page.see("217", ".tile .number");
    },
    { expected: [/status of 403/] },
  ),
});
