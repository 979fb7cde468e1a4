// The one place where a request is sent: token → rate → send → decide, until it is done or has
// failed. What is decided, the core decides.

import {
  attemptsOf,
  orEmpty,
  REQUEST_ID,
  readRefusal,
  readReply,
  refusalOf,
  saidIn,
  withoutAnswer,
} from "./answer.js";
import { ALREADY_DONE, DONE, FORGIVING, POSIX, REFRESH, REFRESHABLE, REPLAYABLE } from "./codes.js";
import { ask, Held } from "./core.js";
import { hidden, withoutSecrets } from "./credentials.js";
import { locate, PATH, refuse } from "./endpoint.js";
import { apiError } from "./errors.js";
import { request as fetchRequest, header, keepListening, newInit } from "./fetch.js";
import { grantOf } from "./grant.js";
import { notify } from "./hooks.js";
import * as question from "./questions.js";
import { freshToken, getToken, refuseToken } from "./tokens.js";
import { isNothing } from "./values.js";
import { discard, Patience } from "./wait.js";

/** A wait for the rate limit that is shorter, ms, is none: some timers fire early by a part of one. */
const LEAST_WAIT = 1;

/** How long a body may take to tell whether its refusal is worth another attempt, ms. */
const COPY_PATIENCE = 2_000;

/** What Logto Cloud allows a tenant, with some room (WIRE.md). */
const CLOUD_RATE_LIMIT = { requests: 200, interval: 10_000 };

/** What all calls of a client share. */
class Shared {
  /** The asking for a token that is under way; see tokens.js. */
  flight;
  flights = 0;
  /** The core has said that there is no rate limit. */
  isUnlimited = false;
  /** The present token, which the core knows by its `id`. */
  token;
  /** The token of the last flight that brought one, which may be kept for none but its own call. */
  newest;
  /** Until when calls use it without asking the core. */
  freshUntil = 0;
  calls = 0;

  /** `lifetime` stands for the client in all that waits for it. */
  constructor(options, lifetime) {
    this.options = options;
    this.lifetime = lifetime;
    const { origin, prefix, resource, isCloud } = locate(options);
    const { requests = 0, interval = 0 } = options.rateLimit ?? (isCloud ? CLOUD_RATE_LIMIT : {});
    // A flight's own time limit runs out first, even where a host's timers are late.
    const patience = options.timeout + 500;
    const state = ask(
      question.CLIENT,
      [prefix, resource],
      Number(options.getAccessToken !== undefined),
      patience,
      requests,
      interval,
      performance.now(),
    );
    refuse(Number.isNaN(state), PATH);
    this.state = new Held(state);
    this.endpoint = origin + prefix;
    Object.assign(this, grantOf(this.endpoint, resource, options));
  }
}

/** One call. */
class Call extends Patience {
  #shared;
  #options;
  #request;
  /** The present attempt, from 1. */
  #number = 1;
  #isSent = false;
  /** The attempts' state in the core, which is asked only where one was no success. */
  #attempts;

  /** A call without a request waits for a token alone. */
  constructor(shared, options, signals, request) {
    super(shared.lifetime, signals, options.totalTimeout ?? shared.options.totalTimeout);
    shared.calls += 1;
    this.id = shared.calls;
    this.#shared = shared;
    this.#options = options;
    this.#request = request;
  }

  /**
   * Sends the request until it is done or has failed, and answers its `Response`, with what was read
   * of it. `target` is that of a page, where the request is a list's.
   */
  async send(target = this.#request.target) {
    const shared = this.#shared;
    const url = shared.endpoint + target;
    let refused;
    try {
      this.check();
      for (;;) {
        let token;
        if (this.#request.needsToken) token = freshToken(shared) ?? (await this.#token(refused));
        if (refused !== undefined) {
          // There may be nothing new to send with.
          if (token.value === null) return this.#failed(refused);
          discard(refused.response);
          refused = undefined;
        }
        const place = shared.isUnlimited ? undefined : await this.#admit();
        if (place !== undefined && token !== undefined && !serves(token)) {
          // It came to its end while the rate limit held the call up.
          token = await this.#token(undefined, place);
        }
        const tried = await this.#attempt(url, token);
        if (tried.error === undefined) return tried;
        const follows = this.#follows(tried);
        if (follows === DONE) return tried;
        if (follows === ALREADY_DONE) return { response: tried.response };
        if (follows === REFRESH) {
          refuseToken(shared, token);
          refused = tried;
        } else if (follows >= 0) {
          if (tried.response !== undefined) discard(tried.response);
          const { error } = tried;
          notify(shared.options.hooks, "onRetry", { ...this.#named, error, delayMs: follows });
          await this.sleep(follows, error);
        } else {
          return this.#failed(tried);
        }
      }
    } finally {
      // A stream that was not sent is nobody's any more.
      if (!this.#isSent && this.#request.payload.once) discard(this.#request.payload);
      this.#attempts?.free();
    }
  }

  /**
   * The token to send with. Where it can't be had, the answer that made it needed is let go of, and the
   * place that the call has waited for is given back.
   */
  async #token(refused, place) {
    try {
      return await getToken(this.#shared, this);
    } catch (error) {
      if (refused !== undefined) discard(refused.response);
      if (place !== undefined) this.#shared.state.ask(question.GIVE_BACK, [], place);
      throw error;
    }
  }

  /** The end of a call that was refused or lost: an error, or the `Response` that was wanted. */
  #failed(tried) {
    if (this.#request.isRaw && tried.response !== undefined) return tried;
    throw tried.error;
  }

  /** What hooks are told of each attempt. */
  get #named() {
    const { operation, method, path } = this.#request;
    return { id: this.id, operation, method, path, attempt: this.#number };
  }

  /** How long an attempt may take, ms. */
  get #timeout() {
    return this.#options.timeout ?? this.#shared.options.timeout;
  }

  get #retry() {
    return this.#options.retry ?? this.#shared.options.retry;
  }

  /** Sends the request once: the answer and what was read of it, and an error if it is no success. */
  async #attempt(url, token) {
    const timeout = this.#timeout;
    if (this.#attempts !== undefined) this.#number = this.#attempts.ask(question.BEGIN, []);
    // What needs no token may have credentials of the caller's.
    const own = token ? token.value : this.#request.headers.authorization?.split(" ").at(-1);
    const secrets = [own, ...this.#shared.secrets];
    try {
      return await this.within(timeout, (wait) => this.#exchange(wait, url, token, secrets));
    } catch (ended) {
      const told = (reason) => withoutSecrets(reason, secrets, url);
      return withoutAnswer(ended, timeout, this.#number, told);
    }
  }

  async #exchange(wait, url, token, secrets) {
    const { fetch, hooks, maxResponseBytes } = this.#shared.options;
    const { method, headers, payload, extras, isRaw } = this.#request;
    const named = hooks && this.#named;
    const started = hooks && performance.now();
    notify(hooks, "onRequest", named);
    this.#isSent = true;
    const bearer = token?.value ? `Bearer ${token.value}` : undefined;
    const init = newInit(method, payload, headers, bearer, extras);
    const response = await fetchRequest(wait, fetch, url, init);
    const { status } = response;
    if (hooks !== undefined) {
      const requestId = hidden(header(response, REQUEST_ID), secrets);
      const durationMs = performance.now() - started;
      notify(hooks, "onResponse", { ...named, status, requestId, durationMs });
    }
    if (isRaw) keepListening(wait, response);
    if (status >= 400) {
      const refusal = isRaw
        ? await this.#rawRefusal(response, secrets)
        : await readRefusal(wait, response, maxResponseBytes, secrets);
      return { response, ...refusal, error: this.#refused(refusal, token) };
    }
    if (isRaw) return { response };
    return readReply(wait, response, method, maxResponseBytes, secrets);
  }

  /**
   * The refusal that a raw answer is. What a 429 says decides whether it is worth another attempt: the
   * caller's body is read by a copy, if there is one that can be read in time.
   */
  async #rawRefusal(response, secrets) {
    const { maxResponseBytes } = this.#shared.options;
    const isLast = this.#number >= this.#retry.attempts || this.#request.payload.once;
    try {
      if (response.status === 429 && !isLast) {
        const copy = response.clone();
        return await this.within(Math.min(COPY_PATIENCE, this.#timeout), (wait) =>
          readRefusal(wait, copy, maxResponseBytes, secrets),
        );
      }
    } catch {
      this.check();
    }
    return refusalOf(response, secrets);
  }

  /** The error of a refusal. */
  #refused({ status, reading, body, code, message, requestId, retryAfter }, token) {
    const { method, path, since, payload, posix } = this.#request;
    const { data, details } = isNothing(body) ? {} : body;
    const texts = [code, message, saidIn(data, "code"), method, path, since];
    const granted = token?.granted === undefined ? -1 : Number(token.granted);
    const numbers = [status, reading, payload.bytes ?? 0, granted, Number(posix)];
    const told = this.#shared.state.tell(question.REFUSAL, texts.map(orEmpty), ...numbers);
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
  #follows({ status, code = "", retryAfter = Number.NaN }) {
    const { method, payload, posix, forgiving, needsToken, isRaw } = this.#request;
    if (this.#attempts === undefined) {
      const flags =
        (!payload.once && REPLAYABLE) |
        (posix && POSIX) |
        (forgiving && !isRaw && FORGIVING) |
        (needsToken && REFRESHABLE);
      this.#attempts = attemptsOf(method, flags, this.#retry);
      this.#attempts.ask(question.BEGIN, []);
    }
    if (status === 429) {
      // A longer one, at which this call fails, does not keep the others waiting either.
      const pause = Math.min(retryAfter, this.#shared.options.retry.maxRetryAfter);
      this.#shared.state.ask(question.LIMITED, [code], pause, performance.now());
    }
    return this.#attempts.ask(question.ENDED, [code], status, retryAfter, Math.random());
  }

  /** Waits for the client's rate limit: its place there, if that took some time. */
  async #admit() {
    const shared = this.#shared;
    const { state } = shared;
    const place = state.ask(question.TAKE, [], performance.now());
    if (Number.isNaN(place)) {
      shared.isUnlimited = true;
      return undefined;
    }
    let waited = false;
    for (;;) {
      // A 429 that another call met may have put this one off while it waited.
      const delayMs = state.ask(question.DELAY, [], place, performance.now());
      if (delayMs < LEAST_WAIT) return waited ? place : undefined;
      notify(shared.options.hooks, "onWait", { id: this.id, reason: "rateLimit", delayMs });
      try {
        await this.sleep(delayMs);
      } catch (error) {
        state.ask(question.GIVE_BACK, [], place);
        throw error;
      }
      waited = true;
    }
  }
}

function serves({ until, obtainedAt }) {
  return ask(question.SERVES, [], until, obtainedAt, Date.now()) === 1;
}

export { Call, Shared };
