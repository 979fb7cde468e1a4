/** API.md: `rateLimit`, so many requests in so many ms. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  deferred,
  json,
  movableClock,
  scriptedWithoutToken as scripted,
  turn,
  scripted as withToken,
} from "./scripted-fetch.mjs";

const calls = (logto, count) =>
  Promise.all(Array.from({ length: count }, (_, n) => logto.users.get(`u${n}`)));

/** Hooks that keep what onWait was told about the rate limit. */
function waits() {
  const events = [];
  const onWait = (event) => event.reason === "rateLimit" && events.push(event);
  return { events, hooks: { onWait } };
}

test("calls within the limit do not wait", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 5, interval: 60_000 };
  const [logto, fetch] = scripted(t, () => json({}), { hooks, rateLimit });
  await calls(logto, 5);
  assert.equal(events.length, 0);
  assert.equal(fetch.api.length, 5);
});

test("a call beyond the limit waits and tells so", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 2, interval: 200 };
  const [logto, fetch] = scripted(t, () => json({}), { hooks, rateLimit });
  const started = performance.now();
  await calls(logto, 5);
  assert.equal(fetch.api.length, 5);
  assert.isAtLeast(events.length, 3);
  for (const { id, delayMs } of events) {
    assert.isOk(id);
    assert.isTrue(delayMs > 0 && delayMs <= 600, String(delayMs));
  }
  // Three beyond the first two, at 100 ms each; a host's timer may be early by a little.
  assert.isAtLeast(performance.now() - started, 250);
});

test("a call beyond the limit is not sent before its time", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 2, interval: 60_000 };
  const [logto, fetch] = scripted(t, () => json({}), { hooks, rateLimit });
  await calls(logto, 2);
  const controller = new AbortController();
  const third = logto.users.get("u", undefined, { signal: controller.signal });
  const rejected = assertRejects(third, Error, /enough/);
  await turn();
  assert.equal(fetch.api.length, 2);
  assert.equal(events.length, 1);
  assert.isAbove(events[0].delayMs, 1_000);
  controller.abort(new Error("enough"));
  await rejected;
  assert.equal(fetch.api.length, 2);
});

test("the wait for the limit ends with totalTimeout", async (t) => {
  const rateLimit = { requests: 1, interval: 60_000 };
  const [logto, fetch] = scripted(t, () => json({}), { rateLimit });
  await logto.users.get("u");
  const late = logto.users.get("u", undefined, { totalTimeout: 20 });
  await assertRejects(late, t.logto.TimeoutError, ({ timeout }) => assert.equal(timeout, 20));
  assert.equal(fetch.api.length, 1);
});

test("a repetition counts for the limit as any request", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 2, interval: 100 };
  const answers = [503, 503, 200].map((status) => json({}, { status }));
  const [logto] = scripted(t, answers, { hooks, rateLimit });
  await logto.users.get("u");
  // More than one where a timer was early.
  assert.ok(events.length >= 1, "the third attempt did not wait");
});

test("a token that comes to its end during the wait is replaced before the request", async (t) => {
  const clock = movableClock(t);
  const rateLimit = { requests: 1, interval: 20 };
  const hooks = { onWait: ({ reason }) => reason === "rateLimit" && clock.advance(60_000) };
  let count = 0;
  const getAccessToken = () => {
    count += 1;
    return { token: `mine-${count}`, expiresAt: Date.now() + 50_000 };
  };
  const [logto, fetch] = withToken(t, () => json({}), { getAccessToken, rateLimit, hooks });
  await calls(logto, 2);
  const sent = fetch.api.map(({ headers }) => headers.get("authorization"));
  assert.deepEqual(sent, ["Bearer mine-1", "Bearer mine-2"]);
});

test("a call whose token can't be replaced after the wait does not use up the limit", async (t) => {
  const clock = movableClock(t, [Date]);
  const { events, hooks } = waits();
  const rateLimit = { requests: 1, interval: 200 };
  const given = [() => ({ token: "mine", expiresAt: Date.now() + 50_000 }), () => 5, () => "fresh"];
  const getAccessToken = () => given.shift()();
  const [logto, fetch] = withToken(t, () => json({}), { getAccessToken, rateLimit, hooks });
  await logto.users.get("u");
  const waiting = logto.users.get("v");
  await turn();
  clock.advance(60_000);
  await assertRejects(waiting, t.logto.TokenError);
  events.length = 0;
  await logto.users.get("w");
  assert.equal(fetch.api.length, 2);
  assert.equal(events.length, 0);
});

test("a call that was aborted while it waited does not use up the limit", async (t) => {
  const rateLimit = { requests: 1, interval: 100 };
  const [logto, fetch] = scripted(t, () => json({}), { rateLimit });
  await logto.users.get("u");
  const signals = Array.from({ length: 30 }, () => new AbortController());
  const waiting = signals.map(({ signal }) => logto.users.get("u", undefined, { signal }));
  const settled = Promise.allSettled(waiting);
  await turn();
  for (const controller of signals) controller.abort();
  await settled;
  await logto.users.get("u", undefined, { totalTimeout: 2_000 });
  assert.equal(fetch.api.length, 2);
});

test("the places of calls that were aborted are given to the next ones, each to one", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 1, interval: 60_000 };
  const [logto, fetch] = scripted(t, () => json({}), { hooks, rateLimit });
  await logto.users.get("u");
  const [aborted, others] = [new AbortController(), new AbortController()];
  const waiting = [];
  const wait = async (count, { signal }) => {
    for (let n = 0; n < count; n += 1) {
      waiting.push(logto.users.get("u", undefined, { signal }).catch(() => {}));
    }
    await turn();
    return events.splice(0).map(({ delayMs }) => Math.round(delayMs / 60_000));
  };
  assert.deepEqual(await wait(3, aborted), [1, 2, 3]);
  assert.deepEqual(await wait(2, others), [4, 5]);
  aborted.abort();
  assert.deepEqual(await wait(4, others), [1, 2, 3, 6]);
  others.abort();
  await Promise.all(waiting);
  assert.equal(fetch.api.length, 1);
});

test("a 429 holds up the calls after it, for as long as its Retry-After says", async (t) => {
  for (const [headers, least, most] of [
    [undefined, 1, 21_000],
    [{ "retry-after": "30" }, 30_000, 51_000],
  ]) {
    const controller = new AbortController();
    const { signal } = controller;
    const waited = deferred();
    const onWait = (event) => event.reason === "rateLimit" && waited.resolve(event);
    const rateLimit = { requests: 6, interval: 60_000 };
    const options = { hooks: { onWait }, rateLimit, retry: false };
    const [logto, fetch] = scripted(t, [apiError(429, "x", { headers })], options);
    await assertRejects(logto.users.get("u"), t.logto.RateLimitError);
    const second = logto.users.get("u", undefined, { signal });
    const { reason, delayMs } = await waited.promise;
    assert.equal(reason, "rateLimit");
    assert.isTrue(delayMs >= least && delayMs <= most, String(delayMs));
    assert.equal(fetch.api.length, 1);
    controller.abort(new Error("enough"));
    await assertRejects(second, Error, /enough/);
  }
});

test("a call that waits already is put off by a 429", async (t) => {
  const controller = new AbortController();
  const answer = deferred();
  const delays = [];
  const twice = deferred();
  const onWait = ({ reason, delayMs }) => {
    if (reason === "rateLimit" && delays.push(delayMs) === 2) twice.resolve();
  };
  const rateLimit = { requests: 1, interval: 30 };
  const options = { hooks: { onWait }, rateLimit, retry: false };
  const [logto, fetch] = scripted(t, [() => answer.promise], options);
  const first = logto.users.get("u");
  const second = logto.users.get("u", undefined, { signal: controller.signal });
  const ended = Promise.allSettled([first, second]);
  await fetch.reached(1);
  answer.resolve(apiError(429, "x", { headers: { "retry-after": "60" } }));
  await twice.promise;
  assert.isAbove(delays[1], 50_000);
  controller.abort();
  await ended;
  assert.equal(fetch.api.length, 1);
});

test("a Retry-After beyond maxRetryAfter keeps no other call waiting for as long", async (t) => {
  const busy = () => apiError(429, "x", { headers: { "retry-after": "3600" } });
  const answers = [busy(), busy(), json({ id: "u" })];
  const rateLimit = { requests: 100, interval: 1_000 };
  const options = { retry: { maxRetryAfter: 20 }, rateLimit, totalTimeout: 10_000 };
  const [logto, fetch] = scripted(t, answers, options);
  for (const sent of [1, 2]) {
    await assertRejects(logto.users.get("u"), t.logto.RateLimitError, (error) => {
      assert.equal(error.retryAfter, 3_600_000);
      assert.equal(error.attempts, 1);
    });
    assert.equal(fetch.api.length, sent);
  }
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
});

test("a spent token quota is no reason to slow down", async (t) => {
  const { events, hooks } = waits();
  const rateLimit = { requests: 6, interval: 60_000 };
  const answers = [apiError(429, "auth.exceed_token_limit"), json({})];
  const [logto] = scripted(t, answers, { hooks, rateLimit });
  await assertRejects(logto.users.get("u"), t.logto.RateLimitError);
  await logto.users.get("u");
  assert.equal(events.length, 0);
});

for (const place of [{ tenantId: "a" }, { endpoint: "https://a.logto.app" }]) {
  test(`the limit is 200 per 10 s by default with ${JSON.stringify(place)}`, async (t) => {
    const controller = new AbortController();
    const waiting = [];
    const onWait = ({ reason, delayMs }) => {
      if (reason !== "rateLimit") return;
      waiting.push(delayMs);
      controller.abort();
    };
    const options = { ...place, getAccessToken: () => null, hooks: { onWait } };
    const [logto, fetch] = withToken(t, () => json({}), options);
    const { signal } = controller;
    const all = Array.from({ length: 260 }, () => logto.users.get("u", undefined, { signal }));
    await Promise.allSettled(all);
    assert.isAtLeast(waiting.length, 1);
    assert.isAtMost(waiting[0], 50);
    // The bucket fills by one each 50 ms, so a few more may pass on a slow machine.
    assert.isTrue(fetch.api.length <= 230, String(fetch.api.length));
  });
}

test("the first 200 calls of a Cloud client do not wait", async (t) => {
  const { events, hooks } = waits();
  const options = { tenantId: "a", getAccessToken: () => null, hooks };
  const [logto, fetch] = withToken(t, () => json({}), options);
  await calls(logto, 200);
  assert.equal(events.length, 0);
  assert.equal(fetch.api.length, 200);
});

test("there is no limit elsewhere, nor with rateLimit: false", async (t) => {
  for (const place of [{}, { tenantId: "a", rateLimit: false }]) {
    const { events, hooks } = waits();
    const options = { ...place, getAccessToken: () => null, hooks };
    const [logto, fetch] = withToken(t, () => json({}), options);
    await calls(logto, 260);
    assert.equal(events.length, 0);
    assert.equal(fetch.api.length, 260);
  }
});
