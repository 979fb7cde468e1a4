/** API.md, "new ManagementClient(options)": `getAccessToken` instead of an application's secret. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  deferred,
  hangDeaf,
  json,
  movableClock,
  scripted,
  turn,
} from "./scripted-fetch.mjs";

/** A callback that keeps its arguments and answers by `answer(n)`. */
function callback(answer) {
  const getAccessToken = async (...args) => {
    getAccessToken.calls.push(args);
    return answer(getAccessToken.calls.length);
  };
  getAccessToken.calls = [];
  return getAccessToken;
}

const authorization = (request) => request.headers.get("authorization");

test("a token from getAccessToken is used, and the token endpoint is not asked", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken: () => "mine" });
  await logto.users.get("u");
  assert.equal(authorization(fetch.api[0]), "Bearer mine");
  assert.equal(fetch.tokens.length, 0);
});

test("a plain string is asked for again by each later call", async (t) => {
  const getAccessToken = callback((n) => `mine-${n}`);
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken });
  await logto.users.get("u");
  await logto.users.get("u");
  assert.deepEqual(fetch.api.map(authorization), ["Bearer mine-1", "Bearer mine-2"]);
});

test("concurrent calls share one invocation", async (t) => {
  const gate = deferred();
  const getAccessToken = callback(() => gate.promise);
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken });
  const calls = [1, 2, 3, 4].map((n) => logto.users.get(`u${n}`));
  gate.resolve("mine");
  await Promise.all(calls);
  assert.equal(getAccessToken.calls.length, 1);
  assert.equal(fetch.api.length, 4);
});

test("an object is kept until its expiresAt", async (t) => {
  const clock = movableClock(t);
  const getAccessToken = callback((n) => ({
    token: `mine-${n}`,
    expiresAt: Date.now() + 3_600_000,
  }));
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken });
  await logto.users.get("u");
  clock.advance(1_800_000);
  await logto.users.get("u");
  assert.equal(getAccessToken.calls.length, 1);
  clock.advance(1_800_001);
  await logto.users.get("u");
  assert.equal(authorization(fetch.api[2]), "Bearer mine-2");
});

test("an object without expiresAt is kept until a 401, which forces a refresh", async (t) => {
  const clock = movableClock(t);
  const getAccessToken = callback((n) => ({ token: `mine-${n}` }));
  const answers = [json({}), json({}), apiError(401, "auth.unauthorized"), json({})];
  const [logto, fetch] = scripted(t, answers, { getAccessToken });
  await logto.users.get("u");
  clock.advance(86_400_000);
  await logto.users.get("u");
  assert.equal(getAccessToken.calls.length, 1);
  await logto.users.get("u");
  assert.deepEqual(
    getAccessToken.calls.map(([request]) => request.forceRefresh),
    [false, true],
  );
  assert.equal(authorization(fetch.api[3]), "Bearer mine-2");
});

test("a plain string that met a 401 is asked for again with forceRefresh, once", async (t) => {
  const getAccessToken = callback((n) => `mine-${n}`);
  const [logto, fetch] = scripted(t, () => apiError(401, "auth.unauthorized"), { getAccessToken });
  await assertRejects(logto.users.get("u"), t.logto.UnauthorizedError);
  assert.deepEqual(
    getAccessToken.calls.map(([request]) => request.forceRefresh),
    [false, true],
  );
  assert.equal(fetch.api.length, 2);
});

test("a refresh that began before the 401 does not answer it", async (t) => {
  const clock = movableClock(t);
  const unaware = deferred();
  const refused = () => ({ token: "refused", expiresAt: Date.now() + 100_000 });
  const getAccessToken = callback((n) => [refused(), unaware.promise, "fresh"][n - 1]);
  const answer = ({ headers }) =>
    headers.get("authorization") === "Bearer fresh" ? json({}) : apiError(401, "auth.unauthorized");
  const [logto, fetch] = scripted(t, [json({}), answer, answer], { getAccessToken });
  await logto.users.get("u");
  // Stale now: it serves once more while the next is asked for.
  clock.advance(80_000);
  await logto.users.get("u");
  unaware.resolve(refused());
  assert.deepEqual(
    getAccessToken.calls.map(([request]) => request.forceRefresh),
    [false, false, true],
  );
  assert.equal(fetch.api.length, 3);
});

test("a refused token that other calls have brought too is replaced with forceRefresh", async (t) => {
  const expired = (token) => ({ token, expiresAt: Date.now() });
  for (const given of [String, expired]) {
    let cached = "refused";
    const forced = [];
    const getAccessToken = ({ forceRefresh }) => {
      forced.push(forceRefresh);
      if (forceRefresh) cached = "fresh";
      return given(cached);
    };
    const gates = [deferred(), deferred()];
    const held = [...gates];
    const [logto] = scripted(t, () => held.shift()?.promise ?? json({}), { getAccessToken });
    const calls = [];
    for (const id of ["u", "v"]) {
      calls.push(logto.users.get(id));
      await turn();
    }
    // The first one's refusal comes when the second one has brought the same token.
    for (const gate of gates) {
      gate.resolve(apiError(401, "auth.unauthorized"));
      await turn();
    }
    await Promise.all(calls);
    assert.deepEqual(forced, [false, false, true, false]);
  }
});

test("a refused token is replaced by one forceRefresh, whenever the refusal comes", async (t) => {
  for (let microtasks = 0; microtasks < 24; microtasks += 1) {
    let cached = "refused";
    let forced = 0;
    const getAccessToken = async ({ forceRefresh }) => {
      forced += Number(forceRefresh);
      await turn();
      if (forceRefresh) cached = "fresh";
      return cached;
    };
    const gate = deferred();
    const answer = ({ headers }) =>
      headers.get("authorization") === "Bearer refused" ? gate.promise : json({});
    const [logto, fetch] = scripted(t, () => answer, { getAccessToken });
    const first = logto.users.get("u");
    await fetch.reached(1);
    gate.resolve(apiError(401, "auth.unauthorized"));
    for (let n = 0; n < microtasks; n += 1) await undefined;
    await Promise.allSettled([first, logto.users.get("v")]);
    assert.equal(forced, 1, `after ${microtasks} microtasks`);
  }
});

test("a callback that calls its own client waits for itself, until its time runs out", async (t) => {
  const getAccessToken = callback(() => logto.users.get("inner"));
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken, timeout: 15 });
  const error = await assertRejects(logto.users.get("outer"), t.logto.TokenError);
  assert.instanceOf(error.cause, t.logto.TimeoutError);
  assert.equal(getAccessToken.calls.length, 1);
  assert.equal(fetch.requests.length, 0);
});

test("null sends no Authorization", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}), { getAccessToken: () => null });
  await logto.users.get("u");
  assert.equal(fetch.api[0].headers.has("authorization"), false);
});

test("getAccessToken may answer at once or later", async (t) => {
  for (const answer of ["mine", Promise.resolve("mine"), { token: "mine" }]) {
    const [logto, fetch] = scripted(t, () => json({}), { getAccessToken: () => answer });
    await logto.users.get("u");
    assert.equal(authorization(fetch.api[0]), "Bearer mine");
  }
});

test("what getAccessToken throws becomes the cause of a TokenError", async (t) => {
  const reasons = [new Error("vault is sealed"), "a string", undefined];
  for (const reason of reasons) {
    const throwing = () => {
      throw reason;
    };
    for (const getAccessToken of [throwing, () => Promise.reject(reason)]) {
      const [logto, fetch] = scripted(t, [], { getAccessToken });
      const error = await assertRejects(logto.users.get("u"), t.logto.TokenError);
      assert.equal(error.cause, reason);
      assert.equal(fetch.requests.length, 0);
    }
  }
});

test("an answer of getAccessToken that is no token is a TokenError", async (t) => {
  const wrong = [undefined, 5, "", {}, { token: "" }, { token: 5 }, { token: "a", expiresAt: "b" }];
  for (const answer of wrong) {
    const [logto, fetch] = scripted(t, [], { getAccessToken: () => answer });
    await assertRejects(logto.users.get("u"), t.logto.TokenError);
    assert.equal(fetch.requests.length, 0, JSON.stringify(answer));
  }
});

test("a token that is given with its scheme is a TokenError that says so", async (t) => {
  for (const answer of ["Bearer mine", { token: "Bearer mine" }]) {
    const [logto, fetch] = scripted(t, [], { getAccessToken: () => answer });
    await assertRejects(logto.users.get("u"), t.logto.TokenError, /without `Bearer`/);
    assert.equal(fetch.requests.length, 0);
  }
});

test("an expiresAt that is no time in ms is a TokenError that says what it must be", async (t) => {
  const seconds = Math.floor(Date.now() / 1000) + 3600;
  for (const expiresAt of [seconds, 3600, Number.NaN, new Date(), new Date().toISOString()]) {
    const getAccessToken = () => ({ token: "mine", expiresAt });
    const [logto, fetch] = scripted(t, [], { getAccessToken });
    const call = logto.users.get("u");
    await assertRejects(call, t.logto.TokenError, /milliseconds \(not seconds\)/);
    assert.equal(fetch.requests.length, 0);
  }
});

test("a token that has expired serves once", async (t) => {
  for (const expiresAt of [Date.now() - 3_600_000, 0, -1, Number.NEGATIVE_INFINITY]) {
    const getAccessToken = callback((n) => ({ token: `mine-${n}`, expiresAt }));
    const [logto, fetch] = scripted(t, () => json({}), { getAccessToken });
    await logto.users.get("u");
    await logto.users.get("u");
    assert.deepEqual(fetch.api.map(authorization), ["Bearer mine-1", "Bearer mine-2"]);
  }
});

/** Answers that throw where they are read. */
const TRAPS = {
  "whose token throws": (raise) => Object.defineProperty({}, "token", { get: raise }),
  "whose expiresAt throws": (raise) =>
    Object.defineProperty({ token: "mine" }, "expiresAt", { get: raise }),
  "that is a Proxy and throws": (raise) => new Proxy({}, { get: raise }),
};

for (const [name, trap] of Object.entries(TRAPS)) {
  test(`an answer of getAccessToken ${name} is a TokenError, and the next call works`, async (t) => {
    for (const reason of [new Error("vault is sealed"), undefined]) {
      const raise = () => {
        throw reason;
      };
      const answers = [trap(raise), "mine"];
      const getAccessToken = () => answers.shift();
      const [logto, fetch] = scripted(t, [json({})], { getAccessToken });
      const error = await assertRejects(logto.users.get("u"), t.logto.TokenError);
      assert.equal(error.cause, reason);
      assert.equal(fetch.requests.length, 0);
      await logto.users.get("u");
      assert.equal(authorization(fetch.api[0]), "Bearer mine");
    }
  });
}

test("an answer of getAccessToken is read once", async (t) => {
  const seen = new Set();
  const get = (answer, name) => {
    if (seen.has(name)) throw new Error(`${String(name)} is read again`);
    seen.add(name);
    return answer[name];
  };
  const getAccessToken = () => new Proxy({ token: "mine" }, { get });
  const [logto] = scripted(t, [], { getAccessToken });
  assert.equal(await logto.getAccessToken(), "mine");
});

test("a token that no header can hold is a TokenError that does not show it", async (t) => {
  for (const token of ["leaky\ntoken", "leaky\u0000token", "leaky\u{1F511}token"]) {
    const [logto, fetch] = scripted(t, () => json({}), { getAccessToken: () => token });
    await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
      assert.notInclude(`${error.stack} ${error.message} ${error.cause}`, "leaky");
    });
    assert.equal(fetch.requests.length, 0);
  }
});

test("a getAccessToken that never answers ends with the call's totalTimeout or signal", async (t) => {
  const [logto] = scripted(t, [], { getAccessToken: hangDeaf });
  const late = logto.users.get("u", undefined, { totalTimeout: 20 });
  await assertRejects(late, t.logto.TimeoutError, (error) => assert.equal(error.timeout, 20));
  const controller = new AbortController();
  const aborted = logto.users.get("u", undefined, { signal: controller.signal });
  const reason = new Error("enough");
  controller.abort(reason);
  assert.equal(await assertRejects(aborted, Error), reason);
});

test("getAccessToken() of the client answers the callback's token", async (t) => {
  const [logto] = scripted(t, [], { getAccessToken: () => ({ token: "mine" }) });
  assert.equal(await logto.getAccessToken(), "mine");
});
