/** API.md: no error, hook, toString, JSON or inspection shows the secret or a token. */
import { assert, test } from "./harness.mjs";
import {
  APP_ID,
  APP_SECRET,
  apiError,
  brokenBody,
  connectionFailure,
  hang,
  json,
  redirect,
  scripted,
  TOKEN_PREFIX,
  text,
} from "./scripted-fetch.mjs";

const BASIC = btoa(`${APP_ID}:${APP_SECRET}`);

/** Everything that can be read from a value without calling it. */
function reachable(value, seen = new Set()) {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) {
    return String(value);
  }
  if (seen.has(value)) return "";
  seen.add(value);
  const parts = [];
  if (value instanceof Headers || value instanceof Map) {
    for (const pair of value) parts.push(String(pair));
  }
  for (let o = value; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
    for (const key of Reflect.ownKeys(o)) {
      parts.push(String(key));
      let read;
      try {
        read = value[key];
      } catch {
        continue;
      }
      // A function's source is no secret, and the host's own objects are not ours.
      if (typeof read !== "function") parts.push(reachable(read, seen));
    }
  }
  return parts.join("\n");
}

function shown(value) {
  const parts = [reachable(value), String(value)];
  parts.push(JSON.stringify(value) ?? "");
  parts.push(JSON.stringify(value, Object.getOwnPropertyNames(Object(value))) ?? "");
  if (value instanceof Error) parts.push(value.stack, value.message);
  parts.push(inspected(value));
  return parts.join("\n");
}

/** What the host's own inspection shows, where it has one. */
function inspected(value) {
  const util = globalThis.process?.getBuiltinModule?.("node:util");
  const options = { depth: 20, showHidden: true };
  const parts = [util?.inspect(value, options)];
  parts.push(globalThis.Deno?.inspect?.(value, options));
  parts.push(globalThis.Bun?.inspect?.(value, { depth: 20 }));
  return parts.filter(Boolean).join("\n");
}

function assertSecret(value, what) {
  const all = shown(value);
  for (const secret of [APP_SECRET, BASIC, TOKEN_PREFIX]) {
    assert.notInclude(all, secret, `${what} shows a secret`);
  }
}

/** Ways to fail, each a script. */
const TROUBLES = {
  "a refused secret": { token: () => apiError(401, "oidc.invalid_client") },
  "no network for the token": { token: () => connectionFailure("ECONNREFUSED") },
  "a token that breaks off": { token: () => brokenBody() },
  "a redirected token request": { token: () => redirect("https://evil.example") },
  "a token request that hangs": { token: hang, timeout: 15 },
  "HTML for a token": { token: () => text("<html>", { type: "text/html" }) },
  "an API error": { answers: () => apiError(404) },
  "a 401": { answers: () => apiError(401, "auth.unauthorized") },
  "no network": { answers: () => connectionFailure("ECONNRESET") },
  "a broken body": { answers: () => brokenBody() },
  "HTML for an answer": { answers: () => text("<html>", { type: "text/html" }) },
  "broken JSON": { answers: () => text("{", { type: "application/json" }) },
  "a redirect": { answers: () => redirect("https://evil.example") },
  "a timeout": { answers: () => hang, timeout: 15 },
};

for (const [name, { answers = () => json({}), ...options }] of Object.entries(TROUBLES)) {
  test(`${name} shows neither secret nor token`, async (t) => {
    const events = [];
    const hooks = {};
    for (const hook of ["onRequest", "onResponse", "onRetry", "onWait", "onToken"]) {
      hooks[hook] = (event) => events.push(event);
    }
    const [logto] = scripted(t, answers, { ...options, hooks });
    const calls = [logto.users.get("u"), logto.users.list(), logto.users.create({ name: "a" })];
    const settled = await Promise.allSettled(calls);
    for (const { status, reason } of settled) {
      assert.equal(status, "rejected");
      assertSecret(reason, "an error");
      for (let { cause } = reason; cause; cause = cause.cause) assertSecret(cause, "a cause");
    }
    assert.isNotEmpty(events);
    for (const event of events) assertSecret(event, "a hook");
    assertSecret(logto, "the client");
  });
}

/** Errors of a `fetch` that keep what they were given, as those of some HTTP libraries do. */
const TALKATIVE = {
  "its init": (url, init) => Object.assign(new Error("failed"), { config: { url, init } }),
  "a Request": (url, init) =>
    Object.assign(new Error("failed"), { request: new Request(url, init) }),
  Headers: (_, init) => Object.assign(new Error("failed"), { h: new Headers(init.headers) }),
  "a message": (_, init) => new Error(`failed with ${JSON.stringify(init.headers)}`),
  "a cause": (_, init) => new Error("failed", { cause: new Error(init.headers.authorization) }),
  "a text": (_, init) => `failed with ${init.headers.authorization}`,
  "an opaque object": (_, init) => new Proxy(init, { ownKeys: () => [5] }),
};

for (const [name, errorOf] of Object.entries(TALKATIVE)) {
  test(`a fetch that throws ${name} shows neither secret nor token`, async (t) => {
    for (const ofToken of [true, false]) {
      const answer = ({ url, init }) => Promise.reject(errorOf(url, init));
      const script = { token: ofToken ? answer : undefined, retry: false };
      const [logto] = scripted(t, () => answer, script);
      const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
      assert.instanceOf(reason, ofToken ? t.logto.TokenError : t.logto.NetworkError);
      for (let one = reason; one; one = one.cause) assertSecret(one, "an error");
    }
  });
}

test("what a fetch throws is told as far as it shows no secret", async (t) => {
  const error = Object.assign(new Error("failed"), { name: "OddError", code: "E_ODD" });
  const answer = ({ init }) => Promise.reject(Object.assign(error, { init }));
  const [logto] = scripted(t, () => answer, { retry: false });
  const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
  const { name, message, code } = reason.cause;
  assert.deepEqual({ name, message, code }, { name: "OddError", message: "failed", code: "E_ODD" });
});

test("a client that works shows neither, nor do its parts", async (t) => {
  const [logto] = scripted(t, () => json([]));
  await logto.users.list();
  const parts = {
    logto,
    users: logto.users,
    list: logto.users.list(),
    page: await logto.users.list(),
  };
  for (const [name, part] of Object.entries(parts)) assertSecret(part, name);
});

test("a constructor that throws does not show the secret", (t) => {
  const { ManagementClient } = t.logto;
  const wrong = [
    { appId: APP_ID, appSecret: APP_SECRET },
    { endpoint: "https://a.example/api", appId: APP_ID, appSecret: APP_SECRET },
    { endpoint: "https://a.example", appSecret: APP_SECRET },
    { endpoint: "https://a.example", appId: APP_ID, appSecret: [APP_SECRET] },
    { endpoint: "https://a.example", appId: APP_ID, appSecret: APP_SECRET, [APP_ID]: 1 },
    { endpoint: `https://${APP_SECRET}@a.example`, appId: APP_ID, appSecret: APP_SECRET },
  ];
  for (const options of wrong) {
    let error;
    try {
      new ManagementClient(options);
    } catch (thrown) {
      error = thrown;
    }
    assert.instanceOf(error, TypeError);
    assertSecret(error, JSON.stringify(Object.keys(options)));
  }
});

test("a token of getAccessToken is shown by no error", async (t) => {
  const getAccessToken = () => ({ token: `${TOKEN_PREFIX}mine`, expiresAt: Date.now() + 1e6 });
  const [logto] = scripted(t, () => apiError(401, "auth.unauthorized"), { getAccessToken });
  const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
  assert.instanceOf(reason, t.logto.UnauthorizedError);
  assertSecret(reason, "the error");
  assertSecret(logto, "the client");
});

test("the token goes to no other origin", async (t) => {
  const [logto, fetch] = scripted(t, () => {
    const link = '<https://evil.example/users?page=2>; rel="next"';
    return json([{ id: "a" }], { headers: { link } });
  });
  await Promise.allSettled([logto.users.list().toArray({ limit: 2 })]);
  assert.isAtLeast(fetch.api.length, 2);
  for (const { origin } of fetch.requests) assert.equal(origin, "https://auth.example.com");
});

test(
  "a client on the wire shows neither",
  async (t) => {
    const logto = t.client();
    const token = await logto.getAccessToken();
    const [{ reason }] = await Promise.allSettled([logto.users.get("no-such-user")]);
    for (const value of [logto, reason, logto.users]) {
      assert.notInclude(shown(value), token);
      assert.notInclude(shown(value), t.credentials.appSecret);
    }
  },
  { real: true },
);
