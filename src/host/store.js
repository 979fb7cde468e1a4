// The caller's `tokenStore`, which may do anything: throw, never answer, answer rubbish.

/** Asks the store for what it has under a key: `{ token, expiresAt }`, or undefined. */
async function askStore(store, key) {
  const { token, expiresAt } = (await store.get(key)) ?? {};
  const whole = typeof token === "string" && Number.isFinite(expiresAt);
  return whole ? { token, expiresAt } : undefined;
}

/** Hands a token to the store. Nobody waits for that, and nothing comes of its failure. */
async function tellStore(store, key, token, expiresAt) {
  try {
    await store.set(key, { token, expiresAt });
  } catch {}
}

export { askStore, tellStore };
