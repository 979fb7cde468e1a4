// The caller's `tokenStore`, which may do anything: throw, never answer, answer rubbish.

import { ABORTED } from "./wait.js";

/**
 * Asks the store for what it has under a key: `{ token, expiresAt }`, or undefined where it fails or
 * does not answer within the wait. Only a wait that is aborted ends it otherwise.
 */
async function askStore(wait, store, key) {
  try {
    const { token, expiresAt } = (await wait.until(asked(store, key))) ?? {};
    if (typeof token === "string" && Number.isFinite(expiresAt)) return { token, expiresAt };
  } catch (ended) {
    if (ended.how === ABORTED) throw ended;
  }
  return undefined;
}

const asked = async (store, key) => store.get(key);

/** Hands a token to the store. Nobody waits for that, and nothing comes of its failure. */
async function tellStore(store, key, token, expiresAt) {
  try {
    await store.set(key, { token, expiresAt });
  } catch {}
}

export { askStore, tellStore };
