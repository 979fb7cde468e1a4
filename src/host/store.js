// The caller's `tokenStore`, which may do anything: throw, never answer, answer rubbish.

import { Ended } from "./wait.js";

/**
 * Asks the store for what it has under a key: `{ token, expiresAt }`, or undefined where it fails or
 * does not answer within so many ms.
 */
async function askStore(patience, ms, store, key) {
  try {
    return await patience.within(ms, () => find(store, key));
  } catch (ended) {
    if (!(ended instanceof Ended)) throw ended;
    return undefined;
  }
}

async function find(store, key) {
  try {
    const { token, expiresAt } = (await store.get(key)) ?? {};
    if (Number.isFinite(expiresAt)) return { token, expiresAt };
  } catch {}
  return undefined;
}

/** Hands a token to the store. Nobody waits for that, and nothing comes of its failure. */
async function tellStore(store, key, token, expiresAt) {
  try {
    await store.set(key, { token, expiresAt });
  } catch {}
}

export { askStore, tellStore };
