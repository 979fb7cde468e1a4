// What a client may cost, counted and not timed: bytes of a bundle, crossings between JavaScript and
// the module, and allocations. `benches/budgets.json` has the bounds; a change that goes over one
// raises it there, where it is seen, or does not go over.
//
//   node tests/runtimes/budgets.mjs --package FOLDER --probe FOLDER
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { answer } from "../../benches/inside/answers.mjs";
import { bundle, ENTRIES } from "../../benches/tables/bytes.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: { package: { type: "string" }, probe: { type: "string" } },
});
const budgets = JSON.parse(readFileSync(new URL("../../benches/budgets.json", import.meta.url)));

/** Calls from JavaScript into the module, and back. */
const crossings = { in: 0, out: 0 };
const counted = (functions, way) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, value]) => [
      name,
      typeof value !== "function"
        ? value
        : (...given) => {
            crossings[way] += 1;
            return value(...given);
          },
    ]),
  );
const { Instance } = WebAssembly;
WebAssembly.Instance = function CountingInstance(module, imports) {
  const outward = Object.fromEntries(
    Object.entries(imports).map(([name, functions]) => [name, counted(functions, "out")]),
  );
  const { exports } = new Instance(module, outward);
  return { exports: counted(exports, "in") };
};
const published = await import(resolve(values.package, "index.js"));
WebAssembly.Instance = Instance;
const probe = await import(resolve(values.probe, "index.js"));

const ENDPOINT = "https://a.example";
async function fetch(url) {
  const { pathname, search } = new URL(url);
  const { body, headers } = answer(pathname + search, 1_000, ENDPOINT);
  return new Response(body, { headers });
}

/** What is counted for: calls of a client that has its token, each once to warm up. */
const CALLS = {
  "users.get": (logto) => logto.users.get("u1"),
  "users.update": (logto) => logto.users.update("u1", { name: "Ada" }),
  "a page of 100 users": (logto) => logto.users.list().page(2),
  "a walk over 10 pages": (logto) => logto.users.list().toArray({ limit: 1_000 }),
};

async function warm({ ManagementClient }, call) {
  const logto = new ManagementClient({ endpoint: ENDPOINT, appId: "a", appSecret: "s", fetch });
  await call(logto);
  return logto;
}

function within(what, budget, used) {
  console.error(`  ${what}: ${used} of ${budget}`);
  const over = Math.round((used - budget) * 1000) / 1000;
  assert.ok(used <= budget, `${what}: ${used}, ${over} more than the budget of ${budget}`);
}

const tests = {};
for (const [name, budget] of Object.entries(budgets["KB gzipped"])) {
  tests[`bytes: ${name}`] = async () => {
    const [, gzip] = await bundle(ENTRIES[name]);
    within(name, budget, Math.round(gzip * 10) / 10);
  };
}
for (const [name, budget] of Object.entries(budgets.crossings)) {
  tests[`crossings: ${name}`] = async () => {
    const logto = await warm(published, CALLS[name]);
    Object.assign(crossings, { in: 0, out: 0 });
    await CALLS[name](logto);
    within(`${name}, into the module`, budget.in, crossings.in);
    within(`${name}, out of it`, budget.out, crossings.out);
  };
}
for (const [name, budget] of Object.entries(budgets.allocations)) {
  tests[`allocations: ${name}`] = async () => {
    const logto = await warm(probe, CALLS[name]);
    const count = () => logto[Symbol.for("logto-management.allocations")]();
    const before = count();
    await CALLS[name](logto);
    const after = count();
    within(name, budget, after.made - before.made);
    // A list lives until it is collected.
    const left = after.live - before.live;
    assert.ok(left <= budgets.left, `${left} allocations are left`);
  };
}
await suite("budgets", tests);
