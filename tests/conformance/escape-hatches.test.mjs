/** API.md, "Escape hatches": request, paginate and fetch. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import {
  apiError,
  collect,
  connectionFailure,
  deferred,
  hang,
  json,
  noContent,
  paged,
  redirect,
  rows,
  scripted,
  scriptedWithoutToken,
  stalledBody,
  TOKEN_PREFIX,
  text,
} from "./scripted-fetch.mjs";

test("request() sends any method to any path and decodes the body", async (t) => {
  const [logto, fetch] = scripted(t, [json({ id: "a" }), noContent(), text("Created")]);
  assert.deepEqual(await logto.request("GET", "/api/hooks/a"), { id: "a" });
  assert.equal(await logto.request("DELETE", "/api/hooks/a"), undefined);
  const body = { a: [1] };
  assert.equal(await logto.request("POST", "/api/hooks", { body }), undefined);
  assert.deepEqual(
    fetch.api.map(({ method, path }) => `${method} ${path}`),
    ["GET /api/hooks/a", "DELETE /api/hooks/a", "POST /api/hooks"],
  );
  assert.deepEqual(JSON.parse(await fetch.api[2].text()), body);
  assert.equal(fetch.api[2].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
});

test("request() fills a template with params, encoded", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  const params = { userId: "a/b c", target: "google" };
  await logto.request("GET", "/api/users/{userId}/identities/{target}", { params });
  assert.equal(fetch.api[0].path, "/api/users/a%2Fb%20c/identities/google");
});

test("request() without a parameter of its template is a TypeError that names it", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const path = "/api/users/{userId}";
  await assertRejects(logto.request("GET", path), TypeError, /userId/);
  await assertRejects(logto.request("GET", path, { params: {} }), TypeError, /userId/);
  const params = { userId: "" };
  await assertRejects(logto.request("GET", path, { params }), TypeError, /userId/);
  assert.equal(fetch.requests.length, 0);
});

test("request() takes the method in any case, and refuses what is none", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  await logto.request("patch", "/api/a", { body: {} });
  assert.equal(fetch.api[0].method, "PATCH");
  for (const method of ["", "GET POST", "G\nET", undefined, 5]) {
    await assertRejects(logto.request(method, "/api/a"), TypeError, /method/i);
  }
  assert.equal(fetch.api.length, 1);
});

test("request() takes a path that has a query", async (t) => {
  const [logto, fetch] = scripted(t, () => json([]));
  await logto.request("GET", "/api/logs?logKey=a%26b", { query: { userId: "u" } });
  assert.equal(fetch.api[0].path, "/api/logs");
  assert.equal(fetch.api[0].query.get("logKey"), "a&b");
  assert.equal(fetch.api[0].query.get("userId"), "u");
});

test("paginate() is a PagedList over any list", async (t) => {
  const [logto, fetch] = scripted(t, paged(rows(150)));
  const list = logto.paginate("/api/hooks", { query: { a: "b" } });
  assert.equal(fetch.requests.length, 0);
  assert.deepEqual(await collect(list), rows(150));
  assert.deepEqual(
    fetch.api.map(({ query }) => [query.get("page"), query.get("page_size"), query.get("a")]),
    [
      ["1", "100", "b"],
      ["2", "100", "b"],
    ],
  );
  assert.equal(await list.count(), 150);
  assert.equal((await list.page(2)).items.length, 50);
});

test("paginate() takes pageSize in its query, and prefetch", async (t) => {
  const [logto, fetch] = scripted(t, paged(rows(30)));
  const list = logto.paginate("/api/hooks", { query: { pageSize: 10 }, prefetch: 2 });
  assert.deepEqual(await collect(list), rows(30));
  assert.equal(fetch.api[0].query.get("page_size"), "10");
  assert.equal(fetch.api[0].query.has("pageSize"), false);
});

test("paginate() over what is no list is a ProtocolError", async (t) => {
  const [logto] = scripted(t, [json({ id: "a" })]);
  await assertRejects(logto.paginate("/api/hooks/a"), t.logto.ProtocolError);
});

test("fetch() answers the host's Response with its body unread", async (t) => {
  const [logto, fetch] = scripted(t, [json({ id: "u" })]);
  const response = await logto.fetch("/api/users/u");
  assert.instanceOf(response, Response);
  assert.equal(response.bodyUsed, false);
  assert.deepEqual(await response.json(), { id: "u" });
  assert.equal(fetch.api[0].headers.get("authorization"), `Bearer ${TOKEN_PREFIX}1`);
});

test("fetch() takes an init as the host's fetch does", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], { headers: { "x-own": "a" } });
  const init = { method: "PUT", body: "raw text", headers: [["Content-Type", "text/x-mine"]] };
  await logto.fetch("/api/hooks/a?b=c", init);
  const [request] = fetch.api;
  assert.equal(request.method, "PUT");
  assert.equal(request.headers.get("content-type"), "text/x-mine");
  assert.equal(request.headers.get("x-own"), "a");
  assert.equal(request.query.get("b"), "c");
  assert.equal(await request.text(), "raw text");
  assert.equal(init.headers.length, 1);
});

for (const status of [400, 403, 404, 422, 500, 503]) {
  test(`fetch() does not throw for ${status}`, async (t) => {
    const [logto] = scripted(t, () => apiError(status, "x"), { retry: false });
    assert.equal((await logto.fetch("/api/users/u")).status, status);
  });
}

test("fetch() refreshes after a 401 and answers the second one", async (t) => {
  const [logto, fetch] = scripted(t, [apiError(401, "a"), json({}), apiError(401), apiError(401)]);
  assert.equal((await logto.fetch("/api/users/u")).status, 200);
  assert.equal(fetch.tokens.length, 2);
  assert.equal((await logto.fetch("/api/users/u")).status, 401);
});

test("fetch() repeats as calls do, and answers the last status", async (t) => {
  const [logto, fetch] = scripted(t, [
    apiError(503),
    json({}),
    ...[1, 2, 3].map(() => apiError(503)),
  ]);
  assert.equal((await logto.fetch("/api/users/u")).status, 200);
  assert.equal(fetch.api.length, 2);
  assert.equal((await logto.fetch("/api/users/u")).status, 503);
  assert.equal(fetch.api.length, 5);
});

test("fetch() does not repeat what waiting does not help, and gives its body", async (t) => {
  const code = "auth.exceed_token_limit";
  const [logto, fetch] = scripted(t, () => apiError(429, code));
  const response = await logto.fetch("/api/users/u");
  assert.equal(fetch.api.length, 1);
  assert.equal((await response.json()).code, code);
});

test("fetch() gives a 429 as it is, where its body can't be copied or read", async (t) => {
  const headers = new Headers({ "content-type": "application/json" });
  const double = { status: 429, headers, text: async () => "{}" };
  const used = apiError(429);
  await used.text();
  for (const answer of [double, used]) {
    const [logto] = scriptedWithoutToken(t, () => answer, { retry: false });
    assert.equal(await logto.fetch("/api/users/u"), answer);
  }
  const body = "x".repeat(1_000);
  const [logto] = scriptedWithoutToken(t, () => text(body, { status: 429 }), {
    retry: false,
    maxResponseBytes: 10,
  });
  assert.equal(await (await logto.fetch("/api/users/u")).text(), body);
});

test("fetch() gives a 429 that refuses to be copied", async (t) => {
  const clone = () => {
    throw new Error("not to be copied");
  };
  const answer = { status: 429, headers: new Headers(), clone };
  const [logto] = scriptedWithoutToken(t, () => answer, { retry: false });
  assert.equal(await logto.fetch("/api/users/u"), answer);
});

/** A 429 whose body never ends, and which tells when its copy is read. */
function stalledRefusal() {
  const { body, headers } = stalledBody();
  const answer = new Response(body, { status: 429, headers });
  const reading = deferred();
  const clone = answer.clone.bind(answer);
  answer.clone = () => {
    reading.resolve();
    return clone();
  };
  return [answer, reading.promise];
}

test("fetch() gives a 429 whose body stalls, to be read", async (t) => {
  // Where no attempt follows, nobody reads it: these have no time limit that ends.
  for (const options of [
    { retry: false },
    { method: "PUT", body: new ReadableStream(), duplex: "half" },
  ]) {
    const [answer] = stalledRefusal();
    const [logto, fetch] = scriptedWithoutToken(t, [answer]);
    const response = await logto.fetch("/api/users", options);
    assert.equal(response, answer);
    assert.equal(fetch.api[0].signal.aborted, false);
    const reader = response.body.getReader();
    assert.equal((await reader.read()).done, false);
    await reader.cancel();
  }
});

test("fetch() repeats a 429 whose body stalls, as one without a code", async (t) => {
  const [answer] = stalledRefusal();
  const [logto, fetch] = scriptedWithoutToken(t, [answer, json({})], { timeout: 15 });
  assert.equal((await logto.fetch("/api/users")).status, 200);
  assert.equal(fetch.api.length, 2);
});

test("fetch() lets go of a 429 that stalls, with a length or without one", async (t) => {
  for (const length of [{}, { "content-length": "100" }]) {
    const { promise, resolve } = deferred();
    const headers = { "content-type": "application/json", ...length };
    const body = new ReadableStream({ cancel: resolve });
    const answers = [new Response(body, { status: 429, headers }), json({})];
    const [logto] = scriptedWithoutToken(t, answers, { timeout: 15 });
    assert.equal((await logto.fetch("/api/users")).status, 200);
    await promise;
  }
});

test("an abort ends fetch() while it reads what a 429 says", async (t) => {
  const [answer, reading] = stalledRefusal();
  const [logto] = scriptedWithoutToken(t, [answer]);
  const controller = new AbortController();
  const call = logto.fetch("/api/users", { signal: controller.signal });
  await reading;
  controller.abort(new Error("mine"));
  await assertRejects(call, Error, /mine/);
});

test("fetch() rejects with a NetworkError where there was no answer", async (t) => {
  const [logto] = scripted(t, () => connectionFailure());
  await assertRejects(logto.fetch("/api/users/u"), t.logto.NetworkError);
});

test("fetch() does not judge what it answers", async (t) => {
  const answers = [text("<html>", { type: "text/html" }), text("{", { type: "application/json" })];
  const [logto] = scripted(t, answers);
  assert.equal(await (await logto.fetch("/api/a")).text(), "<html>");
  assert.equal(await (await logto.fetch("/api/a")).text(), "{");
});

test("fetch() does not follow a redirect", async (t) => {
  const [logto, fetch] = scripted(t, () => redirect("https://evil.example/"));
  try {
    assert.equal((await logto.fetch("/api/a")).status, 302);
  } catch (error) {
    assert.instanceOf(error, t.logto.ProtocolError);
  }
  assert.equal(fetch.api[0].init.redirect, "manual");
  assert.equal(fetch.api.length, 1);
});

test("the timeout of fetch() ends at the headers", async (t) => {
  const answers = [stalledBody(), hang];
  const [logto, fetch] = scriptedWithoutToken(t, answers, { timeout: 15, retry: false });
  const response = await logto.fetch("/api/users");
  // A later call's timeout is the clock: the first call's would have run out before it.
  await assertRejects(logto.fetch("/api/users"), t.logto.TimeoutError);
  assert.equal(fetch.api[0].signal?.aborted ?? false, false);
  await response.body.cancel();
});

test("HEAD needs no token where GET needs none", async (t) => {
  const [logto, fetch] = scripted(t, () => noContent());
  await logto.request("HEAD", "/api/status");
  await logto.request("HEAD", "/api/nowhere/status", { retry: false });
  assert.deepEqual(
    fetch.api.map(({ headers }) => headers.has("authorization")),
    [false, true],
  );
});

test("fetch() takes a Request for its init", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}));
  const headers = { "content-type": "application/json", "x-mine": "1" };
  const request = new Request("https://x.example/", { method: "POST", body: '{"a":1}', headers });
  if ("body" in request) {
    await logto.fetch("/api/things", request);
    const [sent] = fetch.api;
    assert.equal(sent.method, "POST");
    assert.equal(sent.headers.get("content-type"), "application/json");
    assert.equal(sent.headers.get("x-mine"), "1");
    assert.equal(await new Response(sent.body).text(), '{"a":1}');
  } else {
    await assertRejects(logto.fetch("/api/things", request), TypeError, /Request.*hides/);
  }
  await logto.fetch(
    "/api/things",
    new Request("https://x.example/", { headers: { "x-mine": "2" } }),
  );
  assert.equal(fetch.api.at(-1).headers.get("x-mine"), "2");
  const { length } = fetch.api;
  const signal = AbortSignal.abort("mine");
  const aborted = logto.fetch("/api/things", new Request("https://x.example/", { signal }));
  const [{ status }] = await Promise.allSettled([aborted]);
  assert.equal(status, "rejected");
  assert.equal(fetch.api.length, length);
});

test("fetch() may not set authorization", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  const headers = { Authorization: "Bearer mine" };
  await assertRejects(
    async () => logto.fetch("/api/users", { headers }),
    TypeError,
    /authorization/i,
  );
  assert.equal(fetch.api.length, 0);
});

test("the escape hatches refuse options that they do not have", async (t) => {
  const [logto, fetch] = scripted(t, []);
  await assertRejects(logto.request("GET", "/api/a", { qeury: {} }), TypeError, /qeury/);
  assertThrows(() => logto.paginate("/api/a", { qeury: {} }), TypeError, /qeury/);
  assert.equal(fetch.requests.length, 0);
});

test("a query in the init of fetch(), which no host sends, is a TypeError", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const call = logto.fetch("/api/users", { query: { pageSize: 5 } });
  await assertRejects(call, TypeError, /`query` must be part of the path/);
  assert.equal(fetch.requests.length, 0);
});

/** Whether the host's `fetch` takes no such `init`. */
function refuses(init) {
  try {
    new Request("https://a.example", init);
    return false;
  } catch {
    return true;
  }
}

test("fetch() refuses what the host's fetch refuses, and sends nothing", async (t) => {
  const [logto, fetch] = scripted(t, []);
  const wrong = [{ body: "a" }, { method: "HEAD", body: "a" }];
  // A host looks at the members that it has a use for.
  for (const init of [{ mode: "navigate" }, { referrerPolicy: "none" }, { cf: 5 }]) {
    if (refuses(init)) wrong.push(init);
  }
  for (const init of wrong) await assertRejects(logto.fetch("/api/users", init), TypeError);
  assert.equal(fetch.requests.length, 0);
});

test("fetch() takes a signal and a body that are null, as the host's fetch does", async (t) => {
  const [logto, fetch] = scriptedWithoutToken(t, [json({})]);
  await logto.fetch("/api/users", { signal: null, body: null });
  assert.equal(fetch.api.length, 1);
});

test("a 304 has no body to decode, and the error names fetch()", async (t) => {
  const [logto] = scripted(t, () => new Response(null, { status: 304 }));
  const headers = { "if-none-match": "x" };
  await assertRejects(
    logto.request("GET", "/api/users", { headers }),
    t.logto.ProtocolError,
    /`fetch`/,
  );
});

// The wire.

test(
  "request(), paginate() and fetch() meet the same users",
  async (t) => {
    const logto = t.client();
    const query = { page: 1, page_size: 2 };
    const plain = await logto.request("GET", "/api/users", { query });
    const { items } = await logto.paginate("/api/users", { query: { pageSize: 2 } });
    const response = await logto.fetch("/api/users?page=1&page_size=2");
    assert.deepEqual(items, plain);
    assert.deepEqual(await response.json(), plain);
    assert.isString(response.headers.get("total-number"));
  },
  { real: true },
);

test("an ETag can be used by fetch()", async (t) => {
  const logto = t.client();
  const path = "/api/users?page=1&page_size=2";
  const first = await logto.fetch(path);
  const etag = first.headers.get("etag");
  await first.text();
  assert.isString(etag);
  const headers = { "if-none-match": etag };
  const second = await logto.fetch(path, { headers, cache: "no-store" });
  await second.text();
  assert.equal(second.status, 304);
  assert.isString(second.headers.get("total-number"));
});
