// One client in a Worker's global scope, and requests that share it while some of them end before
// their time. In workerd a promise belongs to the request that made it: what one request has begun
// for all must not die with it.
//
//   node tests/runtimes/contexts.mjs --tarball T.tgz
import { strict as assert } from "node:assert";
import { cpSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";
import { startWorker } from "./workerd.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });

/** How long the client waits for a token request, ms: a lost one is taken over after that. */
const TIMEOUT = 1000;
const OTHERS = 19;

/** What waits until it is released, and those who wait until so many wait there. */
class Gate {
  #held = [];
  #open = false;
  #watching = [];

  arrive() {
    return new Promise((resolve) => {
      this.#held.push(resolve);
      if (this.#open) resolve();
      for (const look of this.#watching) look();
    });
  }

  /** Resolves when so many have arrived. */
  reached(count) {
    return new Promise((resolve) => {
      const look = () => this.#held.length >= count && resolve();
      this.#watching.push(look);
      look();
    });
  }

  release = () => {
    this.#open = true;
    for (const resolve of this.#held) resolve();
  };
}

/** A Logto that counts its token requests, and answers the first only when it is let. */
async function startLogto() {
  const logto = {
    tokens: 0,
    arrived: new Gate(),
    hold: new Gate(),
    firstToken: new Gate(),
    /** Open when the first token request was given up, or answered. */
    firstLost: new Gate(),
  };
  logto.arrived.release();
  const server = createServer(async ({ url }, response) => {
    const json = (value) => {
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(value));
    };
    if (url === "/arrived") return logto.arrived.arrive().then(() => json({}));
    if (url === "/hold") return logto.hold.arrive().then(() => json({}));
    if (url === "/oidc/token") {
      logto.tokens += 1;
      if (logto.tokens === 1) {
        response.once("close", logto.firstLost.release);
        await logto.firstToken.arrive();
      }
      return json({ access_token: "t", expires_in: 3600, token_type: "Bearer", scope: "all" });
    }
    return json(url.endsWith("/organizations") ? [] : { id: "u" });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  logto.endpoint = `http://127.0.0.1:${server.address().port}`;
  logto.stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return logto;
}

/** A client's request on a connection of its own, which `abort()` cuts. */
function ask(url) {
  const request = httpRequest(url, { agent: false });
  const answer = new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text }));
      response.on("error", reject);
    });
  });
  answer.catch(() => {});
  request.end();
  // A reset: workerd does not look at a connection that is closed in good order.
  return { answer, abort: () => request.socket.resetAndDestroy() };
}

async function assertGood(asked) {
  for (const { answer } of asked) {
    const { status, text } = await answer;
    assert.equal(status, 200, text);
    assert.deepEqual(JSON.parse(text), { id: "u" });
  }
}

/** The first request, 19 more that wait for its token, what `interfere` does then, and one more. */
async function play(firstPath, interfere) {
  const logto = await startLogto();
  const entry = join(consumer.folder, "contexts-worker.mjs");
  const worker = await startWorker(entry, { ENDPOINT: logto.endpoint, TIMEOUT });
  try {
    const address = await worker.ready;
    const url = (path) => new URL(path, address).href;
    const first = ask(url(firstPath));
    await logto.firstToken.reached(1);
    const others = Array.from({ length: OTHERS }, () => ask(url("/")));
    await logto.arrived.reached(1 + OTHERS);
    await interfere({ logto, first });
    await assertGood(others);
    await assertGood([ask(url("/"))]);
    await assertGood(Array.from({ length: OTHERS }, () => ask(url("/"))));
    return logto.tokens;
  } finally {
    await worker.dispose();
    logto.stop();
  }
}

const consumer = makeConsumer(values.tarball);
for (const name of ["contexts-worker.mjs", "old-worker.mjs"]) {
  cpSync(new URL(`inside/${name}`, import.meta.url).pathname, join(consumer.folder, name));
}
try {
  await suite("contexts", {
    "20 requests share a token when the first lives to its end": async () => {
      const tokens = await play("/", async ({ logto, first }) => {
        logto.firstToken.release();
        await assertGood([first]);
      });
      assert.equal(tokens, 1);
    },
    "the others go on when the first answers early": async () => {
      const tokens = await play("/early", async ({ logto, first }) => {
        logto.hold.release();
        assert.equal((await first.answer).text, "early");
      });
      assert.ok(tokens <= 2, `${tokens} token requests`);
    },
    "the others go on when the first is aborted by its client": async () => {
      const tokens = await play("/", async ({ logto, first }) => {
        first.abort();
        await assert.rejects(first.answer);
        await logto.firstLost.arrive();
        assert.equal(logto.tokens, 1, "the request was cancelled, and not only its client gone");
      });
      assert.ok(tokens <= 2, `${tokens} token requests`);
    },
    "a Worker of a compatibility date without weak references is served": async () => {
      const logto = await startLogto();
      logto.firstToken.release();
      const entry = join(consumer.folder, "old-worker.mjs");
      const bindings = { ENDPOINT: logto.endpoint };
      const worker = await startWorker(entry, bindings, { compatibilityDate: "2024-01-01" });
      try {
        // A Worker that cannot start never answers.
        const signal = AbortSignal.timeout(20_000);
        const response = await Promise.race([
          worker.dispatchFetch("http://worker/"),
          new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
        ]);
        const text = await response.text();
        assert.equal(response.status, 200, text);
        const seen = { user: { id: "u" }, status: 200, registry: "undefined" };
        assert.deepEqual(JSON.parse(text), seen);
      } finally {
        await worker.dispose();
        logto.stop();
      }
    },
    "a token that comes for a request that is gone disturbs nothing": async () => {
      const tokens = await play("/early", async ({ logto, first }) => {
        logto.hold.release();
        await first.answer;
        logto.firstToken.release();
      });
      assert.ok(tokens <= 2, `${tokens} token requests`);
    },
  });
} finally {
  consumer.remove();
}
