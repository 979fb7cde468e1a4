/** A recursion of the application's that has no end, and goes through the client: it is caught above. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import { deferred, json, scripted } from "./scripted-fetch.mjs";

/** Where in the client the stack overflows depends on how deep the recursion began. */
const DEPTHS = Array.from({ length: 6 }, (_, n) => 29 * n);

/** How many plain calls the stack has room for. */
function room() {
  let calls = 0;
  const deeper = () => {
    calls += 1;
    return deeper() + 1;
  };
  assertThrows(deeper, Error);
  return calls;
}

/** Calls `act` on a stack that gets full, once that is three quarters full, and answers what was thrown. */
function overflow(depth, act) {
  const without = () => {
    act();
    return without() + 1;
  };
  const from = (calls) => (calls > 0 ? from(calls - 1) + 1 : without());
  try {
    return from(Math.floor(room() * 0.75) + depth);
  } catch (error) {
    return error;
  }
}

/** Asserts that the client, a new one and the functions answer as ever. */
async function assertWhole(t, logto) {
  const links = t.logto.parseLinkHeader('</users?page=2>; rel="next"');
  assert.deepEqual(links, [{ uri: "/users?page=2", rel: ["next"], params: {} }]);
  await assertRejects(logto.users.get(".."), TypeError, /userId/);
  const [fresh, fetch] = scripted(t, () => json({ id: "b" }));
  for (const one of [logto, fresh]) {
    assert.deepEqual(await one.users.get("b", { includeSsoIdentities: true }), { id: "b" });
  }
  assert.equal(fetch.api[0].path, "/api/users/b");
}

test("an overflow that went through a list leaves nothing broken", async (t) => {
  const [logto, fetch] = scripted(t, () => json({ id: "b" }));
  for (const depth of DEPTHS) {
    overflow(depth, () => logto.users.list({ where: { name: "x" } }));
    await assertWhole(t, logto);
    assert.equal(fetch.api.at(-1).url.split("/api/")[1], "users/b?includeSsoIdentities=true");
  }
});

test("an overflow in a client's first call does not hold up the next one", async (t) => {
  for (const depth of DEPTHS.slice(0, 4)) {
    const [logto, fetch] = scripted(t, () => json({ id: "b" }));
    const promises = [];
    let count = 0;
    // Nothing is called with the promise: what is thrown then would leave it alone.
    overflow(depth, () => {
      promises[count] = logto.users.get("a", { includeSsoIdentities: true });
      count += 1;
    });
    const pending = Promise.allSettled(promises);
    assert.deepEqual(await logto.users.get("b", {}, { totalTimeout: 5_000 }), { id: "b" });
    await pending;
    assert.isAtMost(fetch.tokens.length, 2);
    await assertWhole(t, logto);
  }
});

test("what was pending then is answered, or rejects with InternalError", async (t) => {
  for (const depth of DEPTHS) {
    const answer = deferred();
    const [logto, fetch] = scripted(t, (_, n) => (n === 1 ? answer.promise : json({ id: "b" })));
    const pending = Promise.allSettled([logto.users.get("a")]);
    await fetch.reached(1);
    overflow(depth, () => logto.users.list({ where: { name: "x" } }));
    await assertWhole(t, logto);
    answer.resolve(json({ id: "a" }));
    const [{ value, reason }] = await pending;
    if (reason === undefined) assert.deepEqual(value, { id: "a" });
    else assert.instanceOf(reason, t.logto.InternalError);
  }
});
