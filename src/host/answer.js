// An answer's status, headers and body become a value, or what an error says.

import { BODY, JSON_BODY, NEVER_SENT, NOTHING, TEXT, TIMED_OUT, WEB_PAGE } from "./codes.js";
import { ask, Held, tell } from "./core.js";
import { hidden, hiddenIn } from "./credentials.js";
import { makeError, NetworkError, outOfTime, ProtocolError } from "./errors.js";
import { header, read, TOO_LARGE } from "./fetch.js";
import * as question from "./questions.js";
import { redirected } from "./redirects.js";
import { delayOf } from "./retry_after.js";
import { discard, Ended } from "./wait.js";

/** The header with Logto's name for a request. */
const REQUEST_ID = "logto-core-request-id";

/** The last question of `readingOf`, and its answer: a server's answers are mostly of one kind. */
const last = {};

function readingOf(response) {
  const { status } = response;
  const type = header(response, "content-type") ?? "";
  if (type !== last.type || status !== last.status) {
    Object.assign(last, { type, status, reading: ask(question.READING, [type], status) });
  }
  return last.reading;
}

/**
 * Reads an answer that is no refusal, of at most `limit` decoded bytes: its `value`, or, where it is
 * not what an API sends, what is `wrong`. `secrets` are what nobody is shown of it.
 */
async function readReply(wait, response, method, limit, secrets) {
  const { status } = response;
  let wrong;
  if (status < 200 || status >= 300) {
    wrong =
      status === 304
        ? "The server answered 304 (Not Modified), without a body: use `fetch` for conditional requests."
        : redirected(hidden(header(response, "location"), secrets));
  } else {
    const reading = method === "HEAD" ? NOTHING : readingOf(response);
    if (reading === JSON_BODY || reading === TEXT) {
      const reply = bodyOf(await read(wait, response, limit), reading, secrets);
      // Texts that stand for nothing (WIRE.md, "Bodies").
      if (reading === TEXT && ["", "Created", "OK"].includes(reply.value)) reply.value = undefined;
      reply.response = response;
      reply.secrets = secrets;
      return reply;
    }
    if (reading === WEB_PAGE) wrong = tell(question.WEB_PAGE, []);
    else if (reading !== NOTHING) {
      wrong = "The server answered with a type of content that its API does not send.";
    }
  }
  discard(response);
  return { response, secrets, wrong };
}

/** What a body's text says: its `value`, or what is `wrong` with it. */
function bodyOf(text, reading, secrets) {
  if (text === TOO_LARGE) {
    return {
      wrong:
        "The answer has more bytes than `maxResponseBytes` allows: raise it, or ask for smaller pages.",
    };
  }
  if (reading === TEXT) return { value: text };
  try {
    return { value: text === "" ? undefined : JSON.parse(text) };
  } catch (cause) {
    const wrong = "The server answered with something that is called JSON and is not.";
    // What a parser says quotes the text.
    return { wrong, cause: hidden(text, secrets) === text ? cause : undefined };
  }
}

/** The decoded body (API.md, "Resources"). */
function valueOfReply(reply) {
  if (reply.wrong !== undefined) throw wrongAnswer(reply, reply.wrong, reply.cause);
  return reply.value;
}

/** The error of an answer that is not what an API sends. */
function wrongAnswer({ response, secrets }, message, cause) {
  const facts = {
    status: response.status,
    contentType: hidden(header(response, "content-type"), secrets),
    requestId: hidden(header(response, REQUEST_ID), secrets),
  };
  return makeError(ProtocolError, message, facts, cause);
}

/** What an answer's `Retry-After` asks for, ms. */
function retryAfterOf(response) {
  const value = header(response, "retry-after");
  if (value === undefined) return undefined;
  return delayOf(value, header(response, "date") ?? "");
}

/** What the headers of a status from 400 on say. */
function refusalOf(response, secrets) {
  return {
    status: response.status,
    reading: readingOf(response),
    requestId: hidden(header(response, REQUEST_ID), secrets),
    retryAfter: retryAfterOf(response),
  };
}

/** The same and what the body says; one that can't be read takes nothing from the status. */
async function readRefusal(wait, response, limit, secrets) {
  const refusal = refusalOf(response, secrets);
  const { reading } = refusal;
  if (reading !== JSON_BODY && reading !== TEXT) {
    discard(response);
    return refusal;
  }
  let body;
  try {
    body = hiddenIn(bodyOf(await read(wait, response, limit), reading, secrets).value, secrets);
  } catch (ended) {
    if (ended instanceof Ended && ended.how !== BODY) throw ended;
  }
  if (reading === JSON_BODY) {
    refusal.body = body;
    refusal.code = saidIn(body, "code");
    refusal.message = saidIn(body, "message");
  } else if (body?.length <= 200) {
    // A short text is the server's message; a long one is some proxy's page.
    refusal.message = body;
  }
  return refusal;
}

/**
 * What came of a request without an answer, whose wait was of at most so many ms. `told` makes the reason
 * into what can be told of it.
 */
function withoutAnswer(ended, timeout, attempts, told) {
  if (!(ended instanceof Ended)) throw ended;
  const { how, reason } = ended;
  const messages = {
    [NEVER_SENT]: "The server could not be reached: is `endpoint` right, and is it up?",
    [BODY]: "The answer broke off.",
  };
  const message =
    messages[how] ??
    "No answer came: the connection failed, or was not allowed " +
      "(in a browser, the API answers only the Admin Console's origin).";
  const error =
    how === TIMED_OUT
      ? outOfTime("timeout", timeout)
      : makeError(NetworkError, message, { attempts }, told(reason));
  return { status: how, error };
}

/** The attempts at a request, in the core, by a policy of retries. */
function attemptsOf(method, flags, { attempts, baseDelay, maxDelay, maxRetryAfter }) {
  return new Held(
    ask(question.CALL, [method], flags, attempts, baseDelay, maxDelay, maxRetryAfter),
  );
}

/** A member of an object that JSON made, if it is a text. */
function textOf(object, name) {
  const value = object?.[name];
  return typeof value === "string" ? value : undefined;
}

/** How many characters of a text of the server's are told. */
const MOST_TOLD = 2_000;

/** A member of an answer that is told in an error, as far as anybody would read it. */
function saidIn(object, name) {
  const text = textOf(object, name);
  return text?.length > MOST_TOLD ? `${text.slice(0, MOST_TOLD)}…` : text;
}

const orEmpty = (text) => text ?? "";

export {
  attemptsOf,
  orEmpty,
  REQUEST_ID,
  readRefusal,
  readReply,
  refusalOf,
  saidIn,
  textOf,
  valueOfReply,
  withoutAnswer,
  wrongAnswer,
};
