/** API.md: `timeout`, `totalTimeout` and `signal`. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  collect,
  deferred,
  hang,
  hangDeaf,
  json,
  movableClock,
  paged,
  QUICK,
  rows,
  scriptedWithoutToken as scripted,
  stalledBody,
  turn,
  scripted as withToken,
} from "./scripted-fetch.mjs";

test("timeout is for one attempt and aborts its request", async (t) => {
  const [logto, fetch] = scripted(t, () => hang, { timeout: 15 });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError, (error) => {
    assert.equal(error.timeout, 15);
  });
  assert.equal(fetch.api.length, 3);
  for (const { signal } of fetch.api) assert.equal(signal.aborted, true);
});

test("a time limit of a second ends what hangs, and what begins while that waits", async (t) => {
  const [logto] = scripted(t, () => hangDeaf, { timeout: 1_000, retry: false });
  const first = logto.users.get("u");
  await new Promise((resolve) => setTimeout(resolve, 15));
  const calls = [first, logto.users.get("v"), logto.users.get("w", undefined, { timeout: 15 })];
  const limits = [1_000, 1_000, 15];
  await Promise.all(
    calls.map((call, at) =>
      assertRejects(call, t.logto.TimeoutError, (error) => {
        assert.equal(error.timeout, limits[at]);
      }),
    ),
  );
});

/** Where a long time limit has no timer at first (`src/host/wait.js`). */
const hasLateTimers = Boolean(globalThis.process?.versions?.uv);

if (hasLateTimers) {
  test("a time limit whose timer was set late ends in its time", async (t) => {
    const clock = movableClock(t);
    const [logto, fetch] = scripted(t, () => hangDeaf, { timeout: 60_000, retry: false });
    const call = logto.users.get("u");
    await fetch.reached(1);
    clock.advance(59_990);
    await assertRejects(call, t.logto.TimeoutError);
  });

  test("what a 429 says is waited for for two seconds at most", async (t) => {
    const clock = movableClock(t);
    const body = new ReadableStream();
    const headers = { "content-type": "application/json" };
    const answers = [new Response(body, { status: 429, headers }), json({})];
    const [logto, fetch] = scripted(t, answers);
    const call = logto.fetch("/api/users");
    await fetch.reached(1);
    await turn();
    clock.advance(2_000);
    assert.equal((await call).status, 200);
  });
}

test("time limits count after a stop of the process with many calls under way", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => hangDeaf, { timeout: 1_000, retry: false });
  const calls = [logto.users.get("u")];
  await fetch.reached(1);
  clock.advance(5_000);
  for (let n = 0; n < 1_100; n += 1) calls.push(logto.users.get("u"));
  await Promise.all(calls.map((call) => assertRejects(call, t.logto.TimeoutError)));
});

/** Ways in which a fake clock may go, and its timers with it. */
const RESTORATIONS = {
  "is taken away": (_, real) => Object.assign(globalThis, { setTimeout: real }),
  "goes on as the real one": (fake, _, clock) => {
    fake.isReal = true;
    clock.advance(1_000);
  },
};

for (const [what, restore] of Object.entries(RESTORATIONS)) {
  test(`a time limit counts after a fake clock that ${what}`, async (t) => {
    const clock = movableClock(t);
    const real = globalThis.setTimeout;
    t.after(() => Object.assign(globalThis, { setTimeout: real }));
    const fake = (...given) => {
      fake.isUsed = true;
      return fake.isReal ? real(...given) : 0;
    };
    const answer = ({ path }) => (path.endsWith("v") ? hangDeaf : json({}));
    const [logto] = scripted(t, answer, { timeout: 1_000, retry: false });
    // A real timer of an earlier call may serve for this one too.
    while (!fake.isUsed) {
      globalThis.setTimeout = real;
      await turn();
      globalThis.setTimeout = fake;
      await logto.users.get("u");
    }
    restore(fake, real, clock);
    await assertRejects(logto.users.get("v"), t.logto.TimeoutError);
  });
}

test("timeout covers the body too", async (t) => {
  const [logto] = scripted(t, () => stalledBody(), { timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError);
});

test("a fetch that does not look at its signal is timed out all the same", async (t) => {
  const [logto] = scripted(t, () => hangDeaf, { timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError);
});

test("a call's timeout wins over the client's", async (t) => {
  const [logto] = scripted(t, () => hang, { timeout: 60_000, retry: false });
  const call = logto.users.get("u", undefined, { timeout: 15 });
  await assertRejects(call, t.logto.TimeoutError, (error) => assert.equal(error.timeout, 15));
});

test("totalTimeout covers all attempts and waits", async (t) => {
  const headers = { "retry-after": "30" };
  const [logto] = scripted(t, () => apiError(503, "x", { headers }), { totalTimeout: 25 });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError, (error) => {
    assert.equal(error.timeout, 25);
  });
});

test("totalTimeout ends an attempt that is under way", async (t) => {
  const [logto, fetch] = scripted(t, () => hang, { totalTimeout: 20 });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError, (error) => {
    assert.equal(error.timeout, 20);
  });
  assert.equal(fetch.api.length, 1);
  assert.equal(fetch.api[0].signal.aborted, true);
});

test("a call's totalTimeout wins over the client's", async (t) => {
  const [logto] = scripted(t, () => hang, { totalTimeout: 60_000 });
  const call = logto.users.get("u", undefined, { totalTimeout: 20 });
  await assertRejects(call, t.logto.TimeoutError, (error) => assert.equal(error.timeout, 20));
});

test("a time limit that is none is refused", async (t) => {
  const [logto, fetch] = scripted(t, []);
  for (const name of ["timeout", "totalTimeout"]) {
    for (const value of [-1, Number.NaN, "5", null]) {
      const call = logto.users.get("u", undefined, { [name]: value });
      await assertRejects(call, Error, (error) => {
        assert.include(["TypeError", "RangeError"], error.name);
        assert.include(error.message, name);
      });
    }
  }
  assert.equal(fetch.requests.length, 0);
});

test("a signal that is none is a TypeError that names it", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const half = { aborted: false, addEventListener: () => {} };
  for (const signal of ["stop", {}, half, null]) {
    await assertRejects(logto.users.get("u", undefined, { signal }), TypeError, /signal/);
  }
  assert.equal(fetch.requests.length, 0);
});

/** Reasons of a signal; whatever it is, the call rejects with it. */
const REASONS = [new Error("mine"), "a string", { an: "object" }, 0, null];

/** The reason that a promise rejects with. */
async function reasonOf(promise) {
  const [{ status, reason }] = await Promise.allSettled([promise]);
  assert.equal(status, "rejected");
  return reason;
}

test("a signal that was aborted before sends nothing", async (t) => {
  for (const reason of REASONS) {
    const [logto, fetch] = withToken(t, []);
    const signal = AbortSignal.abort(reason);
    assert.equal(await reasonOf(logto.users.get("u", undefined, { signal })), reason);
    assert.equal(await reasonOf(logto.users.list({}, { signal }).page(1)), reason);
    assert.equal(fetch.requests.length, 0);
  }
});

test("an abort during a request rejects with the signal's reason and aborts it", async (t) => {
  for (const reason of REASONS) {
    const controller = new AbortController();
    const [logto, fetch] = scripted(t, () => hang);
    const call = logto.users.get("u", undefined, { signal: controller.signal });
    await fetch.reached(1);
    controller.abort(reason);
    assert.equal(await reasonOf(call), reason);
    assert.equal(fetch.api[0].signal.aborted, true);
    assert.equal(fetch.api.length, 1);
  }
});

test("an abort by a hook sends nothing", async (t) => {
  const controller = new AbortController();
  const hooks = { onRequest: () => controller.abort(new Error("mine")) };
  const [logto, fetch] = scripted(t, [], { hooks });
  const { signal } = controller;
  await assertRejects(logto.users.get("u", undefined, { signal }), Error, /mine/);
  assert.equal(fetch.requests.length, 0);
});

/** An answer that tells when its body is let go of. */
function watchedBody() {
  const letGo = deferred();
  const body = new ReadableStream({
    pull: () => new Promise(() => {}),
    cancel: () => letGo.resolve(),
  });
  const headers = { "content-type": "application/json" };
  return [new Response(body, { headers }), letGo.promise];
}

test("the body of an answer that comes too late is let go of", async (t) => {
  const late = deferred();
  const [logto] = scripted(t, [() => late.promise], { timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError);
  const [answer, letGo] = watchedBody();
  late.resolve(answer);
  await letGo;
});

test("a body that stalls is let go of when its time is over", async (t) => {
  const [answer, letGo] = watchedBody();
  const [logto] = scripted(t, [answer], { timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError);
  await letGo;
});

test("an abort while the caller reads fetch()'s body aborts its signal", async (t) => {
  const controller = new AbortController();
  const [logto, fetch] = scripted(t, [stalledBody()]);
  const response = await logto.fetch("/api/users", { signal: controller.signal });
  const aborted = new Promise((resolve) => {
    fetch.api[0].signal.addEventListener("abort", resolve);
  });
  controller.abort();
  await aborted;
  await response.body.cancel();
});

test("an abort without a reason is an AbortError", async (t) => {
  const controller = new AbortController();
  const [logto, fetch] = scripted(t, () => hang);
  const call = logto.users.get("u", undefined, { signal: controller.signal });
  await fetch.reached(1);
  controller.abort();
  const reason = await reasonOf(call);
  assert.equal(reason, controller.signal.reason);
  assert.equal(reason.name, "AbortError");
});

test("a signal that knows no reason makes it an AbortError", async (t) => {
  const signal = Object.assign(new EventTarget(), { aborted: false });
  const [logto, fetch] = scripted(t, () => hang);
  const call = logto.users.get("u", undefined, { signal });
  await fetch.reached(1);
  signal.aborted = true;
  signal.dispatchEvent(new Event("abort"));
  for (const one of [call, logto.users.get("v", undefined, { signal })]) {
    const reason = await reasonOf(one);
    assert.instanceOf(reason, DOMException);
    assert.equal(reason.name, "AbortError");
  }
  assert.equal(fetch.api[0].signal.aborted, true);
});

test("an abort ends a fetch that does not look at its signal", async (t) => {
  const controller = new AbortController();
  const [logto, fetch] = scripted(t, () => hangDeaf);
  const call = logto.users.get("u", undefined, { signal: controller.signal });
  await fetch.reached(1);
  const reason = new Error("mine");
  controller.abort(reason);
  assert.equal(await reasonOf(call), reason);
});

test("an abort ends the wait before the next attempt", async (t) => {
  const controller = new AbortController();
  const reason = new Error("mine");
  const [logto, fetch] = scripted(t, () => apiError(503), {
    retry: { ...QUICK, baseDelay: 60_000, maxDelay: 60_000 },
    hooks: { onRetry: () => controller.abort(reason) },
  });
  const call = logto.users.get("u", undefined, { signal: controller.signal });
  assert.equal(await reasonOf(call), reason);
  assert.equal(fetch.api.length, 1);
});

test("an abort after the answer changes nothing", async (t) => {
  const controller = new AbortController();
  const [logto] = scripted(t, () => json({ id: "u" }));
  const user = await logto.users.get("u", undefined, { signal: controller.signal });
  controller.abort();
  assert.deepEqual(user, { id: "u" });
});

test("AbortSignal.timeout() is its own reason, not the client's TimeoutError", async (t) => {
  const [logto] = scripted(t, () => hang);
  const signal = AbortSignal.timeout(15);
  const reason = await reasonOf(logto.users.get("u", undefined, { signal }));
  assert.equal(reason, signal.reason);
  assert.notInstanceOf(reason, t.logto.LogtoError);
});

test("a signal that outlives its calls keeps nothing of them", async (t) => {
  const { signal } = new AbortController();
  let listeners = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args) => {
    listeners += 1;
    return addEventListener.apply(signal, args);
  };
  signal.removeEventListener = (...args) => {
    listeners -= 1;
    return removeEventListener.apply(signal, args);
  };
  const [logto] = withToken(t, paged(rows(25)));
  for (let n = 0; n < 10; n += 1) await logto.users.list({}, { signal }).page(1);
  await collect(logto.users.list({ pageSize: 5 }, { signal, prefetch: 3 }));
  assert.equal(listeners, 0);
});

test("one aborted call leaves the others alone", async (t) => {
  const controller = new AbortController();
  const [logto, fetch] = scripted(t, (request) =>
    request.path.endsWith("/a") ? hang(request) : json({ id: "b" }),
  );
  const first = logto.users.get("a", undefined, { signal: controller.signal });
  await fetch.reached(1);
  const second = logto.users.get("b");
  controller.abort(new Error("mine"));
  await assertRejects(first, Error, /mine/);
  assert.deepEqual(await second, { id: "b" });
});

test("fetch() takes the signal of its init", async (t) => {
  const controller = new AbortController();
  const [logto, fetch] = scripted(t, () => hang);
  const call = logto.fetch("/api/users/u", { signal: controller.signal });
  await fetch.reached(1);
  controller.abort("mine");
  assert.equal(await reasonOf(call), "mine");
});

// Dispose. A host without Symbol.dispose has nothing to call.
