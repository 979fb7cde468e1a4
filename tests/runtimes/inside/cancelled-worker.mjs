// A Worker with one client a round in global scope, which that round's requests share. The first of
// them is cancelled in a state that `cancelled.mjs` chooses.
import { ManagementClient } from "logto-management";

const SECRETS = { appId: "a", appSecret: "s" };
const HOUR = 3_600_000;

/** What each state needs: options of the client, and the first request's call, if it is no `get`. */
const STATES = {
  "its own token request": {},
  "another's token request": {},
  "a background refresh": {},
  "the store of tokens": { options: ({ hold }) => ({ tokenStore: storeThatHolds(hold) }) },
  "the rate limit": { options: () => ({ rateLimit: { requests: 1, interval: 150 } }) },
  "a backoff": { options: () => ({ retry: { attempts: 2 } }) },
  "before the headers": {},
  "inside the body": {},
  "a walk that prefetches": {
    first: (logto) => logto.users.list({}, { prefetch: 4 }).toArray({ limit: 1000 }),
  },
};

/** It never answers its first caller, and has nothing for the others. */
function storeThatHolds(hold) {
  let asked = 0;
  return {
    get: () => (asked++ === 0 ? fetch(hold).then(() => undefined) : undefined),
    set() {},
  };
}

const clients = new Map();
const epoch = Date.now;

function clientOf(round, state, endpoint, timeout) {
  const known = clients.get(round);
  if (known) return known;
  /** Told where a call waits that sends nothing: in the context of that call's request. */
  const reached = () => void fetch(`${endpoint}/reached`).catch(() => {});
  const client = new ManagementClient({
    endpoint,
    ...SECRETS,
    timeout,
    retry: false,
    hooks: { onWait: reached, onRetry: reached },
    ...STATES[state].options?.({ hold: `${endpoint}/hold` }),
  });
  clients.set(round, client);
  return client;
}

export default {
  async fetch(request, env) {
    const { round, state, role } = Object.fromEntries(new URL(request.url).searchParams);
    const endpoint = `${env.ENDPOINT}/${round}`;
    const logto = clientOf(round, state, endpoint, env.TIMEOUT);
    // Only this round's client may be in a later time, and only while it decides.
    if (state === "a background refresh" && role !== "before") {
      await fetch(`${endpoint}/arrived`);
      Date.now = () => epoch() + HOUR - 60_000;
    }
    try {
      const first = STATES[state].first ?? ((client) => client.users.get("first"));
      const call = role === "first" ? first(logto) : logto.users.get("u");
      // A token is asked for a moment after that was decided.
      await undefined;
      Date.now = epoch;
      return Response.json(await call);
    } finally {
      Date.now = epoch;
    }
  },
};
