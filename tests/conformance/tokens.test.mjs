/** WIRE.md, "Token endpoint", and how API.md and DESIGN.md want a token kept and renewed. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  APP_SECRET,
  apiError,
  deferred,
  hang,
  json,
  movableClock,
  scripted,
  TOKEN_PREFIX,
  tokenAnswer,
  turn,
} from "./scripted-fetch.mjs";

const MINUTE = 60_000;

test("the token request is a form with Basic authentication alone", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.get("u");
  const [request] = fetch.tokens;
  assert.equal(request.method, "POST");
  assert.match(request.headers.get("content-type"), /^application\/x-www-form-urlencoded/);
  assert.match(request.headers.get("authorization"), /^Basic [A-Za-z0-9+/]+=*$/);
  const form = [...new URLSearchParams(await request.text())];
  assert.sameDeepMembers(form, [
    ["grant_type", "client_credentials"],
    ["resource", "https://default.logto.app/api"],
    ["scope", "all"],
  ]);
});

test("id and secret are form-encoded before Base64 (RFC 6749 §2.3.1)", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], { appId: "a:b", appSecret: "s +ü%/&*~" });
  await logto.users.get("u");
  const basic = fetch.tokens[0].headers.get("authorization").slice("Basic ".length);
  const pair = atob(basic).split(":");
  assert.equal(pair.length, 2);
  // The form encoding is undone by URLSearchParams as a server does it.
  const decode = (value) => new URLSearchParams(`v=${value}`).get("v");
  assert.deepEqual(pair.map(decode), ["a:b", "s +ü%/&*~"]);
});

test("another scope is asked for by its option", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], { scope: "read:users write:users" });
  await logto.users.get("u");
  const form = new URLSearchParams(await fetch.tokens[0].text());
  assert.equal(form.get("scope"), "read:users write:users");
});

test("the token is sent as Bearer, in exactly this case", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.get("u");
  assert.equal(fetch.api[0].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
});

test("one token serves many calls", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  for (let i = 0; i < 5; i += 1) await logto.users.get("u");
  assert.equal(fetch.tokens.length, 1);
  assert.equal(fetch.api.length, 5);
});

test("getAccessToken() answers the token that calls use, without asking twice", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  assert.equal(await logto.getAccessToken(), `${TOKEN_PREFIX}1`);
  await logto.users.get("u");
  assert.equal(await logto.getAccessToken(), `${TOKEN_PREFIX}1`);
  assert.equal(fetch.tokens.length, 1);
});

test("a token that was not refreshed is used until two minutes before its end", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => json({}));
  await logto.users.get("u");
  clock.advance(57 * MINUTE);
  await logto.users.get("u");
  await turn();
  assert.equal(fetch.tokens.length, 1);
});

test("a stale token serves the call while a new one is asked for, once", async (t) => {
  const clock = movableClock(t);
  const second = deferred();
  const [logto, fetch] = scripted(t, () => json({}), {
    token: (_, n) => (n === 1 ? tokenAnswer(`${TOKEN_PREFIX}1`) : second.promise),
  });
  await logto.users.get("u");
  clock.advance(59 * MINUTE);
  await Promise.all([logto.users.get("u"), logto.users.get("u"), logto.users.get("u")]);
  assert.equal(fetch.api[3].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
  await fetch.reached(2, fetch.tokens);
  second.resolve(tokenAnswer(`${TOKEN_PREFIX}2`));
  await turn();
  await logto.users.get("u");
  assert.equal(fetch.api[4].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}2`);
  assert.equal(fetch.tokens.length, 2);
});

test("a background refresh that fails does not fail the call", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => json({ id: "u" }), {
    token: (_, n) => (n === 1 ? tokenAnswer(`${TOKEN_PREFIX}1`) : apiError(400, "oidc.x")),
  });
  await logto.users.get("u");
  clock.advance(59 * MINUTE);
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  await fetch.reached(2, fetch.tokens);
  assert.equal(fetch.api[1].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
});

test("calls after a background refresh that failed do not each begin another", async (t) => {
  const clock = movableClock(t);
  const refusals = [apiError(429, "auth.exceed_token_limit"), apiError(400, "oidc.x")];
  const [logto, fetch] = scripted(t, () => json({ id: "u" }), {
    token: (_, n) => refusals[n - 2] ?? tokenAnswer(`${TOKEN_PREFIX}${n}`),
  });
  await logto.users.get("u");
  clock.advance(58 * MINUTE + 10_000);
  // After the first one, half of the hundred seconds that the token still serves.
  for (const [tokens, wait] of [
    [2, 48_000],
    [2, 4_000],
    [3, 30_000],
    [4, 0],
  ]) {
    for (let n = 0; n < 10; n += 1) {
      assert.deepEqual(await logto.users.get("u"), { id: "u" });
      await turn();
    }
    assert.equal(fetch.tokens.length, tokens);
    clock.advance(wait);
  }
  await logto.users.get("u");
  assert.equal(fetch.api.at(-1).headers.get("authorization"), `Bearer ${TOKEN_PREFIX}4`);
});

test("a token in its last ten seconds is not used", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => json({}));
  await logto.users.get("u");
  clock.advance(60 * MINUTE - 5_000);
  await logto.users.get("u");
  assert.equal(fetch.api[1].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}2`);
  assert.equal(fetch.tokens.length, 2);
});

test("a short-lived token is used for most of its life", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => json({}), {
    token: (_, n) => tokenAnswer(`${TOKEN_PREFIX}${n}`, { expires_in: 8 }),
  });
  await logto.users.get("u");
  clock.advance(5_000);
  await logto.users.get("u");
  await turn();
  assert.equal(fetch.tokens.length, 1);
  clock.advance(2_500);
  await logto.users.get("u");
  assert.equal(fetch.api[2].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}2`);
});

test("a 401 refreshes the token once and repeats the request", async (t) => {
  const answers = [apiError(401, "auth.unauthorized"), json({ id: "u" })];
  const [logto, fetch] = scripted(t, answers);
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  assert.equal(fetch.tokens.length, 2);
  assert.equal(fetch.api[0].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
  assert.equal(fetch.api[1].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}2`);
});

test("the refresh after a 401 happens with retry: false too, and for a POST", async (t) => {
  const answers = [apiError(401, "auth.unauthorized"), json({ id: "u" })];
  const [logto, fetch] = scripted(t, answers, { retry: false });
  assert.deepEqual(await logto.users.create({ name: "A" }), { id: "u" });
  assert.equal(fetch.api.length, 2);
  assert.equal(await fetch.api[1].text(), '{"name":"A"}');
});

test("a second 401 is thrown", async (t) => {
  const [logto, fetch] = scripted(t, () => apiError(401, "auth.unauthorized"));
  await assertRejects(logto.users.get("u"), t.logto.UnauthorizedError);
  assert.equal(fetch.api.length, 2);
  assert.equal(fetch.tokens.length, 2);
});

test("the refresh after a 401 is not counted as an attempt", async (t) => {
  const answers = [apiError(401, "auth.unauthorized"), ...[1, 2, 3].map(() => apiError(503, "x"))];
  const [logto, fetch] = scripted(t, answers);
  await assertRejects(logto.users.get("u"), t.logto.ServerError, (error) => {
    assert.equal(error.attempts, 3);
  });
  assert.equal(fetch.api.length, 4);
});

test("a late 401 for an old token does not ask for another new one", async (t) => {
  const late = deferred();
  const [logto, fetch] = scripted(t, (request) => {
    if (request.headers.get("authorization").endsWith("-2")) return json({ id: "u" });
    return request.path.endsWith("/slow") ? late.promise : apiError(401, "auth.unauthorized");
  });
  const slow = logto.users.get("slow");
  await fetch.reached(1);
  await logto.users.get("fast");
  late.resolve(apiError(401, "auth.unauthorized"));
  assert.deepEqual(await slow, { id: "u" });
  assert.equal(fetch.tokens.length, 2);
});

test("getAccessToken() after a 401 answers the refreshed token", async (t) => {
  const [logto] = scripted(t, [apiError(401, "auth.unauthorized"), json({})]);
  await logto.users.get("u");
  assert.equal(await logto.getAccessToken(), `${TOKEN_PREFIX}2`);
});

test("an aborted call does not take the token from the others that wait for it", async (t) => {
  const gate = deferred();
  const [logto, fetch] = scripted(t, () => json({ id: "u" }), {
    token: async (request) => {
      request.signal?.addEventListener("abort", () => gate.reject(request.signal.reason));
      await gate.promise;
      return tokenAnswer(`${TOKEN_PREFIX}1`);
    },
  });
  const controller = new AbortController();
  const first = logto.users.get("a", undefined, { signal: controller.signal });
  await fetch.reached(1, fetch.tokens);
  const second = logto.users.get("b");
  const reason = new Error("no longer wanted");
  controller.abort(reason);
  assert.equal(await assertRejects(first, Error), reason);
  gate.resolve();
  assert.deepEqual(await second, { id: "u" });
  assert.equal(fetch.tokens.length, 1);
});

test("a failed token request is not remembered", async (t) => {
  const [logto, fetch] = scripted(t, [json({ id: "u" })], {
    token: (_, n) =>
      n === 1
        ? json({ error: "invalid_client", code: "oidc.invalid_client" }, { status: 401 })
        : tokenAnswer(`${TOKEN_PREFIX}2`),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError);
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  assert.equal(fetch.tokens.length, 2);
});

test("a call whose token hangs ends with its own totalTimeout", async (t) => {
  const [logto] = scripted(t, [], { token: hang, totalTimeout: 25 });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError, (error) => {
    assert.equal(error.timeout, 25);
  });
});

test("the secret is in no part of a token request but its Basic header", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.get("u");
  for (const request of fetch.requests) {
    assert.notInclude(request.url, APP_SECRET);
    assert.notInclude(await request.text(), APP_SECRET);
  }
  assert.notInclude(String(fetch.api[0].headers.get("authorization")), btoa(APP_SECRET));
});

// The wire.

test("a token that the server has come to refuse is refreshed once", async (t) => {
  const logto = t.client();
  await logto.users.list({ pageSize: 1 });
  await t.control("revoke", { method: "POST" });
  const page = await logto.users.list({ pageSize: 1 });
  assert.equal(page.items.length, 1);
  const log = await t.control("requests");
  const asked = log.filter(({ path }) => path === "/oidc/token");
  assert.equal(asked.length, 2);
});

test("a token that expired on the server's clock alone is refreshed", async (t) => {
  const logto = t.client();
  await logto.users.list({ pageSize: 1 });
  await t.control("clock", { advanceMs: 2 * 60 * MINUTE });
  assert.equal((await logto.users.list({ pageSize: 1 })).items.length, 1);
});

test(
  "the client gets a token from the server and lists users with it",
  async (t) => {
    const logto = t.client();
    assert.isString(await logto.getAccessToken());
    assert.isArray((await logto.users.list({ pageSize: 1 })).items);
  },
  { real: true },
);
