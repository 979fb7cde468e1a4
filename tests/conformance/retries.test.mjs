/** API.md, "Retries": what is repeated, what never is, and when. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  brokenBody,
  connectionFailure,
  hang,
  json,
  noContent,
  QUICK,
  scriptedWithoutToken as scripted,
  stalledBody,
} from "./scripted-fetch.mjs";

const RETRYABLE = [408, 429, 500, 502, 503, 504];
const REPEATED_METHODS = ["GET", "HEAD", "PUT", "DELETE"];
const send = (logto, method, options = {}) =>
  logto.request(method, "/api/things/a", {
    ...(["PUT", "POST", "PATCH"].includes(method) && { body: { a: 1 } }),
    ...options,
  });
const ok = (method) => (method === "HEAD" ? noContent() : json({ id: "a" }));
/** An answer of a HEAD has no body. */
const failed = (method, status, code) =>
  method === "HEAD" ? new Response(null, { status }) : apiError(status, code ?? "any");

for (const method of REPEATED_METHODS) {
  test(`${method} is repeated after 408, 429 and 5xx that may pass`, async (t) => {
    for (const status of RETRYABLE) {
      const [logto, fetch] = scripted(t, [failed(method, status), ok(method)]);
      await send(logto, method);
      assert.equal(fetch.api.length, 2, String(status));
    }
  });

  test(`${method} is repeated where no answer came, or one that broke off`, async (t) => {
    for (const trouble of [connectionFailure(), connectionFailure("ECONNRESET"), brokenBody()]) {
      const [logto, fetch] = scripted(t, [trouble, ok(method)]);
      if (method === "HEAD" && trouble instanceof Response) continue;
      await send(logto, method);
      assert.equal(fetch.api.length, 2);
    }
  });

  test(`${method} is repeated after an attempt's timeout`, async (t) => {
    const [logto, fetch] = scripted(t, [hang, ok(method)], { timeout: 15 });
    await send(logto, method);
    assert.equal(fetch.api.length, 2);
    assert.equal(fetch.api[0].signal.aborted, true);
  });

  test(`${method} is not repeated after any other 4xx or 5xx`, async (t) => {
    for (const status of [400, 403, 404, 405, 409, 413, 422, 501, 505]) {
      const [logto, fetch] = scripted(t, () => failed(method, status));
      await assertRejects(send(logto, method), t.logto.ApiError);
      assert.equal(fetch.api.length, 1, String(status));
    }
  });
}

for (const method of ["POST", "PATCH"]) {
  test(`${method} is repeated after 429 alone`, async (t) => {
    const [logto, fetch] = scripted(t, [apiError(429), json({})]);
    await send(logto, method);
    assert.equal(fetch.api.length, 2);
    assert.equal(await fetch.api[1].text(), '{"a":1}');
    for (const status of RETRYABLE.filter((other) => other !== 429)) {
      const [again, refusing] = scripted(t, () => apiError(status));
      await assertRejects(send(again, method), t.logto.ApiError);
      assert.equal(refusing.api.length, 1, String(status));
    }
  });

  test(`${method} is not repeated where it may have been done`, async (t) => {
    for (const trouble of [connectionFailure(), connectionFailure("ECONNRESET"), brokenBody()]) {
      const [logto, fetch] = scripted(t, [trouble]);
      await assertRejects(send(logto, method), t.logto.NetworkError);
      assert.equal(fetch.api.length, 1);
    }
    const [logto, fetch] = scripted(t, () => hang, { timeout: 15 });
    await assertRejects(send(logto, method), t.logto.TimeoutError);
    assert.equal(fetch.api.length, 1);
  });

  test(`${method} is repeated where the host tells that no connection was made`, async (t) => {
    for (const code of ["ECONNREFUSED", "ENOTFOUND"]) {
      const [logto, fetch] = scripted(t, [connectionFailure(code), json({})]);
      await send(logto, method);
      assert.equal(fetch.api.length, 2, code);
    }
  });

  test(`${method} to what can't be reached is repeated where no connection was made`, async (t) => {
    const unreachable = (code, syscall) => Object.assign(new Error(code), { code, syscall });
    const failed = (cause) => new TypeError("fetch failed", { cause });
    for (const code of ["EHOSTUNREACH", "ENETUNREACH"]) {
      const connecting = unreachable(code, "connect");
      const all = new AggregateError([connecting, unreachable("ECONNREFUSED", "connect")]);
      for (const cause of [connecting, Object.assign(all, { code })]) {
        const [logto, fetch] = scripted(t, [failed(cause), json({})]);
        await send(logto, method);
        assert.equal(fetch.api.length, 2, code);
      }
      const reading = unreachable(code, "read");
      const mixed = Object.assign(new AggregateError([connecting, reading]), { code });
      const reset = unreachable("ECONNRESET", "connect");
      for (const cause of [reading, mixed, reset, unreachable(code)]) {
        const [logto, fetch] = scripted(t, [failed(cause)]);
        await assertRejects(send(logto, method), t.logto.NetworkError);
        assert.equal(fetch.api.length, 1, code);
      }
    }
  });
}

test("auth.exceed_token_limit is never repeated", async (t) => {
  const [logto, fetch] = scripted(t, () => apiError(429, "auth.exceed_token_limit"));
  await assertRejects(logto.users.get("u"), t.logto.RateLimitError);
  assert.equal(fetch.api.length, 1);
});

test("a 500 on a posix search is not repeated, on another search it is", async (t) => {
  for (const query of [{ search: { posix: "[" } }, { where: { name: { posix: "[" } } }]) {
    const [logto, fetch] = scripted(t, () => apiError(500));
    await assertRejects(logto.users.list(query), t.logto.ServerError, /expression.*wrong/);
    assert.equal(fetch.api.length, 1);
  }
  const [logto, fetch] = scripted(t, () => apiError(500));
  await assertRejects(logto.users.list({ search: "a" }), t.logto.ServerError, (error) => {
    assert.notInclude(error.message, "expression");
  });
  assert.equal(fetch.api.length, 3);
});

test("a 500 on a posix search is not repeated where the path has the query", async (t) => {
  const [logto, fetch] = scripted(t, () => apiError(500));
  const path = "/api/users?search=a&mode=posix";
  await assertRejects(logto.request("GET", path), t.logto.ServerError);
  await assertRejects(logto.paginate(path).toArray({ limit: 1 }), t.logto.ServerError);
  assert.equal(fetch.api.length, 2);
});

test("a 503 on a posix search is repeated", async (t) => {
  const [logto, fetch] = scripted(t, [apiError(503), json([])]);
  await logto.users.list({ search: { posix: "a" } });
  assert.equal(fetch.api.length, 2);
});

test("attempts counts every send, and the last error is thrown", async (t) => {
  const answers = [apiError(503, "first"), connectionFailure(), apiError(502, "last")];
  const [logto, fetch] = scripted(t, answers);
  await assertRejects(logto.users.get("u"), t.logto.ServerError, (error) => {
    assert.equal(error.code, "last");
    assert.equal(error.attempts, 3);
  });
  assert.equal(fetch.api.length, 3);
});

test("attempts is three by default, and 1 or false means no repetition", async (t) => {
  const cases = [
    [{ baseDelay: 1 }, 3],
    [{ ...QUICK, attempts: 5 }, 5],
    [{ attempts: 1 }, 1],
    [false, 1],
  ];
  for (const [retry, sends] of cases) {
    const [logto, fetch] = scripted(t, () => apiError(503), { retry });
    await assertRejects(logto.users.get("u"), t.logto.ServerError);
    assert.equal(fetch.api.length, sends, JSON.stringify(retry));
  }
});

test("what a call's retry leaves out is the client's", async (t) => {
  const retry = { attempts: 2, baseDelay: 60_000, maxDelay: 1 };
  const [logto, fetch] = scripted(t, () => apiError(503), { retry });
  await assertRejects(logto.users.get("u", undefined, { retry: { attempts: 4 } }), Error);
  assert.equal(fetch.api.length, 4);
  await assertRejects(logto.users.get("u", undefined, { retry: { maxDelay: 2 } }), Error);
  assert.equal(fetch.api.length, 6);
});

test("a call's retry wins over the client's", async (t) => {
  const [logto, fetch] = scripted(t, () => apiError(503));
  await assertRejects(logto.users.get("u", undefined, { retry: false }), t.logto.ServerError);
  assert.equal(fetch.api.length, 1);
  const retry = { attempts: 2, baseDelay: 1 };
  await assertRejects(logto.users.get("u", undefined, { retry }), t.logto.ServerError);
  assert.equal(fetch.api.length, 3);
});

test("backoff is never longer than maxDelay", async (t) => {
  const delays = [];
  const [logto] = scripted(t, () => apiError(503), {
    retry: { attempts: 8, baseDelay: 1, maxDelay: 3 },
    hooks: { onRetry: ({ delayMs }) => delays.push(delayMs) },
  });
  await assertRejects(logto.users.get("u"), t.logto.ServerError);
  assert.equal(delays.length, 7);
  for (const delay of delays) assert.isTrue(delay >= 0 && delay <= 3, String(delay));
});

/** Aborts a call at its first retry and answers what the hook was told. */
async function firstRetry(t, answer, retry) {
  const controller = new AbortController();
  let told;
  const [logto, fetch] = scripted(t, () => answer, {
    retry,
    hooks: {
      onRetry: (event) => {
        told = event;
        controller.abort(new Error("seen enough"));
      },
    },
  });
  const call = logto.users.get("u", undefined, { signal: controller.signal });
  const error = await assertRejects(call, Error);
  return { told, error, fetch };
}

test("a Retry-After in seconds is kept", async (t) => {
  const answer = apiError(429, "x", { headers: { "retry-after": "7" } });
  const { told } = await firstRetry(t, answer, QUICK);
  assert.isAtLeast(told.delayMs, 7_000);
  assert.isBelow(told.delayMs, 12_000);
});

test("a Retry-After as a date is kept", async (t) => {
  const date = new Date(Date.now() + 20_000).toUTCString();
  const answer = apiError(503, "x", { headers: { "retry-after": date } });
  const { told } = await firstRetry(t, answer, QUICK);
  assert.isAtLeast(told.delayMs, 15_000);
  assert.isBelow(told.delayMs, 26_000);
});

test("a Retry-After of 0 or of the past does not wait", async (t) => {
  for (const value of ["0", "Wed, 21 Oct 2015 07:28:00 GMT"]) {
    const answer = apiError(429, "x", { headers: { "retry-after": value } });
    const [logto, fetch] = scripted(t, [answer, json({})]);
    await logto.users.get("u");
    assert.equal(fetch.api.length, 2);
  }
});

test("a Retry-After that is none is not kept", async (t) => {
  for (const value of ["soon", "-5", "1e9", ""]) {
    const answer = apiError(429, "x", { headers: { "retry-after": value } });
    const [logto, fetch] = scripted(t, [answer, json({})]);
    await logto.users.get("u");
    assert.equal(fetch.api.length, 2, value);
  }
});

test("a Retry-After longer than maxRetryAfter fails at once", async (t) => {
  const cases = [
    ["61", QUICK, 61_000],
    ["2", { ...QUICK, maxRetryAfter: 1_000 }, 2_000],
  ];
  for (const [value, retry, expected] of cases) {
    const headers = { "retry-after": value };
    const [logto, fetch] = scripted(t, () => apiError(429, "x", { headers }), { retry });
    await assertRejects(logto.users.get("u"), t.logto.RateLimitError, (error) => {
      assert.equal(error.retryAfter, expected);
      assert.equal(error.attempts, 1);
    });
    assert.equal(fetch.api.length, 1);
  }
});

test("a DELETE that meets 404 after an attempt without an answer is done", async (t) => {
  for (const earlier of [connectionFailure(), apiError(502), apiError(504)]) {
    const [logto, fetch] = scripted(t, [earlier, apiError(404)]);
    assert.equal(await logto.users.delete("u"), undefined);
    assert.equal(fetch.api.length, 2);
  }
  const [logto, fetch] = scripted(t, [hang, apiError(404)], { timeout: 15 });
  assert.equal(await logto.users.delete("u"), undefined);
  assert.equal(fetch.api.length, 2);
});

test("a DELETE that meets 404 otherwise throws it", async (t) => {
  for (const earlier of [[], [apiError(503)], [apiError(429)], [apiError(500)]]) {
    const [logto] = scripted(t, [...earlier, apiError(404)]);
    await assertRejects(logto.users.delete("u"), t.logto.NotFoundError);
  }
});

test("a DELETE that answers a body throws the 404 in any case", async (t) => {
  const calls = [
    (logto) => logto.users.deleteIdentity("u", "google"),
    (logto) => logto.applications.deleteLegacySecret("a"),
  ];
  for (const call of calls) {
    const [logto, fetch] = scripted(t, [connectionFailure(), apiError(404)]);
    await assertRejects(call(logto), t.logto.NotFoundError);
    assert.equal(fetch.api.length, 2);
  }
});

test("a body that stalls is repeated as a timeout", async (t) => {
  const [logto, fetch] = scripted(t, [stalledBody(), json({ id: "u" })], { timeout: 15 });
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  assert.equal(fetch.api.length, 2);
});

test("a page of a walk is repeated for itself", async (t) => {
  const total = { "total-number": "2" };
  const answers = [json([1], { headers: total }), apiError(503), json([2], { headers: total })];
  const [logto, fetch] = scripted(t, answers);
  assert.deepEqual(await logto.users.list({ pageSize: 1 }).toArray({ limit: 5 }), [1, 2]);
  assert.equal(fetch.api.length, 3);
});
