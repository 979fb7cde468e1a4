/** API.md, "Retries", by the place in a walk, the server's clock, chance and the client's clock. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  brokenBody,
  collect,
  connectionFailure,
  hang,
  json,
  movableClock,
  paged,
  QUICK,
  rows,
  scripted,
  scriptedWithoutToken,
  TOKEN_PREFIX,
  tokenAnswer,
  turn,
} from "./scripted-fetch.mjs";

const PAGES = 6;
const ALL = rows(PAGES * 10);
const MINUTE = 60_000;

/** What may happen to a page before it comes. */
const TROUBLE = {
  "a lost connection": () => connectionFailure("ECONNRESET"),
  "a broken-off body": () => brokenBody(),
  "a timeout": () => hang,
  408: () => apiError(408),
  429: () => apiError(429, "any", { headers: { "retry-after": "0" } }),
  500: () => apiError(500),
  502: () => apiError(502),
  503: () => apiError(503),
  504: () => apiError(504),
  "a 401": () => apiError(401, "auth.unauthorized"),
};

const PLACES = { first: 1, middle: 3, last: PAGES };

for (const [trouble, make] of Object.entries(TROUBLE)) {
  for (const prefetch of [1, 4]) {
    test(`a walk with prefetch: ${prefetch} lives through ${trouble} on any page`, async (t) => {
      for (const page of Object.values(PLACES)) {
        let struck = false;
        const answer = paged(ALL);
        const [logto, fetch] = scripted(
          t,
          (request) => {
            if (struck || request.query.get("page") !== `${page}`) return answer(request);
            struck = true;
            const given = make();
            return given === hang ? hang(request) : given;
          },
          { timeout: 250 },
        );
        const items = await collect(logto.users.list({ pageSize: 10 }, { prefetch }));
        assert.deepEqual(items, ALL);
        const asked = fetch.api.map(({ query }) => Number(query.get("page")));
        const expected = [1, 2, 3, 4, 5, 6, page];
        assert.sameMembers(asked, expected);
        assert.equal(asked.length, expected.length);
        assert.equal(fetch.tokens.length, trouble === "a 401" ? 2 : 1);
      }
    });
  }
}

test("a page that stays away ends the walk, after those before it", async (t) => {
  for (const prefetch of [1, 4]) {
    const answer = paged(ALL);
    const [logto, fetch] = scriptedWithoutToken(t, (request) =>
      request.query.get("page") === "3" ? apiError(503) : answer(request),
    );
    const seen = [];
    const walk = async () => {
      const list = logto.users.list({ pageSize: 10 }, { prefetch });
      for await (const item of list) seen.push(item);
    };
    await assertRejects(walk(), t.logto.ServerError, ({ attempts }) => assert.equal(attempts, 3));
    assert.deepEqual(seen, ALL.slice(0, 20));
    assert.equal(fetch.api.filter(({ query }) => query.get("page") === "3").length, 3);
  }
});

/** Aborts a call at its first retry and answers how long it would have waited, ms. */
async function delayAfter(t, answer) {
  const abort = new AbortController();
  let delay;
  const [logto] = scriptedWithoutToken(t, () => answer, {
    hooks: {
      onRetry({ delayMs }) {
        delay = delayMs;
        abort.abort(new Error("seen enough"));
      },
    },
  });
  await assertRejects(logto.users.get("u", undefined, { signal: abort.signal }), Error);
  return delay;
}

for (const minutes of [-90, -7, 0, 7, 90]) {
  test(`a Retry-After as a date counts from the server's clock, ${minutes} min off`, async (t) => {
    const server = Date.now() + minutes * MINUTE;
    const date = (time) => new Date(time).toUTCString();
    const headers = { date: date(server), "retry-after": date(server + 5_000) };
    const delay = await delayAfter(t, apiError(503, "any", { headers }));
    // Both are whole seconds.
    assert.isAtLeast(delay, 5_000);
    assert.isAtMost(delay, 6_000);
  });
}

test("the obsolete forms of a date are read as well (RFC 9110 §5.6.7)", async (t) => {
  const date = new Date(Date.UTC(2044, 10, 6, 8, 49, 37));
  const forms = ["Sunday, 06-Nov-44 08:49:42 GMT", "Sun Nov  6 08:49:42 2044"];
  for (const form of forms) {
    const headers = { date: date.toUTCString(), "retry-after": form };
    assert.equal(await delayAfter(t, apiError(503, "any", { headers })), 5_000, form);
  }
});

/** What an error tells of a `Retry-After`, with the server's time. */
async function retryAfterOf(t, value, date) {
  const answer = apiError(429, "any", { headers: { "retry-after": value, ...(date && { date }) } });
  const [logto] = scriptedWithoutToken(t, () => answer, { retry: false });
  const error = await assertRejects(logto.users.get("u"), t.logto.RateLimitError);
  return error.retryAfter;
}

const THEN = "Sun, 06 Nov 1994 08:49:37 GMT";

test("a Retry-After is a number of seconds or a date, and nothing else", async (t) => {
  for (const [value, expected] of [
    ["0", 0],
    ["007", 7_000],
    [" 120 ", 120_000],
    [`1${"0".repeat(15)}`, 1e18],
    ["Sun, 06 Nov 1994 08:50:07 GMT", 30_000],
    ["Sunday, 06-Nov-94 08:50:07 GMT", 30_000],
    ["Sun Nov  6 08:50:07 1994", 30_000],
    ["Tue, 28 Feb 1995 08:49:37 GMT", 114 * 86_400_000],
    ["Sun, 06 Nov 1994 08:49:36 GMT", 0],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 0],
    ["", undefined],
    ["soon", undefined],
    ["-1", undefined],
    ["+1", undefined],
    ["1.5", undefined],
    ["1e3", undefined],
    ["2044", 2_044_000],
    ["2044-11-06", undefined],
    ["2044-11-06T08:49:37Z", undefined],
    ["Sunday, 06-Nov 94 08:49:37", undefined],
    ["Sun Nov  6 08:49:37 1994 GMT", undefined],
    ["Sun Nov  6 08:49:37:00 1994", undefined],
    ["Sun, 06 nov 1994 08:49:37 GMT", undefined],
    ["Sun, 06 Anf 1994 08:49:37 GMT", undefined],
    ["Sun, 06 Nov 1994 08:49:37 UTC", undefined],
    ["Sun, 06 Nov 1994 25:49:37 GMT", undefined],
    ["Sun, 06 Nov 1994 08:49:37 GMT x", undefined],
  ]) {
    assert.equal(await retryAfterOf(t, value, THEN), expected, value);
  }
  assert.equal(await retryAfterOf(t, THEN, "whenever"), 0);
});

test("a date of a Retry-After is the time that it names", async (t) => {
  const random = seeded(3);
  const now = Date.parse(THEN);
  for (let round = 0; round < 300; round += 1) {
    const time = now + Math.floor(random() * 8_000 * 365.2425 * 86_400) * 1_000;
    assert.equal(await retryAfterOf(t, new Date(time).toUTCString(), THEN), time - now);
  }
});

/** Mulberry32: chance that is the same each time. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("backoff is jittered in full: anything from nothing to its bound", async (t) => {
  const { random } = Math;
  t.after(() => {
    Math.random = random;
  });
  Math.random = seeded(7);
  const expected = seeded(7);
  const delays = { 1: [], 2: [] };
  const [logto] = scriptedWithoutToken(t, () => apiError(503), {
    retry: { attempts: 3, baseDelay: 4, maxDelay: 6 },
    hooks: { onRetry: ({ attempt, delayMs }) => delays[attempt].push(delayMs) },
  });
  const bounds = { 1: 4, 2: 6 };
  const one = async () => {
    await assertRejects(logto.users.get("u"), t.logto.ServerError);
    for (const attempt of [1, 2]) {
      assert.approximately(delays[attempt].at(-1), expected() * bounds[attempt], 1e-9);
      // Of the third failure nothing comes.
    }
    expected();
  };
  for (let call = 0; call < 60; call += 1) await one();
  for (const [attempt, bound] of Object.entries(bounds)) {
    const sorted = delays[attempt].toSorted((a, b) => a - b);
    assert.isBelow(sorted[0], bound / 10);
    assert.isAbove(sorted.at(-1), bound * 0.9);
    const mean = sorted.reduce((sum, delay) => sum + delay, 0) / sorted.length;
    assert.approximately(mean, bound / 2, bound / 8);
  }
});

test("totalTimeout is one clock for the token, the limit, the attempts and the waits", async (t) => {
  const TOTAL = 150;
  const places = {
    "a token that is asked for again and again": {
      token: () => apiError(503),
      retry: { attempts: 1000, baseDelay: 10, maxDelay: 10 },
    },
    "attempts that fail at once": { retry: { attempts: 1000, baseDelay: 10, maxDelay: 10 } },
    "attempts that run out of time": {
      answer: hang,
      timeout: 20,
      retry: { ...QUICK, attempts: 99 },
    },
    "a long Retry-After": { headers: { "retry-after": "30" } },
    "the rate limit": { rateLimit: { requests: 1, interval: 30_000 }, retry: QUICK },
  };
  for (const [place, { answer, headers, ...options }] of Object.entries(places)) {
    const answers = () => answer ?? apiError(503, "any", { headers });
    const [logto] = scripted(
      t,
      (request) => {
        const given = answers();
        return given === hang ? hang(request) : given;
      },
      options,
    );
    const started = performance.now();
    const call = logto.users.get("u", undefined, { totalTimeout: TOTAL });
    await assertRejects(call, t.logto.TimeoutError, (error) => {
      assert.equal(error.timeout, TOTAL, place);
    });
    // A wait that is longer than what is left is not begun. A timer may be a little early, by the
    // clock that is read here.
    const least = headers || options.rateLimit ? 0 : TOTAL * 0.9;
    assert.isAtLeast(performance.now() - started, least, place);
  }
});

test("a clock that jumps forward makes the token old, and costs one request", async (t) => {
  const clock = movableClock(t);
  const [logto, fetch] = scripted(t, () => json({ id: "u" }));
  await logto.users.get("u");
  clock.advance(24 * 60 * MINUTE);
  await Promise.all([logto.users.get("u"), logto.users.get("u")]);
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 2);
  assert.equal(fetch.api.at(-1).headers.get("authorization"), `Bearer ${TOKEN_PREFIX}2`);
});

test("a clock that jumps back keeps the token, and asks again when the server refuses it", async (t) => {
  const clock = movableClock(t);
  let refused = false;
  const [logto, fetch] = scripted(t, (request) => {
    const old = request.headers.get("authorization") === `Bearer ${TOKEN_PREFIX}1`;
    return refused && old ? apiError(401, "auth.unauthorized") : json({ id: "u" });
  });
  await logto.users.get("u");
  clock.advance(-24 * 60 * MINUTE);
  await logto.users.get("u");
  assert.equal(fetch.tokens.length, 1);
  refused = true;
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  assert.equal(fetch.tokens.length, 2);
});

test("a clock that jumps while a token is on its way loses nobody", async (t) => {
  for (const jump of [24 * 60 * MINUTE, -24 * 60 * MINUTE]) {
    const clock = movableClock(t, [Date]);
    let answerToken;
    const [logto, fetch] = scripted(t, () => json({ id: "u" }), {
      token: (_, n) =>
        new Promise((resolve) => {
          answerToken = () => resolve(tokenAnswer(`${TOKEN_PREFIX}${n}`));
        }),
    });
    const before = [logto.users.get("u"), logto.users.get("u")];
    await fetch.reached(1, fetch.tokens);
    const answerFirst = answerToken;
    clock.advance(jump);
    const after = logto.users.get("u");
    await turn();
    answerFirst();
    // Forward, the flight looks as if its owner were gone, and is taken over.
    if (fetch.tokens.length > 1) answerToken();
    const users = await Promise.all([...before, after]);
    assert.deepEqual(users, [{ id: "u" }, { id: "u" }, { id: "u" }]);
    assert.isAtMost(fetch.tokens.length, 2);
    clock.advance(-jump);
  }
});
