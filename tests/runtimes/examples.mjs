// The projects of `examples/`, with the packed package, on the emulator.
//
//   node tests/runtimes/examples.mjs --tarball T.tgz --emulator PATH --deno PATH
import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { startEmulator } from "./emulator.mjs";
import { suite } from "./suite.mjs";
import { SILENT, startWorker } from "./workerd.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    emulator: { type: "string" },
    deno: { type: "string" },
  },
});
const run = promisify(execFile);
const examples = new URL("../../examples/", import.meta.url).pathname;
const consumer = makeConsumer(values.tarball);
const emulator = await startEmulator(values.emulator);
const { endpoint, credentials } = emulator;
const { host } = new URL(endpoint);

async function control(path, body = {}) {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  assert.ok((await fetch(`${endpoint}/_emulator/${path}`, init)).ok);
}

async function withWorker(body) {
  await control("reset");
  const folder = join(consumer.folder, "cloudflare-worker");
  cpSync(join(examples, "cloudflare-worker/src"), folder, { recursive: true });
  const bindings = {
    LOGTO_ENDPOINT: endpoint,
    LOGTO_APP_ID: credentials.appId,
    LOGTO_APP_SECRET: credentials.appSecret,
    ADMIN_KEY: "a key",
  };
  const worker = await startWorker(join(folder, "index.js"), bindings, {
    ...SILENT,
    kvNamespaces: ["TOKENS", "MIRROR"],
    queueProducers: { PAGES: "user-pages" },
    queueConsumers: { "user-pages": { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries: 5 } },
  });
  try {
    await body(worker);
  } finally {
    await worker.dispose();
  }
}

const get = (worker, path, key) =>
  worker.dispatchFetch(`http://worker${path}`, { headers: { authorization: `Bearer ${key}` } });

/** Runs the script with the permissions that its README names. */
async function suspendInactive(...options) {
  const folder = consumer.folder;
  cpSync(join(examples, "deno-admin/suspend-inactive.js"), join(folder, "suspend-inactive.js"));
  const names = "LOGTO_ENDPOINT,LOGTO_APP_ID,LOGTO_APP_SECRET";
  const flags = ["--no-prompt", "--no-lock", "--node-modules-dir=manual"];
  const permissions = [`--allow-env=${names}`, `--allow-net=${host}`];
  const { stdout, stderr } = await run(
    values.deno,
    ["run", ...flags, ...permissions, "suspend-inactive.js", ...options],
    {
      cwd: folder,
      env: {
        ...process.env,
        LOGTO_ENDPOINT: endpoint,
        LOGTO_APP_ID: credentials.appId,
        LOGTO_APP_SECRET: credentials.appSecret,
      },
    },
  );
  return { lines: stdout.split("\n").filter(Boolean), said: stderr };
}

const admin = join(consumer.folder, "node-admin");

/** Runs `logto-admin`; what it says, and its exit code. */
async function logtoAdmin(...given) {
  const env = {
    ...process.env,
    LOGTO_ENDPOINT: endpoint,
    LOGTO_APP_ID: credentials.appId,
    LOGTO_APP_SECRET: credentials.appSecret,
  };
  const program = join(admin, "src/main.js");
  try {
    const { stdout, stderr } = await run(process.execPath, [program, ...given], {
      cwd: admin,
      env,
    });
    return { code: 0, out: stdout, said: stderr };
  } catch ({ code, stdout, stderr }) {
    return { code, out: stdout, said: stderr };
  }
}

try {
  mkdirSync(admin);
  cpSync(join(examples, "node-admin"), admin, { recursive: true });
  // What it depends on beside the package comes from npm, as for its users.
  await run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", values.tarball], {
    cwd: admin,
  });
  await suite("examples", {
    "node-admin lists, searches and assigns": async () => {
      await control("reset");
      const all = await logtoAdmin("users", "list", "--json");
      assert.equal(all.out.trim().split("\n").length, 217);
      const found = await logtoAdmin("users", "search", "user_0031");
      const [id, username] = found.out.trim().split("\t");
      assert.equal(username, "user_0031");
      const assigned = await logtoAdmin("roles", "assign", "role-03", id);
      assert.equal(assigned.code, 0, assigned.said);
      assert.equal((await logtoAdmin("roles", "assign", "no-such-role", id)).code, 2);
      const logs = await logtoAdmin("logs", "tail", "-n", "3");
      assert.equal(logs.out.trim().split("\n").length, 3);
    },

    "node-admin exports, deletes, imports and resumes": async () => {
      await control("reset");
      const file = join(admin, "users.ndjson");
      await logtoAdmin("users", "export", file);
      const users = readFileSync(file, "utf8").trim().split("\n").map(JSON.parse);
      assert.equal(users.length, 217);
      const some = users.slice(0, 5);
      writeFileSync(file, some.map((user) => `${JSON.stringify(user)}\n`).join(""));
      const deleted = await logtoAdmin("users", "delete", ...some.map(({ id }) => id));
      assert.equal(deleted.code, 0, deleted.said);
      assert.match((await logtoAdmin("users", "import", file, "--dry-run")).said, /5 could be/);
      writeFileSync(`${file}.cursor`, "2");
      const imported = await logtoAdmin("users", "import", file);
      assert.match(imported.said, /Going on after line 2[\s\S]*3 created, 0 not/);
      const again = await logtoAdmin("users", "import", file);
      assert.equal(again.code, 1);
      assert.match(again.said, /2 created, 3 not/);
    },

    "node-admin says what is wrong, and completes": async () => {
      const nothing = await logtoAdmin("users");
      assert.equal(nothing.code, 2);
      assert.match(nothing.said, /Name what to do|Not enough/);
      const nobody = await logtoAdmin("users", "suspend", "nobody");
      assert.equal(nobody.code, 1);
      assert.match(nobody.said, /NotFoundError: .*404/);
      assert.match((await logtoAdmin("completion")).out, /logto-admin/);
    },

    "cloudflare-worker streams all users to whoever has the key": () =>
      withWorker(async (worker) => {
        assert.equal((await get(worker, "/users.ndjson", "another")).status, 401);
        const response = await get(worker, "/users.ndjson", "a key");
        assert.equal(response.headers.get("content-type"), "application/x-ndjson");
        const users = (await response.text()).trim().split("\n").map(JSON.parse);
        assert.equal(new Set(users.map(({ id }) => id)).size, 217);
        const some = await get(worker, "/users.ndjson?search=%25hopper%25", "a key");
        assert.ok((await some.text()).split("\n").length < 60);
        const tokens = await (await worker.getKVNamespace("TOKENS")).list();
        assert.equal(tokens.keys.length, 1);
      }),

    "cloudflare-worker copies all users by its queue, through a page that fails": () =>
      withWorker(async (worker) => {
        const match = { path: "/api/users*" };
        await control("faults", { times: 4, fault: { kind: "status", status: 503 }, match });
        const entry = await worker.getWorker();
        assert.equal((await entry.scheduled({ cron: "17 3 * * *" })).outcome, "ok");
        const mirror = await worker.getKVNamespace("MIRROR");
        const copied = async () => (await mirror.list({ prefix: "user:" })).keys.length;
        while ((await copied()) < 217) await new Promise((resolve) => setTimeout(resolve, 50));
        assert.deepEqual(await mirror.get("cursor", "json"), { page: 3, total: 217 });
      }),

    "deno-admin tells who is inactive, suspends them, and then there is nobody": async () => {
      await control("reset");
      const tried = await suspendInactive("--days", "30", "--dry-run");
      assert.ok(tried.lines.length > 200, tried.said);
      assert.match(tried.said, /, 0 suspended/);
      const done = await suspendInactive("--days", "30");
      assert.deepEqual(done.lines, tried.lines);
      assert.equal((await suspendInactive("--days", "30")).lines.length, 0);
    },

    "deno-admin says what is wrong with an option": async () => {
      await assert.rejects(suspendInactive("--days", "many"), ({ code, stderr }) => {
        assert.equal(code, 2);
        return stderr.includes("--days must be a number");
      });
    },
  });
} finally {
  consumer.remove();
  await emulator.stop();
}
