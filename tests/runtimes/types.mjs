// The declarations, as consumers compile them: strict, and with the libraries of others checked.
//
//   node tests/runtimes/types.mjs --tarball T.tgz
import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
const root = new URL("../../", import.meta.url).pathname;

const PROGRAMS = {
  "ES2022 and @types/node": { lib: ["ES2022"], types: ["node"] },
  "@cloudflare/workers-types": { lib: ["ES2022"], types: ["@cloudflare/workers-types"] },
  DOM: { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
};
const RESOLUTIONS = {
  bundler: { module: "ESNext", moduleResolution: "bundler" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
};

const consumer = makeConsumer(values.tarball);

function compile(compilerOptions) {
  const strict = { strict: true, skipLibCheck: false, noEmit: true, target: "ES2022" };
  const exact = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  writeFileSync(
    join(consumer.folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { ...strict, ...exact, ...compilerOptions },
      files: ["usage.ts"],
    }),
  );
  try {
    const tsc = join(root, "node_modules/.bin/tsc");
    execFileSync(tsc, ["--project", "."], { cwd: consumer.folder, encoding: "utf8" });
  } catch (error) {
    throw new Error(error.stdout || error.message);
  }
}

try {
  cpSync(join(root, "tests/runtimes/types/usage.ts"), join(consumer.folder, "usage.ts"));
  for (const name of ["@types", "@cloudflare", "undici-types"]) {
    symlinkSync(join(root, "node_modules", name), join(consumer.folder, "node_modules", name));
  }
  const tests = {};
  for (const [program, libraries] of Object.entries(PROGRAMS)) {
    for (const [name, resolution] of Object.entries(RESOLUTIONS)) {
      tests[`with ${program}, resolved as by ${name}`] = () =>
        compile({ ...libraries, ...resolution });
    }
  }
  await suite("types", tests);
} finally {
  consumer.remove();
}
