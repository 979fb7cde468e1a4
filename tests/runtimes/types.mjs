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
  node16: { module: "Node16", moduleResolution: "Node16" },
  nodenext: { module: "NodeNext", moduleResolution: "NodeNext" },
};

const consumer = makeConsumer(values.tarball);

/** Compiled, never run; `names.ts` is written from what the package has. */
const SOURCES = ["usage.ts", "options.ts", "requests.ts", "testing.ts", "names.ts"];

/** CommonJS, whose declarations are others: of the same names and types. */
const REQUIRED = `import logto = require("logto-management");
import slim = require("logto-management/slim");
import testing = require("logto-management/testing");
type Imported<Name extends "index" | "slim" | "testing"> = {
  index: typeof import("logto-management", { with: { "resolution-mode": "import" } });
  slim: typeof import("logto-management/slim", { with: { "resolution-mode": "import" } });
  testing: typeof import("logto-management/testing", { with: { "resolution-mode": "import" } });
}[Name];
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
export const same: [
  Same<typeof logto, Imported<"index">>,
  Same<typeof slim, Imported<"slim">>,
  Same<typeof testing, Imported<"testing">>,
] = [true, true, true];
const emulator = new testing.Emulator({ seed: {} });
const options: logto.ManagementClientOptions = { ...emulator.options, fetch: emulator.fetch };
export const client: logto.ManagementClient = new logto.ManagementClient(options);
export const user: logto.User | undefined = undefined;
export const isOne = (error: unknown): error is logto.ApiError => error instanceof logto.ApiError;
`;

/** TypeScript that compiles if what is declared is what the package has, neither less nor more. */
async function sameNames() {
  const folder = join(consumer.folder, "node_modules/logto-management");
  const logto = await import(join(folder, "index.js"));
  const slim = await import(join(folder, "slim.js"));
  const testing = await import(join(folder, "testing/index.js"));
  const client = new logto.ManagementClient({
    endpoint: "https://a.example",
    getAccessToken: () => null,
  });
  const members = Object.getOwnPropertyNames(logto.ManagementClient.prototype);
  const isResource = (name) => typeof client[name] === "object";
  const types = {
    'typeof import("logto-management")': Object.keys(logto),
    'typeof import("logto-management/slim")': Object.keys(slim),
    'typeof import("logto-management/testing")': Object.keys(testing),
    Emulator: methodsOf(new testing.Emulator({ seed: {} })),
    ManagementClient: members.filter((name) => name !== "constructor"),
    Resources: members.filter(isResource),
  };
  for (const name of members.filter(isResource)) {
    types[`Resources[${JSON.stringify(name)}]`] = methodsOf(client[name]);
  }
  const lines = Object.entries(types).map(([type, names], i) => {
    const union = names.map((name) => JSON.stringify(name)).join(" | ");
    return `export const same${i}: Same<Extract<keyof ${group(type)}, string>, ${union}> = true;`;
  });
  return [
    'import type { ManagementClient, Resources } from "logto-management";',
    'import type { Emulator } from "logto-management/testing";',
    "type Same<Declared, Has> = [Declared] extends [Has] ? [Has] extends [Declared] ? true",
    "  : { undeclared: Exclude<Has, Declared> } : { missing: Exclude<Declared, Has> };",
    ...lines,
    "",
  ].join("\n");
}

const group = (type) => (type.startsWith("typeof") ? `(${type})` : type);

function methodsOf(resource) {
  const names = Object.getOwnPropertyNames(resource);
  const inherited = Object.getOwnPropertyNames(Object.getPrototypeOf(resource));
  const methods = [...names, ...inherited].filter((name) => name !== "constructor");
  return methods.filter((name) => !(name in Object.prototype));
}

function compile(compilerOptions, files = SOURCES) {
  const strict = { strict: true, skipLibCheck: false, noEmit: true, target: "ES2022" };
  const exact = { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  writeFileSync(
    join(consumer.folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: { ...strict, ...exact, ...compilerOptions },
      files,
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
  cpSync(join(root, "tests/runtimes/types"), consumer.folder, { recursive: true });
  writeFileSync(join(consumer.folder, "names.ts"), await sameNames());
  writeFileSync(join(consumer.folder, "required.cts"), REQUIRED);
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
  for (const name of ["node16", "nodenext"]) {
    const options = { ...PROGRAMS["ES2022 and @types/node"], ...RESOLUTIONS[name] };
    tests[`required by CommonJS, resolved as by ${name}`] = () =>
      compile(options, ["required.cts"]);
  }
  await suite("types", tests);
} finally {
  consumer.remove();
}
