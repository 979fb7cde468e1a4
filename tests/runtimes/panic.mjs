// A panic in the core, made on purpose by the package built with the cargo feature `probe`.
//
//   node tests/runtimes/panic.mjs --package FOLDER
import { strict as assert } from "node:assert";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { suite } from "./suite.mjs";

const { values } = parseArgs({ options: { package: { type: "string" } } });
const { InternalError, ManagementClient } = await import(resolve(values.package, "index.js"));

const panic = Symbol.for("logto-management.panic");

const stray = [];
process.on("uncaughtException", (error) => stray.push(error));
process.on("unhandledRejection", (error) => stray.push(error));

/** A server behind `fetch`: it answers tokens, and the API when it is told to. */
function makeServer() {
  const server = { tokens: 0, waiting: [], answering: true };
  server.fetch = async (url) => {
    if (url.endsWith("/oidc/token")) {
      server.tokens += 1;
      return Response.json({ access_token: "t", expires_in: 3600, scope: "all" });
    }
    if (!server.answering) await new Promise((resolve) => server.waiting.push(resolve));
    return Response.json([{ id: "u" }]);
  };
  server.client = () => {
    const { fetch } = server;
    return new ManagementClient({
      endpoint: "https://a.example",
      appId: "a",
      appSecret: "s",
      fetch,
    });
  };
  /** Resolves when so many API requests wait for their answers. */
  server.reached = async (count) => {
    while (server.waiting.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return server;
}

/** Lets everything that is due run, and the collector too. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc?.();
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

async function assertInternal(promise) {
  await assert.rejects(promise, (error) => {
    assert.ok(error instanceof InternalError, String(error));
    assert.equal(error.name, "InternalError");
    assert.match(error.message, /bug.*report/i);
    return true;
  });
}

await suite("panic", {
  "a call that panics rejects with InternalError": async () => {
    await assertInternal(makeServer().client()[panic]());
  },
  "all pending calls of all clients reject with it": async () => {
    const server = makeServer();
    const [one, other] = [server.client(), server.client()];
    await Promise.all([one.getAccessToken(), other.getAccessToken()]);
    server.answering = false;
    const pending = [
      one.users.get("u"),
      other.users.update("u", { name: "x" }),
      one.users.list().toArray({ limit: 5 }),
      other.fetch("/api/status"),
    ];
    await server.reached(pending.length);
    const panicked = one[panic]();
    for (const call of [panicked, ...pending]) await assertInternal(call);
  },
  "the next call works, of the same clients and lists": async () => {
    const server = makeServer();
    const logto = server.client();
    const list = logto.users.list();
    await assertInternal(logto[panic]());
    assert.deepEqual(await logto.users.get("u"), [{ id: "u" }]);
    assert.deepEqual(await list.toArray({ limit: 5 }), [{ id: "u" }]);
    assert.equal(server.tokens, 2, "the fresh instance asks for a token of its own, once");
  },
  "answers that come after the panic disturb nothing": async () => {
    const server = makeServer();
    const logto = server.client();
    server.answering = false;
    const pending = assertInternal(logto.users.get("u"));
    await server.reached(1);
    await assertInternal(logto[panic]());
    await pending;
    for (const answer of server.waiting) answer();
    await settle();
    server.answering = true;
    assert.deepEqual(await logto.users.get("u"), [{ id: "u" }]);
  },
  "a walk that was under way rejects, and a new one works": async () => {
    const server = makeServer();
    const logto = server.client();
    const walk = logto.users.list().pages();
    await walk.next();
    await assertInternal(logto[panic]());
    await assertInternal(
      walk.next().then(({ done }) => done && Promise.reject(new Error("ended"))),
    );
    assert.equal((await logto.users.list()).items.length, 1);
  },
  "several panics, one after another and at once": async () => {
    const logto = makeServer().client();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([logto[panic](), logto[panic](), logto[panic]()].map(assertInternal));
      assert.deepEqual(await logto.users.get("u"), [{ id: "u" }]);
    }
  },
  "no error has escaped to the process": async () => {
    await settle();
    assert.deepEqual(stray, []);
  },
});
