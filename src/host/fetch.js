// Sending a request and reading its answer.

import { BODY, CONNECTION, NEVER_SENT } from "./codes.js";
import { discard, Ended } from "./wait.js";

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
  if (authorization !== undefined) own.authorization = authorization;
  // A redirect is never followed: it would carry the token, or the secret, elsewhere (WIRE.md).
  const init = { ...uncached, ...extras, method, headers: own, redirect: "manual" };
  if (body === undefined) return init;
  init.body = body;
  // The host knows the boundary of a form, and nobody else does.
  if (typeof FormData === "function" && body instanceof FormData) delete own["content-type"];
  else if (type !== undefined) own["content-type"] ??= type;
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
  if (wait.ended !== undefined) throw wait.ended;
  init.signal = wait.signal;
  let response;
  try {
    const fetch = given ?? globalThis.fetch;
    if (given === undefined && unrepeatable.has(init.method)) {
      Object.assign(init, { ...onNewConnection(), ...init });
    }
    response = checked(await fetch(url, init));
  } catch (error) {
    const how = neverSent(error) ? NEVER_SENT : CONNECTION;
    throw new Ended(how, error);
  }
  if (wait.ended === undefined) return response;
  // A `fetch` that does not know signals may answer when nobody waits any more.
  discard(response);
  throw wait.ended;
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

const decoder = new TextDecoder();

/** A body that is longer than is allowed. */
const TOO_LARGE = Symbol("too large");

/** Reads a body's text: at most `limit` decoded bytes, or else it is `TOO_LARGE`. */
async function read(wait, response, limit) {
  let text;
  try {
    // A text can't be let go of: only the signal of its request ends it.
    const isBounded = wait.isHeeded && isShort(response, limit);
    const reader = isBounded ? undefined : response.body?.getReader?.();
    // A double of a Response, or none, may have a text and no stream.
    text =
      reader === undefined
        ? withinLimit(await response.text(), limit)
        : await readStream(wait, reader, limit);
  } catch (error) {
    throw new Ended(BODY, error);
  }
  if (wait.ended !== undefined) throw wait.ended;
  return text;
}

/**
 * Reads a stream. A chunk may be a small view on a large buffer, which must not be kept for each of
 * many: so the first is kept as it is, since most answers have no other, and then a copy of all.
 */
async function readStream(wait, reader, limit) {
  wait.reader = reader;
  let bytes;
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return decoder.decode(size < bytes?.length ? bytes.subarray(0, size) : bytes);
    const end = size + value.byteLength;
    if (end > limit) {
      discard({ body: reader });
      return TOO_LARGE;
    }
    if (size === 0) {
      bytes = value;
    } else {
      if (end > bytes.length) {
        const larger = new Uint8Array(Math.min(2 * end, limit));
        larger.set(bytes);
        bytes = larger;
      }
      bytes.set(value, size);
    }
    size = end;
  }
}

/**
 * Whether the connection itself bounds the body: it has a length, by which it is read (RFC 9112
 * §6.3), and is not compressed. Such a body need not be read as a stream, which takes longer. In an answer
 * of another origin a page in a browser does not see whether it is compressed.
 */
function isShort(response, limit) {
  return (
    Number(header(response, "content-length")) <= limit &&
    header(response, "transfer-encoding") === undefined &&
    header(response, "content-encoding") === undefined &&
    response.type !== "cors"
  );
}

function withinLimit(text, limit) {
  // A character is one to three bytes; a text that may be too large either way is counted.
  const isTooLarge =
    text.length > limit ||
    (text.length * 3 > limit && new TextEncoder().encode(text).byteLength > limit);
  return isTooLarge ? TOO_LARGE : text;
}

/** Codes of connections that were never made, as Node and Bun name them. */
const neverMade =
  /^(E(CONNREFUSED|NOTFOUND|AI_AGAIN)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;

/** Codes of networks that can't be reached, from the start or any more. */
const unreachable = /^E(HOST|NET)UNREACH$/;

/** Deno has no code for it. */
const refusedByDeno = /client error \(Connect\)/;

/**
 * Whether the host's error tells that the server can't have seen the request. Of a network that can't
 * be reached Node says whether that was while it connected.
 */
function neverSent(error, depth = 4) {
  if (error == null || depth === 0) return false;
  try {
    const { code, syscall, message, errors, cause } = error;
    return (
      neverMade.test(code) ||
      (unreachable.test(code) && syscall === "connect") ||
      refusedByDeno.test(message) ||
      // Node may have tried several addresses.
      (errors?.length > 0 ? [...errors] : [cause]).every((one) => neverSent(one, depth - 1))
    );
  } catch {
    // It can't be looked into.
    return false;
  }
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

export { header, keepListening, newInit, read, request, TOO_LARGE, tokenExtras };
