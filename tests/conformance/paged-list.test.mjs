/** API.md, "PagedList": iterating, pages, page, await, toArray and count. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  collect,
  deferred,
  hang,
  json,
  paged,
  rows,
  scriptedWithoutToken,
  turn,
} from "./scripted-fetch.mjs";

const ALL = rows(250);
const pagesAsked = (fetch) => fetch.api.map(({ query }) => Number(query.get("page")));
const over = (t, all = ALL, options = {}) => scriptedWithoutToken(t, paged(all), options);

test("making a list requests nothing", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  list.pages();
  list[Symbol.asyncIterator]();
  await turn();
  assert.equal(fetch.requests.length, 0);
});

test("for await gives every item in order, by the fewest requests", async (t) => {
  const [logto, fetch] = over(t);
  assert.deepEqual(await collect(logto.users.list()), ALL);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
  for (const { query } of fetch.api) assert.equal(query.get("page_size"), "100");
});

test("each for await starts anew", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  assert.equal((await collect(list)).length, 250);
  assert.equal((await collect(list)).length, 250);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3, 1, 2, 3]);
});

test("two walks over one list do not disturb each other", async (t) => {
  const [logto] = over(t);
  const list = logto.users.list({ pageSize: 10 });
  const walks = await Promise.all([collect(list), collect(list), collect(list.pages())]);
  assert.deepEqual(walks[0], ALL);
  assert.deepEqual(walks[1], ALL);
  assert.equal(walks[2].length, 25);
});

test("await gives the first page with all that is known of it", async (t) => {
  const [logto] = over(t);
  const page = await logto.users.list({ pageSize: 50 });
  assert.deepEqual(page.items, ALL.slice(0, 50));
  assert.equal(page.page, 1);
  assert.equal(page.pageSize, 50);
  assert.equal(page.total, 250);
  assert.equal(page.totalIsCapped, false);
  assert.equal(page.hasNext, true);
  assert.deepEqual({ ...page.links }, { first: 1, last: 5, next: 2 });
  assert.deepEqual([...page], page.items);
});

test("page(n) asks for one page", async (t) => {
  const [logto, fetch] = over(t);
  const page = await logto.users.list({ pageSize: 50 }).page(5);
  assert.deepEqual(page.items, ALL.slice(200));
  assert.equal(page.page, 5);
  assert.equal(page.hasNext, false);
  assert.deepEqual({ ...page.links }, { first: 1, prev: 4, last: 5 });
  assert.deepEqual(pagesAsked(fetch), [5]);
});

test("a page past the end is empty and has no next", async (t) => {
  const [logto] = over(t);
  const page = await logto.users.list().page(9);
  assert.deepEqual(page.items, []);
  assert.equal(page.hasNext, false);
});

test("pages() gives pages, and from says where to begin", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list({ pageSize: 50 });
  const pages = await collect(list.pages({ from: 3 }));
  assert.deepEqual(
    pages.map(({ page }) => page),
    [3, 4, 5],
  );
  assert.deepEqual(pagesAsked(fetch), [3, 4, 5]);
  assert.deepEqual(pages[0].items, ALL.slice(100, 150));
  assert.equal((await collect(list.pages())).length, 5);
});

test("a page number that is none is refused", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  const refused = (error) => assert.include(["RangeError", "TypeError"], error.name);
  for (const n of [0, -1, 1.5, Number.NaN, "two"]) {
    await assertRejects(async () => list.page(n), Error, refused);
    await assertRejects(async () => collect(list.pages({ from: n })), Error, refused);
  }
  assert.equal(fetch.requests.length, 0);
});

test("an unknown option of pages() or toArray() is a TypeError that names it", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  await assertRejects(async () => collect(list.pages({ form: 2 })), TypeError, /form/);
  await assertRejects(async () => list.toArray({ limit: 5, form: 2 }), TypeError, /form/);
  assert.equal(fetch.requests.length, 0);
});

test("toArray() stops at its limit and asks for no page beyond it", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  assert.deepEqual(await list.toArray({ limit: 150 }), ALL.slice(0, 150));
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
  assert.deepEqual(await list.toArray({ limit: 200 }), ALL.slice(0, 200));
  assert.deepEqual(pagesAsked(fetch), [1, 2, 1, 2]);
  assert.deepEqual(await list.toArray({ limit: Number.POSITIVE_INFINITY }), ALL);
});

test("toArray() wants a limit", async (t) => {
  const [logto, fetch] = over(t);
  const list = logto.users.list();
  await assertRejects(async () => list.toArray(), TypeError, /limit/);
  await assertRejects(async () => list.toArray({}), TypeError, /limit/);
  for (const limit of [-1, Number.NaN, "5", null]) {
    await assertRejects(
      async () => list.toArray({ limit }),
      Error,
      (error) => {
        assert.include(["RangeError", "TypeError"], error.name);
        assert.include(error.message, "limit");
      },
    );
  }
  assert.equal(fetch.requests.length, 0);
});

test("count() asks for the total by the smallest request", async (t) => {
  const [logto, fetch] = over(t);
  assert.equal(await logto.users.list().count(), 250);
  assert.equal(fetch.api.length, 1);
  assert.equal(fetch.api[0].query.get("page_size"), "1");
});

test("next() may be called many times without waiting", async (t) => {
  const [logto, fetch] = over(t);
  const iterator = logto.users.list()[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: 253 }, () => iterator.next()));
  assert.deepEqual(
    results.slice(0, 250).map(({ value }) => value),
    ALL,
  );
  for (const { done } of results.slice(250)) assert.equal(done, true);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
});

test("a next() that comes while others wait is answered after them", async (t) => {
  const [logto] = over(t);
  const iterator = logto.users.list()[Symbol.asyncIterator]();
  const waiting = Array.from({ length: 3 }, () => iterator.next());
  const later = waiting[0].then(() => iterator.next());
  const results = await Promise.all([...waiting, later]);
  assert.deepEqual(
    results.map(({ value }) => value),
    ALL.slice(0, 4),
  );
});

test("parallel next() over pages() answers in order", async (t) => {
  const [logto, fetch] = over(t);
  const iterator = logto.users.list().pages()[Symbol.asyncIterator]();
  const results = await Promise.all(Array.from({ length: 5 }, () => iterator.next()));
  assert.deepEqual(
    results.map(({ value }) => value?.page),
    [1, 2, 3, undefined, undefined],
  );
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
});

test("a page is asked for only when an item beyond the current one is wanted", async (t) => {
  const [logto, fetch] = over(t);
  const iterator = logto.users.list({ pageSize: 5 })[Symbol.asyncIterator]();
  for (let n = 0; n < 5; n += 1) await iterator.next();
  await turn();
  assert.deepEqual(pagesAsked(fetch), [1]);
  await iterator.next();
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
});

test("an early return stops at once and aborts what is under way", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, (request) =>
    request.query.get("page") === "1" ? paged(ALL)(request) : hang(request),
  );
  const iterator = logto.users.list({ pageSize: 1 })[Symbol.asyncIterator]();
  await iterator.next();
  const pending = iterator.next();
  await fetch.reached(2);
  const ended = await iterator.return("done");
  assert.equal(ended.done, true);
  assert.equal(fetch.api[1].signal.aborted, true);
  await Promise.allSettled([pending]);
  assert.equal((await iterator.next()).done, true);
  assert.equal(fetch.api.length, 2);
});

test("a break ends the walk without another request", async (t) => {
  const [logto, fetch] = over(t);
  const seen = [];
  for await (const { id } of logto.users.list({ pageSize: 2 })) {
    seen.push(id);
    if (seen.length === 3) break;
  }
  await turn();
  assert.deepEqual(seen, ["row-1", "row-2", "row-3"]);
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
});

test("an error in the middle comes after the items before it, and ends the walk", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, (request) =>
    request.query.get("page") === "2" ? apiError(403, "auth.forbidden") : paged(ALL)(request),
  );
  const iterator = logto.users.list()[Symbol.asyncIterator]();
  for (let n = 0; n < 100; n += 1) assert.equal((await iterator.next()).done, false);
  await assertRejects(iterator.next(), t.logto.ForbiddenError);
  assert.equal((await iterator.next()).done, true);
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
});

test("options of the list go with every page", async (t) => {
  const [logto, fetch] = over(t);
  await collect(logto.users.list({}, { headers: { "x-trace": "a" } }));
  assert.deepEqual(
    fetch.api.map(({ headers }) => headers.get("x-trace")),
    ["a", "a", "a"],
  );
});

test("the signal of a list ends its walk with the signal's reason", async (t) => {
  const controller = new AbortController();
  const second = deferred();
  const [logto, fetch] = scriptedWithoutToken(t, (request) => {
    if (request.query.get("page") === "1") return paged(ALL)(request);
    second.resolve();
    return hang(request);
  });
  const walk = collect(logto.users.list({}, { signal: controller.signal }));
  await second.promise;
  const reason = new Error("enough");
  controller.abort(reason);
  assert.equal(await assertRejects(walk, Error), reason);
  assert.equal(fetch.api[1].signal.aborted, true);
});

test("a list that is returned from an async function becomes its first page", async (t) => {
  const [logto] = over(t);
  const page = await (async () => logto.users.list({ pageSize: 3 }))();
  assert.deepEqual(page.items, ALL.slice(0, 3));
});

test("awaiting a list that fails rejects", async (t) => {
  const [logto] = scriptedWithoutToken(t, [apiError(400, "guard.invalid_pagination")]);
  await assertRejects(logto.users.list(), t.logto.BadRequestError);
});

test("a list that answers no array is a ProtocolError", async (t) => {
  for (const answer of [{ id: "u" }, "text", 5, null]) {
    const [logto] = scriptedWithoutToken(t, () => json(answer));
    await assertRejects(logto.users.list(), t.logto.ProtocolError);
  }
});

// The wire.

test("a walk over the server's users meets each once", async (t) => {
  const logto = t.client();
  const users = await collect(logto.users.list());
  assert.equal(users.length, 217);
  assert.equal(new Set(users.map(({ id }) => id)).size, 217);
  const asked = (await t.control("requests")).filter(({ path }) => path === "/api/users");
  assert.equal(asked.length, 3);
});

test(
  "small pages and large ones make the same walk",
  async (t) => {
    const logto = t.client();
    const limit = 250;
    const ids = async (list) => (await list.toArray({ limit })).map(({ id }) => id);
    const large = await ids(logto.users.list());
    assert.deepEqual(await ids(logto.users.list({ pageSize: 10 })), large);
    assert.isAtMost(large.length, await logto.users.list().count());
  },
  { real: true },
);
