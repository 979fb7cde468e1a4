// The projects of `examples/`, each installed as its README says, on the emulator.
//
//   node tests/examples/run.mjs --tarball T.tgz --emulator PATH --deno PATH --chromium PATH
//
// `--example NAME` runs one alone, `--heavy` those that install and build for minutes.
import { strict as assert } from "node:assert";
import { parseArgs } from "node:util";
import { startEmulator } from "../runtimes/emulator.mjs";
import { suite } from "../runtimes/suite.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    emulator: { type: "string" },
    deno: { type: "string" },
    chromium: { type: "string" },
    example: { type: "string" },
    heavy: { type: "boolean", default: false },
  },
});

const LIGHT = ["node-admin", "cloudflare-worker", "deno-admin", "user-profile"];
const HEAVY = ["cloudflare-deploy", "next-app"];

const emulator = await startEmulator(values.emulator);
const { endpoint, credentials } = emulator;

/** Orders something of the emulator's control API; answers what it says. */
async function control(path, body, method = "POST") {
  const headers = { "content-type": "application/json" };
  const init = { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`${endpoint}/_emulator/${path}`, init);
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

async function accessToken() {
  const form = {
    grant_type: "client_credentials",
    resource: "https://default.logto.app/api",
    scope: "all",
  };
  const response = await fetch(`${endpoint}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${credentials.appId}:${credentials.appSecret}`)}` },
    body: new URLSearchParams(form),
  });
  return (await response.json()).access_token;
}

const token = await accessToken();

/** Asks the Management API, without the client. */
async function management(method, path, body) {
  const response = await fetch(`${endpoint}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  assert.ok(response.ok, `${method} ${path}: ${response.status}`);
  return response.status === 204 ? undefined : response.json();
}

const context = {
  ...values,
  endpoint,
  /** What a project reads from its environment. */
  env: {
    LOGTO_ENDPOINT: endpoint,
    LOGTO_APP_ID: credentials.appId,
    LOGTO_APP_SECRET: credentials.appSecret,
  },
  management,
  order: (path, body = {}) => control(path, body),
  fail: (fault, match, times = 1) => control("faults", { times, fault, match }),
  faultsLeft: async () => (await control("faults", undefined, "GET")).left,
  /** The requests since the last reset, to a path or below it. */
  async requests(prefix = "/") {
    const all = await control("requests", undefined, "GET");
    return all.filter(({ path }) => path.startsWith(prefix));
  },
};

const chosen = values.example ? [values.example] : values.heavy ? HEAVY : LIGHT;
const started = [];
try {
  const tests = {};
  for (const name of chosen) {
    const { start } = await import(`./${name}.mjs`);
    const example = await start(context);
    started.push(example);
    for (const [what, body] of Object.entries(example.tests)) {
      tests[`${name}: ${what}`] = async () => {
        await context.order("reset");
        await body();
      };
    }
  }
  await suite("examples", tests);
} finally {
  for (const example of started) await example.stop();
  await emulator.stop();
}
