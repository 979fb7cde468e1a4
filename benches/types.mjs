// What the declarations cost the compiler, beside those of `@logto/api`: the same small program with
// each, compiled by turns.
//
//   cargo xtask build && node benches/types.mjs [--rounds 10]
//
// It measures the package in `pkg/`, with the TypeScript of the repository's package-lock.json.
import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "10" } } });
const root = new URL("../", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "logto-management-types-"));

/** What both programs do: list users, update one, list a role's scopes. */
const PROGRAMS = {
  "logto-management": `
import { ManagementClient } from "logto-management";
const logto = new ManagementClient({ endpoint: "https://a.example", appId: "a", appSecret: "s" });
for (const user of await logto.users.list({ pageSize: 20 })) {
  await logto.users.update(user.id, { name: user.username ?? "" });
}
for (const scope of await logto.roles.listScopes("r")) scope.name.toUpperCase();
`,
  "@logto/api": `
import { createManagementApi } from "@logto/api/management";
const { apiClient } = createManagementApi("default", { clientId: "a", clientSecret: "s" });
const { data } = await apiClient.GET("/api/users", { params: { query: { page: 1, page_size: 20 } } });
for (const user of data ?? []) {
  await apiClient.PATCH("/api/users/{userId}", {
    params: { path: { userId: user.id } },
    body: { name: user.username ?? "" },
  });
}
const scopes = await apiClient.GET("/api/roles/{id}/scopes", { params: { path: { id: "r" } } });
for (const scope of scopes.data ?? []) scope.name.toUpperCase();
`,
};

const OPTIONS = {
  strict: true,
  noEmit: true,
  module: "NodeNext",
  moduleResolution: "NodeNext",
  target: "ES2022",
  lib: ["ES2022", "DOM", "DOM.Iterable"],
  types: [],
  skipLibCheck: true,
};

/** The diagnostics that are compared, and their units. */
const FIGURES = {
  "Check time": "s",
  "Total time": "s",
  Types: "",
  Instantiations: "",
  "Memory used": "K",
};

function install(name, source) {
  const modules = join(folder, name.replaceAll("/", "+"), "node_modules");
  mkdirSync(modules, { recursive: true });
  cpSync(source, join(modules, name), { recursive: true });
  return modules;
}

function prepare(name) {
  const modules = install(
    name,
    name === "@logto/api" ? join(root, "node_modules", name) : join(root, "pkg"),
  );
  if (name === "@logto/api") {
    for (const part of ["@silverhand", "openapi-fetch", "openapi-typescript-helpers"]) {
      const source = join(root, "node_modules", part);
      try {
        cpSync(source, join(modules, part), { recursive: true });
      } catch (error) {
        if (error.code !== "ENOENT") throw error;
      }
    }
  }
  const project = join(modules, "..");
  writeFileSync(join(project, "package.json"), '{ "type": "module" }');
  writeFileSync(join(project, "program.ts"), PROGRAMS[name]);
  const config = { compilerOptions: OPTIONS, files: ["program.ts"] };
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
  return project;
}

function compile(project) {
  const tsc = join(root, "node_modules/.bin/tsc");
  const options = { cwd: project, encoding: "utf8" };
  const output = execFileSync(tsc, ["--project", ".", "--extendedDiagnostics"], options);
  const figures = {};
  for (const name of Object.keys(FIGURES)) {
    const [, value] = output.match(new RegExp(`^${name}:\\s+([\\d.]+)`, "m")) ?? [];
    figures[name] = Number(value);
  }
  return figures;
}

function declarationBytes(path) {
  let bytes = 0;
  for (const entry of readdirSync(path, { recursive: true })) {
    if (entry.endsWith(".d.ts")) bytes += statSync(join(path, entry)).size;
  }
  return bytes;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

try {
  const projects = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, prepare(name)]));
  const runs = Object.fromEntries(Object.keys(PROGRAMS).map((name) => [name, []]));
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [name, project] of Object.entries(projects)) runs[name].push(compile(project));
  }
  const names = Object.keys(PROGRAMS);
  console.log(["".padEnd(22), ...names.map((name) => name.padStart(18))].join(""));
  for (const [figure, unit] of Object.entries(FIGURES)) {
    const cells = names.map((name) => `${median(runs[name].map((run) => run[figure]))} ${unit}`);
    console.log([figure.padEnd(22), ...cells.map((cell) => cell.trim().padStart(18))].join(""));
  }
  const bytes = names.map((name) =>
    String(declarationBytes(join(projects[name], "node_modules", name))).padStart(18),
  );
  console.log(["bytes of .d.ts".padEnd(22), ...bytes].join(""));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
