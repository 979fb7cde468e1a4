/** API.md, "Resources": what `query` takes and how it is sent. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import { json, scriptedWithoutToken } from "./scripted-fetch.mjs";

const list = (t) => scriptedWithoutToken(t, () => json([]));
const rest = ({ query }) => [...query].filter(([name]) => !/^page(_size)?$/.test(name));

test("strings, numbers and booleans are sent as they are written", async (t) => {
  const [logto, fetch] = list(t);
  await logto.organizations.list({ q: 12.5, showFeatured: "true" });
  await logto.users.get("u", { includeSsoIdentities: true, includePasswordHash: false });
  assert.deepEqual(rest(fetch.api[0]), [
    ["q", "12.5"],
    ["showFeatured", "true"],
  ]);
  assert.deepEqual(rest(fetch.api[1]), [
    ["includeSsoIdentities", "true"],
    ["includePasswordHash", "false"],
  ]);
});

test("an array is sent as repeated keys, in order", async (t) => {
  const [logto, fetch] = list(t);
  await logto.applications.list({ types: ["SPA", "Native"] });
  assert.deepEqual(fetch.api[0].query.getAll("types"), ["SPA", "Native"]);
  assert.notInclude(fetch.api[0].url, "%5B");
});

test("an empty array sends nothing", async (t) => {
  const [logto, fetch] = list(t);
  await logto.applications.list({ types: [] });
  assert.deepEqual(rest(fetch.api[0]), []);
});

test("null and undefined are left out", async (t) => {
  const [logto, fetch] = list(t);
  await logto.logs.list({ userId: null, applicationId: undefined, logKey: "a" });
  assert.deepEqual(rest(fetch.api[0]), [["logKey", "a"]]);
});

test("text of any kind arrives as it was given", async (t) => {
  const text = "a&b=c#d?e+f %41/ü\u{1F600};,:@'()*~\"<>\\";
  const [logto, fetch] = list(t);
  await logto.organizations.list({ q: text });
  assert.equal(fetch.api[0].query.get("q"), text);
  assert.deepEqual(rest(fetch.api[0]).length, 1);
});

test("a Date for a parameter that is a time is sent as epoch ms", async (t) => {
  const [logto, fetch] = list(t);
  await logto.logs.list({ start_time: new Date(1_700_000_000_123), end_time: 1_700_000_001_000 });
  assert.equal(fetch.api[0].query.get("start_time"), "1700000000123");
  assert.equal(fetch.api[0].query.get("end_time"), "1700000001000");
});

test("a Date for a parameter that is a day is sent as that day in UTC", async (t) => {
  const [logto, fetch] = list(t);
  const dates = ["2026-11-23T23:59:59.999Z", "1969-12-31T00:00:00Z", "0999-01-01T00:00:00Z"];
  for (const date of dates) {
    await logto.dashboard.getActiveUserCounts({ date: new Date(date) });
    assert.equal(fetch.api.at(-1).query.get("date"), date.slice(0, 10));
  }
  for (const year of [-1, 10_000]) {
    const date = new Date(Date.UTC(year, 0));
    await assertRejects(logto.dashboard.getActiveUserCounts({ date }), TypeError, /date/);
  }
});

test("a Date for a parameter that is none, or an invalid one, is a TypeError", (t) => {
  const [logto, fetch] = list(t);
  assertThrows(() => logto.logs.list({ userId: new Date(0) }), TypeError, /userId/);
  assertThrows(
    () => logto.logs.list({ start_time: new Date(Number.NaN) }),
    TypeError,
    /start_time/,
  );
  assert.equal(fetch.requests.length, 0);
});

test("a value that is no value of a query is a TypeError that names it", async (t) => {
  const [logto, fetch] = list(t);
  const values = [{}, { a: 1 }, Symbol("s"), () => "", [["nested"]], [{}], Number.NaN];
  for (const value of values) {
    assertThrows(() => logto.organizations.list({ q: value }), TypeError, /q/);
  }
  await assertRejects(
    logto.users.get("u", { includeSsoIdentities: {} }),
    TypeError,
    /includeSsoIdentities/,
  );
  assert.equal(fetch.requests.length, 0);
});

test("a query that is no object is a TypeError", async (t) => {
  const [logto, fetch] = list(t);
  for (const query of ["a=b", 5, true, ["a"]]) {
    assertThrows(() => logto.users.list(query), TypeError);
    await assertRejects(logto.users.get("u", query), TypeError);
  }
  assert.equal(fetch.requests.length, 0);
});

/** Objects that have no members of their own, which are thus no query and no options. */
const CLOSED = {
  "an AbortSignal": () => new AbortController().signal,
  "an AbortController": () => new AbortController(),
  "a Date": () => new Date(),
  "a Promise": () => Promise.resolve({ pageSize: 5 }),
  "a Blob": () => new Blob(["a"]),
};

for (const [name, make] of Object.entries(CLOSED)) {
  test(`${name} in the place of a query or of options is a TypeError`, async (t) => {
    const [logto, fetch] = list(t);
    const given = make();
    assertThrows(() => logto.users.list(given), TypeError);
    assertThrows(() => logto.users.list({}, given), TypeError, /`options` must be a plain object/);
    assertThrows(() => logto.users.list({ where: given }), TypeError, /`where`/);
    await assertRejects(logto.users.get("u", given), TypeError);
    await assertRejects(logto.users.get("u", {}, given), TypeError, /`options`/);
    await assertRejects(logto.request("GET", "/api/a", given), TypeError, /`options`/);
    await assertRejects(logto.request("GET", "/api/a", { query: given }), TypeError, /`query`/);
    assert.equal(fetch.requests.length, 0);
  });
}

test("a query and options may be of a class, or without a prototype", async (t) => {
  class Query {
    pageSize = 5;
    get [Symbol.toStringTag]() {
      return "Query";
    }
  }
  class Options {
    get timeout() {
      return 1_000;
    }
  }
  const bare = Object.assign(Object.create(null), { pageSize: 5 });
  const [logto, fetch] = list(t);
  for (const query of [new Query(), bare, new Proxy({ pageSize: 5 }, {})]) {
    await logto.users.list(query, new Options());
    assert.equal(fetch.api.at(-1).query.get("page_size"), "5");
  }
});

test("a name that the operation does not have is a TypeError that names it", async (t) => {
  const [logto, fetch] = list(t);
  assertThrows(() => logto.users.list({ isSuspended: true }), TypeError, /isSuspended/);
  assertThrows(() => logto.applications.list({ typos: "SPA" }), TypeError, /typos/);
  assertThrows(() => logto.users.list({ search_params: "a" }), TypeError, /search_params/);
  assertThrows(() => logto.users.list({ "search.name": "a" }), TypeError, /search\.name/);
  await assertRejects(logto.users.get("u", { include: true }), TypeError, /include/);
  await assertRejects(logto.roles.get("r", { a: 1 }), TypeError, /a/);
  assert.equal(fetch.requests.length, 0);
});

test("what is known instead of an unknown name has what all lists take", async (t) => {
  const [logto] = list(t);
  const known = "Known are: pageSize, search, where, joint, caseSensitive.";
  assertThrows(
    () => logto.users.list({ limit: 5 }),
    TypeError,
    (error) => {
      assert.include(error.message, known);
    },
  );
  await assertRejects(logto.roles.get("r", { a: 1 }), TypeError, /It takes none by name/);
});

test("an option in the place of the query, or behind all arguments, is a TypeError", async (t) => {
  const [logto, fetch] = list(t);
  const { signal } = new AbortController();
  for (const given of [{ signal }, { timeout: 5 }, { headers: { a: "b" } }, { retry: false }]) {
    const [name] = Object.keys(given);
    await assertRejects(logto.users.get("u", given), TypeError, (error) => {
      assert.match(error.message, new RegExp(`${name}.* is an option`));
    });
  }
  assertThrows(() => logto.users.list({ prefetch: 2 }), TypeError, /prefetch.* is an option/);
  const late = [
    logto.users.delete("u", {}, { timeout: 5 }),
    logto.users.update("u", {}, {}, { timeout: 5 }),
  ];
  for (const call of late) await assertRejects(call, TypeError, /takes at most \d arguments/);
  assert.equal(fetch.requests.length, 0);
  await logto.users.get("u", {}, {}, undefined);
});

test("page and page_size are a TypeError that names what to use", (t) => {
  const [logto, fetch] = list(t);
  for (const query of [{ page: 2 }, { page_size: 10 }]) {
    for (const call of [
      () => logto.users.list(query),
      () => logto.paginate("/api/users", { query }),
    ]) {
      assertThrows(call, TypeError, (error) => {
        assert.include(error.message, "pageSize");
        assert.include(error.message, "page(");
        assert.include(error.message, "pages(");
      });
    }
  }
  assert.equal(fetch.requests.length, 0);
});

test("pageSize is sent as page_size", async (t) => {
  const [logto, fetch] = list(t);
  await logto.users.list({ pageSize: 7 });
  assert.equal(fetch.api[0].query.get("page_size"), "7");
  assert.equal(fetch.api[0].query.has("pageSize"), false);
});

test("a page size outside of 1 to 100 is a RangeError at the call", (t) => {
  const [logto, fetch] = list(t);
  for (const pageSize of [0, -1, 101, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    assertThrows(() => logto.users.list({ pageSize }), RangeError, /pageSize/);
    assertThrows(() => logto.paginate("/api/x", { query: { pageSize } }), RangeError, /pageSize/);
  }
  assert.equal(fetch.requests.length, 0);
});

test("several page sizes are a RangeError at the call", async (t) => {
  const [logto, fetch] = list(t);
  assertThrows(() => logto.users.list({ pageSize: [5, 6] }), RangeError, /pageSize/);
  const query = { pageSize: [5, 6] };
  assertThrows(() => logto.paginate("/api/users", { query }), RangeError, /pageSize/);
  assert.equal(fetch.requests.length, 0);
  // What looks like a name is none where it is a value.
  await logto.organizations.list({ q: "pageSize", pageSize: 5 });
  assert.equal(fetch.api[0].query.get("q"), "pageSize");
  assert.equal(fetch.api[0].query.get("page_size"), "5");
});

test("a query is read when the list is made", async (t) => {
  const [logto, fetch] = list(t);
  const query = { types: ["SPA"] };
  const applications = logto.applications.list(query);
  query.types.push("Native");
  query.isThirdParty = "true";
  await applications;
  assert.deepEqual(rest(fetch.api[0]), [["types", "SPA"]]);
});

test("a DELETE with a query takes it before its options", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => new Response(null, { status: 204 }));
  await logto.users.deleteSession("u", "s", { revokeGrantsTarget: "all" }, { timeout: 1000 });
  assert.equal(fetch.api[0].query.get("revokeGrantsTarget"), "all");
});

test("request() and paginate() take any name of a query", async (t) => {
  const [logto, fetch] = list(t);
  const query = { brandNew: [1, true, "a b"], none: undefined };
  await logto.request("GET", "/api/users", { query });
  await logto.paginate("/api/users", { query });
  assert.deepEqual(fetch.api[0].query.getAll("brandNew"), ["1", "true", "a b"]);
  assert.deepEqual(fetch.api[1].query.getAll("brandNew"), ["1", "true", "a b"]);
  assert.equal(fetch.api[0].query.has("none"), false);
});

// The wire.

test(
  "an unknown query name would be answered with every row, and is refused before",
  async (t) => {
    const logto = t.client();
    const page = await logto.paginate("/api/users", { query: { unheardOf: "x", pageSize: 1 } });
    assert.isAbove(page.total, 0);
    assertThrows(() => logto.users.list({ unheardOf: "x" }), TypeError, /unheardOf/);
  },
  { real: true },
);

test(
  "a repeated key reaches the server as alternatives",
  async (t) => {
    const logto = t.client();
    const limit = Number.POSITIVE_INFINITY;
    const types = ["SPA", "Native"];
    const both = await logto.applications.list({ types }).toArray({ limit });
    for (const { type } of both) assert.include(types, type);
    const counts = await Promise.all(
      types.map((type) => logto.applications.list({ types: type }).count()),
    );
    assert.equal(both.length, counts[0] + counts[1]);
  },
  { real: true },
);
