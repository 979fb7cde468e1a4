// `logto-management/testing` from the packed package, in Node 20 and 24, Deno, Bun and workerd.
//
//   node tests/runtimes/testing.mjs --tarball T.tgz --node20 PATH --deno PATH --bun PATH
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { startWorker } from "./workerd.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    node20: { type: "string" },
    deno: { type: "string" },
    bun: { type: "string" },
  },
});
const run = promisify(execFile);
const report = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const consumer = makeConsumer(values.tarball);
const { folder } = consumer;

// No network is allowed where a runtime can forbid it.
const DENO = ["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual"];
const PROGRAMS = {
  node20: [values.node20],
  node24: [process.execPath],
  deno: [values.deno, ...DENO],
  bun: [values.bun, "run"],
};

async function inProcess([program, ...flags]) {
  const { stdout } = await run(program, [...flags, "testing-main.mjs"], { cwd: folder });
  return JSON.parse(stdout);
}

async function inWorkerd() {
  const worker = await startWorker(join(folder, "testing-worker.mjs"), {}, {}, 3);
  try {
    return await (await worker.dispatchFetch("http://worker/")).json();
  } finally {
    await worker.dispose();
  }
}

try {
  const inside = new URL("inside/", import.meta.url).pathname;
  for (const name of ["testing.mjs", "testing-main.mjs", "testing-worker.mjs"]) {
    cpSync(join(inside, name), join(folder, name));
  }
  const results = [];
  for (const [runtime, program] of Object.entries(PROGRAMS)) {
    results.push([runtime, await inProcess(program)]);
  }
  results.push(["workerd", await inWorkerd()]);
  report({
    type: "plan",
    count: results.reduce((sum, [, problems]) => sum + Object.keys(problems).length, 0),
  });
  for (const [runtime, problems] of results) {
    for (const [name, problem] of Object.entries(problems)) {
      const outcome = problem === null ? "passed" : "failed";
      const message = problem ?? undefined;
      report({ type: "test", runtime, file: "testing", name, outcome, ms: 0, message });
    }
  }
} finally {
  consumer.remove();
}
