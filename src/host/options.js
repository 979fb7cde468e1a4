// Checking the options of a client and of a call. What is wrong with them is thrown and named; the
// core gets what is right, with the defaults filled in.

import { isNothing, readHeaders } from "./values.js";

const CLIENT =
  "tenantId endpoint resource scope appId appSecret getAccessToken fetch headers timeout " +
  "totalTimeout retry rateLimit tokenStore maxResponseBytes hooks allowInsecureHttp";
const HOOKS = "onRequest onResponse onRetry onWait onToken";
const RETRY = "attempts baseDelay maxDelay maxRetryAfter";

/** The names of a call's options, and of a list's. */
const CALL = "signal timeout totalTimeout retry headers";
const LIST = `${CALL} prefetch`;

const RETRY_DEFAULTS = { attempts: 3, baseDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 };

/** Checks that a value is an object with no other members than `known`, names in one text. */
function checkMembers(value, what, known) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${what} must be an object.`);
  }
  const names = known.split(" ");
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined && !names.includes(name)) {
      const list = names.join(", ");
      throw new TypeError(`\`${name}\` is unknown in ${what}. Known are: ${list}.`);
    }
  }
}

/** Checks a value unless it is undefined, and gives it back. */
function checked(value, name, isRight, what) {
  if (value !== undefined && !isRight(value)) throw new TypeError(`\`${name}\` must be ${what}.`);
  return value;
}

const text = (value, name) =>
  checked(
    value,
    name,
    (text) => typeof text === "string" && text !== "",
    "a string that is not empty",
  );

const callback = (value, name) =>
  checked(value, name, (callback) => typeof callback === "function", "a function");

const positive = (value, name) =>
  checked(
    value,
    name,
    (number) => typeof number === "number" && number > 0,
    "a number greater than 0",
  );

const isDelay = (ms) => typeof ms === "number" && ms >= 0;

/** A whole number from 1, as counts of pages and of page requests are. */
function whole(value, name) {
  if (Number.isInteger(value) && value >= 1 && value < 2 ** 32 - 1) return value;
  throw new RangeError(`\`${name}\` must be a whole number from 1.`);
}

/** A `retry`; what it leaves out is as in `defaults`. */
function readRetry(value, defaults) {
  if (value === undefined) return defaults;
  if (value === false) return { ...defaults, attempts: 1 };
  checkMembers(value, "`retry`", RETRY);
  const retry = { ...defaults };
  for (const name of RETRY.split(" ")) retry[name] = value[name] ?? retry[name];
  const isCount = (count) => Number.isInteger(count) && count >= 1;
  checked(value.attempts, "retry.attempts", isCount, "a whole number from 1; 1 sends once");
  for (const name of RETRY.split(" ").slice(1)) {
    checked(value[name], `retry.${name}`, isDelay, "a number of milliseconds, 0 or more");
  }
  return retry;
}

/** `{ requests, interval }`, `false` for none, or undefined for the default. */
function readRateLimit(value) {
  if (value === undefined || value === false) return value;
  checkMembers(value, "`rateLimit`", "requests interval");
  const { requests, interval } = value;
  for (const [name, number] of Object.entries({ requests, interval })) {
    if (number === undefined) throw new TypeError(`\`rateLimit.${name}\` is missing.`);
    positive(number, `rateLimit.${name}`);
  }
  checked(requests, "rateLimit.requests", (number) => number >= 1, "at least 1");
  return { requests, interval };
}

function readHooks(hooks) {
  if (hooks === undefined) return undefined;
  checkMembers(hooks, "`hooks`", HOOKS);
  for (const name of HOOKS.split(" ")) callback(hooks[name], `hooks.${name}`);
  return hooks;
}

function readStore(store) {
  if (store === undefined) return undefined;
  const isObject = typeof store === "object" && store !== null;
  for (const name of ["get", "set"]) {
    if (!isObject || typeof store[name] !== "function") {
      throw new TypeError("`tokenStore` must be an object with the functions `get` and `set`.");
    }
  }
  return store;
}

/** Whose tokens are sent: an application's, or those that the caller brings. */
function checkCredentials({ getAccessToken, appId, appSecret, tokenStore }) {
  if (getAccessToken === undefined) {
    for (const [name, value] of Object.entries({ appId, appSecret })) {
      if (value !== undefined) continue;
      throw new TypeError(
        `\`${name}\` is missing: set \`appId\` and \`appSecret\` of a machine-to-machine application, or \`getAccessToken\`.`,
      );
    }
  } else if (appId !== undefined || appSecret !== undefined) {
    throw new TypeError(
      "`getAccessToken` takes the place of `appId` and `appSecret`: set one or the other.",
    );
  } else if (tokenStore !== undefined) {
    throw new TypeError(
      "`tokenStore` is for the tokens of `appId` and `appSecret`: `getAccessToken` can keep its own.",
    );
  }
}

/** The options of a client. Where Logto is, and whether that is allowed, is left to the core. */
function readClientOptions(given) {
  checkMembers(given, "the client's options", CLIENT);
  const options = {
    tenantId: text(given.tenantId, "tenantId"),
    endpoint: text(given.endpoint, "endpoint"),
    resource: text(given.resource, "resource"),
    scope: checked(given.scope, "scope", (scope) => typeof scope === "string", "a string") ?? "all",
    appId: text(given.appId, "appId"),
    appSecret: text(given.appSecret, "appSecret"),
    getAccessToken: callback(given.getAccessToken, "getAccessToken"),
    fetch: callback(given.fetch, "fetch"),
    headers: given.headers === undefined ? {} : readHeaders(given.headers),
    timeout: positive(given.timeout, "timeout") ?? 30_000,
    totalTimeout: positive(given.totalTimeout, "totalTimeout"),
    retry: readRetry(given.retry, RETRY_DEFAULTS),
    rateLimit: readRateLimit(given.rateLimit),
    tokenStore: readStore(given.tokenStore),
    maxResponseBytes: positive(given.maxResponseBytes, "maxResponseBytes") ?? 32 * 1024 * 1024,
    hooks: readHooks(given.hooks),
    allowInsecureHttp:
      checked(
        given.allowInsecureHttp,
        "allowInsecureHttp",
        (allowed) => typeof allowed === "boolean",
        "true or false",
      ) ?? false,
  };
  checkCredentials(options);
  return options;
}

function checkSignal(signal) {
  const isSignal =
    typeof signal?.aborted === "boolean" &&
    typeof signal.addEventListener === "function" &&
    typeof signal.removeEventListener === "function";
  if (!isSignal) throw new TypeError("`signal` must be an AbortSignal.");
  return signal;
}

/**
 * The options of a call among the members of an object, of which those in `known` are allowed (any,
 * where there is no such list). `client` has the client's options.
 */
function readCallOptions(given, client, what, known) {
  if (given === undefined) return {};
  if (known !== undefined) checkMembers(given, what, known);
  const { signal, timeout, totalTimeout, retry, headers, prefetch } = given;
  return {
    signal: signal === undefined ? undefined : checkSignal(signal),
    timeout: positive(timeout, "timeout"),
    totalTimeout: positive(totalTimeout, "totalTimeout"),
    retry: retry === undefined ? undefined : readRetry(retry, client.retry),
    headers: headers === undefined ? undefined : readHeaders(headers),
    prefetch: prefetch === undefined ? undefined : whole(prefetch, "prefetch"),
  };
}

/** The same for the `init` of a `fetch`, whose `signal` may be null. */
function readInitOptions(init, client) {
  if (isNothing(init)) return {};
  if (typeof init !== "object") throw new TypeError("`init` must be an object.");
  return readCallOptions({ ...init, signal: init.signal ?? undefined }, client);
}

/** A text that a call can't do without. */
function required(value, name) {
  return text(value ?? "", name);
}

export {
  CALL,
  checkMembers,
  LIST,
  readCallOptions,
  readClientOptions,
  readInitOptions,
  required,
  whole,
};
