// What is measured inside a runtime, by name; each answers numbers.
import { answer } from "./answers.mjs";
import { compare } from "./rounds.mjs";
import { SIDES } from "./sides.mjs";

async function open(endpoint, context, names = Object.keys(SIDES)) {
  const open = {};
  for (const name of names) open[name] = await SIDES[name](endpoint, context);
  return open;
}

const getsOf = (sides) =>
  Object.fromEntries(Object.entries(sides).map(([name, { get }]) => [name, get]));

/**
 * µs a call of a side and of the raw `fetch`, with a `fetch` that answers at once, and on the loopback
 * server. The latter comes second: by then the runtime has compiled what is done often, as it has in
 * whatever makes many calls.
 */
async function call({ endpoint, side, rounds, calls, callsAlone }, context) {
  const sides = async () => getsOf(await open(endpoint, context, ["raw fetch", side]));
  const host = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const url = new URL(typeof input === "string" ? input : input.url);
    const { body, headers } = answer(url.pathname.replace(/^(\/\d+){2}/, ""), 1, "");
    return new Response(body, { headers });
  };
  let alone;
  try {
    alone = await compare(await sides(), { rounds, calls: callsAlone });
  } finally {
    globalThis.fetch = host;
  }
  // Opened again: some clients keep the `fetch` that they began with.
  const loopback = await compare(await sides(), { rounds, calls });
  return { loopback, alone };
}

/** Items a second of a walk over all users. */
async function walk({ endpoint, users, rounds }, context) {
  const sides = await open(endpoint, context);
  const walks = {};
  for (const [name, side] of Object.entries(sides)) {
    for (const [what, run] of Object.entries(side)) {
      if (!what.startsWith("walk")) continue;
      walks[name + what.slice("walk".length)] = async () => {
        const count = await run();
        if (count !== users) throw new Error(`${name}: ${count} of ${users} users`);
      };
    }
  }
  for (const side of Object.values(sides)) await side.get();
  const times = await compare(walks, { rounds, calls: 1 });
  return Object.fromEntries(
    Object.entries(times).map(([name, time]) => [name, (users * 1e6) / time]),
  );
}

/** ns an item: our iterator beside a generator by hand, over pages that are there at once. */
async function iterate({ users, rounds }, { logto }) {
  const host = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const { pathname, search } = new URL(typeof input === "string" ? input : input.url);
    const { body, headers } = answer(pathname + search, users, "https://a.example");
    return new Response(body, { headers });
  };
  const client = new logto.ManagementClient({
    endpoint: "https://a.example",
    getAccessToken: () => ({ token: "t" }),
  });
  async function* byHand() {
    for (let page = 1; ; page += 1) {
      const url = `https://a.example/api/users?page=${page}&page_size=100`;
      const response = await fetch(url, { headers: { authorization: "Bearer t" } });
      const items = await response.json();
      yield* items;
      if (items.length < 100) return;
    }
  }
  const drain = (list) => async () => {
    let count = 0;
    for await (const _ of list()) count += 1;
    if (count !== users) throw new Error(`${count} of ${users}`);
  };
  const sides = {
    "logto-management": drain(() => client.users.list()),
    "an async generator": drain(byHand),
  };
  try {
    const times = await compare(sides, { rounds, calls: 1 });
    return Object.fromEntries(
      Object.entries(times).map(([name, time]) => [name, (time * 1000) / users]),
    );
  } finally {
    globalThis.fetch = host;
  }
}

/** Many first calls at once. */
async function crowd({ endpoint, side, count }, context) {
  const { get } = await SIDES[side](endpoint, context);
  await Promise.all(Array.from({ length: count }, get));
  return {};
}

export const MEASURES = { call, crowd, iterate, walk };
