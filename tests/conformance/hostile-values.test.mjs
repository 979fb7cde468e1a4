/** docs/security.md: values that are made to do harm, from callers and from the server. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import {
  collect,
  ENDPOINT,
  json,
  scripted,
  scriptedWithoutToken,
  text,
} from "./scripted-fetch.mjs";

const POLLUTED = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"id":"u"}';

function assertClean() {
  assert.equal({}.polluted, undefined);
  assert.equal([].polluted, undefined);
  assert.equal((() => {}).polluted, undefined);
}

const body = (content) => text(content, { type: "application/json" });

test("what keeps its members elsewhere is no object of names and values", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, []);
  for (const pairs of [new Map([["name", "a"]]), new URLSearchParams("name=a"), new Headers()]) {
    assertThrows(() => logto.users.list(pairs), TypeError, /query/);
    assertThrows(() => logto.users.list({ where: pairs }), TypeError, /where/);
    assertThrows(() => logto.users.list({ search: pairs }), TypeError, /search/);
    assertThrows(() => logto.users.list({}, pairs), TypeError, /options/);
    assertThrows(() => logto.paginate("/api/{name}", { params: pairs }), TypeError, /params/);
    await assertRejects(logto.request("GET", "/api/a", { query: pairs }), TypeError, /query/);
  }
  assert.equal(fetch.requests.length, 0);
});

test("an answer with __proto__ changes no prototype", async (t) => {
  const [logto] = scriptedWithoutToken(t, [body(POLLUTED), body(`[${POLLUTED}]`)]);
  const user = await logto.users.get("u");
  assertClean();
  assert.isTrue(Object.hasOwn(user, "__proto__"), "it is a property like any other");
  const [item] = await collect(logto.users.list());
  assertClean();
  assert.equal(item.id, "u");
});

test("an error's body with __proto__ changes no prototype, nor the error's class", async (t) => {
  const content = `{"code":"x","message":"m","data":${POLLUTED},"__proto__":{"status":200}}`;
  const answer = new Response(content, {
    status: 404,
    headers: { "content-type": "application/json" },
  });
  const [logto] = scriptedWithoutToken(t, [answer]);
  await assertRejects(logto.users.get("u"), t.logto.NotFoundError, (error) => {
    assert.equal(error.status, 404);
    assert.isTrue(Object.hasOwn(error.data, "__proto__"));
  });
  assertClean();
});

test("a body of the caller's with __proto__ is sent as it is, and changes no prototype", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, [json({})]);
  await logto.users.updateCustomData("u", JSON.parse(POLLUTED));
  assert.equal(await fetch.api[0].text(), POLLUTED);
  assertClean();
});

test("options with __proto__ bring nothing in", async (t) => {
  const given = JSON.parse(`{"endpoint":"${ENDPOINT}","__proto__":{"appId":"a","appSecret":"b"}}`);
  assert.throws(() => new t.logto.ManagementClient(given), TypeError);
  const [logto, fetch] = scriptedWithoutToken(t, []);
  const options = JSON.parse('{"__proto__":{"timeout":5}}');
  await assertRejects(logto.users.get("u", undefined, options), TypeError, /__proto__/);
  const query = JSON.parse('{"__proto__":{"pageSize":5}}');
  assert.throws(() => logto.users.list(query), TypeError, /__proto__/);
  assert.equal(fetch.requests.length, 0);
  assertClean();
});

test("a polluted Object.prototype brings no header, token or option into a request", async (t) => {
  const names = ["authorization", "x-polluted", "signal", "appSecret", "mode", "credentials"];
  for (const name of names) {
    Object.defineProperty(Object.prototype, name, {
      value: "polluted",
      configurable: true,
      enumerable: true,
      writable: true,
    });
  }
  t.after(() => {
    for (const name of names) delete Object.prototype[name];
  });
  const [logto, fetch] = scripted(t, () => json({}));
  const settled = await Promise.allSettled([logto.users.get("u")]);
  // Whether the call succeeds is the host's affair; what is sent is ours.
  assert.equal(settled.length, 1);
  for (const { init } of fetch.requests) {
    const { headers } = init;
    assert.isFalse(Object.hasOwn(headers, "x-polluted"));
    if (Object.hasOwn(headers, "authorization"))
      assert.notInclude(headers.authorization, "polluted");
  }
});

/** Ways to end a header, or a request line, early. */
const BREAKS = ["\r\nx-injected: 1", "\nx-injected: 1", "\rx", "\0"];

test("line breaks in ids and queries are encoded", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json([]));
  for (const text of BREAKS) {
    await logto.users.get(`u${text}`);
    await logto.users.list({ search: `a${text}` });
  }
  for (const { url, headers } of fetch.api) {
    assert.match(url, /^[\x21-\x7e]+$/);
    assert.isFalse(headers.has("x-injected"));
  }
});

test("line breaks in headers, credentials and tokens are refused", async (t) => {
  const { ManagementClient } = t.logto;
  for (const text of BREAKS) {
    const headers = { "x-a": `1${text}` };
    const base = { endpoint: ENDPOINT, appId: "a", appSecret: "s" };
    assert.throws(() => new ManagementClient({ ...base, headers }), TypeError, /x-a/);
    const [logto, fetch] = scripted(t, [], { getAccessToken: () => `t${text}` });
    await assertRejects(logto.users.get("u"), t.logto.TokenError);
    assert.equal(fetch.requests.length, 0);
  }
});

test("an id and a secret with line breaks cannot leave their header", async (t) => {
  const script = { appId: "a\r\nx: 1", appSecret: "s\r\nx: 1" };
  const [logto, fetch] = scripted(t, () => json({}), script);
  await logto.users.get("u");
  assert.match(fetch.tokens[0].init.headers.authorization, /^Basic [A-Za-z0-9+/=]+$/);
});
