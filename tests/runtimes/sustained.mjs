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
  });
} finally {
  consumer.remove();
}
