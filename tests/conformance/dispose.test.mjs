/** API.md: `[Symbol.dispose]()`. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import {
  apiError,
  collect,
  hang,
  json,
  paged,
  rows,
  scriptedWithoutToken as scripted,
  scripted as withToken,
} from "./scripted-fetch.mjs";

if (Symbol.dispose) {
  test("later calls of a disposed client are a TypeError", async (t) => {
    const [logto, fetch] = scripted(t, () => json({}));
    await logto.users.get("u");
    logto[Symbol.dispose]();
    await assertRejects(logto.users.get("u"), TypeError);
    await assertRejects(logto.request("GET", "/api/users"), TypeError);
    await assertRejects(logto.fetch("/api/users"), TypeError);
    await assertRejects(logto.getAccessToken(), TypeError);
    assert.equal(fetch.api.length, 1);
  });

  test("a list of a disposed client is a TypeError, at the call or when it is asked", async (t) => {
    const [logto, fetch] = scripted(t, paged(rows(3)));
    const before = logto.users.list();
    logto[Symbol.dispose]();
    await assertRejects(async () => collect(before), TypeError);
    await assertRejects(async () => logto.users.list(), TypeError);
    await assertRejects(async () => logto.paginate("/api/users"), TypeError);
    assert.equal(fetch.requests.length, 0);
  });

  test("pending calls of a disposed client reject with an AbortError", async (t) => {
    const [logto, fetch] = scripted(t, () => hang);
    const calls = [logto.users.get("a"), logto.users.get("b"), collect(logto.users.list())];
    const settled = Promise.allSettled(calls);
    await fetch.reached(3);
    logto[Symbol.dispose]();
    for (const { reason } of await settled) {
      assert.instanceOf(reason, DOMException);
      assert.equal(reason.name, "AbortError");
    }
    for (const { signal } of fetch.api) assert.equal(signal.aborted, true);
  });

  test("a call that waits for its token or its next attempt ends with the client", async (t) => {
    const [waiting, fetch] = withToken(t, [], { token: hang });
    const call = waiting.users.get("u");
    await fetch.reached(1, fetch.tokens);
    waiting[Symbol.dispose]();
    await assertRejects(call, Error, (error) => assert.equal(error.name, "AbortError"));
    const [retrying] = scripted(t, () => apiError(503), {
      retry: { attempts: 3, baseDelay: 60_000, maxDelay: 60_000 },
      hooks: { onRetry: () => retrying[Symbol.dispose]() },
    });
    await assertRejects(retrying.users.get("u"), Error, (error) =>
      assert.equal(error.name, "AbortError"),
    );
  });

  test("a client may be disposed twice, and others go on", async (t) => {
    const [logto] = scripted(t, []);
    const [other] = scripted(t, [json({ id: "u" })]);
    logto[Symbol.dispose]();
    logto[Symbol.dispose]();
    assert.deepEqual(await other.users.get("u"), { id: "u" });
    assertThrows(() => logto.users.list({ pageSize: 0 }), Error);
  });
}
