// An emulated Logto behind a `fetch` function, for the tests of an application.
import { RawEmulator } from "./logto_management_testing.js";

const OPTIONS = ["endpoint", "seed", "randomSeed", "tokenLifetime", "now"];

/** What `fail` may be told of the requests that it is for. */
const WHERE = ["times", "method", "path"];

/** Answers that have no body (Fetch, "null body status"). */
const BODILESS = [101, 204, 205, 304];

export class Emulator {
  #raw;
  #now;
  #endpoint;

  constructor(options = {}) {
    refuseUnknown(options, OPTIONS, "options");
    const { endpoint = "https://logto.example", randomSeed = 1, tokenLifetime = 3600 } = options;
    this.#endpoint = originOf(endpoint);
    this.#now = options.now ?? Date.now;
    if (typeof this.#now !== "function") throw new TypeError("`now` must be a function.");
    this.#raw = new RawEmulator(
      this.#endpoint,
      whole(randomSeed, "randomSeed"),
      whole(tokenLifetime, "tokenLifetime"),
      plain(options.seed),
    );
  }

  /** What a client needs to be that tenant's administrator. */
  get options() {
    return { endpoint: this.#endpoint, appId: "m2m-admin", appSecret: "emulator-secret" };
  }

  /** For the client's option `fetch`, or in the place of the host's; it needs no `this`. */
  fetch = async (input, init) => {
    const request = new Request(input, init);
    const { origin, pathname, search, host } = new URL(request.url);
    if (origin !== this.#endpoint) {
      throw new TypeError(`The emulator is at ${this.#endpoint}, and not at ${origin}.`);
    }
    const headers = [...request.headers].flat();
    const body = new Uint8Array(await request.arrayBuffer());
    request.signal.throwIfAborted();
    const given = ["host", host, ...headers];
    const path = pathname + search;
    const now = this.#now();
    if (!Number.isFinite(now) || now < 0) {
      throw new TypeError("`now` must return milliseconds since the epoch.");
    }
    const answer = this.#raw.handle(request.method, path, given, body, now);
    // A Request may have a signal of its own, and the caller's is the one that counts.
    return delivered(answer, init?.signal ?? request.signal);
  };

  /** Adds rows, all or none, and answers with them as the API shows them. */
  seed(rows) {
    return this.#control("POST", "seed", rows);
  }

  /** Adds so many users, made up. */
  addUsers(count) {
    this.#control("POST", "users", { count: whole(count, "count") });
  }

  /** Puts the tenant's clock forward, ms: tokens expire. */
  advance(ms) {
    this.#control("POST", "clock", { advanceMs: whole(ms, "ms") });
  }

  /** Lets the next requests fail. */
  fail(fault, where = {}) {
    refuseUnknown(where, WHERE, "where", " in `where`");
    const { times = 1, method, path } = where;
    const match = { method, path };
    this.#control("POST", "faults", { times: whole(times, "times"), fault, match });
  }

  /** Lets the server refuse every token that it has given. */
  revokeTokens() {
    this.#control("POST", "revoke", {});
  }

  /** The requests since the start or the last reset, oldest first; never a token or a secret. */
  requests() {
    return this.#control("GET", "requests");
  }

  /** Everything as it was at the start. */
  reset() {
    this.#control("POST", "reset", {});
  }

  #control(method, name, order) {
    return this.#raw.control(method, name, plain(order));
  }
}

/** A name that nobody reads would be a fault that meets other requests, or an option that does nothing. */
function refuseUnknown(given, known, kind, place = "") {
  if (typeof given !== "object" || given === null) {
    throw new TypeError(`\`${kind}\` must be an object.`);
  }
  for (const name of Object.keys(given)) {
    if (!known.includes(name)) {
      throw new TypeError(`\`${name}\` is unknown${place}. Known are: ${known.join(", ")}.`);
    }
  }
}

/** The origin of an endpoint; a path of its own would be lost. */
function originOf(endpoint) {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!/^https?:$/.test(url?.protocol) || url.href !== `${url.origin}/`) {
    throw new TypeError("`endpoint` must be an origin, such as https://logto.example.");
  }
  return url.origin;
}

/**
 * A copy of what JSON can say, without what is undefined. A Date would be read as an empty object, and
 * what contains itself for ever.
 */
function plain(value, path = "", above = []) {
  if (typeof value === "bigint") throw new TypeError(`\`${path}\` is a bigint, and no JSON.`);
  if (typeof value === "number" && !Number.isFinite(value)) {
    throw new TypeError(`\`${path}\` is ${value}, and no JSON.`);
  }
  if (typeof value !== "object" || value === null) return value;
  const kind = Object.prototype.toString.call(value).slice("[object ".length, -1);
  if (above.includes(value)) throw new TypeError(`\`${path}\` contains itself.`);
  if (kind === "Array") {
    return value.map((item, i) => plain(item, `${path}[${i}]`, [...above, value]));
  }
  if (kind !== "Object") throw new TypeError(`\`${path}\` is a ${kind}, and no JSON.`);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const copied = members.map(([name, member]) => {
    return [name, plain(member, path === "" ? name : `${path}.${name}`, [...above, value])];
  });
  return Object.fromEntries(copied);
}

function whole(value, name) {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new TypeError(`\`${name}\` must be a whole number, not below 0.`);
  }
  return value;
}

async function delivered(answer, signal) {
  const { status, headers, body, delay, ending } = answer;
  answer.free();
  if (delay > 0) await later(delay, signal);
  if (ending === "stalled") return aborted(signal);
  if (ending === "cut") throw new TypeError("The emulated connection was cut.");
  const shown = ending === "truncated" ? cut(body) : body;
  return new Response(BODILESS.includes(status) ? null : shown, { status, headers });
}

/** Waits so many milliseconds, or rejects when the signal says so; no timer is left behind. */
async function later(ms, signal) {
  let timer;
  const wait = new Promise((end) => {
    timer = setTimeout(end, ms);
  });
  try {
    await Promise.race([wait, aborted(signal)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Rejects when the signal says so, and never where there is none. */
function aborted(signal) {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** The first half of a body, and then the end of the connection. */
function cut(body) {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(body.subarray(0, body.length >> 1));
      controller.error(new TypeError("The emulated connection was cut."));
    },
  });
}
