/** WIRE.md, "Pagination": what an answer's headers say about the rest, and how they mislead. */
import { assert, assertRejects, test } from "./harness.mjs";
import { collect, json, paged, rows, scriptedWithoutToken } from "./scripted-fetch.mjs";

const pagesAsked = (fetch) => fetch.api.map(({ query }) => Number(query.get("page")));
const EVERYTHING = { limit: Number.POSITIVE_INFINITY };

/** Answers each request by `answer(page)`: `{ items, link?, total?, capped? }`. */
function byPage(t, answer) {
  return scriptedWithoutToken(t, ({ query }) => {
    const { items, link, total, capped } = answer(Number(query.get("page")));
    const headers = {};
    if (link !== undefined) headers.link = link;
    if (total !== undefined) headers["total-number"] = String(total);
    if (capped) headers["total-number-is-capped"] = "true";
    return json(items, { headers });
  });
}

const next = (target) => `<${target}>; rel="next"`;

test("a Link without /api is not followed: its page is asked for under the caller's path", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, paged(rows(150)));
  await collect(logto.users.list());
  for (const { origin, path } of fetch.api) {
    assert.equal(origin, "https://auth.example.com");
    assert.equal(path, "/api/users");
  }
});

/** URLs of a `next` relation that name page 2, whatever else they say. */
const NEXT_TARGETS = [
  "https://evil.example/api/users?page=2&page_size=100",
  "http://inner:3001/users?page=2&page_size=100",
  "/users?page=2&page_size=100",
  "?page=2",
  "//evil.example/users?page=2",
  "http://auth.example.com/users?q=page=9&page=2#page=7",
];

for (const target of NEXT_TARGETS) {
  test(`of the Link <${target}> only the page number is taken`, async (t) => {
    const [logto, fetch] = byPage(t, (page) =>
      page === 1
        ? { items: rows(100), link: next(target), total: 150 }
        : { items: rows(50, 101), total: 150, link: `<${target}>; rel="first"` },
    );
    const items = await logto.organizations.list({ q: "a&b" }).toArray(EVERYTHING);
    assert.equal(items.length, 150);
    assert.deepEqual(pagesAsked(fetch), [1, 2]);
    for (const { origin, path, query } of fetch.api) {
      assert.equal(origin + path, "https://auth.example.com/api/organizations");
      assert.equal(query.get("q"), "a&b");
      assert.equal(query.get("page_size"), "100");
    }
  });
}

test("repeated keys that a Link has collapsed are sent repeated on every page", async (t) => {
  const [logto, fetch] = byPage(t, (page) => ({
    items: rows(100),
    total: 200,
    link: page === 1 ? next("http://h/applications?types=Native%2CSPA&page=2&page_size=100") : "",
  }));
  await logto.applications.list({ types: ["Native", "SPA"] }).toArray(EVERYTHING);
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
  assert.deepEqual(fetch.api[1].query.getAll("types"), ["Native", "SPA"]);
});

test("a next that skips pages is followed to where it points", async (t) => {
  const [logto, fetch] = byPage(t, (page) => ({
    items: rows(1, page),
    total: 9,
    link: page === 1 ? next("http://h/users?page=4") : '<http://h/users?page=1>; rel="first"',
  }));
  await logto.users.list().toArray(EVERYTHING);
  assert.deepEqual(pagesAsked(fetch), [1, 4]);
});

for (const back of [1, 2]) {
  test(`a next on page 2 that points to page ${back} is a ProtocolError and no loop`, async (t) => {
    const [logto, fetch] = byPage(t, (page) => ({
      items: rows(1, page),
      total: 9,
      link: next(`http://h/users?page=${page === 1 ? 2 : back}`),
    }));
    await assertRejects(logto.users.list().toArray(EVERYTHING), t.logto.ProtocolError);
    assert.deepEqual(pagesAsked(fetch), [1, 2]);
  });
}

test("the error of a Link that leads nowhere carries what is known of its answer", async (t) => {
  for (const target of ["http://h/users?page=1", "http://h/users"]) {
    for (const prefetch of [1, 3]) {
      const [logto] = byPage(t, () => ({ items: rows(2), link: next(target) }));
      const walk = logto.users.list({}, { prefetch }).toArray(EVERYTHING);
      await assertRejects(walk, t.logto.ProtocolError, (error) => {
        assert.equal(error.status, 200);
        assert.match(error.contentType, /json/);
        assert.equal(error.requestId, "request-id-1");
      });
    }
  }
});

test("the items of the page before a looping next are still given", async (t) => {
  const [logto] = byPage(t, () => ({
    items: rows(2),
    total: 9,
    link: next("http://h/users?page=1"),
  }));
  const seen = [];
  await assertRejects(async () => {
    for await (const { id } of logto.users.list()) seen.push(id);
  }, t.logto.ProtocolError);
  assert.include([0, 2], seen.length);
});

test("an empty page in the middle does not end a walk", async (t) => {
  const [logto, fetch] = byPage(t, (page) => ({
    items: page === 2 ? [] : rows(2, page * 2),
    total: 6,
    link:
      page < 3 ? next(`http://h/users?page=${page + 1}`) : '<http://h/users?page=1>; rel="first"',
  }));
  const items = await logto.users.list({ pageSize: 2 }).toArray(EVERYTHING);
  assert.equal(items.length, 4);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
});

test("pages() gives the empty page in the middle too", async (t) => {
  const [logto] = byPage(t, (page) => ({
    items: page === 2 ? [] : rows(2),
    total: 6,
    link: page < 3 ? next(`http://h/users?page=${page + 1}`) : "",
  }));
  const pages = await collect(logto.users.list({ pageSize: 2 }).pages());
  assert.deepEqual(
    pages.map(({ items }) => items.length),
    [2, 0, 2],
  );
});

test("a Link that ends the walk is believed over Total-Number", async (t) => {
  const [logto, fetch] = byPage(t, () => ({
    items: rows(100),
    total: 500,
    link: '<http://h/users?page=1>; rel="first", <http://h/users?page=1>; rel="last"',
  }));
  await logto.users.list().toArray(EVERYTHING);
  assert.deepEqual(pagesAsked(fetch), [1]);
});

test("without a Link the walk goes on while Total-Number says that there is more", async (t) => {
  const all = rows(250);
  const [logto, fetch] = byPage(t, (page) => ({
    items: all.slice((page - 1) * 100, page * 100),
    total: 250,
  }));
  assert.deepEqual(await logto.users.list().toArray(EVERYTHING), all);
  assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
});

test("an exact multiple by Total-Number asks for no empty page", async (t) => {
  const [logto, fetch] = byPage(t, () => ({ items: rows(100), total: 200 }));
  await logto.users.list().toArray(EVERYTHING);
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
});

test("an answer with neither header is the whole list, whatever its length", async (t) => {
  for (const count of [0, 100, 250]) {
    const [logto, fetch] = byPage(t, () => ({ items: rows(count) }));
    const page = await logto.applications.list();
    assert.equal(page.items.length, count);
    assert.equal(page.hasNext, false);
    assert.equal(page.total, undefined);
    assert.deepEqual({ ...page.links }, {});
    fetch.api.length = 0;
    assert.equal((await logto.applications.list().toArray(EVERYTHING)).length, count);
    assert.equal(fetch.api.length, 1);
  }
});

for (const [name, lastPage] of [
  ["short", rows(50)],
  ["empty", []],
]) {
  test(`a capped list is walked until a page is ${name}`, async (t) => {
    const [logto, fetch] = byPage(t, (page) => ({
      items: page < 3 ? rows(100) : lastPage,
      total: 10_001,
      capped: true,
      link: '<http://h/logs?page=1&page_size=100>; rel="first"',
    }));
    const items = await logto.logs.list({ enableCap: true }).toArray(EVERYTHING);
    assert.equal(items.length, 200 + lastPage.length);
    assert.deepEqual(pagesAsked(fetch), [1, 2, 3]);
  });
}

test("a page of a capped list says so", async (t) => {
  const [logto] = byPage(t, () => ({ items: rows(100), total: 10_001, capped: true }));
  const page = await logto.logs.list({ enableCap: true });
  assert.equal(page.total, 10_001);
  assert.equal(page.totalIsCapped, true);
  assert.equal(page.hasNext, true);
});

test("count() of a capped list is what the server says", async (t) => {
  const [logto] = byPage(t, () => ({ items: rows(1), total: 10_001, capped: true }));
  assert.equal(await logto.logs.list({ enableCap: true }).count(), 10_001);
});

test("count() reads the list where no header tells how long it is, in the largest pages", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(
    t,
    paged(rows(250), ({ items, headers: { link } }) => {
      // Only the next page is named.
      const named = link.split(", ").filter((one) => one.endsWith('rel="next"'));
      return { items, headers: { link: named.join(", ") || '</users>; rel="self"' } };
    }),
  );
  assert.equal(await logto.users.list({ pageSize: 10 }).count(), 250);
  assert.deepEqual(pagesAsked(fetch), [1, 1, 2, 3]);
});

test("count() of an empty list is 0, though it has a last page", async (t) => {
  const link = '<http://inner/users?page=1>; rel="first", <http://inner/users?page=1>; rel="last"';
  const [logto] = byPage(t, () => ({ items: [], link }));
  assert.equal(await logto.users.list().count(), 0);
});

test("a Link header that is not about pages does not end a walk", async (t) => {
  const link = "</style.css>; rel=preload; as=style";
  const only = paged(rows(250), ({ items, headers }) => ({ items, headers: { ...headers, link } }));
  const [logto, fetch] = scriptedWithoutToken(t, only);
  assert.equal((await collect(logto.users.list())).length, 250);
  assert.equal(fetch.api.length, 3);
});

test("count() of a list that is not paged is its length", async (t) => {
  const [logto, fetch] = byPage(t, () => ({ items: rows(37) }));
  assert.equal(await logto.connectors.list().count(), 37);
  assert.equal(fetch.api[0].query.has("page_size"), false);
});

test("an array that comes wrapped is unwrapped, paged or not", async (t) => {
  const [logto] = scriptedWithoutToken(t, () => json({ grants: rows(3) }));
  assert.deepEqual((await logto.users.listGrants("u")).items, rows(3));
  const wrap = (request) => {
    const answer = paged(rows(150))(request);
    return answer
      .json()
      .then((organizations) =>
        json(
          { organizations },
          { headers: { link: answer.headers.get("link"), "total-number": "150" } },
        ),
      );
  };
  const [paging, fetch] = scriptedWithoutToken(t, wrap);
  const list = paging.applications.listUserConsentOrganizations("a", "u");
  assert.deepEqual(await list.toArray(EVERYTHING), rows(150));
  assert.deepEqual(pagesAsked(fetch), [1, 2]);
});

test("a wrapped list without its key is a ProtocolError", async (t) => {
  const [logto] = scriptedWithoutToken(t, () => json({ other: [] }));
  await assertRejects(logto.users.listGrants("u"), t.logto.ProtocolError);
});

test("a Total-Number that is no number is not believed", async (t) => {
  const [logto, fetch] = byPage(t, () => ({ items: rows(100), total: "many" }));
  const page = await logto.users.list();
  assert.equal(page.total, undefined);
  fetch.api.length = 0;
  await logto.users.list().toArray({ limit: 1_000 });
  assert.isAtMost(fetch.api.length, 10);
});

// The wire.

test("collapsed keys on the server's own Link do not change page 2", async (t) => {
  const logto = t.client();
  const query = { types: ["SPA", "Native"] };
  const small = await logto.applications.list({ ...query, pageSize: 2 }).toArray(EVERYTHING);
  const whole = await logto.applications.list(query).toArray(EVERYTHING);
  assert.isAbove(whole.length, 2);
  assert.sameMembers(
    small.map(({ id }) => id),
    whole.map(({ id }) => id),
  );
});

test("more than 10,000 logs are capped, and a walk from there still ends", async (t) => {
  const logto = t.client();
  const list = logto.logs.list({ enableCap: true });
  const first = await list;
  assert.equal(first.total, 10_001);
  assert.equal(first.totalIsCapped, true);
  assert.equal(first.links.next, undefined);
  assert.equal(await list.count(), 10_001);
  let seen = 0;
  for await (const { items } of list.pages({ from: 118 })) seen += items.length;
  assert.equal(seen, (await logto.logs.list().count()) - 11_700);
});

test("a foreign, a relative and a looping Link of the server change nothing or fail", async (t) => {
  const logto = t.client();
  for (const target of ["https://evil.example/users?page=2", "/users?page=2&page_size=100"]) {
    const set = { link: next(target) };
    await t.control("faults", {
      times: 1,
      fault: { kind: "headers", set },
      match: { path: "/api/users" },
    });
    assert.equal((await logto.users.list().toArray(EVERYTHING)).length, 217);
  }
  await t.control("faults", {
    times: 3,
    fault: { kind: "headers", set: { link: next("http://x/users?page=1") } },
    match: { path: "/api/users" },
  });
  await assertRejects(logto.users.list().toArray(EVERYTHING), t.logto.ProtocolError);
});

test("an empty page of the server that has a next does not end a walk", async (t) => {
  const logto = t.client();
  await t.control("faults", {
    times: 1,
    fault: { kind: "emptyPage" },
    match: { path: "/api/users" },
  });
  // A new address, so that a browser has no copy of the page that it could ask about.
  const list = logto.paginate("/api/users", { query: { unread: Math.random() } });
  assert.equal((await list.toArray(EVERYTHING)).length, 117);
});

test(
  "an optional list gives all its rows, a paged one the same",
  async (t) => {
    const logto = t.client();
    const all = await logto.applications.list().toArray(EVERYTHING);
    assert.isNotEmpty(all);
    assert.equal(await logto.applications.list().count(), all.length);
    const raw = await logto.request("GET", "/api/applications");
    assert.equal(raw.length, all.length);
  },
  { real: true },
);
