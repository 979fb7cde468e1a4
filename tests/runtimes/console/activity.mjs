// The strip of what the client does: how each request ended.
import assert from "node:assert/strict";
import { open } from "./views.mjs";

export const activityTests = (demo) => ({
  "a request that the visitor leaves behind is aborted": demo.visit("", async (page) => {
    await open(page, "users");
    await demo.stall({ path: "/api/roles" });
    await page.go("#/roles");
    await demo.faultsAreMet();
    await open(page, "applications");
    await page.see("/api/rolesaborted", ".pills li");
  }),

  "a request that gets no answer is said to have failed": demo.visit(
    "#/roles",
    async (page) => {
      await open(page, "roles");
      const match = { method: "POST", path: "/api/roles" };
      // A browser asks some more times by itself.
      await demo.control("faults", { times: 9, fault: { kind: "cut" }, match });
      await page.pressText("New", ".collection > header button");
      await page.fill("name", "cut");
      await page.fill("description", "cut");
      await page.keys("Enter");
      await page.see("NetworkError", ".form .failure");
      await page.see("POST/api/rolesNetworkError", ".pills li");
    },
    { expected: [/ERR_/] },
  ),

  "a token that is refused is seen": async () => {
    await demo.control("reset");
    const match = { path: "/oidc/token" };
    await demo.control("faults", { times: 1, fault: { kind: "status", status: 400 }, match });
    const body = async (page) => {
      await page.see("TokenError", ".failure");
      await page.see("token/oidc/token400", ".pills li");
      assert.match(await page.text(".sums"), /^1 request /);
    };
    await demo.browse("#/roles", body, { expected: [/status of 400/] });
  },
});
