/** API.md, "PagedList": `prefetch`, an option of `list` and of `pages`. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  collect,
  hang,
  json,
  paged,
  rows,
  scripted,
  scriptedWithoutToken,
  turn,
} from "./scripted-fetch.mjs";

const ALL = rows(1000);

const disposeSymbol = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/**
 * Holds the answers to pages after the first until `width` of them are under way, or all that are
 * left, gives one more the time to come, and answers them last first. Keeps the most that were
 * under way at once.
 */
function gated(t, width, { last = 10, answer = paged(ALL) } = {}) {
  let held = [];
  let left = last - 1;
  const release = () => {
    left -= held.length;
    const ready = held.reverse();
    held = [];
    for (const one of ready) one();
  };
  const [logto, fetch] = scriptedWithoutToken(t, (request) => {
    if (request.query.get("page") === "1") return answer(request);
    return new Promise((resolve) => {
      held.push(() => resolve(answer(request)));
      fetch.most = Math.max(fetch.most, held.length);
      if (held.length === Math.min(width, left)) turn().then(release);
    });
  });
  fetch.most = 0;
  return [logto, fetch];
}

const pagesAsked = (fetch) => fetch.api.map(({ query }) => Number(query.get("page")));

for (const n of [2, 3, 9]) {
  test(`prefetch: ${n} has ${n} requests under way, and keeps the order`, async (t) => {
    const [logto, fetch] = gated(t, n);
    assert.deepEqual(await collect(logto.users.list({}, { prefetch: n })), ALL);
    assert.equal(fetch.most, n);
    assert.deepEqual(
      pagesAsked(fetch).sort((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    );
  });
}

test("prefetch is an option of pages() too, and wins there", async (t) => {
  const [logto, fetch] = gated(t, 3);
  const pages = await collect(logto.users.list({}, { prefetch: 1 }).pages({ prefetch: 3 }));
  assert.deepEqual(
    pages.map(({ page }) => page),
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  );
  assert.equal(fetch.most, 3);
});

test("without prefetch one request at most is under way", async (t) => {
  const [logto, fetch] = gated(t, 1);
  assert.deepEqual(await collect(logto.users.list()), ALL);
  assert.equal(fetch.most, 1);
});

test("the first page is asked for alone, and nothing beyond the last one", async (t) => {
  const [logto, fetch] = gated(t, 2, { last: 3, answer: paged(rows(250)) });
  const list = logto.users.list({}, { prefetch: 50 });
  assert.equal((await collect(list)).length, 250);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
});

test("without a Link, Total-Number says how far to prefetch", async (t) => {
  const [logto, fetch] = gated(t, 4, {
    last: 5,
    answer: ({ query }) => {
      const page = Number(query.get("page"));
      const items = ALL.slice((page - 1) * 100, Math.min(page * 100, 450));
      return json(items, { headers: { "total-number": "450" } });
    },
  });
  assert.deepEqual(await collect(logto.users.list({}, { prefetch: 4 })), ALL.slice(0, 450));
  assert.deepEqual(pagesAsked(fetch).sort(), [1, 2, 3, 4, 5]);
  assert.equal(fetch.most, 4);
});

test("of a capped list at most n − 1 pages are asked for beyond the end", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, ({ query }) => {
    const page = Number(query.get("page"));
    const items = page < 4 ? rows(100, (page - 1) * 100 + 1) : page === 4 ? rows(50, 301) : [];
    const headers = { "total-number": "10001", "total-number-is-capped": "true" };
    return json(items, { headers });
  });
  const items = await collect(logto.logs.list({ enableCap: true }, { prefetch: 3 }));
  assert.deepEqual(items, rows(350));
  assert.isAtMost(Math.max(...pagesAsked(fetch)), 4 + 2);
  assert.equal(new Set(pagesAsked(fetch)).size, fetch.api.length);
});

test("an answer without headers is not asked for twice with prefetch", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json(rows(250)));
  assert.equal((await collect(logto.applications.list({}, { prefetch: 4 }))).length, 250);
  assert.equal(fetch.api.length, 1);
});

test("an early return aborts every page that is under way", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, (request) =>
    request.query.get("page") === "1" ? paged(ALL)(request) : hang(request),
  );
  const iterator = logto.users.list({}, { prefetch: 3 })[Symbol.asyncIterator]();
  const first = Array.from({ length: 101 }, () => iterator.next());
  await fetch.reached(4);
  await iterator.return();
  await Promise.allSettled(first);
  for (const { signal } of fetch.api.slice(1)) assert.equal(signal.aborted, true);
});

test("toArray() with a limit gives no more than it, in order, and ends the rest", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, (request) =>
    Number(request.query.get("page")) > 3 ? hang(request) : paged(ALL)(request),
  );
  const items = await logto.users.list({}, { prefetch: 5 }).toArray({ limit: 250 });
  assert.deepEqual(items, ALL.slice(0, 250));
  for (const { signal, query } of fetch.api) {
    if (Number(query.get("page")) > 3) assert.equal(signal.aborted, true);
  }
});

test("toArray() with a limit asks for no page beyond it, but where pages are short", async (t) => {
  const short = ({ items, headers }) => ({ items: items.slice(0, 50), headers });
  for (const [change, limit, asked] of [
    [undefined, 100, [1]],
    [undefined, 250, [1, 2, 3]],
    [short, 120, [1, 2, 3]],
  ]) {
    // With a token there, what is asked for is sent at once.
    const [logto, fetch] = scripted(t, paged(ALL, change));
    await logto.getAccessToken();
    const items = await logto.users.list({}, { prefetch: 4 }).toArray({ limit });
    assert.equal(items.length, limit);
    assert.deepEqual(pagesAsked(fetch), asked);
  }
});

/** Ways in which a walk ends while its pages are there already. */
const ENDS = {
  "an abort": [({ controller }) => controller.abort(new Error("mine")), "mine"],
  "a dispose": [({ logto }) => logto[disposeSymbol](), "disposed"],
};

for (const [what, [end, message]] of Object.entries(ENDS)) {
  test(`${what} ends a walk over pages that were fetched in advance`, async (t) => {
    const [logto, fetch] = scriptedWithoutToken(t, paged(rows(500)));
    const controller = new AbortController();
    const list = logto.users.list({}, { prefetch: 5, signal: controller.signal });
    const pages = [];
    await assertRejects(
      async () => {
        for await (const { page } of list.pages()) {
          pages.push(page);
          await fetch.reached(5);
          await turn();
          end({ controller, logto });
        }
      },
      Error,
      (error) => assert.include(error.message, message),
    );
    assert.deepEqual(pages, [1]);
  });
}

test("where a server leaves pages out, those that were asked for are aborted", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, (request) => {
    const page = Number(request.query.get("page"));
    if (page === 3 || page === 4) return hang(request);
    const next = page === 2 ? 50 : page + 1;
    const link = `</users?page=${next}>; rel="next", </users?page=60>; rel="last"`;
    return json([page], { headers: { link } });
  });
  const iterator = logto.users.list({}, { prefetch: 3 })[Symbol.asyncIterator]();
  for (const value of [1, 2, 50]) {
    assert.deepEqual(await iterator.next(), { done: false, value });
  }
  const skipped = fetch.api.filter(({ query }) => /^[34]$/.test(query.get("page")));
  assert.deepEqual(
    skipped.map(({ signal }) => signal.aborted),
    [true, true],
  );
  await iterator.return();
});

test("an error of a prefetched page comes in its place", async (t) => {
  const [logto] = scriptedWithoutToken(t, (request) => {
    if (request.query.get("page") !== "3") return paged(ALL)(request);
    return json({ code: "auth.forbidden", message: "No." }, { status: 403 });
  });
  const seen = [];
  await assertRejects(async () => {
    for await (const item of logto.users.list({}, { prefetch: 4 })) seen.push(item);
  }, t.logto.ForbiddenError);
  assert.deepEqual(seen, ALL.slice(0, 200));
});

test("a prefetch that is no count is refused", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, []);
  for (const prefetch of [0, -1, 1.5, Number.NaN, "3"]) {
    await assertRejects(
      async () => collect(logto.users.list({}, { prefetch })),
      Error,
      (error) => {
        assert.include(["RangeError", "TypeError"], error.name);
        assert.include(error.message, "prefetch");
      },
    );
  }
  assert.equal(fetch.requests.length, 0);
});

test("a walk with prefetch over the server's users is the walk without", async (t) => {
  const logto = t.client();
  const ids = (users) => users.map(({ id }) => id);
  const plain = await collect(logto.users.list({ pageSize: 10 }));
  const ahead = await collect(logto.users.list({ pageSize: 10 }, { prefetch: 5 }));
  assert.equal(plain.length, 217);
  assert.deepEqual(ids(ahead), ids(plain));
});
