// Sending a request and reading its answer.

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
function newInit(method, body, headers, contentType, authorization, extras) {
  const own = { accept: "application/json", ...headers };
  const multipart = typeof FormData === "function" && body instanceof FormData;
  // The host knows the boundary of a form, and nobody else does.
  if (multipart) delete own["content-type"];
  else if (contentType !== undefined) own["content-type"] ??= contentType;
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

/** Sends a request by the given `fetch`, or the host's, which is looked up each time. */
function send(wait, given, url, init) {
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
  return wait.until(
    answered.then((response) => {
      // A `fetch` that does not know signals may answer when nobody waits any more.
      if (wait.over) discard(response);
      return response;
    }),
  );
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

/** A header of an answer, or `undefined`: whatever a double of a Response gives. */
function header(response, name) {
  try {
    const value = response.headers.get(name);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How reading a body went; the numbers are those in fetch.rs. */
const READ = 0;
const BROKEN = 1;
const TOO_LARGE = 2;

/** Reads a body as text, or as JSON: `{ state, value }`. Rejects when it breaks off. */
function read(wait, response, json, limit) {
  return wait.until(readBody(wait, response, json, limit));
}

async function readBody(wait, response, json, limit) {
  const text = await readText(wait, response, limit);
  if (text === undefined) return { state: TOO_LARGE };
  if (!json || text === "") return { state: READ, value: json ? undefined : text };
  try {
    return { state: READ, value: JSON.parse(text) };
  } catch (error) {
    return { state: BROKEN, value: error };
  }
}

/** A body's text, or `undefined` where it has more than `limit` decoded bytes. */
async function readText(wait, response, limit) {
  const reader = response.body?.getReader?.();
  // A double of a Response, or none, may have a text and no stream.
  if (reader === undefined) return withinLimit(await response.text(), limit);
  wait.reader = reader;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      reader.cancel().catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
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

/** Asks the caller's `getAccessToken`. */
function askForToken(callback, forceRefresh, signal) {
  return attempt(() => callback({ forceRefresh, signal }));
}

export { askForToken, discard, header, keepListening, neverSent, newInit, read, send, tokenExtras };
