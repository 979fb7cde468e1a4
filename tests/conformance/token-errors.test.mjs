/** API.md, "Errors": `TokenError`, whatever the reason was that no token could be had. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  brokenBody,
  connectionFailure,
  deferred,
  hang,
  json,
  movableClock,
  redirect,
  scripted,
  TOKEN_PREFIX,
  text,
  tokenAnswer,
  turn,
} from "./scripted-fetch.mjs";

function oidc(status, error, description = `Description of ${error}`) {
  const message = `An OIDC error occurred: oidc.${error}.`;
  const body = { code: `oidc.${error}`, message, error, error_description: description };
  return json(body, { status });
}

test("a refused secret is a TokenError with all that the server said", async (t) => {
  const [logto, fetch] = scripted(t, [], { token: () => oidc(401, "invalid_client") });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    assert.instanceOf(error, t.logto.LogtoError);
    assert.equal(error.status, 401);
    assert.equal(error.code, "oidc.invalid_client");
    assert.equal(error.error, "invalid_client");
    assert.equal(error.errorDescription, "Description of invalid_client");
    assert.equal(error.requestId, "request-id-1");
    assert.equal(error.attempts, 1);
    assert.match(error.message, /appSecret/);
  });
  assert.equal(fetch.tokens.length, 1);
  assert.equal(fetch.api.length, 0);
});

test("an unknown resource is a TokenError that names it", async (t) => {
  const [logto] = scripted(t, [], {
    resource: "https://typo.example.com/api",
    token: () => oidc(400, "invalid_target"),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    assert.equal(error.status, 400);
    assert.equal(error.error, "invalid_target");
    assert.include(error.message, "https://typo.example.com/api");
  });
});

test("every call that waited for the token gets the TokenError", async (t) => {
  const [logto, fetch] = scripted(t, [], { token: () => oidc(400, "invalid_client") });
  const calls = await Promise.allSettled([1, 2, 3].map((n) => logto.users.get(`u${n}`)));
  for (const { reason } of calls) assert.instanceOf(reason, t.logto.TokenError);
  assert.equal(fetch.tokens.length, 1);
});

test("the token endpoint's Retry-After holds, however many calls wait meanwhile", async (t) => {
  const clock = movableClock(t);
  const token = () => apiError(429, "any", { headers: { "retry-after": "60" } });
  const [logto, fetch] = scripted(t, [], { token });
  const calls = [];
  for (const id of ["u", "v", "w"]) {
    calls.push(logto.users.get(id));
    await turn();
    // More than a flight may be silent for.
    if (id === "v") clock.advance(40_000);
  }
  assert.equal(fetch.tokens.length, 1);
  logto[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  await Promise.allSettled(calls);
});

test("a spent token quota (429 auth.exceed_token_limit) is not asked again", async (t) => {
  const [logto, fetch] = scripted(t, [], {
    token: () => apiError(429, "auth.exceed_token_limit", { headers: { "retry-after": "0" } }),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    assert.equal(error.status, 429);
    assert.equal(error.code, "auth.exceed_token_limit");
    assert.equal(error.attempts, 1);
    assert.match(error.message, /quota/i);
  });
  assert.equal(fetch.tokens.length, 1);
});

for (const status of [408, 429, 500, 502, 503, 504]) {
  test(`a token request that met ${status} is repeated`, async (t) => {
    const [logto, fetch] = scripted(t, [json({})], {
      token: (_, n) => (n === 1 ? apiError(status, "x") : tokenAnswer(`${TOKEN_PREFIX}2`)),
    });
    await logto.users.get("u");
    assert.equal(fetch.tokens.length, 2);
  });
}

test("the body of a 401 is let go of when no new token can be had", async (t) => {
  const letGo = deferred();
  const body = new ReadableStream({ cancel: () => letGo.resolve() });
  const token = (_, n) => (n === 1 ? tokenAnswer("t") : apiError(400, "oidc.invalid_grant"));
  const [logto] = scripted(t, [new Response(body, { status: 401 })], { token });
  await assertRejects(logto.fetch("/api/users"), t.logto.TokenError);
  await letGo.promise;
});

test("a token request that met no answer is repeated", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], {
    token: (_, n) => [connectionFailure(), brokenBody(), tokenAnswer(`${TOKEN_PREFIX}3`)][n - 1],
  });
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 3);
});

test("after the last attempt a TokenError has the NetworkError as its cause", async (t) => {
  const [logto, fetch] = scripted(t, [], { token: () => connectionFailure("ECONNRESET") });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    assert.equal(error.attempts, 3);
    assert.instanceOf(error.cause, t.logto.NetworkError);
    assert.equal(error.status, undefined);
  });
  assert.equal(fetch.tokens.length, 3);
});

test("a token request that timed out is a TokenError with the TimeoutError as its cause", async (t) => {
  const [logto] = scripted(t, [], { token: hang, timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ cause }) => {
    assert.instanceOf(cause, t.logto.TimeoutError);
    assert.equal(cause.timeout, 15);
  });
});

test("HTML with 200 from the token endpoint is a TokenError that doubts the endpoint", async (t) => {
  const [logto, fetch] = scripted(t, [], {
    token: () => text("<!doctype html><title>x</title>", { type: "text/html" }),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ cause }) => {
    assert.instanceOf(cause, t.logto.ProtocolError);
    assert.match(cause.message, /endpoint/);
    assert.match(cause.contentType, /^text\/html/);
  });
  assert.equal(fetch.tokens.length, 1);
});

test("a redirect of the token request is not followed", async (t) => {
  const [logto, fetch] = scripted(t, [], {
    token: () => redirect("https://evil.example/steal?a=b", 307),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ cause }) => {
    assert.instanceOf(cause, t.logto.ProtocolError);
    assert.include(cause.message, "https://evil.example");
    assert.notInclude(cause.message, "/steal");
  });
  assert.equal(fetch.requests.length, 1);
  assert.equal(fetch.tokens[0].init.redirect, "manual");
});

/** Answers with status 200 that hold no usable token. */
const UNUSABLE = [
  ["no access_token", { expires_in: 3600, token_type: "Bearer" }],
  ["an access_token that is no string", { access_token: 5, expires_in: 3600 }],
  ["an empty access_token", { access_token: "", expires_in: 3600 }],
  ["an array", []],
  ["null", null],
];

for (const [name, body] of UNUSABLE) {
  test(`a token answer with ${name} is a TokenError`, async (t) => {
    const [logto, fetch] = scripted(t, [], { token: () => json(body) });
    await assertRejects(logto.users.get("u"), t.logto.TokenError);
    assert.equal(fetch.api.length, 0);
  });
}

test("broken JSON from the token endpoint is a TokenError that does not quote it", async (t) => {
  const [logto] = scripted(t, [], {
    token: () => text('{"access_token":"leaky-token', { type: "application/json" }),
  });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    assert.notInclude(String(error), "leaky");
    assert.notInclude(String(error.cause), "leaky");
  });
});

// The wire.

test(
  "a wrong secret is a TokenError",
  async (t) => {
    const logto = t.client({ appSecret: "wrong" });
    await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
      assert.equal(error.error, "invalid_client");
      assert.equal(error.code, "oidc.invalid_client");
      assert.isString(error.requestId);
    });
  },
  { real: true },
);

test(
  "a resource with a trailing slash is a TokenError that names it",
  async (t) => {
    const logto = t.client({ resource: "https://default.logto.app/api/" });
    await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
      assert.equal(error.error, "invalid_target");
      assert.include(error.message, "https://default.logto.app/api/");
    });
  },
  { real: true },
);

test("an application with an expired secret is a TokenError", async (t) => {
  const logto = t.client({ appId: "m2m-expired", appSecret: t.credentials.appSecret });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ status }) => {
    assert.oneOf(status, [400, 401]);
  });
});

test(
  "an application without the role learns which role to assign",
  async (t) => {
    const logto = t.client({ appId: "m2m-no-role", appSecret: t.credentials.appSecret });
    await assertRejects(logto.users.get("u"), t.logto.ForbiddenError, (error) => {
      assert.equal(error.status, 403);
      assert.equal(error.code, "auth.forbidden");
      assert.match(error.message, /role/);
    });
  },
  { needs: ["no-origin"] },
);
