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
  if (["Headers", "Map", "URLSearchParams"].includes(value.constructor?.name)) {
    for (const pair of value) parts.push(String(pair));
  }
  if (value instanceof Uint8Array) parts.push(new TextDecoder().decode(value));
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
  "something deep": (_, init) => {
    let error = new Error(init.headers.authorization);
    for (let depth = 0; depth < 6; depth += 1) error = new Error("failed", { cause: error });
    return error;
  },
  "something wide": (_, init) => {
    const members = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`member${at}`, at]));
    return Object.assign(new Error("failed"), members, { init });
  },
  "a circle": (_, init) => {
    const error = new Error("failed");
    return Object.assign(error, { error, inner: { error, init } });
  },
  "several errors": (_, init) =>
    new AggregateError([new Error("failed", { cause: { request: init } })], "failed"),
  "a Map": (_, init) =>
    Object.assign(new Error("failed"), { headers: new Map(Object.entries(init.headers)) }),
  "parameters of a URL": (_, init) =>
    Object.assign(new Error("failed"), { sent: new URLSearchParams(init.headers) }),
  bytes: (_, init) =>
    Object.assign(new Error("failed"), {
      sent: new TextEncoder().encode(init.headers.authorization),
    }),
  "the name of a member": (_, init) =>
    Object.assign(new Error("failed"), { [init.headers.authorization]: true }),
  "a function": (_, init) =>
    Object.assign(new Error("failed"), { again: Object.assign(() => {}, { init }) }),
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

test("an error of a fetch that shows nothing is the cause as it is", async (t) => {
  const inner = Object.assign(new Error("inner"), { code: "E_ODD", address: "127.0.0.1", port: 1 });
  for (const thrown of [
    new TypeError("failed", { cause: inner }),
    Object.assign(new AggregateError([inner], "failed"), { socket: { bytesRead: 0, local: null } }),
    new DOMException("failed", "NetworkError"),
  ]) {
    const [logto] = scripted(t, () => () => Promise.reject(thrown), { retry: false });
    const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
    assert.equal(reason.cause, thrown);
  }
});

test("an error of a fetch that shows the query is told without it", async (t) => {
  const query = { where: { primaryEmail: "it's@private.example" } };
  const errors = [
    ({ url }) => new TypeError("failed", { cause: new Error(`for url (${url}): no route`) }),
    ({ url }) => new Error(`for url (${new URL(url).href}): no route`),
    ({ url }) => Object.assign(new Error("for url (x): no route"), { path: url, code: "E_ODD" }),
    ({ url }) => Object.assign(new Error("no route"), { sent: new Request(url) }),
  ];
  for (const errorOf of errors) {
    const seen = [];
    const hooks = { onRetry: ({ error }) => seen.push(error) };
    const [logto] = scripted(t, () => (request) => Promise.reject(errorOf(request)), { hooks });
    const [{ reason }] = await Promise.allSettled([logto.users.list(query)]);
    assert.equal(seen.length, 2);
    for (const one of [...seen, reason]) {
      assert.instanceOf(one, t.logto.NetworkError);
      for (let error = one; error; error = error.cause) {
        assert.notInclude(shown(error), "private.example");
      }
      assert.match(one.cause.cause?.message ?? one.cause.message, /no route$/);
    }
  }
});

test("a host's own error shows no query", async (t) => {
  const logto = t.client({ retry: false });
  await logto.getAccessToken();
  const match = { path: "/api/users*" };
  await t.control("faults", { times: 1_000, fault: { kind: "cut" }, match });
  const query = { where: { primaryEmail: "alice@private.example" } };
  const [{ reason }] = await Promise.allSettled([logto.users.list(query)]);
  assert.instanceOf(reason, t.logto.LogtoError);
  for (let one = reason; one; one = one.cause) assert.notInclude(shown(one), "private.example");
});

test("a body whose stream throws what was sent shows neither secret nor token", async (t) => {
  for (const ofToken of [true, false]) {
    const answer = ({ init }) => {
      const error = new Error(`failed with ${init.headers.authorization}`);
      const start = (controller) => controller.error(error);
      const headers = { "content-type": "application/json" };
      return new Response(new ReadableStream({ start }), { headers });
    };
    const script = { token: ofToken ? answer : undefined, retry: false };
    const [logto] = scripted(t, () => answer, script);
    const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
    assert.instanceOf(reason, ofToken ? t.logto.TokenError : t.logto.NetworkError);
    for (let one = reason; one; one = one.cause) assertSecret(one, "an error");
  }
});

/** Answers of a server, or of something on the way, that repeat what was sent. */
const ECHOES = {
  "in its message": (sent) => apiError(400, "x", { message: `What is ${sent}?` }),
  "in its code": (sent) => apiError(400, `x.${sent}`),
  "in its data": (sent) => apiError(400, "x", { data: { list: [{ [sent]: `"${sent}"` }] } }),
  "in its details": (sent) => apiError(400, "x", { details: sent }),
  "as a text": (sent) => text(`refused: ${sent}`, { status: 502 }),
  "as JSON that is broken": (sent) => text(sent, { type: "application/json" }),
  "in its type": (sent) => text("x", { type: `application/octet-stream; a="${sent}"` }),
  "in its id of the request": (sent) =>
    apiError(400, "x", { headers: { "logto-core-request-id": sent } }),
  "in its id of the request, with a web page": (sent) =>
    text("<html>", { type: "text/html", headers: { "logto-core-request-id": sent } }),
  "in a redirect": (sent) => redirect(`https://${sent.replaceAll(" ", ".")}.example/`),
  "as OAuth does": (sent) =>
    json({ code: "x", error: `error ${sent}`, error_description: sent }, { status: 400 }),
  "as no list": (sent) => json({ sent }, { headers: { "logto-core-request-id": sent } }),
};

for (const [where, answerOf] of Object.entries(ECHOES)) {
  test(`a server that repeats what was sent ${where} makes no error show it`, async (t) => {
    for (const ofToken of [true, false]) {
      const answer = ({ init }) => {
        const sent = init.headers.authorization;
        return answerOf(ofToken ? `${sent} ${APP_SECRET}` : sent);
      };
      const events = [];
      const hooks = { onResponse: (event) => events.push(event) };
      const script = { token: ofToken ? answer : undefined, retry: false, hooks };
      const [logto] = scripted(t, () => answer, script);
      const calls = [logto.users.list(), logto.users.list().toArray({ limit: 1 })];
      for (const { status, reason } of await Promise.allSettled(calls)) {
        assert.equal(status, "rejected");
        for (let one = reason; one; one = one.cause) assertSecret(one, "an error");
      }
      assertSecret(events, "a hook");
      assertSecret(String(await logto.diagnose()), "a diagnosis");
    }
  });
}

test("a secret with marks that JSON escapes is shown in no spelling", async (t) => {
  const appSecret = 'se"cr\\et-of-marks';
  for (const answer of [text, (said) => apiError(400, "x", { message: said })]) {
    const said = () => answer(`Not ${JSON.stringify({ appSecret })}.`, { status: 400 });
    const [logto] = scripted(t, said, { appSecret });
    const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
    assert.equal(reason.message, 'Not {"appSecret":"[secret]"}.');
  }
});

test("a secret of digits takes nothing from an error that has its digits in a number", async (t) => {
  const data = { at: 1712345678901, of: 5 };
  const [logto] = scripted(t, () => apiError(404, "entity.gone", { data }), {
    appSecret: "12345678",
  });
  const [{ reason }] = await Promise.allSettled([logto.users.get("u")]);
  assert.equal(reason.code, "entity.gone");
  assert.deepEqual(reason.data, { at: "17[secret]901", of: 5 });
});

test("an answer that is no error comes as it is, whatever it shows", async (t) => {
  const [logto] = scripted(
    t,
    () =>
      ({ init }) =>
        json({ token: init.headers.authorization }),
  );
  const { token } = await logto.request("GET", "/api/echo");
  assert.include(token, TOKEN_PREFIX);
});

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
