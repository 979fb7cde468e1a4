// The whole programs of the pages, each run where its mark says, and what must come of it.
import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { openPage } from "../browser.mjs";
import { startWorker } from "../workerd.mjs";

const run = promisify(execFile);
let files = 0;

/** Writes a program under a name of its own. */
function write({ code }, { folder }, extension = ".mjs") {
  files += 1;
  const file = join(folder, `example-${files}${extension}`);
  writeFileSync(file, `${code}\n`);
  return file;
}

async function inProcess(block, context, runtime, flags = [], extension = ".mjs") {
  const { folder, env, paths } = context;
  const args = [...flags, write(block, context, extension)];
  return (await run(paths[runtime], args, { cwd: folder, env })).stdout;
}

/** The program that lists the users of `example.com` and misses one. */
const listsUsers =
  (runtime, flags = []) =>
  async (block, context) => {
    const output = await inProcess(block, context, runtime, flags);
    const lines = output.trimEnd().split("\n");
    assert.equal(lines[0], "217 users");
    assert.ok(lines.length > 100, output);
    assert.match(lines.at(-1), /^entity\.\S+ \S+$/);
  };

async function inDeno(block, context) {
  const flags = ["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual"];
  const allow = ["--allow-env", "--allow-net=127.0.0.1"];
  const output = await inProcess(block, context, "deno", [...flags, ...allow], ".js");
  assert.equal(output, "20 of 217 users\n");
}

async function asTest(block, context) {
  const output = await inProcess(block, context, "node", ["--test"], ".test.mjs");
  assert.match(output, /pass [1-9]\d*\n/);
  assert.match(output, /fail 0\n/);
}

/** Starts a Worker, hands it to `body`, and ends it. */
async function inWorkerd(block, context, options, body) {
  const worker = await startWorker(write(block, context), context.env, options);
  try {
    return await body(worker);
  } finally {
    await worker.dispose();
  }
}

const ask = (worker, path = "/", init = {}) => worker.dispatchFetch(`http://worker${path}`, init);

function answersUsers(block, context) {
  return inWorkerd(block, context, {}, async (worker) => {
    const { total, users } = await (await ask(worker)).json();
    assert.ok(total > 0 && users.length === total);
  });
}

/** Two isolates with one store: one token between them. */
async function sharesToken(block, context) {
  const options = { kvNamespaces: ["TOKENS"], kvPersist: join(context.folder, `kv-${files}`) };
  const tokens = [];
  for (let isolate = 0; isolate < 2; isolate += 1) {
    await inWorkerd(block, context, options, async (worker) => {
      assert.deepEqual(await (await ask(worker)).json(), { users: 217 });
      const store = await worker.getKVNamespace("TOKENS");
      const { keys } = await store.list();
      assert.equal(keys.length, 1);
      tokens.push((await store.get(keys[0].name, "json")).token);
    });
  }
  assert.ok(tokens[0].length > 0);
  assert.equal(tokens[0], tokens[1]);
}

function streams(block, context) {
  return inWorkerd(block, context, {}, async (worker) => {
    const lines = (await (await ask(worker)).text()).trimEnd().split("\n");
    assert.equal(new Set(lines.map((line) => JSON.parse(line).id)).size, 217);
  });
}

function walksByQueue(block, context) {
  const options = {
    kvNamespaces: ["MIRROR"],
    queueProducers: { PAGES: "pages" },
    queueConsumers: { pages: { maxBatchSize: 1, maxBatchTimeout: 0 } },
  };
  return inWorkerd(block, context, options, async (worker) => {
    assert.equal((await ask(worker)).status, 202);
    const store = await worker.getKVNamespace("MIRROR");
    const until = performance.now() + 30_000;
    let keys = [];
    while (keys.length < 217 && performance.now() < until) ({ keys } = await store.list());
    assert.equal(keys.length, 217);
    assert.match(keys[0].name, /^user:/);
  });
}

/** The proxy lets in who is signed in, to what is allowed, and the client in a page can use it. */
function proxies(block, context) {
  return inWorkerd(block, context, { kvNamespaces: ["SESSIONS"] }, async (worker) => {
    await (await worker.getKVNamespace("SESSIONS")).put("s1", "admin");
    await (await worker.getKVNamespace("SESSIONS")).put("s2", "guest");
    const own = { "sec-fetch-site": "same-origin" };
    const status = async (path, headers, method = "GET") =>
      (await ask(worker, path, { method, headers })).status;
    const cookie = "theme=dark; session=s1";
    assert.equal(await status("/api/users", { ...own, cookie }), 200);
    assert.equal(await status("/api/users", { cookie }), 403);
    assert.equal(await status("/api/users", { cookie, "sec-fetch-site": "cross-site" }), 403);
    assert.equal(await status("/api/users", own), 401);
    assert.equal(await status("/api/users", { ...own, cookie: "session=s2" }), 401);
    assert.equal(await status("/api/applications", { ...own, cookie }), 404);
    assert.equal(await status("/api/users", { ...own, cookie }, "DELETE"), 404);
    const page = new context.ManagementClient({
      endpoint: "https://worker.example",
      getAccessToken: () => null,
      headers: { ...own, cookie },
      fetch: (url, init) =>
        worker.dispatchFetch(url, { method: init.method, headers: init.headers }),
    });
    assert.equal((await page.users.list().toArray({ limit: Infinity })).length, 217);
    await assert.rejects(page.users.get("nobody"), { code: "entity.not_found" });
  });
}

const TYPES = { ".html": "text/html", ".js": "text/javascript" };

/** The proxy of one's own that a page needs: the page, the package, and `/api` with a token. */
async function startSite({ code }, { folder, env }, token) {
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
      const content = pathname === "/" ? code : readFileSync(join(folder, pathname));
      response.setHeader("content-type", TYPES[extname(pathname) || ".html"] ?? "text/plain");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  return site;
}

const inPage = (browser) => async (block, context) => {
  const { paths, env } = context;
  const logto = new context.ManagementClient({
    endpoint: env.LOGTO_ENDPOINT,
    appId: env.LOGTO_APP_ID,
    appSecret: env.LOGTO_APP_SECRET,
  });
  const site = await startSite(block, context, await logto.getAccessToken());
  const { page, close } = await openPage(browser, paths[browser]);
  try {
    await page.goto(`http://127.0.0.1:${site.address().port}/`);
    await page.waitForFunction(() => document.querySelectorAll("#users li").length === 20);
  } finally {
    await close();
    site.close();
    site.closeAllConnections();
  }
};

/** How a block with a mark is run, and what of the machine it needs. */
export const RUNTIMES = {
  node: listsUsers("node"),
  bun: listsUsers("bun", ["run"]),
  deno: inDeno,
  "node-test": asTest,
  workerd: answersUsers,
  "workerd-kv": sharesToken,
  "workerd-stream": streams,
  "workerd-queue": walksByQueue,
  "workerd-proxy": proxies,
  chromium: inPage("chromium"),
  firefox: inPage("firefox"),
};
