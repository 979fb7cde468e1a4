import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";

const axe = new URL(import.meta.resolve("axe-core/axe.min.js"));

/** Nothing that axe finds. Its script is put there by the debugger, past the page's policy. */
export async function assertAccessible(page) {
  await page.evaluate(readFileSync(axe, "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
    [],
  );
}
