// One cell of the matrix: a call that meets a fault, and what its caller sees.
import { ManagementClient } from "logto-management";
import { PAGES, USER, USERS } from "./answers.mjs";

/** Longer than any cell should take, ms. */
const LIMIT = 20_000;

const path = "/api/users/u";
const body = { name: "Ursula" };

/** What must be there before the fault, and the call that meets it. Both answer the value. */
const CALLS = {
  GET: plain((logto) => logto.request("GET", path)),
  PUT: plain((logto) => logto.request("PUT", path, { body })),
  POST: plain((logto) => logto.request("POST", "/api/users", { body })),
  PATCH: plain((logto) => logto.request("PATCH", path, { body })),
  DELETE: plain((logto) => logto.request("DELETE", path), null),
  async token(logto, arm) {
    await arm();
    return [await logto.request("GET", path), USER];
  },
  async page(logto, arm) {
    const pages = logto.users.list({ pageSize: USERS.length / PAGES }).pages();
    const items = [];
    for await (const page of pages) {
      items.push(...page.items);
      if (page.page === 2) await arm();
    }
    return [items, USERS];
  },
  async prefetch(logto, arm) {
    await logto.getAccessToken();
    await arm();
    const list = logto.users.list({ pageSize: USERS.length / PAGES }, { prefetch: PAGES });
    return [await list.toArray({ limit: Number.POSITIVE_INFINITY }), USERS];
  },
};

/** A call that has its token when the fault comes. */
function plain(call, expected = USER) {
  return async (logto, arm) => {
    await logto.getAccessToken();
    await arm();
    return [(await call(logto)) ?? null, expected];
  };
}

/** Runs a cell, and answers what came of it, and how often the client says that it has sent. */
export async function runCell({ call, options, armUrl, secrets }) {
  const logto = new ManagementClient(options);
  const arm = async () => {
    const response = await fetch(armUrl, { method: "POST" });
    await response.text();
  };
  let timer;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LIMIT, { seen: "hangs" });
  });
  const run = CALLS[call](logto, arm).then(
    ([value, expected]) => ({
      seen: same(value, expected) ? "ok" : `wrong: ${JSON.stringify(value)}`,
    }),
    (error) => ({ seen: named(error, secrets), attempts: error.attempts }),
  );
  try {
    return await Promise.race([run, late]);
  } finally {
    clearTimeout(timer);
    logto[Symbol.dispose]?.();
  }
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** `Network`, or `Token<Network` for what a TokenError was caused by. */
function named(error, secrets) {
  const said = [];
  let names = "";
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    said.push(String(at), at.stack, JSON.stringify(at), JSON.stringify({ ...at }));
    const own = /^(Token|Network|Timeout|Protocol|ServerE|RateLimit|NotFound|Internal)/.exec(
      at.name,
    );
    if (own) names += `${names && "<"}${at.name.replace(/Error$/, "")}`;
    else if (depth === 0) names = `${at}`;
  }
  const told = secrets.some((secret) => said.some((text) => text?.includes(secret)));
  return told ? `${names}, and shows a secret` : names;
}
