// `logto-management/testing` from the packed package, in Node 20 and 24, Deno, Bun, workerd and browsers.
//
//   node tests/runtimes/testing.mjs --tarball T.tgz --node20 PATH --deno PATH --bun PATH
//
// `--emulator PATH`, which serves the page, with `--chromium PATH` and `--firefox PATH` adds the browsers.
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { openPage } from "./browser.mjs";
import { makeConsumer } from "./consumer.mjs";
import { startEmulator } from "./emulator.mjs";
import { startWorker } from "./workerd.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    node20: { type: "string" },
    deno: { type: "string" },
    bun: { type: "string" },
    emulator: { type: "string" },
    chromium: { type: "string" },
    firefox: { type: "string" },
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

async function inPage(name, program) {
  const server = await startEmulator(values.emulator, { serve: { "/tests": folder } });
  const { page, close } = await openPage(name, program);
  try {
    await page.goto(`${server.endpoint}/tests/testing-page.html`);
    await page.waitForFunction(() => globalThis.problems !== undefined);
    return await page.evaluate(() => globalThis.problems);
  } finally {
    await close();
    await server.stop();
  }
}

const FILES = ["testing.mjs", "testing-main.mjs", "testing-worker.mjs", "testing-page.mjs"];

try {
  const inside = new URL("inside/", import.meta.url).pathname;
  for (const name of [...FILES, "testing-page.html"]) {
    cpSync(join(inside, name), join(folder, name));
  }
  const results = [];
  for (const [runtime, program] of Object.entries(PROGRAMS)) {
    results.push([runtime, await inProcess(program)]);
  }
  results.push(["workerd", await inWorkerd()]);
  for (const name of ["chromium", "firefox"]) {
    if (values[name]) results.push([name, await inPage(name, values[name])]);
  }
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
