// The page in German.
import assert from "node:assert/strict";
import { de } from "../../../www/js/languages/de.js";
import { missing } from "../texts.mjs";
import { open } from "./views.mjs";

const SOURCE = new URL("../../../www/js", import.meta.url).pathname;

export const languagesTests = (demo) => ({
  "the page speaks German where that is chosen": demo.visit(
    "#/roles",
    async (page) => {
      await open(page, "roles");
      const fault = { kind: "status", status: 503 };
      await demo.control("faults", { times: 1, fault, match: { path: "/api/roles" } });
      await page.pick("#language", "de");
      await page.see("Rollen", "main h1");
      assert.equal(await page.run(() => document.documentElement.lang), "de");
      assert.equal(await page.text("nav [aria-current]"), "Rollen");
      await page.press("#activity .toggle");
      for (const text of ["Zugriffstoken von: endpoint, gültig", "noch einmal in", "Versuch 2"]) {
        await page.see(text, "#log");
      }
      await page.pick("#language", "en");
      await page.see("Roles", "main h1");
    },
    { expected: [/status of 503/] },
  ),

  "every text of the page has its German": () => assert.deepEqual(missing(SOURCE, de), []),
});
