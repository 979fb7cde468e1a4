/** API.md: `headers`, of the client and of a call, and who may set `authorization`. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import { json, scripted, scriptedWithoutToken, TOKEN_PREFIX } from "./scripted-fetch.mjs";

test("headers may be an object, pairs or a Headers", async (t) => {
  const kinds = [{ "X-A": "1" }, [["X-A", "1"]], new Headers({ "X-A": "1" })];
  for (const headers of kinds) {
    const [logto, fetch] = scripted(t, () => json({}));
    await logto.users.get("u", undefined, { headers });
    assert.equal(fetch.api[0].headers.get("x-a"), "1");
    assert.equal(fetch.api[0].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
  }
});

test("a call's authorization is a TypeError where a token is needed", async (t) => {
  for (const headers of [{ authorization: "Bearer x" }, { Authorization: "Basic x" }]) {
    const [logto, fetch] = scripted(t, () => json({}));
    await assertRejects(logto.users.get("u", undefined, { headers }), TypeError, /authorization/i);
    await assertRejects(logto.users.create({}, { headers }), TypeError, /authorization/i);
    assertThrows(() => logto.users.list({}, { headers }), TypeError, /authorization/i);
    assertThrows(() => logto.paginate("/api/users", { headers }), TypeError, /authorization/i);
    assert.equal(fetch.api.length, 0);
  }
});

test("the client's authorization never replaces the token", async (t) => {
  let fetch;
  await assertRejects(
    async () => {
      const [logto, double] = scripted(t, () => json({}), { headers: { Authorization: "x" } });
      fetch = double;
      await logto.users.get("u");
    },
    TypeError,
    /authorization/i,
  );
  assert.equal(fetch?.api.length ?? 0, 0);
});

test("a header that no request can hold is a TypeError", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}));
  for (const headers of [{ "x y": "1" }, { "x-a": "1\n2" }, 5, null]) {
    await assertRejects(logto.users.get("u", undefined, { headers }), TypeError);
  }
  assert.equal(fetch.api.length, 0);
});

test("a header that is no text, or no pair, is a TypeError that names it", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}));
  for (const value of [Promise.resolve("1"), {}, ["1", "2"], new Map(), () => "1", Symbol("1")]) {
    const headers = { "x-a": value };
    const call = logto.users.get("u", undefined, { headers });
    await assertRejects(call, TypeError, /`headers`.*x-a/);
    assertThrows(() => t.client({ headers }), TypeError, /`headers`.*x-a/);
  }
  const call = logto.users.get("u", undefined, { headers: ["x-a: 1"] });
  await assertRejects(call, TypeError, /`headers`/);
  assert.equal(fetch.requests.length, 0);
  await logto.users.get("u", undefined, { headers: new Map([["x-a", 1]]) });
  assert.equal(fetch.api[0].headers.get("x-a"), "1");
});

test("a header that is undefined is left out, and leaves the client's", async (t) => {
  const headers = { "x-a": "1", "x-b": undefined };
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}), { headers });
  await logto.users.get("u", undefined, { headers: { "x-a": undefined, "x-c": "3" } });
  assert.equal(fetch.api[0].headers.get("x-a"), "1");
  assert.isFalse(fetch.api[0].headers.has("x-b"));
  assert.equal(fetch.api[0].headers.get("x-c"), "3");
});

test("a header that is given repeatedly has all its values", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}));
  const headers = [
    ["X-A", "1"],
    ["x-a", "2"],
  ];
  await logto.users.get("u", undefined, { headers });
  assert.equal(fetch.api[0].headers.get("x-a"), "1, 2");
});

test("Accept-Language of a call reaches the server", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  await logto.users.get("u", undefined, { headers: { "Accept-Language": "fr" } });
  assert.equal(fetch.api[0].headers.get("accept-language"), "fr");
});

test("headers given to a call are not changed", async (t) => {
  const [logto] = scripted(t, () => json({}), { headers: { "x-own": "a" } });
  const headers = new Headers({ "x-a": "1" });
  const plain = { "x-a": "1" };
  await logto.users.get("u", undefined, { headers });
  await logto.users.get("u", undefined, { headers: plain });
  assert.deepEqual([...headers], [["x-a", "1"]]);
  assert.deepEqual(plain, { "x-a": "1" });
});
