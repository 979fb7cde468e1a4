// Many calls, one after another, in a process of their own: so many that V8 optimises what they
// run. Node 20's V8 then aborted the process, which no JavaScript can catch.
//
//   node tests/runtimes/sustained.mjs --tarball T.tgz --node20 PATH
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: { tarball: { type: "string" }, node20: { type: "string" } },
});

const CALLS = 12_000;
/** An abort did not come in every process: of so many, some had it each time it was tried. */
const PROCESSES = 6;

const program = (call, body) => `
import { ManagementClient } from "logto-management";
const logto = new ManagementClient({
  endpoint: "https://a.example",
  getAccessToken: () => ({ token: "t" }),
  fetch: async () => new Response(${JSON.stringify(body)}),
});
for (let i = 0; i < ${CALLS}; i += 1) await ${call};
`;

/** Calls of `fetch` with one signal that outlives them, and what they leave on the heap. */
const leftovers = `
import { ManagementClient } from "logto-management";
const logto = new ManagementClient({
  endpoint: "https://a.example",
  getAccessToken: () => ({ token: "t" }),
  fetch: async () => new Response("x"),
});
const { signal } = new AbortController();
async function calls(count) {
  for (let i = 0; i < count; i += 1) await (await logto.fetch("/api/x", { signal })).text();
  // Weak references hold what they refer to until the present task has ended.
  await new Promise(setImmediate);
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
await calls(2_000);
const before = await calls(1);
console.log((await calls(4_000) - before) / 4_000);
`;

/** Bytes; without weak references it was 4,000. */
const LEFT_PER_CALL = 400;

function weigh() {
  const file = join(consumer.folder, "leftovers.mjs");
  writeFileSync(file, leftovers);
  const node = spawnSync(process.execPath, ["--expose-gc", file], { encoding: "utf8" });
  assert.equal(node.status, 0, node.stderr.slice(0, 500));
  assert.ok(Number(node.stdout) < LEFT_PER_CALL, `${node.stdout.trim()} bytes a call are left`);
}

const consumer = makeConsumer(values.tarball);

function run(name, call, body) {
  const file = join(consumer.folder, `${name}.mjs`);
  writeFileSync(file, program(call, body));
  for (let process = 0; process < PROCESSES; process += 1) {
    const { status, signal, stderr } = spawnSync(values.node20, [file], { encoding: "utf8" });
    assert.equal(status, 0, `${signal ?? ""} ${stderr.slice(0, 500)}`);
  }
}

try {
  await suite("sustained", {
    "12,000 calls of a method": () => run("method", 'logto.users.get("u")', "x"),
    "12,000 calls of fetch": () => run("fetch", '(await logto.fetch("/api/x")).text()', "x"),
    "4,000 calls of fetch leave nothing with a signal that outlives them": weigh,
  });
} finally {
  consumer.remove();
}
