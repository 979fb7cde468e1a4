// The Worker, in workerd: the endpoint, its stream, and the copy of all users by cron and queue.
import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { NoOpLog } from "miniflare";
import { SILENT, startWorker } from "../runtimes/workerd.mjs";
import { makeProject } from "./project.mjs";

const ADMIN_KEY = "a key of more than twenty characters";

export async function start({ tarball, env, order, fail, faultsLeft, requests, management }) {
  const project = await makeProject("cloudflare-worker", tarball);
  const migration = readFileSync(join(project.folder, "migrations/0001_mirror.sql"), "utf8");

  /** The Worker as `wrangler.jsonc` describes it, but for the queue's patience. */
  async function withWorker(body, { bindings = {}, maxRetries = 5 } = {}) {
    const worker = await startWorker(
      join(project.folder, "src/index.js"),
      { ...env, ADMIN_KEY, ...bindings },
      {
        ...SILENT,
        log: new NoOpLog(),
        kvNamespaces: ["TOKENS"],
        d1Databases: ["MIRROR"],
        queueProducers: { SLICES: "user-slices" },
        queueConsumers: {
          "user-slices": { maxBatchSize: 1, maxBatchTimeout: 0, maxRetries, retryDelay: 0 },
        },
      },
    );
    const get = (path, { key = ADMIN_KEY, ...init } = {}) =>
      worker.dispatchFetch(`http://worker${path}`, {
        ...init,
        headers: key === null ? {} : { authorization: `Bearer ${key}` },
      });
    try {
      const database = await worker.getD1Database("MIRROR");
      for (const statement of migration.replace(/--.*$/gm, "").split(";")) {
        if (statement.trim()) await database.prepare(statement).run();
      }
      const run = () => database.prepare("SELECT * FROM run").first();
      await body({
        worker,
        get,
        database,
        run,
        cron: async () => {
          const entry = await worker.getWorker();
          assert.equal((await entry.scheduled({ cron: "17 * * * *" })).outcome, "ok");
        },
        /** Waits until the run is over. */
        async ended() {
          for (;;) {
            const { phase, generation } = await run();
            if (phase === "idle" && generation > 0) return;
            await pause();
          }
        },
        async copied() {
          const { results } = await database
            .prepare("SELECT id, generation, user FROM users")
            .all();
          return new Map(results.map(({ id, ...rest }) => [id, rest]));
        },
      });
    } finally {
      await worker.dispose();
    }
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  const lists = async () =>
    (await requests("/api/users")).filter(
      ({ method, path }) => method === "GET" && path === "/api/users",
    );
  const pages = async () =>
    (await lists()).map(({ query, fault }) => [
      Number(new URLSearchParams(query).get("page")),
      fault,
    ]);

  const tests = {
    "all users are streamed to whoever has the key": () =>
      withWorker(async ({ worker, get }) => {
        const response = await get("/users.ndjson");
        assert.equal(response.headers.get("content-type"), "application/x-ndjson");
        const users = (await response.text()).trim().split("\n").map(JSON.parse);
        assert.equal(new Set(users.map(({ id }) => id)).size, 217);
        const some = (await (await get("/users.ndjson?search=%25hopper%25")).text()).trim();
        assert.ok(some.split("\n").every((line) => line.toLowerCase().includes("hopper")));
        assert.equal(await (await get("/users.ndjson?search=%25nobody%25")).text(), "");
        const tokens = await (await worker.getKVNamespace("TOKENS")).list();
        assert.equal(tokens.keys.length, 1);
        assert.equal((await requests("/oidc/token")).length, 1);
      }),

    "nobody else is answered, and Logto not asked": () =>
      withWorker(async ({ get }) => {
        const wrong = [null, "", "another", ADMIN_KEY.slice(0, -1), `${ADMIN_KEY}x`];
        for (const key of wrong) {
          const response = await get("/users.ndjson", { key });
          assert.equal(response.status, 401);
          assert.equal(response.headers.get("www-authenticate"), "Bearer");
        }
        assert.deepEqual(await requests(), []);
      }),

    "without a key of its own it answers nobody": async () => {
      for (const key of ["", "short"]) {
        await withWorker(
          async ({ get }) => {
            for (const given of [key, "undefined", null]) {
              assert.equal((await get("/users.ndjson", { key: given })).status, 503);
            }
          },
          { bindings: { ADMIN_KEY: key } },
        );
      }
      assert.deepEqual(await requests(), []);
    },

    "other methods, paths and searches are refused": () =>
      withWorker(async ({ get }) => {
        const posted = await get("/users.ndjson", { method: "POST", body: "x" });
        assert.equal(posted.status, 405);
        assert.equal(posted.headers.get("allow"), "GET");
        for (const path of ["/", "/users", "/constructor", "/__proto__"]) {
          assert.equal((await get(path)).status, 404, path);
        }
        assert.equal((await get("/users.ndjson?search=")).status, 400);
      }),

    "what fails before the first line is a status": async () => {
      await withWorker(
        async ({ get }) => {
          const response = await get("/users.ndjson");
          assert.equal(response.status, 502);
          assert.doesNotMatch(await response.text(), /secret|token/i);
        },
        { bindings: { LOGTO_APP_SECRET: "wrong" } },
      );
    },

    "what fails after it is the last line": () =>
      withWorker(async ({ get }) => {
        const match = { path: "/api/users" };
        await fail({ kind: "delay", ms: 0 }, match);
        await fail({ kind: "status", status: 400 }, match);
        const response = await get("/users.ndjson");
        assert.equal(response.status, 200);
        const lines = (await response.text()).trim().split("\n").map(JSON.parse);
        assert.equal(lines.length, 101);
        assert.deepEqual(lines.at(-1), { error: "Logto did not answer as it should." });
      }),

    "a reader that waits holds the reading up": () =>
      withWorker(async ({ worker, get }) => {
        // Pages of six megabytes, and ten in all: no socket on the way has room for them.
        const customData = { text: "x".repeat(60_000) };
        for (let n = 0; n < 700; n += 1) await management("POST", "/users", { customData });
        // Over a connection of its own, which it stops.
        const headers = { authorization: `Bearer ${ADMIN_KEY}` };
        const address = new URL("/users.ndjson", await worker.ready);
        const slow = (await fetch(address, { headers })).body.getReader();
        await slow.read();
        // Another one that reads everything meanwhile is the clock of this test.
        const text = await (await get("/users.ndjson")).text();
        assert.ok(text.length > 40_000_000);
        const read = (await lists()).length - 10;
        assert.ok(read > 0 && read < 6, `${read} of ten pages were read for nobody`);
        await slow.cancel();
      }),

    "all users are copied by the queue, and the run ends": () =>
      withWorker(async ({ cron, ended, copied, get, run }) => {
        await order("users", { count: 2_500 });
        await cron();
        await ended();
        const users = await copied();
        assert.equal(users.size, 2_717);
        const [id, { user }] = users.entries().next().value;
        assert.deepEqual(JSON.parse(user), await management("GET", `/users/${id}`));
        assert.deepEqual(
          (await pages()).map(([page]) => page),
          Array.from({ length: 28 }, (_, n) => n + 1),
        );
        const state = await (await get("/mirror")).json();
        assert.deepEqual(state, await run());
        assert.equal(state.total, 2_717);
      }),

    "a page that fails is tried again by the queue, and nothing is lost or repeated": () =>
      withWorker(async ({ cron, ended, copied }) => {
        const match = { path: "/api/users" };
        await fail({ kind: "delay", ms: 0 }, match);
        // More than the client tries by itself.
        await fail({ kind: "status", status: 503 }, match, 4);
        await cron();
        await ended();
        assert.equal((await copied()).size, 217);
        assert.deepEqual(await pages(), [
          [1, true],
          ...Array.from({ length: 4 }, () => [2, true]),
          [2, false],
          [3, false],
        ]);
      }),

    "a run whose message has failed for good is woken, and goes on where it was": () =>
      withWorker(
        async ({ cron, ended, copied, database, run }) => {
          const match = { path: "/api/users" };
          await fail({ kind: "delay", ms: 0 }, match, 2);
          await fail({ kind: "status", status: 503 }, match, 3);
          await cron();
          while ((await faultsLeft()) > 0) await pause();
          assert.deepEqual(await pagesOf(run), ["copying", 3]);
          await order("reset");
          // Not yet: it may just be slow.
          await cron();
          assert.deepEqual(await requests(), []);
          await database.prepare("UPDATE run SET touched = 0").run();
          await cron();
          await ended();
          assert.equal((await copied()).size, 217);
          assert.deepEqual(
            (await pages()).map(([page]) => page),
            [3],
          );
        },
        { maxRetries: 0 },
      ),

    "messages that come twice do no page twice": () =>
      withWorker(async ({ worker, cron, ended, copied }) => {
        await order("users", { count: 2_000 });
        const queue = await worker.getQueueProducer("SLICES");
        await cron();
        await Promise.all([1, 2, 3].map(() => queue.send("go on")));
        await ended();
        assert.equal((await copied()).size, 2_217);
      }),

    "a message that another one has overtaken changes nothing, and ends": () =>
      withWorker(async ({ cron, ended, database, run }) => {
        await order("users", { count: 1_000 });
        await fail({ kind: "delay", ms: 500 }, { path: "/api/users" });
        await cron();
        while ((await lists()).length === 0) await pause();
        await database.prepare("UPDATE run SET page = 9").run();
        // The answer comes, and what is made of it is refused.
        while (
          (await database.prepare("SELECT count(*) AS users FROM users").first()).users === 0
        ) {
          await pause();
        }
        assert.deepEqual(await pagesOf(run), ["copying", 9]);
        await database.prepare("UPDATE run SET touched = 0").run();
        await cron();
        await ended();
        assert.deepEqual(
          (await pages()).map(([page]) => page),
          [1, 9, 10, 11, 12, 13],
        );
      }),

    "who was deleted vanishes with the next run, and who was only not seen stays": () =>
      withWorker(async ({ cron, ended, copied, database }) => {
        await cron();
        await ended();
        const before = [...(await copied()).keys()];
        const deleted = before.filter((_, n) => n % 5 === 0);
        for (const id of deleted) await management("DELETE", `/users/${id}`);
        await management("PATCH", `/users/${before[1]}`, { name: "Renamed" });
        // Not a day later: nothing happens.
        await cron();
        assert.equal((await copied()).size, 217);
        await database.prepare("UPDATE run SET begun = 0").run();
        // A page without its users stands for users who slipped from one page to another.
        await fail({ kind: "emptyPage" }, { path: "/api/users" });
        await cron();
        while ((await database.prepare("SELECT generation FROM run").first()).generation < 2) {
          await pause();
        }
        await ended();
        const after = await copied();
        assert.deepEqual(
          [...after.keys()].sort(),
          before.filter((id) => !deleted.includes(id)).sort(),
        );
        assert.ok([...after.values()].every(({ generation }) => generation === 2));
        assert.equal(JSON.parse(after.get(before[1]).user).name, "Renamed");
      }),

    "a 404 that is not Logto's deletes nobody": () =>
      withWorker(async ({ cron, ended, copied, database, run }) => {
        await cron();
        await ended();
        await database.prepare("UPDATE run SET begun = 0").run();
        await database.prepare("UPDATE users SET generation = 0").run();
        await fail({ kind: "emptyPage" }, { path: "/api/users" }, 3);
        const body = "Not Found";
        await fail(
          { kind: "status", status: 404, body, contentType: "text/plain" },
          { path: "/api/users/*" },
          2,
        );
        await cron();
        while ((await run()).generation < 2) await pause();
        await ended();
        assert.equal(await faultsLeft(), 0);
        assert.equal((await copied()).size, 217);
      }),
  };

  const pagesOf = async (run) => {
    const { phase, page } = await run();
    return [phase, page];
  };
  return { tests, stop: () => project.remove() };
}
