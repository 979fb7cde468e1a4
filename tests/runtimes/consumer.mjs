// A folder in which a stranger has installed the packed package, and nothing of the repository but
// the contract tests can be reached.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

const root = new URL("../../", import.meta.url).pathname;

/** Makes the folder; `remove()` takes it away again. */
export function makeConsumer(tarball) {
  const folder = mkdtempSync(join(tmpdir(), "logto-management-"));
  const manifest = { name: "consumer", private: true, type: "module" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  // Offline: the package has no dependencies, and must not get any.
  const options = ["--offline", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["install", ...options, tarball], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const installed = readdirSync(join(folder, "node_modules")).filter((name) => name[0] !== ".");
  if (`${installed}` !== "logto-management") throw new Error(`npm installed ${installed}`);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Adds the contract tests, what they import, and the file that runs them. */
export function addContractTests(folder) {
  const tests = join(folder, "tests");
  const source = join(root, "tests/conformance");
  cpSync(source, tests, { recursive: true, filter: (path) => !path.endsWith(".md") });
  cpSync(join(root, "node_modules/chai"), join(folder, "node_modules/chai"), { recursive: true });
  const inside = join(root, "tests/runtimes/inside");
  for (const name of readdirSync(inside)) {
    cpSync(join(inside, name), join(name === "stray-errors.mjs" ? tests : folder, name));
  }
  writeFileSync(join(tests, "all.mjs"), allTests(readdirSync(tests)));
  mkdirSync(join(folder, "out"), { recursive: true });
}

/** A module that imports each test file by a literal, as bundlers and Deno want it. */
function allTests(names) {
  const lines = names
    .filter((name) => name.endsWith(".test.mjs"))
    .sort()
    .map((name) => {
      const file = basename(name, ".test.mjs");
      return `  ${JSON.stringify(file)}: () => import(${JSON.stringify(`./${name}`)}),`;
    });
  return ["export const files = {", ...lines, "};", ""].join("\n");
}
