// Runs the README's whole examples as a stranger would: each in a folder with the packed package
// installed, against an emulator. An example is a block of code after `<!-- run: RUNTIMES -->`.
//
//   node tests/runtimes/readme.mjs --tarball T.tgz --emulator PATH --node PATH --deno PATH --bun PATH
//
// `--chromium PATH` and `--firefox PATH` add the browsers.
import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { openPage } from "./browser.mjs";
import { makeConsumer } from "./consumer.mjs";
import { startEmulator } from "./emulator.mjs";
import { suite } from "./suite.mjs";
import { startWorker } from "./workerd.mjs";

const PATHS = ["tarball", "emulator", "node", "deno", "bun", "chromium", "firefox"];
const options = Object.fromEntries(PATHS.map((name) => [name, { type: "string" }]));
const { values: paths } = parseArgs({ options });
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

/** The code that is to be run in a runtime. */
function example(runtime) {
  for (const [, runtimes, code] of readme.matchAll(
    /<!-- run: (.*) -->\n```\w+\n([\s\S]*?)\n```/g,
  )) {
    if (runtimes.split(", ").includes(runtime)) return code;
  }
  throw new Error(`the README has no example for ${runtime}`);
}

const run = promisify(execFile);

async function inProcess(runtime, flags, file) {
  writeFileSync(join(folder, file), example(runtime));
  const { stdout } = await run(paths[runtime], [...flags, file], { cwd: folder, env });
  return stdout;
}

async function nodeExample(runtime, flags = []) {
  const output = await inProcess(runtime, flags, `list-users-${runtime}.mjs`);
  const lines = output.trimEnd().split("\n");
  assert.equal(lines[0], "217 users");
  assert.ok(lines.length > 100, output);
  assert.match(lines.at(-1), /^entity\.\S+ \S+$/);
}

async function denoExample() {
  const flags = ["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual"];
  const allow = ["--allow-env", "--allow-net=127.0.0.1"];
  const output = await inProcess("deno", [...flags, ...allow], "list-users.js");
  assert.equal(output, "20 of 217 users\n");
}

async function workerExample() {
  const file = join(folder, "worker-example.mjs");
  writeFileSync(file, example("workerd"));
  const worker = await startWorker(file, env);
  try {
    const response = await worker.dispatchFetch("http://worker/");
    const { total, users } = await response.json();
    assert.ok(total > 0 && users.length === total);
  } finally {
    await worker.dispose();
  }
}

/** Two isolates with one store: one token between them. */
async function workerStoreExample() {
  const file = join(folder, "worker-store-example.mjs");
  writeFileSync(file, example("workerd-kv"));
  const kvPersist = join(folder, "kv");
  const tokens = [];
  for (let isolate = 0; isolate < 2; isolate += 1) {
    const worker = await startWorker(file, env, { kvNamespaces: ["TOKENS"], kvPersist });
    try {
      const response = await worker.dispatchFetch("http://worker/");
      assert.deepEqual(await response.json(), { users: 217 });
      const store = await worker.getKVNamespace("TOKENS");
      const { keys } = await store.list();
      assert.equal(keys.length, 1);
      tokens.push((await store.get(keys[0].name, "json")).token);
    } finally {
      await worker.dispose();
    }
  }
  assert.ok(tokens[0].length > 0);
  assert.equal(tokens[0], tokens[1]);
}

const TYPES = { ".html": "text/html", ".js": "text/javascript" };

/** The proxy of one's own that the README speaks of: the page, the package, and `/api` with a token. */
async function startSite(token) {
  const site = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    if (pathname.startsWith("/api/")) {
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(env.LOGTO_ENDPOINT + request.url, { headers });
      response.setHeader("content-type", answer.headers.get("content-type"));
      response.writeHead(answer.status).end(await answer.text());
      return;
    }
    try {
      const content = pathname === "/" ? example("chromium") : readFileSync(join(folder, pathname));
      response.setHeader("content-type", TYPES[extname(pathname) || ".html"] ?? "text/plain");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  return site;
}

async function pageExample(browser) {
  const { ManagementClient } = await import(join(folder, "node_modules/logto-management/index.js"));
  const logto = new ManagementClient({ endpoint: env.LOGTO_ENDPOINT, ...server.credentials });
  const site = await startSite(await logto.getAccessToken());
  const { page, close } = await openPage(browser, paths[browser]);
  try {
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.waitForFunction(() => document.querySelectorAll("#users li").length === 20);
  } finally {
    await close();
    site.close();
    site.closeAllConnections();
  }
}

async function required() {
  const code = 'console.log(typeof require("logto-management").ManagementClient)';
  writeFileSync(join(folder, "required.cjs"), code);
  const { stdout } = await run(paths.node, ["required.cjs"], { cwd: folder });
  assert.equal(stdout, "function\n");
}

async function testExample() {
  writeFileSync(join(folder, "users.test.js"), example("node-test"));
  const { stdout } = await run(paths.node, ["--test", "users.test.js"], { cwd: folder });
  assert.match(stdout, /pass 2\n/);
}

const consumer = makeConsumer(paths.tarball);
const { folder } = consumer;
const server = await startEmulator(paths.emulator);
const env = {
  LOGTO_ENDPOINT: server.endpoint,
  LOGTO_APP_ID: server.credentials.appId,
  LOGTO_APP_SECRET: server.credentials.appSecret,
};
try {
  const tests = {
    "the example for Node runs": () => nodeExample("node"),
    "the package can be required": required,
    "the example of a test passes": testExample,
    "the example for Bun runs": () => nodeExample("bun", ["run"]),
    "the example for Deno runs": denoExample,
    "the example for Workers runs": workerExample,
    "the example for Workers KV runs": workerStoreExample,
  };
  for (const browser of ["chromium", "firefox"]) {
    if (paths[browser]) {
      tests[`the example of a page runs in ${browser}`] = () => pageExample(browser);
    }
  }
  await suite("readme", tests);
} finally {
  await server.stop();
  consumer.remove();
}
