/** A `fetch` option may answer with a double of a `Response`, whose body is like a stream and is none. */
import { assert, assertRejects, test } from "./harness.mjs";
import { hangDeaf, scriptedWithoutToken as scripted, turn } from "./scripted-fetch.mjs";

/** What a double's body and its reader may have for `cancel`. */
const CANCELS = {
  "no cancel": undefined,
  "a cancel that throws": () => {
    throw new Error("not to be cancelled");
  },
  "a cancel that answers no promise": () => 5,
};

for (const [what, cancel] of Object.entries(CANCELS)) {
  /** A double of a Response, whose reader has this and gives what `read` does. */
  const doubled = (read) => {
    const headers = new Headers({ "content-type": "application/json" });
    return { status: 200, headers, body: { cancel, getReader: () => ({ read, cancel }) } };
  };

  test(`a double of a body with ${what} ends in time, and with its client`, async (t) => {
    const [logto, fetch] = scripted(t, () => doubled(hangDeaf), { retry: false });
    await assertRejects(logto.users.get("u", {}, { timeout: 15 }), t.logto.TimeoutError);
    if (!Symbol.dispose) return;
    const calls = [logto.users.get("a"), logto.users.get("b")];
    const settled = Promise.allSettled(calls);
    await fetch.reached(3);
    await turn();
    logto[Symbol.dispose]();
    for (const { reason } of await settled) assert.equal(reason.name, "AbortError");
  });

  test(`a double of a body with ${what} may be too large`, async (t) => {
    const read = async () => ({ done: false, value: new Uint8Array(6) });
    const [logto] = scripted(t, () => doubled(read), { maxResponseBytes: 5 });
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError, /maxResponseBytes/);
  });
}
