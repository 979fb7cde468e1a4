// Calls with faults, in slices, and what is left after each: a program of its own, since it counts
// what the whole process holds. `soak.mjs` starts it with `--expose-gc`.

/** The timers and listeners that are there, counted from before the package is loaded. */
const alive = { timers: new Set(), listeners: 0 };
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;
globalThis.setTimeout = (run, ...rest) => {
  const timer = startTimer(
    () => {
      alive.timers.delete(timer);
      run();
    },
    ...rest,
  );
  alive.timers.add(timer);
  return timer;
};
globalThis.clearTimeout = (timer) => {
  alive.timers.delete(timer);
  stopTimer(timer);
};
const { addEventListener, removeEventListener } = AbortSignal.prototype;
AbortSignal.prototype.addEventListener = function add(...given) {
  if (this === longLived.signal) alive.listeners += 1;
  return addEventListener.apply(this, given);
};
AbortSignal.prototype.removeEventListener = function remove(...given) {
  if (this === longLived.signal) alive.listeners -= 1;
  return removeEventListener.apply(this, given);
};
const longLived = new AbortController();

let memory;
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    memory = this.exports.memory;
  }
};
const { ManagementClient } = await import("logto-management");

const [calls, slices, seed] = process.argv.slice(2).map(Number);
const LANES = 50;

/** Mulberry32: the same faults in each run. */
let state = seed;
function random() {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
}

const json = (value, status = 200, headers = {}) =>
  new Response(JSON.stringify(value), {
    status,
    headers: { "content-type": "application/json", ...headers },
  });

const counts = { sent: 0, faults: 0, values: 0, errors: {}, unexpected: [] };
let tokens = 0;

function brokenBody() {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      controller.error(new Error("reset"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** Answers when the signal says so. */
const never = (signal) =>
  new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else addEventListener.call(signal, "abort", () => reject(signal.reason), { once: true });
  });

const FAULTS = [
  () => json({ message: "busy" }, 503),
  () => json({ message: "slow down" }, 429, { "retry-after": "0" }),
  () => json({ code: "auth.unauthorized", message: "expired" }, 401),
  () => Promise.reject(new TypeError("fetch failed")),
  () => brokenBody(),
  () => new Response("<!doctype html>", { headers: { "content-type": "text/html" } }),
  () => json({ code: "entity.not_found", message: "gone" }, 404),
  ({ signal }) => never(signal),
];

/** A Logto of a hundred users, where a twentieth of what is sent meets a fault. */
async function fetch(url, init) {
  counts.sent += 1;
  const { pathname, searchParams } = new URL(url);
  const token = pathname === "/oidc/token";
  if (random() < 0.05) {
    counts.faults += 1;
    return FAULTS[Math.floor(random() * FAULTS.length)](init);
  }
  if (token) {
    tokens += 1;
    return json({ access_token: `t${tokens}`, expires_in: 3600, scope: "all" });
  }
  if (!searchParams.has("page")) return json({ id: "u" });
  const page = Number(searchParams.get("page"));
  const link = page < 4 ? { link: `<http://x/users?page=${page + 1}>; rel="next"` } : {};
  return json(Array(25).fill({ id: "u" }), 200, { "total-number": "100", ...link });
}

const newClient = () =>
  new ManagementClient({
    endpoint: "https://logto.example",
    appId: "a",
    appSecret: "s",
    fetch,
    timeout: 20,
    retry: { baseDelay: 0 },
  });
let shared = newClient();

async function walk(options) {
  let items = 0;
  for await (const _ of shared.users.list({ pageSize: 25 }, options)) items += 1;
  return items === 100 ? undefined : `a walk of ${items}`;
}

async function abortEarly() {
  const abort = new AbortController();
  const call = shared.users.get("u", {}, { signal: abort.signal });
  abort.abort();
  await call;
}

/** A client that is used once and then forgotten, ended or not. */
async function forget() {
  const client = newClient();
  const user = await client.users.get("u");
  if (random() < 0.5) client[Symbol.dispose]();
  return user.id === "u" ? undefined : "another user";
}

const get = async () => {
  const { id } = await shared.users.get("u", {}, { signal: longLived.signal });
  return id === "u" ? undefined : "another user";
};

const KINDS = [
  [0.02, () => walk()],
  [0.02, () => walk({ prefetch: 3, signal: longLived.signal })],
  [0.03, abortEarly],
  [0.03, forget],
  [0.03, async () => void (await (await shared.fetch("/api/x", longLived)).text())],
  [0.05, async () => void (await shared.users.create({ username: "u" }))],
];

const EXPECTED = /^(Network|Timeout|Protocol|Token|Unauthorized|NotFound|RateLimit|Server|Abort)/;

async function one() {
  let dice = random();
  const kind = KINDS.find(([share]) => {
    dice -= share;
    return dice < 0;
  });
  try {
    const wrong = await (kind?.[1] ?? get)();
    if (wrong === undefined) counts.values += 1;
    else counts.unexpected.push(wrong);
  } catch (error) {
    counts.errors[error.name] = (counts.errors[error.name] ?? 0) + 1;
    // The body of a Response is read by the caller, and breaks off as the host has it.
    const raw = error.message === "reset";
    if (!EXPECTED.test(error.name) && !raw) counts.unexpected.push(String(error));
  }
}

async function slice(size) {
  let left = size;
  let pending = 0;
  const lane = async () => {
    while (left-- > 0) {
      pending += 1;
      await one();
      pending -= 1;
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  // A finalizer runs in a task of its own, some time after a collection.
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  return {
    pending,
    heap: process.memoryUsage().heapUsed,
    wasm: memory.buffer.byteLength,
    timers: alive.timers.size,
    listeners: alive.listeners,
  };
}

const rejections = [];
process.on("unhandledRejection", (reason) => rejections.push(String(reason)));
const first = new WeakRef(shared);
const left = [];
for (let number = 0; number < slices; number += 1) left.push(await slice(calls / slices));
shared = undefined;
await slice(0);
const collected = first.deref() === undefined;
console.log(JSON.stringify({ ...counts, tokens, rejections, collected, left }));
