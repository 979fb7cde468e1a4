/** API.md, "Resources": every method, its arguments in order, and where its request goes. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import {
  OPERATIONS,
  PUBLIC,
  QUERY_NAMES,
  RAW,
  REQUIRED_NAMES,
  SEARCHABLE,
  UNPAGED,
  UPLOADS,
  WRAPPED,
} from "./operations.mjs";
import { json, scripted, scriptedWithoutToken } from "./scripted-fetch.mjs";

/** A value of its own for each parameter of an operation, which must be encoded in the path. */
const values = ({ parameters }) => parameters.map((name, index) => `${name}/${index}`);

const expectedPath = ({ path, parameters }) =>
  `/api${parameters.reduce(
    (filled, name, index) => filled.replace(`{${name}}`, `${name}%2F${index}`),
    path,
  )}`;

const emptyAnswer = ({ name }) => (WRAPPED[name] ? { [WRAPPED[name]]: [] } : []);

/** A query that has what the operation can't do without. */
const leastQuery = ({ name }) => {
  const names = REQUIRED_NAMES[name]?.split(" ") ?? [];
  return names.length === 0 ? undefined : Object.fromEntries(names.map((one) => [one, "v"]));
};

function bodyOf({ name }) {
  return UPLOADS.includes(name) ? { file: new Blob(["content"]) } : { marker: name };
}

/** The arguments of a call, options last. */
function argumentsOf(operation, { query = leastQuery(operation), options } = {}) {
  const args = [...values(operation)];
  if (operation.hasBody) args.push(bodyOf(operation));
  if (operation.hasQuery) args.push(query);
  args.push(options);
  return args;
}

const call = (logto, operation, given) =>
  logto[operation.resource][operation.operation](...argumentsOf(operation, given));

test("the 37 resources have exactly the methods of their tags", (t) => {
  const [logto] = scripted(t, []);
  assert.equal(OPERATIONS.length, 284);
  const resources = new Set(OPERATIONS.map((operation) => operation.resource));
  assert.equal(resources.size, 37);
  for (const resource of resources) {
    const expected = OPERATIONS.filter((other) => other.resource === resource);
    const names = new Set();
    for (let o = logto[resource]; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) {
      for (const name of Object.getOwnPropertyNames(o)) names.add(name);
    }
    names.delete("constructor");
    const methods = [...names].filter((name) => typeof logto[resource][name] === "function");
    assert.sameMembers(
      methods,
      expected.map(({ operation }) => operation),
      resource,
    );
  }
  for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(logto))) {
    const own = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(logto), name);
    if (own.get !== undefined) assert.isTrue(resources.has(name), name);
  }
});

for (const operation of OPERATIONS) {
  const { name, method, hasBody, isList } = operation;

  test(`${name} sends ${method} ${operation.path}`, async (t) => {
    const [logto, fetch] = scripted(t, () => json(isList ? emptyAnswer(operation) : {}));
    const options = { headers: { "x-marker": name } };
    const result = call(logto, operation, { options });
    assert.equal(typeof result.then, "function");
    const answer = await result;
    assert.equal(fetch.api.length, 1);
    const [request] = fetch.api;
    assert.equal(request.method, method);
    assert.equal(request.path, expectedPath(operation));
    assert.equal(request.headers.get("x-marker"), name, "options are the last argument");
    if (UPLOADS.includes(name)) assert.equal(request.body.get("file").size, 7);
    else if (hasBody) assert.deepEqual(JSON.parse(await request.text()), bodyOf(operation));
    else assert.isTrue(request.body === undefined || request.body === null);
    const authorization = request.headers.get("authorization");
    if (PUBLIC.includes(name)) assert.equal(authorization, null);
    else assert.match(authorization, /^Bearer /);
    if (RAW.includes(name)) assert.instanceOf(answer, Response);
    else if (!isList) assert.deepEqual(answer, {});
  });
}

test("every declared query name is sent by its operation", async (t) => {
  for (const operation of OPERATIONS) {
    const names = QUERY_NAMES[operation.name]?.split(" ") ?? [];
    for (const name of names) {
      const [logto, fetch] = scriptedWithoutToken(t, () =>
        json(operation.isList ? emptyAnswer(operation) : {}),
      );
      await call(logto, operation, { query: { ...leastQuery(operation), [name]: "v" } });
      assert.equal(fetch.api[0].query.get(name), "v", `${operation.name} ${name}`);
    }
  }
});

const replaced = (list, index, value) => list.map((one, at) => (at === index ? value : one));

/** Asserts that a call is refused before it is sent: a list throws, all others reject. */
async function assertRefused(t, operation, args, Class, check) {
  const [logto, fetch] = scripted(t, []);
  const start = () => logto[operation.resource][operation.operation](...args);
  if (operation.isList) assertThrows(start, Class, check);
  else await assertRejects(start(), Class, check);
  assert.equal(fetch.requests.length, 0, operation.name);
}

test("every operation refuses path parameters that are missing, empty or dots", async (t) => {
  for (const operation of OPERATIONS) {
    const args = argumentsOf(operation);
    for (const [index, name] of operation.parameters.entries()) {
      for (const wrong of [undefined, "", "..", "%2e%2e", 5]) {
        await assertRefused(
          t,
          operation,
          replaced(args, index, wrong),
          TypeError,
          new RegExp(name),
        );
      }
    }
  }
});

test("every operation with a body refuses to be called without one", async (t) => {
  for (const operation of OPERATIONS.filter(({ hasBody }) => hasBody)) {
    await assertRefused(t, operation, values(operation), TypeError, /body/);
  }
});

test("every operation refuses query names that it does not have, and those of paging", async (t) => {
  for (const operation of OPERATIONS.filter(({ hasQuery }) => hasQuery)) {
    for (const name of ["no_such_name", "page", "page_size"]) {
      const query = { ...leastQuery(operation), [name]: 1 };
      await assertRefused(t, operation, argumentsOf(operation, { query }), TypeError, /`\w+`/);
    }
  }
});

test("a query name that must be there is a TypeError that names it", async (t) => {
  assert.isNotEmpty(Object.keys(REQUIRED_NAMES));
  for (const [name, required] of Object.entries(REQUIRED_NAMES)) {
    const operation = OPERATIONS.find((other) => other.name === name);
    for (const one of required.split(" ")) {
      const query = { ...leastQuery(operation) };
      delete query[one];
      const args = argumentsOf(operation, { query });
      await assertRefused(t, operation, args, TypeError, new RegExp(one));
    }
  }
});

test("every operation refuses options that it does not have", async (t) => {
  for (const operation of OPERATIONS) {
    const args = argumentsOf(operation, { options: { timeuot: 5 } });
    await assertRefused(t, operation, args, TypeError, /timeuot/);
  }
});

test("every list returns a PagedList, and sends page parameters only where they are read", async (t) => {
  for (const operation of OPERATIONS.filter(({ isList }) => isList)) {
    const [logto, fetch] = scriptedWithoutToken(t, () => json(emptyAnswer(operation)));
    const list = logto[operation.resource][operation.operation](...values(operation));
    for (const method of ["then", "page", "pages", "toArray", "count"]) {
      assert.equal(typeof list[method], "function", `${operation.name} ${method}`);
    }
    assert.equal(typeof list[Symbol.asyncIterator], "function", operation.name);
    assert.deepEqual(await list.toArray({ limit: Number.POSITIVE_INFINITY }), []);
    const pages = !UNPAGED.includes(operation.name);
    assert.equal(fetch.api[0].query.get("page"), pages ? "1" : null, operation.name);
    assert.equal(fetch.api[0].query.get("page_size"), pages ? "100" : null, operation.name);
  }
});

test("each searchable list searches its own fields", async (t) => {
  for (const [name, fields] of Object.entries(SEARCHABLE)) {
    const operation = OPERATIONS.find((other) => other.name === name);
    for (const field of fields.split(" ")) {
      const [logto, fetch] = scriptedWithoutToken(t, () => json([]));
      const query = { where: { [field]: "a%" } };
      await logto[operation.resource][operation.operation](...values(operation), query);
      assert.equal(fetch.api[0].query.get(`search.${field}`), "a%", `${name} ${field}`);
    }
  }
});

test("lists that cannot be searched refuse all four search names", (t) => {
  for (const operation of OPERATIONS.filter(({ isList }) => isList)) {
    if (operation.name in SEARCHABLE) continue;
    const [logto, fetch] = scriptedWithoutToken(t, []);
    const four = [
      { search: "a" },
      { where: { id: "a" } },
      { joint: "and" },
      { caseSensitive: true },
    ];
    for (const query of four) {
      assertThrows(
        () => logto[operation.resource][operation.operation](...values(operation), query),
        TypeError,
        new RegExp(Object.keys(query)[0]),
      );
    }
    assert.equal(fetch.requests.length, 0);
  }
});

test("a missing path parameter is a TypeError that names it", async (t) => {
  const [logto, fetch] = scripted(t, []);
  await assertRejects(logto.users.get(), TypeError, /userId/);
  await assertRejects(logto.users.deleteRole("u"), TypeError, /roleId/);
  await assertRejects(logto.users.get(5), TypeError, /userId/);
  await assertRejects(logto.users.get({ id: "u" }), TypeError, /userId/);
  await assertRejects(logto.users.get(null), TypeError, /userId/);
  assertThrows(() => logto.users.listRoles(), TypeError, /userId/);
  assert.equal(fetch.requests.length, 0);
});

test("a missing body is a TypeError that says so", async (t) => {
  const [logto, fetch] = scripted(t, []);
  await assertRejects(logto.users.create(), TypeError, /body/);
  await assertRejects(logto.users.update("u"), TypeError, /body/);
  assert.equal(fetch.requests.length, 0);
});

test("an unknown option of a call is a TypeError that names it", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const cases = [
    () => logto.users.get("u", undefined, { timeuot: 5 }),
    () => logto.users.update("u", {}, { timeuot: 5 }),
    () => logto.users.delete("u", { timeuot: 5 }),
    () => logto.request("GET", "/api/users", { timeuot: 5 }),
  ];
  for (const call of cases) await assertRejects(call, TypeError, /timeuot/);
  assertThrows(() => logto.users.list({}, { timeuot: 5 }), TypeError, /timeuot/);
  assertThrows(() => logto.paginate("/api/users", { timeuot: 5 }), TypeError, /timeuot/);
  assert.equal(fetch.requests.length, 0);
});

test("prefetch is an option of lists alone", async (t) => {
  const [logto] = scripted(t, []);
  await assertRejects(logto.users.get("u", undefined, { prefetch: 2 }), TypeError, /prefetch/);
});

test("an argument too many is not taken for options", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  // A query given where the operation has none stands in the place of its options.
  await assertRejects(logto.users.delete("u", { force: true }), TypeError, /force/);
  assert.equal(fetch.requests.length, 0);
});

test("methods work apart from their resource", async (t) => {
  const [logto, fetch] = scripted(t, () => json({ id: "u" }));
  const { get } = logto.users;
  assert.deepEqual(await get("u"), { id: "u" });
  assert.equal(fetch.api[0].path, "/api/users/u");
});
