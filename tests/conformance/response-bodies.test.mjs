/** WIRE.md, "Bodies": an answer is decoded by its status and Content-Type. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  json,
  noContent,
  rows,
  scriptedWithoutToken as scripted,
  text,
} from "./scripted-fetch.mjs";

test("JSON is decoded to plain objects", async (t) => {
  const value = { id: "u", customData: { a: [1, null, { b: "ü" }] }, createdAt: 1_700_000_000_000 };
  const [logto] = scripted(t, [json(value)]);
  const user = await logto.users.get("u");
  assert.deepEqual(user, value);
  assert.equal(Object.getPrototypeOf(user), Object.prototype);
});

test("times are passed through as the server sends them", async (t) => {
  const value = { createdAt: "2026-01-01T00:00:00.000Z", expiresAt: 1_795_457_943 };
  const [logto] = scripted(t, [json(value)]);
  assert.deepEqual(await logto.users.get("u"), value);
});

for (const type of [
  "application/json",
  "APPLICATION/JSON; Charset=UTF-8",
  "application/problem+json",
  " application/json ;x=y",
]) {
  test(`${JSON.stringify(type)} is JSON`, async (t) => {
    const [logto] = scripted(t, [text('{"id":"u"}', { type })]);
    assert.deepEqual(await logto.users.get("u"), { id: "u" });
  });
}

test("JSON that is no object is passed through", async (t) => {
  for (const value of [null, 5, "text", true, []]) {
    const [logto] = scripted(t, [json(value)]);
    assert.deepEqual(await logto.request("GET", "/api/a"), value);
  }
});

test("an empty body is undefined", async (t) => {
  const empty = [
    noContent(),
    new Response(null, { status: 200 }),
    text("", { status: 201 }),
    text("", { type: "application/json" }),
  ];
  for (const answer of empty) {
    const [logto] = scripted(t, [answer]);
    assert.equal(await logto.users.updatePassword("u", { password: "x" }), undefined);
  }
});

test("the text bodies Created and OK are undefined", async (t) => {
  for (const [body, status] of [
    ["Created", 201],
    ["OK", 200],
  ]) {
    const [logto] = scripted(t, [text(body, { status })]);
    assert.equal(await logto.roles.assignUsers("r", { userIds: ["u"] }), undefined);
  }
});

test("other text and XML are strings", async (t) => {
  const xml = '<?xml version="1.0"?><a/>';
  const cases = [
    [text("hello"), "hello"],
    [text(xml, { type: "application/xml" }), xml],
    [text(xml, { type: "application/samlmetadata+xml" }), xml],
    [text("Created too"), "Created too"],
  ];
  for (const [answer, value] of cases) {
    const [logto] = scripted(t, [answer]);
    assert.equal(await logto.request("GET", "/api/a"), value);
  }
});

test("an answer to HEAD is undefined", async (t) => {
  const answer = new Response(null, { headers: { "content-type": "application/json" } });
  const [logto] = scripted(t, [answer]);
  assert.equal(await logto.request("HEAD", "/api/a"), undefined);
});

test("HTML with 200 is a ProtocolError that names the likely wrong endpoint", async (t) => {
  for (const type of ["text/html", "text/html; charset=utf-8", "application/xhtml+xml"]) {
    const [logto, fetch] = scripted(t, [text("<!doctype html>", { type })]);
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
      assert.match(error.message, /endpoint/);
      assert.equal(error.status, 200);
      assert.equal(error.contentType, type);
    });
    assert.equal(fetch.api.length, 1);
  }
});

test("HTML in place of a list is a ProtocolError too", async (t) => {
  const [logto] = scripted(t, [text("<!doctype html>", { type: "text/html" })]);
  await assertRejects(logto.users.list(), t.logto.ProtocolError, /endpoint/);
});

test("broken JSON is a ProtocolError with its cause", async (t) => {
  for (const body of ["{", '{"a":1', "undefined", '{"a":1}{']) {
    const [logto, fetch] = scripted(t, () => text(body, { type: "application/json" }));
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
      assert.equal(error.status, 200);
      assert.match(error.contentType, /json/);
      assert.isOk(error.cause);
    });
    assert.equal(fetch.api.length, 1, "it is not repeated");
  }
});

test("a ProtocolError carries the request id", async (t) => {
  const headers = { "logto-core-request-id": "id-7" };
  const [logto] = scripted(t, [text("{", { type: "application/json", headers })]);
  await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
    assert.equal(error.requestId, "id-7");
  });
});

for (const [what, headers, type = "default"] of [
  ["a body", {}],
  ["a body with a length", { "content-length": "1000000" }],
  [
    "a body with a length that does not count",
    { "content-length": "9", "transfer-encoding": "chunked" },
  ],
  ["a compressed body", { "content-length": "1000", "content-encoding": "gzip" }],
  ["a body of another origin, which may be compressed", { "content-length": "1000" }, "cors"],
]) {
  test(`${what} longer than maxResponseBytes is a ProtocolError and is not read to its end`, async (t) => {
    let pulled = 0;
    let cancelled = false;
    const body = new ReadableStream({
      pull(controller) {
        pulled += 1;
        if (pulled > 1000) controller.close();
        else controller.enqueue(new Uint8Array(1000).fill(32));
      },
      cancel() {
        cancelled = true;
      },
    });
    const answer = new Response(body, {
      headers: { ...headers, "content-type": "application/json" },
    });
    Object.defineProperty(answer, "type", { value: type });
    const [logto, fetch] = scripted(t, [answer], { maxResponseBytes: 5_000 });
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError, /maxResponseBytes|bytes/);
    assert.isBelow(pulled, 20);
    assert.equal(cancelled, true);
    assert.equal(fetch.api.length, 1);
  });
}

test("a body of exactly maxResponseBytes is taken", async (t) => {
  const value = { id: "ü" };
  const size = new TextEncoder().encode(JSON.stringify(value)).length;
  const [logto] = scripted(t, () => json(value), { maxResponseBytes: size });
  assert.deepEqual(await logto.users.get("u"), value);
  const [smaller] = scripted(t, () => json(value), { maxResponseBytes: size - 1 });
  await assertRejects(smaller.users.get("u"), t.logto.ProtocolError);
  // Whatever length it says it has.
  const headers = { "content-length": String(size) };
  const [told] = scripted(t, () => json(value, { headers }), { maxResponseBytes: size });
  assert.deepEqual(await told.users.get("u"), value);
  const short = { "content-length": "1" };
  const [lied] = scripted(t, () => json(value, { headers: short }), { maxResponseBytes: size - 1 });
  await assertRejects(lied.users.get("u"), t.logto.ProtocolError);
});

test("a character that is split between chunks is whole", async (t) => {
  const bytes = new TextEncoder().encode('{"name":"\u{1F600}"}');
  const body = new ReadableStream({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const answer = new Response(body, { headers: { "content-type": "application/json" } });
  const [logto] = scripted(t, [answer]);
  assert.deepEqual(await logto.users.get("u"), { name: "\u{1F600}" });
});

/** A double of a Response, whose body's reader gives what `next` does until that is undefined. */
function chunked(next) {
  const read = async () => {
    const value = next();
    return { done: value === undefined, value };
  };
  const headers = new Headers({ "content-type": "application/json" });
  return { status: 200, headers, body: { getReader: () => ({ read, cancel: async () => {} }) } };
}

test("of many chunks, none is kept with its buffer", async (t) => {
  const value = { name: "\u{1F600}".repeat(500) };
  const [first, ...rest] = new TextEncoder().encode(JSON.stringify(value));
  // All chunks but the first are in one place: whoever keeps them has the last one many times.
  const place = new Uint8Array(2);
  const chunks = [new Uint8Array([first])];
  const next = () => {
    if (chunks.length > 0) return chunks.shift();
    if (rest.length === 0) return undefined;
    place[1] = rest.shift();
    return place.subarray(1);
  };
  const [logto] = scripted(t, [chunked(next)]);
  assert.deepEqual(await logto.users.get("u"), value);
});

test("a text is whole wherever its chunks are cut", async (t) => {
  const value = { name: "a\u{1F600}ü\uFEFF" };
  const bytes = new TextEncoder().encode(`\uFEFF${JSON.stringify(value)}`);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const chunks = [bytes.subarray(0, cut), bytes.subarray(cut), new Uint8Array(0)];
    const options = { maxResponseBytes: bytes.length };
    const [logto] = scripted(t, [chunked(() => chunks.shift())], options);
    assert.deepEqual(await logto.users.get("u"), value, `cut at ${cut}`);
  }
});

test("each answer is read as its own status and type say", async (t) => {
  const untyped = () => new Response(new TextEncoder().encode("here"));
  const [logto] = scripted(t, [
    new Response(null, { status: 204 }),
    untyped(),
    new Response(null, { status: 204 }),
    json("here"),
    untyped(),
  ]);
  const values = [];
  for (let call = 0; call < 5; call += 1) values.push(await logto.users.get("u"));
  assert.deepEqual(values, [undefined, "here", undefined, "here", "here"]);
});

// The wire.

test("a large answer comes compressed and is whole", async (t) => {
  const logto = t.client();
  const page = await logto.users.list();
  assert.equal(page.items.length, 100);
});

test("any path outside of /api is HTML with 200 and a ProtocolError", async (t) => {
  const logto = t.client();
  const call = logto.request("GET", "/users");
  await assertRejects(call, t.logto.ProtocolError, /endpoint|path/);
});

test("an endpoint with a wrong prefix is told by its HTML", async (t) => {
  const logto = t.client({ endpoint: `${t.endpoint}/console`, getAccessToken: () => "x" });
  await assertRejects(logto.users.get("u"), t.logto.ProtocolError, /endpoint/);
});

test(
  "the bodies of a role's life are decoded as they come",
  async (t) => {
    const logto = t.client();
    const name = `contract-${Math.random().toString(36).slice(2)}`;
    const role = await logto.roles.create({ name, description: "a contract test's" });
    t.after(() => logto.request("DELETE", `/api/roles/${role.id}`).catch(() => {}));
    assert.equal(role.name, name);
    const user = await logto.users.create({ username: name.replace("-", "_") });
    t.after(() => logto.users.delete(user.id));
    assert.equal(await logto.roles.assignUsers(role.id, { userIds: [user.id] }), undefined);
    assert.deepEqual(
      (await logto.roles.listUsers(role.id)).items.map(({ id }) => id),
      [user.id],
    );
    assert.equal(await logto.roles.deleteUser(role.id, user.id), undefined);
    assert.equal(await logto.roles.delete(role.id), undefined);
    await assertRejects(logto.roles.get(role.id), t.logto.NotFoundError);
  },
  { real: true },
);

test("a walk keeps items that are no objects", async (t) => {
  const [logto] = scripted(t, [json(["a", null, ...rows(1)])]);
  const items = await logto.users.listPersonalAccessTokens("u").toArray({ limit: 5 });
  assert.deepEqual(items, ["a", null, { id: "row-1" }]);
});
