// The one place where a request is sent: token → rate → send → decide, until it is done or has
// failed. What is decided, the core decides.

import { broken, orEmpty, readRefusal, readReply, retryAfterOf, textOf } from "./answer.js";
import { ask, Held, tell, unpack } from "./core.js";
import { apiError, outOfTime, TimeoutError } from "./errors.js";
import { discard, request as fetchRequest, header, keepListening, newInit } from "./fetch.js";
import { notify } from "./hooks.js";
import { FORGIVING, POSIX, REFRESHABLE, REPLAYABLE } from "./rules.js";
import { getToken, refuseToken } from "./tokens.js";
import { isNothing } from "./values.js";
import { ABORTED, Ended, interrupted, sleep, TIMED_OUT, Wait } from "./wait.js";

/** What a caller wants of an answer: its body, or the host's own `Response`, whatever its status. */
const BODY = "body";
const RESPONSE = "response";

/** A wait for the rate limit that is shorter, ms, is none: some timers fire early by a part of one. */
const LEAST_WAIT = 1;

/** What all calls of a client share. */
class Shared {
  /** The asking for a token that is under way; see tokens.js. */
  flight;
  flights = 0;
  /** The core has said that there is no rate limit. */
  isUnlimited = false;
  /** The present token, which the core knows by its `id`. */
  token;
  calls = 0;

  /** `lifetime` stands for the client in all that waits for it. */
  constructor(options, lifetime) {
    this.options = options;
    this.lifetime = lifetime;
    const { tenantId = "", endpoint = "", resource = "", appId = "", appSecret = "" } = options;
    // None for `false`, and the default where nothing is said.
    const { requests, interval } = options.rateLimit || {
      requests: Number(options.rateLimit ?? -1),
    };
    // A flight's own time limit runs out first, even where a host's timers are late.
    const patience = options.timeout + 500;
    const flags = Number(options.allowInsecureHttp) | (options.getAccessToken ? 2 : 0);
    const [state, ...grant] = unpack(
      tell(
        "client",
        tenantId,
        endpoint,
        resource,
        options.scope,
        appId,
        appSecret,
        flags,
        patience,
        requests,
        interval ?? 0,
        performance.now(),
      ),
    );
    this.state = new Held(Number(state));
    [this.endpoint, this.basic, this.tokenRequest, this.storeKey] = grant;
  }

  wait(signals, ms) {
    return new Wait(this.lifetime, signals, ms);
  }
}

/** How one call goes about its waiting. */
class Context {
  #shared;
  #signals;
  #total;
  #end;

  constructor(shared, { totalTimeout = shared.options.totalTimeout }, signals) {
    shared.calls += 1;
    this.id = shared.calls;
    this.#shared = shared;
    this.#signals = signals;
    this.#total = totalTimeout;
    this.#end = performance.now() + (totalTimeout ?? Number.POSITIVE_INFINITY);
  }

  /** Nothing need be begun any more if a signal is aborted already. */
  check() {
    const ended = interrupted(this.#shared.lifetime, this.#signals);
    if (ended !== undefined) throw ended.reason;
  }

  /**
   * Runs `body` with a wait of at most `ms`, or of what is left of `totalTimeout`. Where the caller or
   * the latter ended it, that is thrown; another `Ended` is left to whoever called.
   */
  async within(ms, body) {
    const left = this.#end - performance.now();
    const wait = this.#shared.wait(this.#signals, Math.max(0, Math.min(ms, left)));
    try {
      return await body(wait);
    } catch (ended) {
      if (!(ended instanceof Ended)) throw ended;
      if (ended.how === ABORTED) throw ended.reason;
      if (ended.how === TIMED_OUT && left < ms) throw this.#outOfTime();
      throw ended;
    } finally {
      wait.end();
    }
  }

  /** Waits for that long. A wait that `totalTimeout` would cut short fails at once. */
  async sleep(ms) {
    if (this.#end - performance.now() < ms) throw this.#outOfTime();
    try {
      await sleep(this.#shared.lifetime, this.#signals, ms);
    } catch (ended) {
      throw ended instanceof Ended ? ended.reason : ended;
    }
  }

  #outOfTime() {
    return outOfTime("totalTimeout", this.#total);
  }
}

/**
 * Sends a request until it is done or has failed, and answers its `Response`, with what was read of
 * it; `wanted` is the caller's. `target` is that of a page, where the request is a list's.
 */
async function send(shared, context, request, options, wanted, target = request.target) {
  context.check();
  const url = shared.endpoint + target;
  const call = new Attempts(shared, request, options, wanted);
  let refused;
  try {
    for (;;) {
      let token = await call.token(context, refused);
      if (refused !== undefined) {
        // There may be nothing new to send with.
        if (token.value === null) return failed(wanted, refused);
        discard(refused.response);
        refused = undefined;
      }
      if ((await admit(shared, context)) && token !== undefined && !serves(token)) {
        // It came to its end while the rate limit held the call up.
        token = await call.token(context);
      }
      const tried = await call.attempt(context, url, token);
      if (tried.error === undefined) return tried;
      const follows = call.follows(tried);
      if (follows === DONE) return tried;
      if (follows === ALREADY_DONE) return { response: tried.response };
      if (follows === REFRESH) {
        refuseToken(shared, token);
        refused = tried;
      } else if (follows >= 0) {
        if (tried.response !== undefined) discard(tried.response);
        notify(shared.options.hooks, "onRetry", {
          ...call.named(context),
          error: tried.error,
          delayMs: follows,
        });
        await context.sleep(follows).catch((ended) => {
          if (ended instanceof TimeoutError) ended.cause = tried.error;
          throw ended;
        });
      } else {
        return failed(wanted, tried);
      }
    }
  } finally {
    call.free();
  }
}

/** What follows an attempt, as the core's `Call.ended` says it; else so many ms, and then another. */
const DONE = -1;
const ALREADY_DONE = -2;
const REFRESH = -3;

/** The end of a call that was refused or lost: an error, or the `Response` that was wanted. */
function failed(wanted, tried) {
  if (wanted === RESPONSE && tried.response !== undefined) return tried;
  throw tried.error;
}

function serves({ until, obtainedAt }) {
  return ask("serves", until, obtainedAt, Date.now()) === 1;
}

/** The attempts of one call. */
class Attempts {
  #shared;
  #request;
  #options;
  #wanted;
  #number = 1;
  /** The state in the core, which is asked only where an attempt was no success. */
  #call;

  constructor(shared, request, options, wanted) {
    this.#shared = shared;
    this.#request = request;
    this.#options = options;
    this.#wanted = wanted;
  }

  /** The token to send with. Where it can't be had, the answer that made it needed is let go of. */
  async token(context, refused) {
    if (!this.#request.needsToken) return undefined;
    try {
      return await getToken(this.#shared, context);
    } catch (error) {
      if (refused !== undefined) discard(refused.response);
      throw error;
    }
  }

  /** What hooks are told of each attempt. */
  named({ id }) {
    const { operation, method, path } = this.#request;
    return { id, operation, method, path, attempt: this.#number };
  }

  /** Sends the request once: the answer and what was read of it, and an error if it is no success. */
  async attempt(context, url, token) {
    const { timeout = this.#shared.options.timeout } = this.#options;
    if (this.#call !== undefined) this.#number = this.#call.ask("begin");
    try {
      return await context.within(timeout, (wait) => this.#exchange(context, wait, url, token));
    } catch (ended) {
      if (!(ended instanceof Ended)) throw ended;
      const error =
        ended.how === TIMED_OUT
          ? outOfTime("timeout", timeout)
          : broken(ended.how, ended.reason, this.#number);
      return { status: ended.how, error };
    }
  }

  async #exchange(context, wait, url, token) {
    const { fetch, hooks, maxResponseBytes } = this.#shared.options;
    const { method, headers, payload, extras } = this.#request;
    const named = hooks && this.named(context);
    notify(hooks, "onRequest", named);
    const started = performance.now();
    const bearer = token?.value ? `Bearer ${token.value}` : undefined;
    const init = newInit(method, payload, headers, bearer, extras);
    const response = await fetchRequest(wait, fetch, url, init);
    const { status } = response;
    if (hooks !== undefined) {
      const requestId = header(response, "logto-core-request-id");
      const durationMs = performance.now() - started;
      notify(hooks, "onResponse", { ...named, status, requestId, durationMs });
    }
    if (this.#wanted === RESPONSE) {
      keepListening(wait, response);
      // An error that nobody sees: what follows is decided by the status, as for a body.
      const error = status >= 400 ? new Error() : undefined;
      return { response, status, error, retryAfter: error && retryAfterOf(response) };
    }
    if (status < 400) return readReply(wait, response, method, maxResponseBytes);
    const refusal = await readRefusal(wait, response, maxResponseBytes);
    return { response, ...refusal, error: this.#refused(refusal, token) };
  }

  /** The error of a refusal. */
  #refused({ status, reading, body, code, message, requestId, retryAfter }, token) {
    const { method, path, at, payload } = this.#request;
    const { data, details } = isNothing(body) ? {} : body;
    const texts = [code, message, textOf(data, "code"), method, path];
    const granted = token?.granted === undefined ? -1 : Number(token.granted);
    const numbers = [status, reading, payload.bytes ?? 0, granted, at];
    const told = this.#shared.state.tell("refusal", ...texts.map(orEmpty), ...numbers);
    return apiError(told, {
      status,
      code,
      data: data ?? undefined,
      details: details ?? undefined,
      requestId,
      method,
      path,
      attempts: this.#number,
      retryAfter,
    });
  }

  /** What follows an attempt that was no success. */
  follows({ status, code = "", retryAfter = Number.NaN }) {
    const { state } = this.#shared;
    const { method, payload, posix, forgiving, needsToken } = this.#request;
    const policy = this.#options.retry ?? this.#shared.options.retry;
    if (this.#call === undefined) {
      const flags =
        (!payload.once && REPLAYABLE) |
        (posix && POSIX) |
        (forgiving && this.#wanted === BODY && FORGIVING) |
        (needsToken && REFRESHABLE);
      const { attempts, baseDelay, maxDelay, maxRetryAfter } = policy;
      this.#call = new Held(
        ask("call", method, flags, attempts, baseDelay, maxDelay, maxRetryAfter),
      );
      this.#call.ask("begin");
    }
    if (status === 429) state.ask("limited", code, retryAfter, performance.now());
    return this.#call.ask("ended", code, status, retryAfter, Math.random());
  }

  free() {
    this.#call?.free();
  }
}

/** Waits for the client's rate limit; whether that took some time. */
async function admit(shared, context) {
  const { state } = shared;
  if (shared.isUnlimited) return false;
  const place = state.ask("take", performance.now());
  if (Number.isNaN(place)) {
    shared.isUnlimited = true;
    return false;
  }
  let waited = false;
  for (;;) {
    // A 429 that another call met may have put this one off while it waited.
    const delayMs = state.ask("delay", place, performance.now());
    if (delayMs < LEAST_WAIT) return waited;
    notify(shared.options.hooks, "onWait", { id: context.id, reason: "rateLimit", delayMs });
    try {
      await context.sleep(delayMs);
    } catch (error) {
      state.ask("giveBack");
      throw error;
    }
    waited = true;
  }
}

export { BODY, Context, RESPONSE, Shared, send };
