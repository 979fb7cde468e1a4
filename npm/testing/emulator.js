// An emulated Logto behind a `fetch` function, for the tests of an application.
import { RawEmulator } from "./logto_management_testing.js";

const OPTIONS = ["endpoint", "seed", "tokenLifetime", "now"];

/** Answers that have no body (Fetch, "null body status"). */
const BODILESS = [101, 204, 205, 304];

export class Emulator {
  #raw;
  #now;
  #endpoint;

  constructor(options = {}) {
    for (const name of Object.keys(options)) {
      if (!OPTIONS.includes(name)) {
        throw new TypeError(`\`${name}\` is unknown. Known are: ${OPTIONS.join(", ")}.`);
      }
    }
    const { endpoint = "https://logto.example", seed = 1, tokenLifetime = 3600 } = options;
    this.#endpoint = new URL(endpoint).origin;
    this.#now = options.now ?? Date.now;
    this.#raw = new RawEmulator(
      this.#endpoint,
      whole(seed, "seed"),
      whole(tokenLifetime, "tokenLifetime"),
    );
  }

  /** What a client needs to be that tenant's administrator. */
  get options() {
    return { endpoint: this.#endpoint, appId: "m2m-admin", appSecret: "emulator-secret" };
  }

  /** For the client's option `fetch`; it needs no `this`. */
  fetch = async (url, init) => {
    const request = new Request(url, init);
    const { origin, pathname, search, host } = new URL(request.url);
    if (origin !== this.#endpoint) {
      throw new TypeError(`The emulator is at ${this.#endpoint}, and not at ${origin}.`);
    }
    const headers = [...request.headers].flat();
    const body = new Uint8Array(await request.arrayBuffer());
    request.signal.throwIfAborted();
    const given = ["host", host, ...headers];
    const path = pathname + search;
    const answer = this.#raw.handle(request.method, path, given, body, this.#now());
    // A Request may have a signal of its own, and the caller's is the one that counts.
    return delivered(answer, init?.signal ?? request.signal);
  };

  /** Adds so many users to the 217 that are there. */
  addUsers(count) {
    this.#control("POST", "users", { count: whole(count, "count") });
  }

  /** Puts the tenant's clock forward, ms: tokens expire. */
  advance(ms) {
    this.#control("POST", "clock", { advanceMs: whole(ms, "ms") });
  }

  /** Lets the next requests fail. */
  fail(fault, { times = 1, method, path } = {}) {
    this.#control("POST", "faults", { times, fault, match: { method, path } });
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
    const body = new TextEncoder().encode(order === undefined ? "" : JSON.stringify(order));
    const headers = ["content-type", "application/json"];
    const answer = this.#raw.handle(method, `/_emulator/${name}`, headers, body, this.#now());
    const { status } = answer;
    const text = new TextDecoder().decode(answer.body);
    answer.free();
    if (status >= 400) throw new TypeError(JSON.parse(text).message);
    return text === "" ? undefined : JSON.parse(text);
  }
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
  if (delay > 0)
    await Promise.race([new Promise((end) => setTimeout(end, delay)), aborted(signal)]);
  if (ending === "stalled") return aborted(signal);
  if (ending === "cut") throw new TypeError("The emulated connection was cut.");
  const shown = ending === "truncated" ? cut(body) : body;
  return new Response(BODILESS.includes(status) ? null : shown, { status, headers });
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
