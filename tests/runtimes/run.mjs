// Runs the contract tests in one runtime, from the packed package, and writes a report of each as a
// line of JSON. `cargo xtask test` starts it; by hand:
//
//   node tests/runtimes/run.mjs --runtime node --program node --tarball T.tgz --emulator PATH
//
// `--filter TEXT` runs the tests whose file or name has the text. With LOGTO_ENDPOINT, LOGTO_APP_ID
// and LOGTO_APP_SECRET set and `--real`, it runs those that are fit for it against that server.
import { parseArgs } from "node:util";
import { runInBrowser } from "./browser.mjs";
import { addContractTests, makeConsumer } from "./consumer.mjs";
import { startEmulator } from "./emulator.mjs";
import { runInProcess } from "./process.mjs";
import { runInWorkerd } from "./workerd.mjs";

const RUNNERS = {
  node: runInProcess,
  deno: runInProcess,
  bun: runInProcess,
  workerd: runInWorkerd,
  chromium: runInBrowser,
  firefox: runInBrowser,
};

const { values } = parseArgs({
  options: {
    runtime: { type: "string" },
    program: { type: "string" },
    tarball: { type: "string" },
    emulator: { type: "string" },
    filter: { type: "string", default: "" },
    real: { type: "boolean", default: false },
  },
});

function report(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function startServer(folder) {
  if (!values.real) return startEmulator(values.emulator, { serve: { "/tests": folder } });
  const { LOGTO_ENDPOINT, LOGTO_APP_ID, LOGTO_APP_SECRET } = process.env;
  return {
    endpoint: LOGTO_ENDPOINT.replace(/\/+$/, ""),
    credentials: { appId: LOGTO_APP_ID, appSecret: LOGTO_APP_SECRET },
    stop: async () => {},
  };
}

const consumer = makeConsumer(values.tarball);
try {
  addContractTests(consumer.folder);
  const server = await startServer(consumer.folder);
  try {
    const { runtime, program, filter: only, real } = values;
    const { endpoint, credentials } = server;
    const context = { runtime, endpoint, credentials, only, real };
    await RUNNERS[runtime]({ program, folder: consumer.folder, context }, report);
  } finally {
    await server.stop();
  }
} finally {
  consumer.remove();
}
