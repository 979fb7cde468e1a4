// Checking the options of a client and of a call. What is wrong with them is thrown and named; the
// core gets what is right, with the defaults filled in.

import { demand, isNothing, isPlain, readHeaders } from "./values.js";

/** A reader of values that must be `what`: it gives back one that is, and throws for another. */
const must =
  (isRight, what, ErrorClass = TypeError) =>
  (value, name) => {
    demand(isRight(value), name, what, ErrorClass);
    return value;
  };

const isFunction = (value) => typeof value === "function";
const isFrom = (least) => (value) => typeof value === "number" && value >= least;
const isCount = (value) => Number.isInteger(value) && value >= 1;

const text = must((value) => typeof value === "string" && value, "a string that is not empty");
const callback = must(isFunction, "a function");
const positive = must((value) => typeof value === "number" && value > 0, "a number greater than 0");
const delay = must(isFrom(0), "a number of milliseconds, 0 or more");

/** A whole number from 1, as counts of pages and of page requests are. */
const whole = must(
  (value) => isCount(value) && value < 2 ** 32 - 1,
  "a whole number from 1",
  RangeError,
);

const RETRY = {
  attempts: must(isCount, "a whole number from 1; 1 sends once"),
  baseDelay: delay,
  maxDelay: delay,
  maxRetryAfter: delay,
};

const RATE_LIMIT = { requests: must(isFrom(1), "a number from 1"), interval: positive };

const HOOKS = {
  onRequest: callback,
  onResponse: callback,
  onRetry: callback,
  onWait: callback,
  onToken: callback,
};

/** The options of a call; the last one is a list's. */
const OF_CALL = {
  signal: must(
    (signal) =>
      typeof signal?.aborted === "boolean" &&
      isFunction(signal.addEventListener) &&
      isFunction(signal.removeEventListener),
    "an AbortSignal",
  ),
  timeout: positive,
  totalTimeout: positive,
  retry: readRetry,
  headers: readHeaders,
  prefetch: whole,
};

const OF_CLIENT = {
  tenantId: text,
  endpoint: text,
  resource: text,
  scope: must((value) => typeof value === "string", "a string"),
  appId: text,
  appSecret: text,
  getAccessToken: callback,
  fetch: callback,
  headers: readHeaders,
  timeout: positive,
  totalTimeout: positive,
  retry: readRetry,
  rateLimit: readRateLimit,
  tokenStore: must(
    (store) => isFunction(store?.get) && isFunction(store.set),
    "an object with the functions `get` and `set`",
  ),
  maxResponseBytes: positive,
  hooks: readHooks,
  allowInsecureHttp: must((value) => typeof value === "boolean", "true or false"),
};

const DEFAULTS = {
  scope: "all",
  headers: {},
  timeout: 30_000,
  retry: { attempts: 3, baseDelay: 500, maxDelay: 8_000, maxRetryAfter: 60_000 },
  maxResponseBytes: 32 * 1024 * 1024,
  allowInsecureHttp: false,
};

/** The names of a list's options, and of a call's, which are all but the last, `prefetch`. */
const LIST = Object.keys(OF_CALL);
const CALL = LIST.slice(0, -1);

/** Checks that a value is an object with no other members than those that are known. */
function checkMembers(value, what, known) {
  demand(isPlain(value), what, "a plain object");
  for (const name of Object.keys(value)) {
    if (value[name] !== undefined && !known.includes(name)) {
      throw new TypeError(`\`${name}\` is unknown in \`${what}\`. Known are: ${known.join(", ")}.`);
    }
  }
}

/**
 * The members of an object, each by its reader in `readers`. Those that are undefined are left out;
 * where `defaults` is null, none may be. Messages name them with `prefix`.
 */
function readMembers(given, readers, defaults, prefix = "") {
  const read = {};
  for (const name of Object.keys(readers)) {
    const value = given[name];
    if (value !== undefined || defaults === null) {
      read[name] = readers[name](value, prefix + name, defaults?.[name]);
    }
  }
  return read;
}

/** The same of options that may have no other members, or of an option `group` that has options. */
function readOptions(given, readers, defaults = {}, group = undefined) {
  checkMembers(given, group ?? "options", Object.keys(readers));
  return readMembers(given, readers, defaults, group && `${group}.`);
}

/** The options that a value has, or, where it is false, what it stands for then. */
function readUnlessFalse(value, readers, defaults, name, otherwise) {
  if (value === false) return otherwise;
  demand(isPlain(value), name, "false or an object");
  return readOptions(value, readers, defaults, name);
}

/** A `retry`; what it leaves out is as in `defaults`. */
function readRetry(value, name, defaults) {
  return { ...defaults, ...readUnlessFalse(value, RETRY, {}, name, { attempts: 1 }) };
}

/** `{ requests, interval }`, or `false` for none. */
function readRateLimit(value, name) {
  return readUnlessFalse(value, RATE_LIMIT, null, name, false);
}

/** The hooks that there are now; each goes on to have the caller's object as its `this`. */
function readHooks(value, name) {
  const hooks = readOptions(value, HOOKS, {}, name);
  for (const hook of Object.keys(hooks)) hooks[hook] = hooks[hook].bind(value);
  return hooks;
}

/** Whose tokens are sent: an application's, or those that the caller brings. */
function checkCredentials({ getAccessToken, appId, appSecret, tokenStore }) {
  if (getAccessToken === undefined) {
    if (appId && appSecret) return;
    throw new TypeError(
      `\`${appId ? "appSecret" : "appId"}\` is missing: set \`appId\` and \`appSecret\` of a machine-to-machine application, or \`getAccessToken\`.`,
    );
  }
  if (appId || appSecret) {
    throw new TypeError(
      "`getAccessToken` takes the place of `appId` and `appSecret`: set one or the other.",
    );
  }
  if (tokenStore !== undefined) {
    throw new TypeError(
      "`tokenStore` is for the tokens of `appId` and `appSecret`: `getAccessToken` can keep its own.",
    );
  }
}

/** The options of a client. What says where Logto is, endpoint.js reads. */
function readClientOptions(given) {
  const options = { ...DEFAULTS, ...readOptions(given, OF_CLIENT, DEFAULTS) };
  checkCredentials(options);
  return options;
}

/**
 * The options of a call among the members of an object, of which those in `known` are allowed (any,
 * where there is no such list). `client` has the client's options.
 */
function readCallOptions(given, client, known) {
  if (given === undefined) return {};
  if (known !== undefined) checkMembers(given, "options", known);
  return readMembers(given, OF_CALL, client);
}

/** The same for the `init` of a `fetch`, whose `signal` may be null, and which may be a `Request`. */
function readInitOptions(init, client) {
  if (isNothing(init)) return {};
  demand(typeof init === "object", "init", "an object");
  const { headers, signal } = init;
  return readCallOptions({ ...init, headers, signal: signal ?? undefined }, client);
}

export {
  CALL,
  checkMembers,
  isFrom,
  LIST,
  must,
  readCallOptions,
  readClientOptions,
  readInitOptions,
  readOptions,
  text,
  whole,
};
