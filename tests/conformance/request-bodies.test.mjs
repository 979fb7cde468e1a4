/** API.md and WIRE.md: what is sent as a body, and which bodies can be sent twice. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  deferred,
  json,
  scriptedWithoutToken as scripted,
  text,
  scripted as withToken,
} from "./scripted-fetch.mjs";

const bodyOf = async (request) => JSON.parse(await request.text());

test("a JSON body is sent as application/json", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.create({ username: "ü", customData: { a: [1, null, true] } });
  const [request] = fetch.api;
  assert.match(request.headers.get("content-type"), /^application\/json/);
  assert.deepEqual(await bodyOf(request), { username: "ü", customData: { a: [1, null, true] } });
});

test("an ArrayBuffer is sent as its bytes, of whatever realm and shared or not", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  const { buffer } = new Uint8Array([1, 2, 3]);
  // What is of another realm is an instance of nothing here.
  const prototype = Object.create(null, Object.getOwnPropertyDescriptors(ArrayBuffer.prototype));
  const foreign = Object.setPrototypeOf(new Uint8Array([1, 2, 3]).buffer, prototype);
  const bodies = [buffer, foreign];
  // A page has none, unless it is isolated from others.
  if (typeof SharedArrayBuffer === "function") {
    const shared = new SharedArrayBuffer(3);
    new Uint8Array(shared).set([1, 2, 3]);
    bodies.push(shared);
  }
  for (const body of bodies) {
    await logto.request("POST", "/api/a", { body });
    await logto.fetch("/api/a", { method: "POST", body });
  }
  assert.equal(fetch.api.length, 2 * bodies.length);
  for (const { body, headers } of fetch.api) {
    assert.deepEqual([...new Uint8Array(await new Response(body).arrayBuffer())], [1, 2, 3]);
    assert.equal(headers.has("content-type"), false);
  }
});

test("what an upload does not send is a TypeError that names it", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const body = { file: new Blob(["a"]), name: "a.png" };
  await assertRejects(logto.userAssets.create(body), TypeError, /`name`/);
  assert.equal(fetch.requests.length, 0);
});

test("a call without a body sends no Content-Type", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  await logto.users.get("u");
  await logto.users.delete("u");
  for (const { headers } of fetch.api) assert.equal(headers.has("content-type"), false);
});

test("a Date anywhere in a body becomes epoch ms", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  const at = new Date(1_700_000_000_000);
  const body = { at, list: [at, { at }], text: at.toISOString() };
  await logto.users.updateCustomData("u", body);
  assert.deepEqual(await bodyOf(fetch.api[0]), {
    at: 1_700_000_000_000,
    list: [1_700_000_000_000, { at: 1_700_000_000_000 }],
    text: "2023-11-14T22:13:20.000Z",
  });
  assert.equal(body.at, at);
  assert.equal(Date.prototype.toJSON.call(at), "2023-11-14T22:13:20.000Z");
});

test("a Date that toJSON gives becomes epoch ms", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.updateCustomData("u", { at: { toJSON: () => new Date(5) } });
  assert.deepEqual(await bodyOf(fetch.api[0]), { at: 5 });
});

test("an invalid Date in a body is a TypeError", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const body = { expiresAt: new Date(Number.NaN) };
  await assertRejects(logto.users.createPersonalAccessToken("u", body), TypeError);
  assert.equal(fetch.requests.length, 0);
});

test("null is sent, undefined is left out", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.update("u", { name: null, avatar: undefined });
  assert.equal(await fetch.api[0].text(), '{"name":null}');
});

test("a body that is no JSON is a TypeError and sends nothing", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const circle = {};
  circle.self = circle;
  for (const body of [circle, { n: 1n }, () => {}, Symbol("s")]) {
    await assertRejects(logto.users.create(body), TypeError);
  }
  assert.equal(fetch.requests.length, 0);
});

test("what JSON would lose is a TypeError that names it, and sends nothing", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const lossy = [
    new Map([["a", 1]]),
    new Set([1]),
    Promise.resolve({ a: 1 }),
    [1].values(),
    /a/,
    1n,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    new Date(Number.NaN),
  ];
  for (const value of lossy) {
    await assertRejects(logto.users.updateCustomData("u", value), TypeError, /`body` must be/);
    const body = { profile: { lost: value } };
    await assertRejects(logto.users.updateCustomData("u", body), TypeError, /`lost` must be/);
    await assertRejects(logto.request("POST", "/api/a", { body }), TypeError, /`lost` must be/);
  }
  const body = { lost: new Blob(["a"]) };
  await assertRejects(logto.users.updateCustomData("u", body), TypeError, /`lost` must be/);
  assert.equal(fetch.requests.length, 0);
});

test("objects of any class are sent as JSON says them", async (t) => {
  class Point {
    x = 1;
    *[Symbol.iterator]() {}
    get [Symbol.toStringTag]() {
      return "Point";
    }
  }
  const body = {
    point: new Point(),
    bare: Object.assign(Object.create(null), { a: 1 }),
    map: Object.assign(new Map([["a", 1]]), { toJSON: () => ({ a: 1 }) }),
    boxed: [Object(""), Object(5), Object(false)],
    empty: [{}, [], ""],
    holes: Array(1),
    method() {},
  };
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.updateCustomData("u", body);
  assert.deepEqual(await bodyOf(fetch.api[0]), {
    point: { x: 1 },
    bare: { a: 1 },
    map: { a: 1 },
    boxed: ["", 5, false],
    empty: [{}, [], ""],
    holes: [null],
  });
});

test("a body is read once, when the call is made", async (t) => {
  const [logto, fetch] = withToken(t, [apiError(429), json({})]);
  const body = { name: "before" };
  const call = logto.users.create(body);
  body.name = "after";
  await call;
  assert.deepEqual(await bodyOf(fetch.api[0]), { name: "before" });
  assert.deepEqual(await bodyOf(fetch.api[1]), { name: "before" });
});

function form() {
  const data = new FormData();
  data.append("file", new Blob(["content"], { type: "text/plain" }), "a.txt");
  return data;
}

test("the Content-Type of a FormData is left to the host, which knows the boundary", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.request("POST", "/api/user-assets", { body: form() });
  assert.equal(fetch.api[0].headers.has("content-type"), false);
  assert.instanceOf(fetch.api[0].body, FormData);
});

test("a Content-Type of the client or the call does not spoil a FormData", async (t) => {
  const headers = { "Content-Type": "application/json" };
  const [logto, fetch] = scripted(t, () => json({}), { headers });
  await logto.request("POST", "/api/user-assets", { body: form() });
  await logto.request("POST", "/api/user-assets", { body: form(), headers });
  for (const request of fetch.api) assert.equal(request.headers.has("content-type"), false);
});

test("FormData and Blob are sent again", async (t) => {
  const bodies = [form(), new Blob(["content"], { type: "text/plain" })];
  for (const body of bodies) {
    const [logto, fetch] = scripted(t, [apiError(503), json({})]);
    await logto.request("PUT", "/api/things", { body });
    assert.equal(fetch.api.length, 2);
    assert.include(await fetch.api[1].text(), "content");
  }
});

const stream = () => new Blob(["content"]).stream();

test("a stream is not sent twice, neither after a 5xx nor after 429", async (t) => {
  for (const status of [503, 429]) {
    const [logto, fetch] = scripted(t, () => apiError(status));
    const call = logto.fetch("/api/things", { method: "PUT", body: stream(), duplex: "half" });
    assert.equal((await call).status, status);
    assert.equal(fetch.api.length, 1);
  }
});

test("a stream is not sent twice after a 401", async (t) => {
  const [logto, fetch] = withToken(t, () => apiError(401, "auth.unauthorized"));
  const call = logto.fetch("/api/things", { method: "PUT", body: stream(), duplex: "half" });
  assert.equal((await call).status, 401);
  assert.equal(fetch.api.length, 1);
});

test("a stream that is not sent is cancelled", async (t) => {
  const getAccessToken = () => Promise.reject(new Error("none"));
  for (const [options, signal] of [
    [{ getAccessToken }, undefined],
    [{}, AbortSignal.abort()],
  ]) {
    const { promise, resolve } = deferred();
    const body = new ReadableStream({ cancel: resolve });
    const [logto, fetch] = withToken(t, [], options);
    const call = logto.fetch("/api/things", { method: "PUT", body, duplex: "half", signal });
    await assertRejects(call, Error);
    await promise;
    assert.equal(fetch.api.length, 0);
  }
});

test("a stream keeps duplex, without which a host refuses it", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.fetch("/api/things", { method: "POST", body: stream(), duplex: "half" });
  assert.equal(fetch.api[0].init.duplex, "half");
  assert.equal(await fetch.api[0].text(), "content");
});

test("a locked stream is a TypeError, and sends nothing", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  const body = stream();
  body.getReader();
  for (const call of [
    logto.fetch("/api/things", { method: "PUT", body, duplex: "half" }),
    logto.request("PUT", "/api/things", { body }),
  ]) {
    await assertRejects(call, TypeError, /^`body` must be a stream that is not locked\.$/);
  }
  assert.equal(fetch.api.length, 0);
});

async function* chunks() {
  yield "con";
  yield new TextEncoder().encode("tent");
}

test("an async iterable is sent as a stream, and once", async (t) => {
  for (const send of [
    (logto) => logto.fetch("/api/things", { method: "PUT", body: chunks() }),
    (logto) => logto.request("PUT", "/api/things", { body: chunks() }),
  ]) {
    const [logto, fetch] = scripted(t, async (request) => {
      assert.equal(await request.text(), "content");
      return apiError(503);
    });
    await Promise.allSettled([send(logto)]);
    assert.equal(fetch.api.length, 1);
    assert.equal(fetch.api[0].init.duplex, "half");
  }
});

test("a 404 for a body above 1 MiB says that the body was too large", async (t) => {
  const big = { data: "x".repeat(1_100_000) };
  const [logto] = scripted(t, () => text("Not Found", { status: 404 }));
  await assertRejects(logto.users.updateCustomData("u", big), t.logto.NotFoundError, /large/);
  const small = { data: "x" };
  await assertRejects(logto.users.updateCustomData("u", small), t.logto.NotFoundError, (error) => {
    assert.notMatch(error.message, /large/);
  });
});

test("bytes are counted in UTF-8, not in characters", async (t) => {
  const [logto] = scripted(t, () => text("Not Found", { status: 404 }));
  const big = { data: "€".repeat(400_000) };
  await assertRejects(logto.users.updateCustomData("u", big), t.logto.NotFoundError, /large/);
});

// The wire.

test("the server's 404 for a large body is explained", async (t) => {
  const logto = t.client();
  const { items } = await logto.users.list({ pageSize: 1 });
  const body = { data: "x".repeat(1_100_000) };
  await assertRejects(
    logto.users.updateCustomData(items[0].id, body),
    t.logto.NotFoundError,
    /large/,
  );
});
