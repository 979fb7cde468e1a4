// An answer's status, headers and body become a value, or what an error says.

import { ask, tell } from "./core.js";
import { makeError, NetworkError, ProtocolError } from "./errors.js";
import { Broken, discard, header, read, TOO_LARGE } from "./fetch.js";
import { BODY, Ended, NEVER_SENT } from "./wait.js";

/** The header with Logto's name for a request. */
const REQUEST_ID = "logto-core-request-id";

/** How a body is read: the numbers are those of the core's `reading`. */
const NOTHING = 0;
const JSON_BODY = 1;
const TEXT = 2;
const WEB_PAGE = 3;

function readingOf(response) {
  const type = header(response, "content-type") ?? "";
  return ask("reading", type, response.status);
}

/**
 * Reads an answer that is no refusal, of at most `limit` decoded bytes: its `value`, or, where it is
 * not what an API sends, what is `wrong`.
 */
async function readReply(wait, response, method, limit) {
  const { status } = response;
  const reply = { response };
  if (status < 200 || status >= 300) {
    reply.wrong =
      status === 304
        ? "The server answered that nothing was modified (304), without a body: use `fetch` for conditional requests."
        : tell("redirected", header(response, "location") ?? "");
  } else {
    const reading = method === "HEAD" ? NOTHING : readingOf(response);
    if (reading === WEB_PAGE) {
      reply.wrong = tell("webPage");
    } else if (reading > WEB_PAGE) {
      reply.wrong = "The server answered with a type of content that its API does not send.";
    } else if (reading !== NOTHING) {
      return { response, ...(await readBody(wait, response, reading, limit)) };
    }
  }
  discard(response);
  return reply;
}

async function readBody(wait, response, reading, limit) {
  const value = await read(wait, response, reading === JSON_BODY, limit);
  if (value === TOO_LARGE) {
    return { wrong: "The answer has more bytes than `maxResponseBytes` allows." };
  }
  if (value instanceof Broken) {
    const wrong = "The server answered with something that is called JSON and is not.";
    return { wrong, cause: value.error };
  }
  // Texts that stand for nothing (WIRE.md, "Bodies").
  return reading === TEXT && ["", "Created", "OK"].includes(value) ? {} : { value };
}

/** The decoded body (API.md, "Resources"). */
function valueOfReply({ response, value, wrong, cause }) {
  if (wrong !== undefined) throw wrongAnswer(response, wrong, cause);
  return value;
}

/** The error of an answer that is not what an API sends. */
function wrongAnswer(response, message, cause) {
  const facts = {
    status: response.status,
    contentType: header(response, "content-type"),
    requestId: header(response, REQUEST_ID),
  };
  return makeError(ProtocolError, message, facts, cause);
}

/** What an answer's `Retry-After` asks for, ms. */
function retryAfterOf(response) {
  const value = header(response, "retry-after");
  if (value === undefined) return undefined;
  const date = header(response, "date") ?? "";
  const ms = ask("retryAfter", value, date, Date.now());
  return Number.isNaN(ms) ? undefined : ms;
}

/** What a status from 400 on came with. A body that can't be read takes nothing from the status. */
async function readRefusal(wait, response, limit) {
  const { status } = response;
  const reading = readingOf(response);
  const refusal = {
    status,
    reading,
    requestId: header(response, REQUEST_ID),
    retryAfter: retryAfterOf(response),
  };
  if (reading !== JSON_BODY && reading !== TEXT) {
    discard(response);
    return refusal;
  }
  let body;
  try {
    body = await read(wait, response, reading === JSON_BODY, limit);
  } catch (ended) {
    if (!(ended instanceof Ended) || ended.how !== BODY) throw ended;
    return refusal;
  }
  if (body === TOO_LARGE || body instanceof Broken) return refusal;
  if (reading === TEXT) {
    // A short text is the server's message; a long one is some proxy's page.
    if (body.length <= 200) refusal.message = body;
    return refusal;
  }
  const code = textOf(body, "code");
  const message = textOf(body, "message");
  return { ...refusal, body, code, message };
}

/** The error of a request without an answer. */
function broken(how, cause, attempts) {
  const messages = {
    [NEVER_SENT]: "The server could not be reached: is `endpoint` right, and is it up?",
    [BODY]: "The answer broke off.",
  };
  const message =
    messages[how] ??
    "No answer came: the connection failed, or was not allowed " +
      "(in a browser, the API answers only the Admin Console's origin).";
  return makeError(NetworkError, message, { attempts }, cause);
}

/** A member of an object that JSON made, if it is a text. */
function textOf(object, name) {
  const value = object?.[name];
  return typeof value === "string" ? value : undefined;
}

const orEmpty = (text) => text ?? "";

export {
  broken,
  orEmpty,
  REQUEST_ID,
  readRefusal,
  readReply,
  retryAfterOf,
  textOf,
  valueOfReply,
  wrongAnswer,
};
