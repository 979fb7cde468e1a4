// Runs the pages' fragments, each as a module of its own, in Node, with the packed package.
import { execFile } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { fits, root } from "./pages.mjs";

const run = promisify(execFile);
const PRELUDE = "fragment-prelude.mjs";

/** Lays into a consumer's folder what all fragments need. */
export function prepare(folder) {
  cpSync(new URL(PRELUDE, import.meta.url).pathname, join(folder, PRELUDE));
  symlinkSync(join(root, "node_modules/@logto"), join(folder, "node_modules/@logto"));
}

/** What the comments of a fragment say that it prints: `// → 217`, a line each. */
export const expectedOf = (code) => [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, text]) => text);

/**
 * Runs a fragment as an application of the emulator's. Where it says what it prints, it prints that
 * and nothing else; so too where the page has a block of text right after it, `shown`.
 */
export async function runFragment({ code, lang }, number, app, shown, context) {
  const { folder, node } = context;
  const admin = context.env.LOGTO_APP_ID;
  const env = { ...context.env, ADMIN_APP_ID: admin, LOGTO_APP_ID: app ?? admin };
  const file = `fragment-${number}.${lang === "ts" ? "mts" : "mjs"}`;
  writeFileSync(join(folder, file), `${code}\n`);
  const args = ["--no-warnings", "--import", `./${PRELUDE}`, file];
  let printed;
  try {
    printed = (await run(node, args, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    throw new Error(`${error.stdout}${error.stderr || error.message}`);
  }
  printed = printed.replaceAll(env.LOGTO_ENDPOINT, "https://auth.example.com");
  if (shown !== undefined && !fits(printed, shown)) {
    throw new Error(`it should print\n${shown}\nand printed\n${printed}`);
  }
  const expected = expectedOf(code);
  if (expected.length === 0) return;
  const lines = printed.trimEnd().split("\n");
  const wrong = expected.findIndex((text, at) => !fits(lines[at] ?? "", text));
  if (wrong >= 0) {
    throw new Error(`it should print "${expected[wrong]}", and printed:\n${printed}`);
  }
  if (lines.length > expected.length) {
    throw new Error(
      `it should print no more than ${expected.length} lines, and printed:\n${printed}`,
    );
  }
}
