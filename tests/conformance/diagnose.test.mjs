/** `diagnose()`: what is wrong where nothing works, and what to do about it, in words. */
import { assert, test } from "./harness.mjs";
import {
  APP_SECRET,
  apiError,
  connectionFailure,
  deferred,
  ENDPOINT,
  json,
  movableClock,
  noContent,
  redirect,
  scripted,
  stalledBody,
  TOKEN_PREFIX,
  text,
  tokenAnswer,
} from "./scripted-fetch.mjs";

const NAMES = ["endpoint", "clock", "api", "secret", "resource", "scope", "access"];

const outcomes = ({ checks }) =>
  Object.fromEntries(checks.map(({ name, outcome }) => [name, outcome]));

const check = (diagnosis, name) => diagnosis.checks.find((one) => one.name === name);

/** Answers as a Logto that is well, but for the paths in `changes`. */
function server(changes = {}) {
  const answers = {
    "/oidc/.well-known/openid-configuration": () =>
      json(
        { issuer: `${ENDPOINT}/oidc`, token_endpoint: `${ENDPOINT}/oidc/token` },
        { headers: { date: new Date().toUTCString() } },
      ),
    "/api/status": noContent,
    "/api/applications": () => json([]),
    ...changes,
  };
  return (request) => answers[request.path](request);
}

function assertFailed(diagnosis, name, fix) {
  assert.isFalse(diagnosis.ok);
  const failed = check(diagnosis, name);
  assert.equal(failed.outcome, "failed", String(diagnosis));
  assert.match(failed.fix, fix);
}

test("a client that works has nothing to complain of", async (t) => {
  const [logto, fetch] = scripted(t, server());
  const diagnosis = await logto.diagnose();
  assert.isTrue(diagnosis.ok, String(diagnosis));
  assert.deepEqual(Object.keys(outcomes(diagnosis)), NAMES);
  assert.deepEqual(new Set(Object.values(outcomes(diagnosis))), new Set(["passed"]));
  for (const { message, fix } of diagnosis.checks) {
    assert.isNotEmpty(message);
    assert.equal(fix, undefined);
  }
  const withToken = fetch.api.filter(({ headers }) => headers.has("authorization"));
  assert.deepEqual(
    withToken.map(({ path }) => path),
    ["/api/applications"],
  );
});

test("a diagnosis is a text, a line for each check and each fix, and JSON", async (t) => {
  const [logto] = scripted(t, server({ "/api/status": () => apiError(404) }));
  const diagnosis = await logto.diagnose();
  const lines = String(diagnosis).split("\n");
  assert.equal(lines.length, NAMES.length + 1);
  assert.match(lines[2], /^✗ api: .*404/);
  assert.match(lines[3], /^ {2}→ .*`endpoint`/);
  const { ok, checks } = JSON.parse(JSON.stringify(diagnosis));
  assert.equal(ok, false);
  assert.equal(checks.length, NAMES.length);
});

test("an endpoint that does not answer says so, and why, and nothing else is tried", async (t) => {
  const [logto, fetch] = scripted(t, () => connectionFailure("ENOTFOUND"));
  const diagnosis = await logto.diagnose();
  assertFailed(diagnosis, "endpoint", /`endpoint`/);
  assert.match(check(diagnosis, "endpoint").message, /ENOTFOUND/);
  assert.equal(fetch.requests.length, 1);
  for (const name of NAMES.slice(1)) assert.equal(check(diagnosis, name).outcome, "skipped");
});

const CONFIGURATION = "/oidc/.well-known/openid-configuration";

test("an endpoint that is no Logto says so", async (t) => {
  for (const answer of [
    () => text("<html>", { type: "text/html" }),
    () => text("Not Found", { status: 404 }),
    () => json({ issuer: 5 }),
    () => redirect("https://www.example.com/"),
  ]) {
    const [logto, fetch] = scripted(t, server({ [CONFIGURATION]: answer }));
    assertFailed(await logto.diagnose(), "endpoint", /Set `endpoint`/);
    assert.equal(fetch.tokens.length, 0);
  }
});

test("a clock that is wrong is told of, with its direction", async (t) => {
  for (const [ahead, says] of [
    [120_000, /12\d s behind/],
    [-120_000, /1[12]\d s ahead of/],
  ]) {
    const answer = () => {
      const date = new Date(Date.now() + ahead).toUTCString();
      return json({ token_endpoint: "x" }, { headers: { date } });
    };
    const [logto] = scripted(t, server({ [CONFIGURATION]: answer }));
    const diagnosis = await logto.diagnose();
    assertFailed(diagnosis, "clock", /NTP/);
    assert.match(check(diagnosis, "clock").message, says);
  }
});

test("a clock that is right is right, however late the answer comes", async (t) => {
  const clock = movableClock(t);
  for (const early of [true, false]) {
    const answer = () => {
      const sent = Date.now();
      clock.advance(60_000);
      const date = new Date(early ? sent : Date.now()).toUTCString();
      return json({ token_endpoint: "x" }, { headers: { date } });
    };
    const [logto] = scripted(t, server({ [CONFIGURATION]: answer }), { timeout: 600_000 });
    const diagnosis = await logto.diagnose();
    assert.equal(check(diagnosis, "clock").outcome, "passed", String(diagnosis));
  }
});

test("a getAccessToken that throws is not looked for in Logto's logs", async (t) => {
  const getAccessToken = () => Promise.reject(new Error("down"));
  const [logto] = scripted(t, server(), { getAccessToken });
  const diagnosis = await logto.diagnose();
  assertFailed(diagnosis, "secret", /`getAccessToken`/);
  assert.notMatch(check(diagnosis, "secret").fix, /audit/);
});

test("doubles of a Response that a call takes are diagnosed too", async (t) => {
  const headers = { get: () => null };
  const throwing = { get: () => assert.fail("no header") };
  const configuration = JSON.stringify({ token_endpoint: "x", issuer: { toString: 5 } });
  for (const one of [headers, throwing]) {
    const changes = {
      [CONFIGURATION]: () => ({ status: 200, headers: one, text: async () => configuration }),
      "/api/status": () => ({ status: 204, headers: one }),
    };
    const [logto] = scripted(t, server(changes));
    const diagnosis = await logto.diagnose();
    assert.isTrue(diagnosis.ok, String(diagnosis));
    assert.equal(check(diagnosis, "clock").outcome, "skipped");
  }
});

/** What the token endpoint says, which check fails for it, and what its fix names. */
const TOKEN_ERRORS = [
  ["invalid_client", "secret", /`appId` and `appSecret`/],
  ["unauthorized_client", "secret", /machine-to-machine/],
  ["invalid_target", "resource", /`resource`/],
  ["invalid_scope", "scope", /Logto Management API access/],
  ["server_error", "secret", /audit logs/],
];

for (const [error, name, fix] of TOKEN_ERRORS) {
  test(`${error} of the token endpoint is a failed ${name}`, async (t) => {
    const token = () => json({ code: `oidc.${error}`, error }, { status: 400 });
    const [logto] = scripted(t, server(), { token });
    const diagnosis = await logto.diagnose();
    assertFailed(diagnosis, name, fix);
    assert.equal(check(diagnosis, "api").outcome, "passed");
    assert.equal(check(diagnosis, "access").outcome, "skipped");
  });
}

test("a 401 with a token is a failed resource, a 403 names the role", async (t) => {
  const refusing = (status) => server({ "/api/applications": () => apiError(status) });
  const [first] = scripted(t, refusing(401));
  assertFailed(await first.diagnose(), "resource", /`resource`/);
  const [second] = scripted(t, refusing(403));
  assertFailed(await second.diagnose(), "access", /Logto Management API access/);
});

test("a client whose proxy adds the token has no secret to check", async (t) => {
  const [logto] = scripted(t, server(), { getAccessToken: () => null });
  const diagnosis = await logto.diagnose();
  assert.isTrue(diagnosis.ok);
  const { secret, resource, scope, access } = outcomes(diagnosis);
  assert.deepEqual([secret, resource, scope, access], ["skipped", "skipped", "skipped", "passed"]);
});

test("diagnose never rejects, whatever is wrong", async (t) => {
  const answers = [undefined, null, 5, {}, { status: "x" }, new Error("odd"), json(null)];
  for (const answer of answers) {
    const [logto] = scripted(t, () => () => answer);
    assert.isFalse((await logto.diagnose()).ok);
  }
  // What a `fetch` throws may be anything.
  const thrown = [
    { code: Symbol("x") },
    { message: { toString: () => assert.fail("it was read") } },
    Object.defineProperty(new Error("x"), "cause", { get: () => assert.fail("it was read") }),
    Object.defineProperty({}, "code", { get: () => assert.fail("it was read") }),
  ];
  for (const error of thrown) {
    const [logto] = scripted(t, () => () => Promise.reject(error));
    assertFailed(await logto.diagnose(), "endpoint", /./);
  }
  const [disposed] = scripted(t, server());
  disposed[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  assertFailed(await disposed.diagnose(), "endpoint", /./);
  // The client may end at any time.
  for (const path of [CONFIGURATION, "/api/status", "/oidc/token", "/api/applications"]) {
    const [logto] = scripted(t, () => (request) => answer(request), {
      token: (request) => answer(request),
    });
    const answer = (request) => {
      if (request.path === path) logto[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
      return request.path === "/oidc/token" ? tokenAnswer("a") : server()(request);
    };
    assert.isFalse((await logto.diagnose()).ok);
  }
});

test("an answer that never ends, or is too long, is no Logto", async (t) => {
  const path = "/oidc/.well-known/openid-configuration";
  const long = () => json({ token_endpoint: "x".repeat(1_000) });
  for (const answer of [stalledBody, long]) {
    const options = { timeout: 15, maxResponseBytes: 500 };
    const [logto] = scripted(t, server({ [path]: answer }), options);
    assertFailed(await logto.diagnose(), "endpoint", /address of Logto itself/);
  }
});

test("an answer with a length that stalls is let go of", async (t) => {
  const { promise, resolve } = deferred();
  const headers = { "content-type": "application/json", "content-length": "100" };
  const answer = () => new Response(new ReadableStream({ cancel: resolve }), { headers });
  const [logto] = scripted(t, server({ [CONFIGURATION]: answer }), { timeout: 15 });
  await logto.diagnose();
  await promise;
});

test("what a fetch throws is told as far as anybody reads it", async (t) => {
  const error = new Error("x".repeat(5_000));
  const [logto] = scripted(t, () => () => Promise.reject(error), { retry: false });
  assert.match(check(await logto.diagnose(), "endpoint").message, / \(x{2000}…\)$/);
});

test("what a server says of itself is told as far as anybody reads it", async (t) => {
  const said = { issuer: "x".repeat(5_000), token_endpoint: "y" };
  const path = "/oidc/.well-known/openid-configuration";
  const [logto] = scripted(t, server({ [path]: () => json(said) }));
  const { message } = check(await logto.diagnose(), "endpoint");
  assert.match(message, /^It is a Logto; its issuer is x{2000}…\.$/);
});

test("a diagnosis shows neither secret nor token", async (t) => {
  const troubles = [
    {},
    { "/api/applications": () => apiError(401) },
    { "/api/status": ({ init }) => Promise.reject(Object.assign(new Error("x"), { init })) },
  ];
  for (const changes of troubles) {
    const [logto] = scripted(t, server(changes));
    const diagnosis = await logto.diagnose();
    const shown = `${diagnosis} ${JSON.stringify(diagnosis)}`;
    assert.notInclude(shown, APP_SECRET);
    assert.notInclude(shown, TOKEN_PREFIX);
  }
});

// The wire.

test(
  "diagnose() finds nothing wrong with a server that works",
  async (t) => {
    const diagnosis = await t.client().diagnose();
    assert.isTrue(diagnosis.ok, String(diagnosis));
  },
  { real: true },
);

test("diagnose() of a wrong secret, resource and path on the server", async (t) => {
  const { endpoint, credentials } = t;
  const cases = [
    [{ appSecret: "wrong" }, "secret", /`appSecret`/],
    [{ appId: "nobody" }, "secret", /`appId`/],
    [{ resource: "https://nothing.example/api" }, "resource", /`resource`/],
    [{ appId: "m2m-no-role" }, "scope", /Logto Management API access/],
    [{ endpoint: `${endpoint}/nowhere` }, "endpoint", /`endpoint`/],
  ];
  for (const [options, name, fix] of cases) {
    assertFailed(await t.client({ ...credentials, ...options }).diagnose(), name, fix);
  }
});
