// Sending a request and reading its answer.

import { withoutCredentials } from "./credentials.js";
import { BODY, CONNECTION, Ended, NEVER_SENT } from "./wait.js";

/** Whether the host's `fetch` takes this option; workerd throws for one that it does not know. */
const takes = (option) => typeof Request === "function" && option in Request.prototype;

/** What an admin sees is nothing for a browser's cache on disk. Other hosts have none. */
const uncached = typeof location === "object" && takes("cache") ? { cache: "no-store" } : undefined;

/**
 * Further options of a token request. A browser asks its user for a password where a 401 says
 * `WWW-Authenticate: Basic`, unless it is told that there are no credentials.
 */
function tokenExtras() {
  return takes("credentials") ? { credentials: "omit" } : {};
}

/** The options of one `fetch`. `extras` are the caller's own (`logto.fetch`'s `init`). */
function newInit(method, { body, type }, headers, authorization, extras) {
  const own = { accept: "application/json", ...headers };
  const multipart = typeof FormData === "function" && body instanceof FormData;
  // The host knows the boundary of a form, and nobody else does.
  if (multipart) delete own["content-type"];
  else if (type !== undefined) own["content-type"] ??= type;
  if (authorization !== undefined) own.authorization = authorization;
  const init = { ...uncached, ...extras, method, headers: own };
  // A redirect is never followed: it would carry the token, or the secret, elsewhere (WIRE.md).
  init.redirect = "manual";
  if (body !== undefined) init.body = body;
  if (typeof ReadableStream === "function" && body instanceof ReadableStream) init.duplex = "half";
  return init;
}

/** What must not be sent twice: it would create two, or meet the 404 that it has made itself. */
const unrepeatable = new Set(["POST", "PATCH", "DELETE"]);

let denoClient;

/**
 * Deno and Bun send a request again by themselves where a connection that they kept alive closes
 * under it. A new connection has no past: this is the option of `fetch` that asks for one.
 */
function onNewConnection() {
  const { Bun, Deno } = globalThis;
  if (Bun !== undefined) return { keepalive: false };
  if (typeof Deno?.createHttpClient !== "function") return undefined;
  denoClient ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  return { client: denoClient };
}

/**
 * Sends a request by the given `fetch`, or the host's, which is looked up each time, and waits for the
 * answer's status and headers; `Ended` says that there is none.
 */
async function request(wait, given, url, init) {
  // A hook may have ended the call in the meantime.
  if (wait.over) return wait.until();
  init.signal = wait.signal;
  const answered = attempt(() => {
    const fetch = given ?? globalThis.fetch;
    if (given === undefined && unrepeatable.has(init.method)) {
      Object.assign(init, onNewConnection());
    }
    return fetch(url, init);
  }).then(checked);
  try {
    return await wait.until(
      answered.then((response) => {
        // A `fetch` that does not know signals may answer when nobody waits any more.
        if (wait.over) discard(response);
        return response;
      }),
    );
  } catch (ended) {
    if (ended.how !== CONNECTION) throw ended;
    const how = neverSent(ended.reason) ? NEVER_SENT : CONNECTION;
    throw new Ended(how, withoutCredentials(ended.reason, init.headers.authorization));
  }
}

/** What a function throws at once becomes a rejection as well. */
function attempt(run) {
  try {
    return Promise.resolve(run());
  } catch (error) {
    return Promise.reject(error);
  }
}

function checked(response) {
  if (!Number.isInteger(response?.status) || typeof response.headers?.get !== "function") {
    throw new TypeError("`fetch` gave something that is no Response.");
  }
  return response;
}

/** A header of an answer, or `undefined`, whatever a double of a Response gives. */
function header(response, name) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A body that is longer than is allowed. */
const TOO_LARGE = Symbol("too large");

/** A body that should have been JSON and is not. */
class Broken {
  constructor(error) {
    this.error = error;
  }
}

/** Reads a body as text, or as JSON: the value, `TOO_LARGE` or `Broken`. */
async function read(wait, response, json, limit) {
  const text = await wait.until(readText(wait, response, limit), BODY);
  if (text === undefined) return TOO_LARGE;
  if (!json) return text;
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    return new Broken(error);
  }
}

/** A body's text, or `undefined` where it has more than `limit` decoded bytes. */
async function readText(wait, response, limit) {
  const reader = response.body?.getReader?.();
  // A double of a Response, or none, may have a text and no stream.
  if (reader === undefined) return withinLimit(await response.text(), limit);
  wait.reader = reader;
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoded(chunks);
    size += value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    chunks.push(value);
  }
}

const decoder = new TextDecoder();

/** The text of some chunks, which may be cut within a character. */
function decoded(chunks) {
  // Most answers are one: that needs no decoder of its own.
  if (chunks.length === 1) return decoder.decode(chunks[0]);
  const stream = new TextDecoder();
  let text = "";
  for (const chunk of chunks) text += stream.decode(chunk, { stream: true });
  return text + stream.decode();
}

function withinLimit(text, limit) {
  // A text of so many characters has at least as many bytes; a shorter one is counted.
  if (text.length > limit || new TextEncoder().encode(text).byteLength > limit) return undefined;
  return text;
}

/** Lets go of a body that nobody reads, so that its connection is free again. */
function discard(response) {
  try {
    response.body?.cancel?.()?.catch(() => {});
  } catch {}
}

/** Codes of connections that were never made, as Node and Bun name them. */
const neverMade = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "FailedToOpenSocket",
]);

/** Deno has no code for it. */
const refusedByDeno = /client error \(Connect\)/;

/** Whether the host's error tells that the server can't have seen the request. */
function neverSent(error) {
  for (let depth = 0; error != null && depth < 4; depth += 1) {
    if (neverMade.has(error.code) || refusedByDeno.test(error.message)) return true;
    error = error.cause;
  }
  return false;
}

/** Waits that end when their signals say so, for as long as somebody can read the answer's body. */
const listeners = new WeakMap();

/** The caller reads the body, and `wait` goes on to interrupt that. */
function keepListening(wait, response) {
  wait.release();
  for (const holder of [response, response.body]) {
    if (typeof holder === "object" && holder !== null) listeners.set(holder, wait);
  }
}

export {
  attempt,
  Broken,
  discard,
  header,
  keepListening,
  newInit,
  read,
  request,
  TOO_LARGE,
  tokenExtras,
};
