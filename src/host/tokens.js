// Getting an access token: the flights that the core asks for.
//
// A flight goes in the request context of the call that began it, and every call that needs its token
// waits for it with a timer of its own. A flight whose request context was cancelled never ends: it is
// taken over by the next call whose patience runs out.

import {
  attemptsOf,
  orEmpty,
  readRefusal,
  readReply,
  saidIn,
  textOf,
  valueOfReply,
  withoutAnswer,
  wrongAnswer,
} from "./answer.js";
import { ASK, CONNECTION, REPLAYABLE, TIMED_OUT, USE, USE_AND_REFRESH } from "./codes.js";
import { hidden, retold } from "./credentials.js";
import { LogtoError, makeError, outOfTime, TokenError } from "./errors.js";
import { newInit, request, tokenExtras } from "./fetch.js";
import { notify } from "./hooks.js";
import * as question from "./questions.js";
import { askStore, tellStore } from "./store.js";
import { Ended, Patience } from "./wait.js";

/** How long a token is kept: until it is refused, or not at all; else until a time in epoch ms. */
const UNTIL_REFUSED = Number.POSITIVE_INFINITY;
const ONCE = Number.NEGATIVE_INFINITY;

/** How long the caller's store may take to answer, ms; then the token endpoint is asked. */
const STORE_PATIENCE = 2_000;

const FORM = "application/x-www-form-urlencoded";

/** The present token, where it need not be asked for yet. */
function freshToken({ token, freshUntil }) {
  return Date.now() < freshUntil ? token : undefined;
}

/** A token that can be used now: `{ id, value, until, obtainedAt, granted }`. */
async function getToken(shared, call) {
  for (;;) {
    // The core knows nothing of a client that was disposed of.
    call.check();
    const need = shared.state.ask(question.NEED, [], Date.now());
    if (need < USE) {
      // The core has counted it: what is called before this could meet a full stack.
      shared.flights += 1;
      const begun = { id: shared.flights };
      shared.flight = begun;
      begun.landing = land(shared, begun);
    }
    if (need === USE || need === USE_AND_REFRESH) return shared.token;
    const { flight } = shared;
    if (flight?.landing === undefined) {
      // A stack overflow has broken off its beginning.
      shared.state.ask(question.FAILED, [], shared.flights, Date.now());
      await undefined;
      continue;
    }
    // A call's own flight ends by its own timers, whoever takes it over meanwhile. So a call begins
    // one at most, and calls cannot take over from each other without end.
    const patience = need === ASK ? Number.POSITIVE_INFINITY : need;
    if (need !== ASK) {
      notify(shared.options.hooks, "onWait", { id: call.id, reason: "token", delayMs: need });
    }
    await landed(call, flight, patience);
    if (flight.error !== undefined) throw flight.error;
    if (flight.token !== undefined) return flight.token;
  }
}

/** Waits until a flight has ended, or for as long as there is patience. */
async function landed(call, { token, error, landing }, patience) {
  if (token !== undefined || error !== undefined) return;
  try {
    await call.within(patience, () => landing);
  } catch (ended) {
    if (!(ended instanceof Ended)) throw ended;
  }
}

/** Ends a flight with its token, or its error. Never rejects. */
async function land(shared, flight) {
  try {
    // As the core has it now: it may hear of a refusal before the callback is asked.
    const forceRefresh = shared.state.ask(question.FORCED, []) === 1;
    // A callback may call this client in its turn: then this is the flight that is under way.
    await undefined;
    flight.token = await fly(shared, flight.id, forceRefresh);
  } catch (error) {
    // It may have been the stack that had no room.
    await undefined;
    flight.error = error;
    if (!shared.state.stale) {
      shared.freshUntil = shared.state.ask(question.FAILED, [], flight.id, Date.now());
    }
  }
  // All who wait hold the flight themselves.
  if (shared.flight === flight) shared.flight = undefined;
}

async function fly(shared, id, forceRefresh) {
  const { getAccessToken, tokenStore, hooks } = shared.options;
  const started = performance.now();
  // Nobody's signal ends it: other calls may wait for it.
  const patience = new Patience(shared.lifetime, []);
  const brought =
    getAccessToken !== undefined
      ? await askCallback(shared, patience, getAccessToken, forceRefresh)
      : tokenStore !== undefined
        ? await askStoreOrEndpoint(shared, patience, id, tokenStore)
        : await askEndpoint(shared, patience, id);
  const token = { id, obtainedAt: Date.now(), ...brought };
  const freshUntil = shared.state.ask(question.LANDED, [], id, token.until, Date.now());
  if (!Number.isNaN(freshUntil)) Object.assign(shared, { token, freshUntil });
  if (!(shared.newest?.id > id)) shared.newest = token;
  if (token.value !== null) {
    const expiresAt = Number.isFinite(token.until) ? token.until : undefined;
    const { source = "endpoint" } = brought;
    notify(hooks, "onToken", { source, expiresAt, durationMs: performance.now() - started });
  }
  return token;
}

/** Takes the token that another isolate or process has brought, or brings one for all of them. */
async function askStoreOrEndpoint(shared, patience, id, store) {
  const key = shared.storeKey;
  const ms = Math.min(STORE_PATIENCE, shared.options.timeout);
  const stored = await askStore(patience, ms, store, key);
  const isTaken =
    isSendable(stored?.token) &&
    shared.state.ask(question.TAKES, [stored.token], stored.expiresAt, Date.now());
  if (isTaken) return { value: stored.token, until: stored.expiresAt, source: "store" };
  const brought = await askEndpoint(shared, patience, id);
  if (Number.isFinite(brought.until)) tellStore(store, key, brought.value, brought.until);
  return brought;
}

/** Asks the token endpoint, again where that may help. */
async function askEndpoint(shared, patience, id) {
  const call = attemptsOf("", REPLAYABLE, shared.options.retry);
  const alive = (delay) => shared.state.ask(question.ALIVE, [], id, Date.now(), delay);
  try {
    for (;;) {
      alive(0);
      const attempts = call.ask(question.BEGIN, []);
      const {
        token,
        error,
        status,
        code = "",
        retryAfter = Number.NaN,
      } = await requestToken(shared, patience);
      if (token !== undefined) return token;
      const delay = call.ask(question.ENDED, [code], status, retryAfter, Math.random());
      if (delay < 0) throw withAttempts(error, attempts);
      // The flight lives while it waits, and says so in advance.
      alive(delay);
      await patience.sleep(delay);
    }
  } finally {
    call.free();
  }
}

function withAttempts(error, attempts) {
  if (error.attempts !== undefined) error.attempts = attempts;
  if (error instanceof TokenError) return error;
  const facts = { status: error.status, requestId: error.requestId, attempts };
  return makeError(TokenError, `No access token could be had. ${error.message}`, facts, error);
}

/**
 * Sends one token request (RFC 6749 §4.4.2). Client authentication is HTTP Basic, and nothing of it is
 * in the body: Logto refuses both at once (WIRE.md). Answers the token, or the error and its status.
 */
async function requestToken(shared, patience) {
  const { timeout } = shared.options;
  try {
    return await patience.within(timeout, (wait) => exchange(shared, wait));
  } catch (ended) {
    const hide = (text) => hidden(text, shared.secrets);
    return withoutAnswer(ended, timeout, 1, (reason) => retold(reason, hide));
  }
}

async function exchange(shared, wait) {
  const { secrets, options } = shared;
  const { fetch, maxResponseBytes } = options;
  const payload = { body: shared.tokenRequest, type: FORM };
  const init = newInit("POST", payload, undefined, `Basic ${shared.basic}`, tokenExtras());
  const response = await request(wait, fetch, `${shared.endpoint}/oidc/token`, init);
  if (response.status >= 400) {
    const refusal = await readRefusal(wait, response, maxResponseBytes, secrets);
    return { ...refusal, error: refused(shared, refusal) };
  }
  const reply = await readReply(wait, response, "POST", maxResponseBytes, secrets);
  try {
    // What a parser says of broken JSON quotes it, and a token may be in it.
    reply.cause = undefined;
    return { token: readGrant(reply, valueOfReply(reply)) };
  } catch (error) {
    if (!(error instanceof LogtoError)) throw error;
    return { status: response.status, error };
  }
}

function refused(shared, { status, body, code, message, requestId }) {
  const error = saidIn(body, "error");
  const errorDescription = saidIn(body, "error_description");
  const texts = [code, message, error, errorDescription].map(orEmpty);
  const told = shared.state.tell(question.TOKEN_REFUSAL, texts, status);
  const facts = { status, code, error, errorDescription, requestId, attempts: 1 };
  return makeError(TokenError, told, facts);
}

/** Reads a successful answer of the token endpoint (RFC 6749 §5.1). */
function readGrant(reply, grant) {
  const value = grant?.access_token;
  if (!isSendable(value)) {
    throw wrongAnswer(reply, "The token endpoint answered without an access token.");
  }
  const seconds = grant.expires_in;
  const until = typeof seconds === "number" ? Date.now() + seconds * 1000 : UNTIL_REFUSED;
  return { value, until, granted: (textOf(grant, "scope") ?? "") !== "" };
}

/** Whether it is a token that a header can hold (RFC 6750 §2.1 allows less, some servers more). */
function isSendable(token) {
  return typeof token === "string" && /^[\x21-\x7e]+$/.test(token);
}

/** Asks the caller's `getAccessToken`. */
async function askCallback(shared, patience, callback, forceRefresh) {
  const { timeout } = shared.options;
  try {
    const given = await patience.within(timeout, ({ signal }) =>
      asked(callback, { forceRefresh, signal }),
    );
    if (given !== undefined) return { ...given, source: "callback" };
  } catch (ended) {
    if (!(ended instanceof Ended)) throw ended;
    throw ended.how === TIMED_OUT
      ? failed("`getAccessToken` did not answer in time.", outOfTime("timeout", timeout))
      : failed("`getAccessToken` failed.", ended.reason);
  }
  throw failed(
    "`getAccessToken` must give a token as a string without `Bearer`, `{ token, expiresAt }` with `expiresAt` in milliseconds (not seconds) since the epoch, or null.",
  );
}

/** What is in the callback's answer, which may throw where it is read, as the callback may. */
async function asked(callback, about) {
  try {
    return readGiven(await callback(about));
  } catch (error) {
    throw new Ended(CONNECTION, error);
  }
}

function failed(message, cause) {
  return makeError(TokenError, message, {}, cause);
}

/** The token in an answer of `getAccessToken`; undefined where it has none. */
function readGiven(given) {
  if (given === null || isSendable(given)) return { value: given, until: ONCE };
  const value = given?.token;
  const until = given?.expiresAt ?? UNTIL_REFUSED;
  // In seconds, as a token's `exp` is, it would always be in the past. NaN is no time at all.
  const isTime = until <= 0 || until >= Date.now() / 100;
  if (isSendable(value) && typeof until === "number" && isTime) return { value, until };
  return undefined;
}

/** The server refused this token with a 401, which later flights may have brought once more. */
function refuseToken(shared, token) {
  const { value, until } = token;
  const { id } = shared.newest.value === value ? shared.newest : token;
  shared.freshUntil = 0;
  shared.state.ask(question.REFUSE, [value ?? ""], id, until, Date.now());
}

export { freshToken, getToken, refuseToken };
