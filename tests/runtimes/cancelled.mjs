// A Worker's request is cancelled in each state that a call can be in, hundreds of times, while
// others share its client: they get what they asked for, before and after.
//
//   node tests/runtimes/cancelled.mjs --tarball T.tgz [--rounds N]
import { strict as assert } from "node:assert";
import { cpSync } from "node:fs";
import { createServer, request as httpRequest } from "node:http";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";
import { SILENT, startWorker } from "./workerd.mjs";

const { values } = parseArgs({
  options: { tarball: { type: "string" }, rounds: { type: "string", default: "40" } },
});
const ROUNDS = Number(values.rounds);

/** Rounds at once. */
const LANES = 20;

/** How long the client waits for a token request, ms: a lost one is taken over after that. */
const TIMEOUT = 500;
const OTHERS = 3;

/**
 * What the first request waits for when it is cancelled. `before` is a request that ends before it
 * comes, `owner` one that comes before it and lives; `tokens` is how many token requests all of
 * them may take at most.
 */
const STATES = {
  "its own token request": { holds: "token", tokens: 2 },
  "another's token request": { holds: "token", owner: true, tokens: 1 },
  "a background refresh": { holds: "token", before: true, tokens: 3 },
  "the store of tokens": { holds: "hold", tokens: 2 },
  "the rate limit": { before: true, tokens: 1 },
  "a backoff": { tokens: 1 },
  "before the headers": { holds: "first", tokens: 1 },
  "inside the body": { holds: "first", tokens: 1 },
  "a walk that prefetches": { holds: "page", tokens: 1 },
};

/** Resolves by hand. */
function gate() {
  let open;
  const passed = new Promise((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

const rounds = new Map();
const TOKEN = { access_token: "t", expires_in: 3600, token_type: "Bearer", scope: "all" };

/** One Logto for all rounds, each at a path of its own. */
const server = createServer((request, response) => {
  const url = new URL(request.url, "http://logto");
  const [, number, ...rest] = url.pathname.split("/");
  const round = rounds.get(number);
  const json = (value, status = 200, headers = {}) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(value));
  };
  /** Answers when it is let, if there is anybody then. */
  const hold = async () => {
    round.reached.open();
    await round.release.passed;
    json(rest.join("/") === "oidc/token" ? TOKEN : {});
  };
  switch (rest.join("/")) {
    case "reached":
      round.reached.open();
      return json({});
    case "arrived":
      return json({});
    case "hold":
      return hold();
    case "oidc/token": {
      round.tokens += 1;
      const held = round.before ? 2 : 1;
      return round.holds === "token" && round.tokens === held ? hold() : json(TOKEN);
    }
    case "api/users": {
      if (url.searchParams.get("page") !== "1") return hold();
      const last = `<http://x/users?page=9>; rel="last", <http://x/users?page=2>; rel="next"`;
      return json([{ id: "u" }], 200, { link: last, "total-number": "900" });
    }
    case "api/users/first":
      if (round.state === "a backoff") return json({}, 503, { "retry-after": "30" });
      if (round.state === "inside the body") {
        response.writeHead(200, { "content-type": "application/json" });
        response.write('{"id":');
        return round.reached.open();
      }
      return hold();
    default:
      return json({ id: "u" });
  }
});

/** A client's request on a connection of its own, which `abort()` cuts. */
function ask(address, search) {
  const request = httpRequest(new URL(`?${new URLSearchParams(search)}`, address), {
    agent: false,
  });
  const answer = new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", async (response) => {
      let text = "";
      try {
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        resolve({ status: response.statusCode, text });
      } catch (error) {
        reject(error);
      }
    });
  });
  answer.catch(() => {});
  request.end();
  // A reset: workerd does not look at a connection that is closed in good order.
  return { answer, abort: () => request.socket.resetAndDestroy() };
}

async function assertGood(requests) {
  for (const { answer } of requests) {
    const { status, text } = await answer;
    assert.equal(status, 200, text);
    assert.equal(text, '{"id":"u"}');
  }
}

let last = 0;

async function play(address, state) {
  const { holds, before, owner, tokens } = STATES[state];
  last += 1;
  const number = `${last}`;
  const round = { state, holds, before, tokens: 0, reached: gate(), release: gate() };
  rounds.set(number, round);
  const get = (role) => ask(address, { round: number, state, role });
  const others = () => Array.from({ length: OTHERS }, () => get("other"));
  if (before) {
    await assertGood([get("before")]);
    // A rate limit may have been told of already.
    round.reached = gate();
  }
  const owning = owner ? [get("other")] : [];
  if (owner) {
    await round.reached.passed;
    round.reached = gate();
  }
  const first = get("first");
  await round.reached.passed;
  const beside = others();
  first.abort();
  await assert.rejects(first.answer);
  // Its owner lives, and gets what it waits for.
  if (owner) round.release.open();
  const after = others();
  await assertGood([...owning, ...beside, ...after]);
  await assertGood(others());
  round.release.open();
  assert.ok(round.tokens <= tokens, `${round.tokens} token requests`);
  rounds.delete(number);
}

/** All rounds of a state, some side by side. */
async function playAll(address, state) {
  let left = ROUNDS;
  const lane = async () => {
    while (left-- > 0) await play(address, state);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

const consumer = makeConsumer(values.tarball);
cpSync(
  new URL("inside/cancelled-worker.mjs", import.meta.url).pathname,
  join(consumer.folder, "cancelled-worker.mjs"),
);
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const bindings = { ENDPOINT: `http://127.0.0.1:${server.address().port}`, TIMEOUT };
const worker = await startWorker(join(consumer.folder, "cancelled-worker.mjs"), bindings, SILENT);
try {
  const address = await worker.ready;
  const tests = {};
  for (const state of Object.keys(STATES)) {
    tests[`${ROUNDS} requests are cancelled in ${state}`] = () => playAll(address, state);
  }
  await suite("cancelled", tests);
} finally {
  await worker.dispose();
  server.close();
  server.closeAllConnections();
  consumer.remove();
}
