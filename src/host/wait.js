// Waiting. Whatever a call waits for, it waits in its own request context, with a timer of its
// own, and nothing but that call's `Wait` can leave it waiting.

import { TIMED_OUT } from "./codes.js";
import { outOfTime } from "./errors.js";

/** A signal was aborted, or the client disposed of. */
const ABORTED = 0;

/** What a wait throws: it ended without what was awaited. */
class Ended {
  constructor(how, reason) {
    /** `ABORTED`, or how an attempt ended (codes.js). */
    this.how = how;
    /** What was thrown, or why it was aborted. */
    this.reason = reason;
  }
}

/** The end by a signal. Those of older browsers, and of packages that stand in for them, have no reason. */
function abortBy({ reason = new DOMException("The call was aborted.", "AbortError") }) {
  return new Ended(ABORTED, reason);
}

/** The longest time that a timer can hold; a longer wait has no end. */
const LONGEST = 2 ** 31 - 1;

/** A timer that is a little late must still find its wait, ms. */
const GRACE = 1_000;

/**
 * A timer is a good part of what a call costs, and most waits end long before their time. So one of at
 * least `LATE_FROM` ms gets its timer only if it has not ended after `LATE_BY`. Only with libuv's timers,
 * or those of hosts that name it too (Deno, Bun): a Worker's belong to the request that set them.
 */
const LATE_FROM = globalThis.process?.versions?.uv ? 1_000 : Number.POSITIVE_INFINITY;
const LATE_BY = 10;
/** That of a test's fake clock may be another, and is asked at once. */
const hostTimeout = globalThis.setTimeout;
/** When the last late timer was set; one of a fake clock may never run. */
let lateSetAt = Number.NEGATIVE_INFINITY;

/** A late timer for what waits from `now` on. */
function startTimersLate(now) {
  if (Math.abs(now - lateSetAt) < LATE_BY) return;
  setTimeout(() => {
    lateSetAt = Number.NEGATIVE_INFINITY;
    for (const wait of live) wait.startTimer();
  }, LATE_BY);
  lateSetAt = now;
}

/** Those that have begun and not ended. */
const live = new Set();
/** Where a timer may be late, no request is cancelled in the middle, and nothing left behind. */
let sweepAt = LATE_FROM < LONGEST ? Number.POSITIVE_INFINITY : 1024;

/**
 * A Worker's request can be cancelled in the middle, and then nothing of it runs any more. What it
 * left here is past its time and is let go when there is much of it.
 */
function sweep() {
  const now = performance.now();
  for (const wait of live) {
    if (wait.due + GRACE < now) live.delete(wait);
  }
  sweepAt = Math.max(1024, live.size * 2);
}

/** Lets go of a body that nobody reads, or of its reader, so that its connection is free again. */
function discard(holder) {
  // That of a double may be anything.
  try {
    holder.body?.cancel?.()?.catch(() => {});
  } catch {}
}

/** A Worker with a compatibility date before May 2025 has no weak references. */
const Weak =
  globalThis.WeakRef ??
  class {
    constructor(target) {
      this.deref = () => target;
    }
  };

/**
 * Those that listen to a signal. However many they are, the signal has one listener: Node warns of
 * more than ten.
 */
const listening = new WeakMap();

class Listeners {
  #signal;
  /** Waits, and weak references to those that were released. */
  #waits = new Set();
  #sweepAt = 64;
  #onAbort = () => {
    for (const wait of [...this.#waits]) deref(wait)?.interrupt(abortBy(this.#signal));
  };

  constructor(signal) {
    this.#signal = signal;
    signal.addEventListener("abort", this.#onAbort);
  }

  add(wait) {
    this.#waits.add(wait);
    if (this.#waits.size > this.#sweepAt) this.#sweep();
  }

  #sweep() {
    for (const wait of this.#waits) {
      if (deref(wait) === undefined) this.#waits.delete(wait);
    }
    this.#sweepAt = Math.max(64, this.#waits.size * 2);
  }

  delete(wait) {
    if (!this.#waits.delete(wait) || this.#waits.size > 0) return;
    listening.delete(this.#signal);
    this.#signal.removeEventListener("abort", this.#onAbort);
  }

  /** The wait goes on to be interrupted by the signal, and is not kept alive by it. */
  weaken(wait) {
    if (this.#waits.delete(wait)) this.#waits.add(new Weak(wait));
  }
}

function deref(wait) {
  return wait instanceof Weak ? wait.deref() : wait;
}

function listenersTo(signal) {
  let listeners = listening.get(signal);
  if (listeners === undefined) {
    listeners = new Listeners(signal);
    listening.set(signal, listeners);
  }
  return listeners;
}

/**
 * A stretch of time that ends with `end()`, or before that when `ms` run out, one of `signals`
 * is aborted or its client is disposed of. What is awaited in it is given up then.
 */
class Wait {
  /** The reader of a body that is read in this time. */
  reader;
  /** How this ended before its time: nothing that comes then is for anybody. */
  ended;
  #signals;
  #timer;
  #controller;
  #settle;

  constructor(owner, signals, ms) {
    this.owner = owner;
    /** When this ends at the latest. */
    this.due = Number.POSITIVE_INFINITY;
    this.#signals = signals;
    this.ended = interrupted(owner, signals);
    if (this.ended !== undefined) return;
    for (const signal of signals) listenersTo(signal).add(this);
    if (ms <= LONGEST) {
      const now = performance.now();
      this.due = now + ms;
      if (ms >= LATE_FROM && setTimeout === hostTimeout) startTimersLate(now);
      else this.startTimer(ms);
    }
    live.add(this);
    if (live.size > sweepAt) sweep();
  }

  /** Sees to it that this ends in its time, of which so many ms are left. */
  startTimer(left = Math.ceil(this.due - performance.now())) {
    if (left <= LONGEST) {
      this.#timer ??= setTimeout(() => this.interrupt(new Ended(TIMED_OUT)), left);
    }
  }

  /** The signal that is aborted when this ends before its time. */
  get signal() {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  /** Whether something was given the signal. */
  get isHeeded() {
    return this.#controller !== undefined;
  }

  /**
   * Settles when `work`, which gets this, does, or with an `Ended` when this ends before; without
   * `work`, only then.
   */
  until(work) {
    return new Promise((resolve, reject) => {
      if (this.ended !== undefined) throw this.ended;
      this.#settle = reject;
      work?.(this).then(resolve, reject);
    });
  }

  /** Ends this before its time. */
  interrupt(ended) {
    if (this.ended !== undefined) return;
    this.end();
    this.ended = ended;
    this.#settle?.(ended);
    this.#controller?.abort(ended.reason ?? new DOMException("The time ran out.", "TimeoutError"));
    discard({ body: this.reader });
  }

  /** All is done: the timer and the listeners go. */
  end() {
    this.#endTime();
    for (const signal of this.#signals) listening.get(signal)?.delete(this);
  }

  #endTime() {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    live.delete(this);
  }

  /** No time limit any more, while the signals go on to count: the caller reads the body. */
  release() {
    this.#endTime();
    for (const signal of this.#signals) listening.get(signal)?.weaken(this);
  }
}

function disposal() {
  return new DOMException("The client was disposed of.", "AbortError");
}

/** Interrupts all that waits for this client, or, without one, for any. */
function interruptAll(owner, reason = disposal()) {
  for (const wait of [...live]) {
    if (owner === undefined || wait.owner === owner) wait.interrupt(new Ended(ABORTED, reason));
  }
}

/** How a wait would end at once: one of its signals is aborted, or its client disposed of. */
function interrupted(owner, signals) {
  if (owner.disposed) return new Ended(ABORTED, disposal());
  const signal = signals.find((signal) => signal.aborted);
  return signal && abortBy(signal);
}

/** How a call, or a flight for a token, goes about its waiting: `total` ms in all, if that is given. */
class Patience {
  #owner;
  #signals;
  #total;
  #end;

  constructor(owner, signals, total) {
    this.#owner = owner;
    this.#signals = signals;
    this.#total = total;
    if (total !== undefined) this.#end = performance.now() + total;
  }

  /** What is left in all, ms. */
  get #left() {
    return this.#total === undefined ? Number.POSITIVE_INFINITY : this.#end - performance.now();
  }

  /** Nothing need be begun any more if a signal is aborted already. */
  check() {
    const ended = interrupted(this.#owner, this.#signals);
    if (ended !== undefined) throw ended.reason;
  }

  /**
   * What `work` comes to, which gets a wait of at most `ms`, or of what is left in all; without `work`
   * that time just passes. Where the caller or the latter ended it, that is thrown; another `Ended` is
   * left to whoever called.
   */
  async within(ms, work) {
    const left = this.#left;
    const wait = new Wait(this.#owner, this.#signals, Math.max(0, Math.min(ms, left)));
    try {
      return await wait.until(work);
    } catch (ended) {
      if (ended instanceof Ended) {
        if (ended.how === ABORTED) throw ended.reason;
        if (ended.how === TIMED_OUT && left < ms) throw this.#outOfTime();
      }
      throw ended;
    } finally {
      wait.end();
    }
  }

  /** Waits for that long. A wait that would take more than is left fails at once, with this cause. */
  async sleep(ms, cause) {
    if (this.#left < ms) throw this.#outOfTime(cause);
    try {
      await this.within(ms);
    } catch (ended) {
      if (!(ended instanceof Ended)) throw ended;
    }
  }

  #outOfTime(cause) {
    return outOfTime("totalTimeout", this.#total, cause);
  }
}

export { ABORTED, discard, Ended, interruptAll, Patience };
