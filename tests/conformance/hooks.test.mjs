/** API.md, "new ManagementClient(options)": `hooks` are told what happens. */
import { assert, assertRejects, test } from "./harness.mjs";
import { OPERATIONS } from "./operations.mjs";
import {
  apiError,
  connectionFailure,
  deferred,
  json,
  scripted,
  scriptedWithoutToken,
  TOKEN_PREFIX,
  tokenAnswer,
} from "./scripted-fetch.mjs";

const NAMES = ["onRequest", "onResponse", "onRetry", "onWait", "onToken"];

/** Hooks that keep what they were told, in order: `[name, event]`. */
function recorder() {
  const events = [];
  const hooks = {};
  for (const name of NAMES) hooks[name] = (event) => events.push([name, event]);
  return { hooks, events, of: (name) => events.filter(([n]) => n === name).map(([, e]) => e) };
}

const ofApi = ({ path }) => path?.startsWith("/api/");

test("onRequest and onResponse tell of each attempt", async (t) => {
  const { hooks, of } = recorder();
  const [logto] = scriptedWithoutToken(t, [apiError(503), json({})], { hooks });
  await logto.users.get("u1");
  const requests = of("onRequest");
  assert.equal(requests.length, 2);
  for (const [index, event] of requests.entries()) {
    assert.equal(event.operation, "users.get");
    assert.equal(event.method, "GET");
    assert.equal(event.path, "/api/users/u1");
    assert.equal(event.attempt, index + 1);
  }
  assert.equal(requests[0].id, requests[1].id);
  const responses = of("onResponse");
  assert.deepEqual(
    responses.map(({ status, attempt }) => [status, attempt]),
    [
      [503, 1],
      [200, 2],
    ],
  );
  for (const event of responses) {
    assert.equal(event.id, requests[0].id);
    assert.equal(event.requestId, "request-id-1");
    assert.equal(event.path, "/api/users/u1");
    assert.isAtLeast(event.durationMs, 0);
  }
});

test("each call has an id of its own", async (t) => {
  const { hooks, of } = recorder();
  const [logto] = scriptedWithoutToken(t, () => json({}), { hooks });
  await Promise.all([logto.users.get("a"), logto.users.get("b"), logto.users.get("c")]);
  assert.equal(new Set(of("onRequest").map(({ id }) => id)).size, 3);
});

test("a path of an operation's is known as that", async (t) => {
  for (const { method, name, path } of OPERATIONS) {
    const { hooks, of } = recorder();
    const [logto] = scriptedWithoutToken(t, () => json([]), { hooks });
    await logto.request(method, `/api${path.replace(/\{\w+\}/g, "a%2Fb")}?x=1`);
    assert.equal(of("onRequest")[0].operation, name);
  }
});

test("a path that is none has no operation", async (t) => {
  const { hooks, of } = recorder();
  const [logto] = scriptedWithoutToken(t, () => json([]), { hooks });
  await logto.request("GET", "/api/newer-than-this");
  assert.equal(of("onRequest")[0].operation, undefined);
  assert.equal(of("onRequest")[0].path, "/api/newer-than-this");
  for (const path of ["/api/users/a/nothing", "/api/users/a/roles/b/c", "/api", "/x/users", "/"]) {
    await logto.request("GET", path);
  }
  await logto.request("HEAD", "/api/users");
  for (const { operation } of of("onRequest")) assert.equal(operation, undefined);
});

test("a path in a hook has no query", async (t) => {
  const { hooks, events } = recorder();
  const [logto] = scriptedWithoutToken(t, [apiError(503), json([]), json([])], { hooks });
  await logto.users.list({ search: "private" });
  await logto.request("GET", "/api/users?search=private");
  assert.isAtLeast(events.length, 6);
  assert.notInclude(JSON.stringify(events), "private");
  assert.notInclude(JSON.stringify(events), "page_size");
});

test("onRetry tells the error and the delay before the next attempt", async (t) => {
  const { hooks, events, of } = recorder();
  const answers = [apiError(503, "first"), connectionFailure(), json({})];
  const [logto] = scriptedWithoutToken(t, answers, { hooks });
  await logto.users.get("u");
  const retries = of("onRetry");
  assert.equal(retries.length, 2);
  assert.instanceOf(retries[0].error, t.logto.ServerError);
  assert.instanceOf(retries[1].error, t.logto.NetworkError);
  for (const { delayMs, path } of retries) {
    assert.isTrue(delayMs >= 0 && delayMs <= 2);
    assert.equal(path, "/api/users/u");
  }
  const sending = ["onRequest", "onResponse", "onRetry"];
  assert.deepEqual(
    events.map(([name]) => name).filter((name) => sending.includes(name)),
    ["onRequest", "onResponse", "onRetry", "onRequest", "onRetry", "onRequest", "onResponse"],
  );
});

test("onRetry tells what is known of an answer whose body is the caller's", async (t) => {
  const { hooks, of } = recorder();
  const headers = { "retry-after": "0" };
  const answers = [apiError(503, "x", { headers }), apiError(429, "y", { headers }), json({})];
  const [logto] = scriptedWithoutToken(t, answers, { hooks });
  await logto.fetch("/api/users/u");
  const [first, second] = of("onRetry").map(({ error }) => error);
  assert.instanceOf(first, t.logto.ServerError);
  assert.instanceOf(second, t.logto.RateLimitError);
  for (const [at, error] of [first, second].entries()) {
    assert.equal(error.status, [503, 429][at]);
    assert.equal(error.requestId, "request-id-1");
    assert.equal(error.retryAfter, 0);
    assert.equal(error.method, "GET");
    assert.equal(error.path, "/api/users/u");
    assert.equal(error.attempts, at + 1);
  }
  assert.equal(first.message, "GET /api/users/u was answered with status 503.");
});

test("the hooks are those that there were at construction, with their own this", async (t) => {
  class Counter {
    #count = 0;
    onRequest() {
      this.#count += 1;
    }
    get count() {
      return this.#count;
    }
  }
  const hooks = new Counter();
  const [logto] = scriptedWithoutToken(t, () => json({}), { hooks });
  let late = 0;
  hooks.onRequest = hooks.onResponse = () => {
    late += 1;
  };
  await logto.users.get("u");
  assert.deepEqual([hooks.count, late], [1, 0]);
});

test("onRetry is not told after the last attempt", async (t) => {
  const { hooks, of } = recorder();
  const [logto] = scriptedWithoutToken(t, () => apiError(503), { hooks });
  await assertRejects(logto.users.get("u"), t.logto.ServerError);
  assert.equal(of("onRetry").length, 2);
});

test("onToken tells of a token from the endpoint", async (t) => {
  const { hooks, of } = recorder();
  const [logto] = scripted(t, () => json({}), { hooks });
  const before = Date.now();
  await logto.users.get("u");
  await logto.users.get("u");
  const [event, ...more] = of("onToken");
  assert.equal(more.length, 0);
  assert.equal(event.source, "endpoint");
  assert.isAtLeast(event.durationMs, 0);
  assert.isAtLeast(event.expiresAt, before + 3_500_000);
  assert.isAtMost(event.expiresAt, Date.now() + 3_700_000);
  assert.equal("token" in event, false);
});

test("onToken tells of a token from the callback", async (t) => {
  const { hooks, of } = recorder();
  const expiresAt = Date.now() + 600_000;
  const getAccessToken = () => ({ token: "mine", expiresAt });
  const [logto] = scripted(t, () => json({}), { hooks, getAccessToken });
  await logto.users.get("u");
  assert.equal(of("onToken")[0].source, "callback");
  assert.equal(of("onToken")[0].expiresAt, expiresAt);
});

test("onWait tells of a wait for the token", async (t) => {
  const gate = deferred();
  const told = deferred();
  const { hooks, of } = recorder();
  hooks.onWait = (event) => told.resolve(event);
  const [logto, fetch] = scripted(t, () => json({}), { hooks, token: () => gate.promise });
  const calls = [logto.users.get("a"), logto.users.get("b")];
  await fetch.reached(1, fetch.tokens);
  const event = await told.promise;
  assert.equal(event.reason, "token");
  assert.isOk(event.id);
  gate.resolve(tokenAnswer(`${TOKEN_PREFIX}1`));
  await Promise.all(calls);
  assert.include(
    of("onRequest")
      .filter(ofApi)
      .map(({ id }) => id),
    event.id,
  );
});

test("a hook that throws or rejects does not change the call", async (t) => {
  const failing = {};
  for (const [index, name] of NAMES.entries()) {
    failing[name] = () => {
      if (index % 2) return Promise.reject(new Error("hook"));
      throw new Error("hook");
    };
  }
  for (const hooks of [failing, Object.fromEntries(NAMES.map((n) => [n, () => assert.fail()]))]) {
    const answers = [apiError(503), apiError(401), json({ id: "u" })];
    const [logto] = scripted(t, answers, { hooks });
    assert.deepEqual(await logto.users.get("u"), { id: "u" });
  }
});

test("a hook that changes its event changes nothing else", async (t) => {
  const hooks = {
    onRequest(event) {
      for (const key of Object.keys(event)) {
        try {
          event[key] = "/api/evil";
        } catch {
          // A frozen event is as good.
        }
      }
    },
  };
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}), { hooks });
  await logto.users.get("u");
  assert.equal(fetch.api[0].path, "/api/users/u");
});

test("a hook may call the client", async (t) => {
  const nested = [];
  const hooks = {
    onResponse: ({ path }) => {
      if (path === "/api/users/outer") nested.push(logto.users.get("inner"));
    },
  };
  const [logto] = scriptedWithoutToken(t, (request) => json({ path: request.path }), { hooks });
  await logto.users.get("outer");
  assert.deepEqual(await Promise.all(nested), [{ path: "/api/users/inner" }]);
});

test(
  "hooks are told by the server's answers",
  async (t) => {
    const { hooks, of } = recorder();
    const logto = t.client({ hooks });
    await logto.users.list({ pageSize: 1 });
    const response = of("onResponse").find(ofApi);
    assert.equal(response.status, 200);
    assert.equal(response.operation, "users.list");
    assert.isString(response.requestId);
    assert.equal(of("onToken").length, 1);
  },
  { real: true },
);
