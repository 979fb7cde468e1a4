// How each view looks: in both themes, to axe, and on a narrow screen.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { open, VIEWS } from "./views.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

/** The page's ground, `--page` of base.css. */
const GROUNDS = { light: "rgb(244, 245, 248)", dark: "rgb(14, 17, 22)" };

/** `pictures` is the folder for a picture of each view, if there shall be any. */
export function looksTests(demo, { pictures }) {
  async function picture(page, name) {
    if (pictures === undefined) return;
    mkdirSync(pictures, { recursive: true });
    await page.picture(join(pictures, `${name.replace("/", "-")}.png`));
  }

  const tests = {
    "no view scrolls sideways on a narrow screen": demo.visit(
      "",
      async (page) => {
        for (const [view, title] of Object.entries(VIEWS)) {
          await open(page, view, title);
          const wider = await page.run(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wider <= 0, `${view}: ${wider} px`);
          await picture(page, `${view}-narrow`);
        }
      },
      { width: 390 },
    ),

    "the navigation shows on a narrow screen where one is": demo.visit(
      "#/transfer",
      async (page) => {
        await open(page, "transfer");
        const inSight = () =>
          page.until(() => {
            const { left, right } = document
              .querySelector("nav [aria-current]")
              .getBoundingClientRect();
            return left >= 0 && right <= innerWidth;
          });
        await inSight();
        await open(page, "dashboard");
        await inSight();
      },
      { width: 390 },
    ),

    "avatars are of the theme that was chosen": demo.visit("", async (page) => {
      await open(page, "users");
      const grounds = [];
      for (const theme of Object.keys(GROUNDS)) {
        await page.pick("#theme", theme);
        grounds.push(
          await page.run(() => getComputedStyle(document.querySelector(".avatar")).backgroundColor),
        );
      }
      const [light, dark] = grounds.map((color) => Math.max(...color.match(/\d+/g).map(Number)));
      assert.ok(light > 200 && dark < 100, grounds.join(", "));
    }),
  };

  for (const theme of Object.keys(GROUNDS)) {
    tests[`axe finds nothing in any view, ${theme}`] = demo.visit("", async (page) => {
      await open(page, "users");
      await page.pick("#theme", theme);
      const ground = await page.run(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(ground, GROUNDS[theme]);
      for (const [view, title] of Object.entries(VIEWS)) {
        await open(page, view, title);
        await audit(page, view);
        await picture(page, `${view}-${theme}`);
        const link = await page.run(() => document.querySelector("main .list th a")?.hash);
        if (!link) continue;
        await page.go(link);
        await page.until(() => {
          const item = document.querySelector(".item");
          return item?.querySelector("h1") && !item.querySelector("[aria-busy], .bone");
        });
        await audit(page, link);
        await picture(page, `${view}-one-${theme}`);
      }
    });
  }
  return tests;
}

/** What axe finds in a page as it is. */
async function audit(page, what) {
  await page.run(axe);
  const found = await page.run(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  assert.deepEqual(found, [], what);
}
