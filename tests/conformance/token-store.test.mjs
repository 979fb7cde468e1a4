/** API.md: `tokenStore` shares the token between isolates or processes, and may do anything. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import {
  APP_ID,
  APP_SECRET,
  apiError,
  deferred,
  ENDPOINT,
  json,
  movableClock,
  scripted,
  TOKEN_PREFIX,
  turn,
} from "./scripted-fetch.mjs";

const HOUR = 3_600_000;

const stored = (token, life = HOUR) => ({ token, expiresAt: Date.now() + life });
const authorization = (request) => request.headers.get("authorization");

/** A store that has `value`, whatever it is asked for, and keeps what it was told. */
function storeOf(value) {
  const store = {
    asked: [],
    told: [],
    get: (...args) => {
      store.asked.push(args);
      return typeof value === "function" ? value(store.asked.length) : value;
    },
    set: (...args) => void store.told.push(args),
  };
  return store;
}

test("a token from the store is used, and the token endpoint is not asked", async (t) => {
  const events = [];
  const hooks = { onToken: (event) => events.push(event) };
  const value = stored("shared");
  for (const given of [value, Promise.resolve(value)]) {
    const tokenStore = storeOf(given);
    const [logto, fetch] = scripted(t, () => json({}), { tokenStore, hooks });
    await logto.users.get("u");
    await logto.users.get("u");
    assert.deepEqual(fetch.api.map(authorization), ["Bearer shared", "Bearer shared"]);
    assert.equal(fetch.tokens.length, 0);
    assert.equal(tokenStore.asked.length, 1);
    assert.equal(tokenStore.told.length, 0);
    const { source, expiresAt } = events.pop();
    assert.deepEqual({ source, expiresAt }, { source: "store", expiresAt: value.expiresAt });
  }
});

test("a token from the endpoint is handed to the store", async (t) => {
  const tokenStore = storeOf(undefined);
  const before = Date.now();
  const [logto] = scripted(t, () => json({}), { tokenStore });
  await logto.users.get("u");
  const [[key, value]] = tokenStore.told;
  assert.deepEqual(Object.keys(value).sort(), ["expiresAt", "token"]);
  assert.equal(value.token, `${TOKEN_PREFIX}1`);
  assert.isTrue(value.expiresAt >= before + HOUR - 1 && value.expiresAt <= Date.now() + HOUR);
  assert.deepEqual(tokenStore.asked, [[key]]);
});

test("a Map is a store, and a second client with it asks for no token", async (t) => {
  const tokenStore = new Map();
  const [first] = scripted(t, () => json({}), { tokenStore });
  await first.users.get("u");
  const [second, fetch] = scripted(t, () => json({}), { tokenStore });
  await second.users.get("u");
  assert.equal(fetch.tokens.length, 0);
  assert.equal(authorization(fetch.api[0]), `Bearer ${TOKEN_PREFIX}1`);
});

test("the key names endpoint, app, resource and scope, and never the secret", async (t) => {
  const tokenStore = new Map();
  const places = [
    {},
    { endpoint: `${ENDPOINT}/prefix` },
    { appId: "another" },
    { resource: "https://another.example/api" },
    { scope: "read" },
    { appSecret: "another secret" },
  ];
  for (const place of places) {
    const [logto] = scripted(t, () => json({}), { tokenStore, ...place });
    await logto.users.get("u");
  }
  const [first] = tokenStore.keys();
  const parts = ["https%3A%2F%2Fauth.example.com", APP_ID, "https%3A%2F%2Fdefault.logto.app%2Fapi"];
  assert.equal(first, ["logto-management", ...parts, "all"].join("|"));
  // Another secret of the same application is no other token.
  assert.equal(tokenStore.size, places.length - 1);
  for (const key of tokenStore.keys()) {
    assert.notInclude(key, APP_SECRET);
    assert.notInclude(key, btoa(`${APP_ID}:${APP_SECRET}`));
  }
});

test("no two lists of what a key names have one key", async (t) => {
  const tokenStore = new Map();
  for (const place of [
    { appId: "a|b", resource: "c", scope: "" },
    { appId: "a", resource: "b|c", scope: "" },
    { appId: "a", resource: "b", scope: "c d" },
  ]) {
    const [logto] = scripted(t, () => json({}), { tokenStore, ...place });
    await logto.users.get("u");
  }
  const keys = [...tokenStore.keys()].map((key) => key.split("|").slice(2).join("|"));
  assert.deepEqual(keys, ["a%7Cb|c|", "a|b%7Cc|", "a|b|c+d"]);
});

test("fifty concurrent first calls ask the store once", async (t) => {
  const gate = deferred();
  const tokenStore = storeOf(gate.promise);
  const [logto, fetch] = scripted(t, () => json({}), { tokenStore });
  const calls = Array.from({ length: 50 }, (_, n) => logto.users.get(`u${n}`));
  await turn();
  gate.resolve(undefined);
  await Promise.all(calls);
  assert.equal(tokenStore.asked.length, 1);
  assert.equal(fetch.tokens.length, 1);
});

/** What a store may give instead of a token. */
const RUBBISH = {
  undefined: () => undefined,
  null: () => null,
  "a text": () => "token",
  "no token": () => ({ expiresAt: Date.now() + HOUR }),
  "an empty token": () => stored(""),
  "a token that no header can hold": () => stored("a\nb"),
  "a token that is no text": () => stored({}),
  "no time": () => ({ token: "t" }),
  "a time that is a text": () => ({ token: "t", expiresAt: "2999-01-01" }),
  "a time that is none": () => ({ token: "t", expiresAt: Number.NaN }),
  "an endless time": () => ({ token: "t", expiresAt: Number.POSITIVE_INFINITY }),
  "an expired token": () => stored("t", -1),
  "a token that is about to expire": () => stored("t", 9_000),
  "an error thrown": () => {
    throw new Error("no store");
  },
  "a rejection": () => Promise.reject(new Error("no store")),
  "a token that throws where it is read": () => trapped({ expiresAt: Date.now() + HOUR }, "token"),
  "a time that throws where it is read": () => trapped({ token: "t" }, "expiresAt"),
  "what throws when it is awaited": () => trapped(stored("t"), "then"),
  "a Proxy that throws": () => new Proxy(stored("t"), { get: raise }),
};

function raise() {
  throw new Error("no token");
}

/** Throws where this member of it is read. */
function trapped(value, name) {
  return Object.defineProperty(value, name, { get: raise });
}

for (const [name, value] of Object.entries(RUBBISH)) {
  test(`a store that gives ${name} costs one token request`, async (t) => {
    const [logto, fetch] = scripted(t, () => json({ id: "u" }), { tokenStore: storeOf(value) });
    assert.deepEqual(await logto.users.get("u"), { id: "u" });
    await logto.users.get("u");
    assert.equal(fetch.tokens.length, 1);
  });
}

test("a store that never answers costs its patience and one token request", async (t) => {
  const tokenStore = storeOf(() => new Promise(() => {}));
  const [logto, fetch] = scripted(t, () => json({}), { tokenStore, timeout: 30 });
  await logto.users.get("u");
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 1);
  assert.equal(tokenStore.asked.length, 1);
});

test("a store that takes no token changes nothing", async (t) => {
  const sets = [
    () => {
      throw new Error("full");
    },
    () => Promise.reject(new Error("full")),
    () => new Promise(() => {}),
  ];
  for (const set of sets) {
    const tokenStore = { get: () => undefined, set };
    const [logto, fetch] = scripted(t, () => json({}), { tokenStore });
    await logto.users.get("u");
    await logto.users.get("u");
    assert.equal(fetch.tokens.length, 1);
  }
});

/** Answers 401 to all but this token. */
const accepts = (token) => (request) =>
  authorization(request) === `Bearer ${token}` ? json({}) : apiError(401, "auth.unauthorized");

test("a token that met a 401 is never taken from the store again", async (t) => {
  const clock = movableClock(t);
  const value = stored("revoked", 10 * HOUR);
  const tokenStore = storeOf(value);
  const answers = (request) => accepts(`${TOKEN_PREFIX}${fetch.tokens.length}`)(request);
  const [logto, fetch] = scripted(t, answers, { tokenStore });
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 1);
  // Its successor has expired, and the store still has the revoked one, which lives longer.
  clock.advance(2 * HOUR);
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 2);
  assert.equal(tokenStore.asked.length, 3);
  assert.deepEqual(fetch.api.map(authorization), [
    "Bearer revoked",
    `Bearer ${TOKEN_PREFIX}1`,
    `Bearer ${TOKEN_PREFIX}2`,
  ]);
});

test("after a 401, a newer token that another isolate has brought is taken", async (t) => {
  const tokenStore = storeOf((n) => stored(n === 1 ? "old" : "new"));
  const [logto, fetch] = scripted(t, accepts("new"), { tokenStore });
  await logto.users.get("u");
  assert.deepEqual(fetch.api.map(authorization), ["Bearer old", "Bearer new"]);
  assert.equal(fetch.tokens.length, 0);
});

test("a stale token is replaced by a newer one of the store, and not by itself", async (t) => {
  const clock = movableClock(t);
  const first = stored("first");
  const tokenStore = storeOf((n) => (n < 3 ? first : stored("third")));
  const token = () => apiError(503);
  const [logto, fetch] = scripted(t, () => json({}), { tokenStore, token, retry: false });
  await logto.users.get("u");
  clock.advance(HOUR - 100_000);
  await logto.users.get("u");
  await turn();
  assert.equal(fetch.tokens.length, 1, "the store had nothing newer");
  clock.advance(50_000);
  await logto.users.get("u");
  await turn();
  assert.equal(fetch.tokens.length, 1);
  await logto.users.get("u");
  const sent = fetch.api.map(authorization);
  assert.deepEqual(sent, ["Bearer first", "Bearer first", "Bearer first", "Bearer third"]);
});

test("a store's failure is not the cause of a TokenError", async (t) => {
  const tokenStore = storeOf(RUBBISH["an error thrown"]);
  const token = () => apiError(401, "oidc.invalid_client");
  const [logto] = scripted(t, [], { tokenStore, token });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ code, cause }) => {
    assert.equal(code, "oidc.invalid_client");
    assert.equal(cause, undefined);
  });
  assert.equal(tokenStore.told.length, 0);
});

test("a disposed client does not go on to ask the endpoint", async (t) => {
  const gate = deferred();
  const [logto, fetch] = scripted(t, [], { tokenStore: storeOf(gate.promise) });
  const call = logto.users.get("u");
  await turn();
  logto[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  const [{ reason }] = await Promise.allSettled([call]);
  assert.equal(reason.name, "AbortError");
  gate.resolve(undefined);
  await turn();
  assert.equal(fetch.requests.length, 0);
});

test("a store that is none, or stands beside getAccessToken, is refused", (t) => {
  const good = { endpoint: ENDPOINT, appId: APP_ID, appSecret: APP_SECRET };
  const wrong = [null, "redis", {}, { get: () => {} }, { get: 1, set: () => {} }];
  for (const tokenStore of wrong) {
    const make = () => new t.logto.ManagementClient({ ...good, tokenStore });
    assertThrows(make, TypeError, /tokenStore/);
  }
  const both = { endpoint: ENDPOINT, getAccessToken: () => null, tokenStore: new Map() };
  assertThrows(() => new t.logto.ManagementClient(both), TypeError, /tokenStore.*getAccessToken/);
});
