/**
 * The contract tests' only import. It knows nothing of the runtime that it runs in: the runners in
 * `tests/runtimes` load the test files, give a context, and receive reports.
 *
 * ```js
 * import { assert, assertRejects, test } from "./harness.mjs";
 *
 * test("a user is got by id", async (t) => {
 *   const user = await t.client().users.get(id);
 *   assert.equal(user.id, id);
 * }, { real: true });
 * ```
 */
import { assert } from "chai";

export { assert };

/** A test that has not ended by then has failed. */
const TIME_LIMIT_MS = 20_000;

/**
 * What a test may ask for in `needs`, and which runtimes have it. A test is no part of the contract
 * in a runtime that lacks what it needs; it is left out there, which is not the same as skipped.
 */
const CAPABILITIES = {
  /** `util.inspect` or its like, by `globalThis.process`. */
  inspect: ["node", "deno", "bun"],
  /** A request body that is a `ReadableStream`, over HTTP/1.1. */
  "request-stream": ["node", "deno", "bun", "workerd"],
  /** A token endpoint that may be asked from the test's own origin without an `Origin` header. */
  "no-origin": ["node", "deno", "bun", "workerd"],
  /** Request headers that a page may not set (`user-agent`, `cookie`, …). */
  "forbidden-headers": ["node", "deno", "bun", "workerd"],
};

/** @type {{ file: string, name: string, body: (t: Test) => unknown, real: boolean, needs: string[] }[]} */
const registered = [];
let currentFile = "";

/**
 * Registers a test.
 *
 * @param {string} name a statement about the package
 * @param {(t: Test) => unknown} body
 * @param {{ real?: boolean, needs?: string[] }} [options] `real`: also fit for a real Logto
 */
export function test(name, body, { real = false, needs = [], ...rest } = {}) {
  for (const key of Object.keys(rest)) throw new TypeError(`test: unknown option ${key}`);
  for (const need of needs) {
    if (!Object.hasOwn(CAPABILITIES, need)) throw new TypeError(`test: unknown need ${need}`);
  }
  if (registered.some((other) => other.file === currentFile && other.name === name)) {
    throw new TypeError(`test: two tests in ${currentFile} are named "${name}"`);
  }
  registered.push({ file: currentFile, name, body, real, needs });
}

/**
 * Asserts that a promise rejects with an instance of `Class`, and returns what it rejected with.
 *
 * @param {PromiseLike<unknown> | (() => unknown)} promise or a function that returns one
 * @param {Function} Class of the rejection
 * @param {RegExp | ((error: any) => unknown)} [check] a pattern of its message, or more assertions
 */
export async function assertRejects(promise, Class, check) {
  let value;
  try {
    value = await (typeof promise === "function" ? promise() : promise);
  } catch (error) {
    assertInstance(error, Class);
    await checkError(error, check);
    return error;
  }
  return assert.fail(`expected a rejection with ${Class.name}, got ${show(value)}`);
}

/** The same for a function that throws before it returns. */
export function assertThrows(body, Class, check) {
  let value;
  try {
    value = body();
  } catch (error) {
    assertInstance(error, Class);
    checkError(error, check);
    return error;
  }
  return assert.fail(`expected ${Class.name} to be thrown, got ${show(value)}`);
}

function assertInstance(error, Class) {
  if (typeof Class !== "function") throw new TypeError("assertRejects: a class is required");
  if (error instanceof Class) return;
  const problem = new Error(`expected ${Class.name}, got ${describe(error)}`);
  problem.cause = error;
  throw problem;
}

function checkError(error, check) {
  if (check instanceof RegExp) assert.match(error.message, check);
  else return check?.(error);
}

function show(value) {
  try {
    return (JSON.stringify(value) ?? String(value)).slice(0, 200);
  } catch {
    return String(value);
  }
}

function describe(error) {
  if (error instanceof Error) return error.stack || `${error.name}: ${error.message}`;
  // A DOMException is no Error in every runtime's `instanceof`.
  if (error?.name && error?.message) return `${error.name}: ${error.message}`;
  return show(error);
}

/** What each test is given. */
class Test {
  #cleanups = [];

  constructor(context) {
    /** The origin of the emulator, or of the real server. */
    this.endpoint = context.endpoint;
    /** `{ appId, appSecret }` of an application with all rights. */
    this.credentials = context.credentials;
    /** The package's module namespace. */
    this.logto = context.logto;
    /** `node`, `deno`, `bun`, `workerd`, `chromium` or `firefox`. */
    this.runtime = context.runtime;
    /** Whether `endpoint` is a real Logto. */
    this.real = Boolean(context.real);
  }

  /** A client of the endpoint. Options given are added; `getAccessToken` replaces the secret. */
  client(options = {}) {
    const own = "getAccessToken" in options ? {} : this.credentials;
    return new this.logto.ManagementClient({ endpoint: this.endpoint, ...own, ...options });
  }

  /**
   * Asks the emulator's control API (`emulator/README.md`): `t.control("requests")`,
   * `t.control("faults", { times: 1, fault: { kind: "cut" } })`, or with a `RequestInit` as second
   * argument. Answers the decoded JSON, or `undefined` where there is none.
   */
  async control(path, init) {
    if (this.real) throw new Error("a test marked `real` must not use the control API");
    return control(this.endpoint, path, init);
  }

  /** Runs `cleanup` when the test has ended, the last one first. */
  after(cleanup) {
    this.#cleanups.push(cleanup);
  }

  async cleanUp() {
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }
}

const INIT_KEYS = ["method", "body", "headers", "signal"];

async function control(endpoint, path, init = {}) {
  const isInit = Object.keys(init).every((key) => INIT_KEYS.includes(key));
  const { method, body, ...rest } = isInit ? init : { body: init };
  const name = path.replace(/^\/?(_emulator\/)?/, "");
  const response = await fetch(`${endpoint}/_emulator/${name}`, {
    ...rest,
    method: method ?? (body === undefined ? "GET" : "POST"),
    ...(body !== undefined && {
      headers: { "content-type": "application/json", ...rest.headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`control ${name}: ${response.status} ${text}`);
  return text.startsWith("{") || text.startsWith("[") ? JSON.parse(text) : text || undefined;
}

// What follows is for the runners.

/** Loads a test file under a name; what it registers meanwhile belongs to it. */
export async function load(file, importFile) {
  currentFile = file;
  const before = registered.length;
  await importFile();
  if (registered.length === before) throw new Error(`${file} registers no test`);
}

/** The tests that are part of the contract in `runtime`, by index for {@link runOne}. */
export function list({ runtime, real = false, only = "" }) {
  const has = (need) => CAPABILITIES[need].includes(runtime);
  return registered
    .map(({ file, name, needs, real: fit }, index) => ({ index, file, name, needs, fit }))
    .filter(({ needs, fit }) => (!real || fit) && needs.every(has))
    .filter(({ file, name }) => `${file} ${name}`.includes(only))
    .map(({ index, file, name }) => ({ index, file, name }));
}

/** Runs one test on a reset emulator and answers its report; never rejects. */
export async function runOne(index, context) {
  const { file, name, body } = registered[index];
  const started = performance.now();
  const report = { type: "test", runtime: context.runtime, file, name };
  const t = new Test(context);
  const problems = [];
  try {
    if (!t.real) await control(t.endpoint, "reset", { method: "POST" });
    await withTimeLimit(() => body(t));
  } catch (error) {
    problems.push(describe(error));
  }
  try {
    await withTimeLimit(() => t.cleanUp());
  } catch (error) {
    problems.push(`after the test: ${describe(error)}`);
  }
  // Rejections that nobody handles are told of when the microtasks are done.
  await new Promise((resolve) => setTimeout(resolve));
  for (const stray of context.strayErrors?.() ?? []) {
    problems.push(`outside of the test: ${describe(stray)}`);
  }
  const ms = Math.round(performance.now() - started);
  return problems.length > 0
    ? { ...report, outcome: "failed", ms, message: problems.join("\n") }
    : { ...report, outcome: "passed", ms };
}

/** Runs all tests of `list(context)`, one after another, and hands each report to `report`. */
export async function runAll(context, report) {
  for (const { index } of list(context)) await report(await runOne(index, context));
}

function withTimeLimit(body) {
  let timer;
  const limit = new Promise((_, reject) => {
    const late = new Error(`not ended after ${TIME_LIMIT_MS / 1000} s`);
    timer = setTimeout(() => reject(late), TIME_LIMIT_MS);
  });
  const done = (async () => body())();
  return Promise.race([done, limit]).finally(() => clearTimeout(timer));
}
