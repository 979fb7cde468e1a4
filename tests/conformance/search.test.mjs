/** API.md and WIRE.md, "Search": what is sent, what is refused, what the server makes of it. */
import { assert, assertThrows, test } from "./harness.mjs";
import { json, scriptedWithoutToken } from "./scripted-fetch.mjs";

/** The query that a search is sent as, without its page. */
async function sent(t, query, resource = "users") {
  const [logto, fetch] = scriptedWithoutToken(t, () => json([]));
  await logto[resource].list(query);
  return [...fetch.api[0].query].filter(([name]) => !name.startsWith("page")).sort();
}

/** The mode that the server uses for a field: its own, else the inherited one, else like. */
function modeOf(pairs, field) {
  const value = (name) => pairs.find(([key]) => key === name)?.[1];
  return value(`mode.${field}`) ?? value("mode") ?? "like";
}

test("search over all fields is the key search", async (t) => {
  assert.deepEqual(await sent(t, { search: "%alice%" }), [["search", "%alice%"]]);
  assert.deepEqual(await sent(t, { search: { like: "%alice%" } }), [["search", "%alice%"]]);
});

test("a field of where is search.{field}, with its mode", async (t) => {
  const pairs = await sent(t, {
    where: { primaryEmail: "%@example.com", name: { exact: ["Alice", "Bob"] } },
    joint: "and",
  });
  assert.deepEqual(
    pairs.filter(([name]) => name.startsWith("search")),
    [
      ["search.name", "Alice"],
      ["search.name", "Bob"],
      ["search.primaryEmail", "%@example.com"],
    ],
  );
  assert.equal(modeOf(pairs, "name"), "exact");
  assert.equal(modeOf(pairs, "primaryEmail"), "like");
  assert.deepInclude(pairs, ["joint", "and"]);
});

test("each mode has its name on the wire", async (t) => {
  const terms = [
    [{ like: "a%" }, "like"],
    [{ exact: "a" }, "exact"],
    [{ similarTo: "(a|b)%" }, "similar_to"],
    [{ posix: "^a" }, "posix"],
  ];
  for (const [term, mode] of terms) {
    const pairs = await sent(t, { where: { username: term }, caseSensitive: true });
    assert.equal(modeOf(pairs, "username"), mode);
    assert.deepInclude(pairs, ["isCaseSensitive", "true"]);
    const any = await sent(t, { search: term, caseSensitive: true });
    assert.equal(any.find(([name]) => name === "mode")?.[1] ?? "like", mode);
  }
});

test("the mode of search is not inherited by the fields of where", async (t) => {
  const pairs = await sent(t, {
    search: { posix: "^T.?m Scot+$" },
    where: { primaryEmail: { like: "tom%" }, name: "x%" },
  });
  assert.deepInclude(pairs, ["mode", "posix"]);
  assert.equal(modeOf(pairs, "primaryEmail"), "like");
  assert.equal(modeOf(pairs, "name"), "like");
});

test("search_params is never sent", async (t) => {
  const pairs = await sent(t, { search: "a", where: { id: "b" }, joint: "or" });
  for (const [name] of pairs) assert.notMatch(name, /search_params|\[/);
});

test("parts of a search that are undefined or null are left out", async (t) => {
  for (const nothing of [undefined, null]) {
    const parts = { where: { name: nothing }, joint: nothing, caseSensitive: nothing };
    assert.deepEqual(await sent(t, { search: nothing, ...parts }), []);
    assert.deepEqual(await sent(t, { search: nothing, where: nothing }), []);
  }
});

/** Searches that the server would refuse or ignore, and what the message names. */
const REFUSED = [
  ["an empty search", { search: "" }, /search/],
  ["an empty field", { where: { name: "" } }, /name/],
  ["an empty like", { where: { name: { like: "" } } }, /name/],
  ["an empty exact among others", { where: { name: { exact: ["a", ""] } } }, /name/],
  ["no exact value", { where: { name: { exact: [] } } }, /name/],
  ["several values of like", { where: { name: { like: ["a", "b"] } } }, /name/],
  ["several values without a mode", { where: { name: ["a", "b"] } }, /name/],
  ["several values of posix", { search: { posix: ["a", "b"] } }, /search/],
  ["several values of search without exact", { search: ["a", "b"] }, /search/],
  ["similarTo without caseSensitive", { where: { name: { similarTo: "a" } } }, /caseSensitive/],
  [
    "similarTo with caseSensitive: false",
    { search: { similarTo: "a" }, caseSensitive: false },
    /caseSensitive/,
  ],
  ["a field that users do not search", { where: { phone: "a" } }, /phone/],
  ["a nested field", { where: { "profile.givenName": "a" } }, /profile\.givenName/],
  ["an unknown mode", { where: { name: { regex: "a" } } }, /regex|name/],
  ["two modes at once", { where: { name: { like: "a", exact: "b" } } }, /name/],
  ["no mode at all", { where: { name: {} } }, /name/],
  ["a value that is no string", { where: { name: 5 } }, /name/],
  ["a null field", { search: { exact: null } }, /search/],
  ["an unknown joint", { search: "a", joint: "xor" }, /joint/],
  ["a caseSensitive that is no boolean", { search: "a", caseSensitive: "yes" }, /caseSensitive/],
  ["a where that is no object", { where: "name" }, /where/],
];

for (const [name, query, names] of REFUSED) {
  test(`${name} is a TypeError before anything is sent`, (t) => {
    const [logto, fetch] = scriptedWithoutToken(t, []);
    assertThrows(() => logto.users.list(query), TypeError, names);
    assert.equal(fetch.requests.length, 0);
  });
}

test("a field of another resource is a TypeError that names it", (t) => {
  const [logto] = scriptedWithoutToken(t, []);
  assertThrows(() => logto.roles.list({ where: { username: "a" } }), TypeError, /username/);
  assertThrows(() => logto.users.list({ where: { description: "a" } }), TypeError, /description/);
});

test("all four are a TypeError where the operation has no search", (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, []);
  const four = { search: "a", where: { id: "a" }, joint: "or", caseSensitive: true };
  for (const [name, value] of Object.entries(four)) {
    for (const list of [
      (query) => logto.organizations.list(query),
      (query) => logto.logs.list(query),
      (query) => logto.connectors.list(query),
      (query) => logto.users.listOrganizations("u", query),
    ]) {
      assertThrows(() => list({ [name]: value }), TypeError, new RegExp(name));
    }
  }
  for (const empty of [{ where: {} }, { where: { name: undefined } }]) {
    assertThrows(() => logto.organizations.list(empty), TypeError, /where/);
    assertThrows(() => logto.users.listOrganizations("u", empty), TypeError, /where/);
  }
  assert.equal(fetch.requests.length, 0);
});

test("a search without a term is none, and so is null", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json([]));
  await logto.users.list({ where: {} });
  await logto.users.list({ where: { name: undefined } });
  await logto.organizations.list({ where: null, search: undefined });
  for (const { query } of fetch.api) {
    assert.deepEqual([...query.keys()].sort(), ["page", "page_size"]);
  }
});

test("a search is sent again with every page", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, ({ query }) =>
    json([{ id: query.get("page") }], { headers: { "total-number": "2" } }),
  );
  const query = { where: { name: { exact: ["a", "b"] } }, pageSize: 1 };
  await logto.users.list(query).toArray({ limit: 5 });
  assert.equal(fetch.api.length, 2);
  for (const { query: pairs } of fetch.api) {
    assert.deepEqual(pairs.getAll("search.name"), ["a", "b"]);
  }
});

// The wire: the server's answer is compared with what all its users say.

const LIMIT = { limit: 500 };

async function everyone(t) {
  const logto = t.client();
  const all = await logto.users.list().toArray(LIMIT);
  const ids = (users) => users.map(({ id }) => id).sort();
  return {
    logto,
    all,
    async same(query, matches) {
      const found = await logto.users.list(query).toArray(LIMIT);
      const expected = all.filter(matches);
      assert.deepEqual(ids(found), ids(expected));
      return found;
    },
  };
}

const FIELDS = ["id", "primaryEmail", "primaryPhone", "username", "name"];

test("like over all fields finds what contains the text, in any case", async (t) => {
  const { all, same } = await everyone(t);
  const part = all[7].name.split(" ")[0].toLowerCase();
  const has = (user) => FIELDS.some((field) => user[field]?.toLowerCase().includes(part));
  assert.isNotEmpty(await same({ search: `%${part}%` }, has));
});

test("exact values of one field are alternatives", async (t) => {
  const { all, same } = await everyone(t);
  const names = [all[3].name, all[50].name];
  const query = { where: { name: { exact: names } }, joint: "and", caseSensitive: true };
  const found = await same(query, ({ name }) => names.includes(name));
  assert.isAtLeast(found.length, 2);
});

test("joint and wants every field, joint or any", async (t) => {
  const { all, same } = await everyone(t);
  const { name, username } = all[11];
  const where = { name: { exact: name }, username: { exact: username } };
  const shared = { where, caseSensitive: true };
  await same({ ...shared, joint: "and" }, (u) => u.name === name && u.username === username);
  await same({ ...shared, joint: "or" }, (u) => u.name === name || u.username === username);
});

test("posix and similarTo are regular expressions of their kind", async (t) => {
  const { all, same } = await everyone(t);
  const start = all[20].username.slice(0, -1);
  await same({ where: { username: { posix: `^${start}[0-4]$` } }, caseSensitive: true }, (u) =>
    new RegExp(`^${start}[0-4]$`).test(u.username ?? ""),
  );
  const query = { where: { username: { similarTo: `${start}(1|2)` } }, caseSensitive: true };
  await same(query, ({ username }) => [`${start}1`, `${start}2`].includes(username));
});

test("a posix search and a like search stand side by side", async (t) => {
  const { all, same } = await everyone(t);
  const { name } = all[30];
  const first = name.split(" ")[0];
  const query = {
    where: { name: { posix: `^${first} ` }, primaryEmail: { like: "%@example.com" } },
    joint: "and",
    caseSensitive: true,
  };
  await same(
    query,
    (u) => u.name?.startsWith(`${first} `) && /@example\.com$/.test(u.primaryEmail),
  );
});

test("a bad regular expression is a 500 that is not repeated", async (t) => {
  const logto = t.client({ retry: { attempts: 3, baseDelay: 1 } });
  let error;
  try {
    await logto.users.list({ where: { username: { posix: "[" } } });
  } catch (thrown) {
    error = thrown;
  }
  assert.instanceOf(error, t.logto.ServerError);
  assert.equal(error.attempts, 1);
  const asked = (await t.control("requests")).filter(({ path }) => path === "/api/users");
  assert.equal(asked.length, 1);
});

test(
  "a role is found by its exact name, and by text with signs of a pattern",
  async (t) => {
    const logto = t.client();
    const name = `100%_test-${Math.random().toString(36).slice(2)}`;
    const role = await logto.roles.create({ name, description: "a contract test's" });
    t.after(() => logto.roles.delete(role.id));
    const like = `%${t.logto.escapeLike(name)}%`;
    for (const term of [{ exact: name }, { like }]) {
      const { items } = await logto.roles.list({ where: { name: term } });
      assert.deepEqual(
        items.map(({ id }) => id),
        [role.id],
      );
    }
  },
  { real: true },
);
