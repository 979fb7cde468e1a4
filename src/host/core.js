// The core: an instance of the wasm module, which answers at once and never waits. A panic stops
// an instance for good: what is pending rejects, and the next call finds a fresh one.

// The glue, from which this is imported in its turn: it lies where wasm-bindgen puts it.
import {
  abandon,
  ask as askCore,
  revive as reviveCore,
  tell as tellCore,
} from "../../../../logto_management.js";
import { InternalError } from "./errors.js";
import { interruptAll } from "./wait.js";

let isStarted = false;
/** Where the last panic was. */
let place = "";
/** Counts the instances; what an earlier one began, the present one can't go on with. */
let generation = 0;
let crashed = false;
/** Takes the table of operations, once, when the first instance has started. */
let whenStarted;

/** Called by each instance when it starts. */
function started() {
  isStarted = true;
  whenStarted?.(tell("table"));
  // A fresh instance has the same table.
  whenStarted = undefined;
}

/** Hands over the table of operations as soon as there is an instance. */
function onStart(run) {
  whenStarted = run;
}

/** Sees to it that there is an instance. */
function present() {
  if (!isStarted) {
    throw new Error("logto-management has not been started: `await init(…)` first.");
  }
  if (crashed) revive();
}

function revive() {
  crashed = false;
  reviveCore();
}

/** Called by the core when it panics, right before it stops for good. */
function panicked(file, line) {
  place = `${file}:${line}`;
}

function internalError(cause) {
  const what = place === "" ? "" : ` (${place})`;
  return new InternalError(
    `A bug in logto-management stopped this call${what}. Please report it. The client goes on to work.`,
    { cause },
  );
}

function crash(cause) {
  const error = internalError(cause);
  if (!crashed) {
    crashed = true;
    generation += 1;
    try {
      abandon();
    } catch {}
    interruptAll(undefined, error);
    // Before the collector meets what the dead instance left behind.
    queueMicrotask(() => {
      if (crashed) revive();
    });
  }
  return error;
}

/** Runs a function of the core, which throws where the core has stopped. */
function guard(run) {
  try {
    present();
    return run();
  } catch (error) {
    throw error instanceof WebAssembly.RuntimeError ? crash(error) : error;
  }
}

/** Asks the core for a number: a question's name, and its texts and numbers (`exports.rs`). */
function ask(...question) {
  return answered(askCore, 0, question);
}

/** Asks the core for a text; throws where the caller's arguments are wrong. */
function tell(...question) {
  return checked(answered(tellCore, 0, question));
}

function answered(by, state, question) {
  const numbers = [];
  let texts = "";
  for (const one of question) {
    if (typeof one === "string") texts += packed(one);
    else numbers.push(one);
  }
  return guard(() => by(texts, state, ...numbers));
}

function checked(told) {
  if (told[0] === "\u0002") throw new TypeError(told.slice(1));
  if (told[0] === "\u0003") throw new RangeError(told.slice(1));
  return told;
}

/**
 * What the core keeps for those that are not freed, and are gone. A Worker with a compatibility date
 * before May 2025 has no such registry: a walk that nobody ends leaves some bytes there.
 */
const gone =
  typeof FinalizationRegistry === "function"
    ? new FinalizationRegistry(({ born, state }) => {
        if (born === generation) answered(askCore, state, ["free"]);
      })
    : { register() {}, unregister() {} };

/** A state that the core keeps, in the present instance. */
class Held {
  #state;
  #born = generation;
  #freed = false;

  constructor(state) {
    this.#state = state;
    gone.register(this, { born: generation, state }, this);
  }

  /** Whether its instance has stopped. */
  get stale() {
    return this.#born !== generation;
  }

  ask(...question) {
    return answered(askCore, this.#present(), question);
  }

  tell(...question) {
    return checked(answered(tellCore, this.#present(), question));
  }

  #present() {
    if (this.stale) throw internalError();
    return this.#state;
  }

  free() {
    gone.unregister(this);
    if (!this.stale && !this.#freed) answered(askCore, this.#state, ["free"]);
    this.#freed = true;
  }
}

/** A text as the core takes it among others (`protocol/pack.rs`). */
function packed(text) {
  return `${MARKS.test(text) ? text.replace(ALL_MARKS, escaped) : text}\0`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const MARKS = /[\0\u0001]/;
const ALL_MARKS = new RegExp(MARKS, "g");
const escaped = (mark) => (mark === "\0" ? "\u00010" : "\u00011");

/** Texts as one text. */
function pack(texts) {
  let all = "";
  for (const text of texts) all += packed(text);
  return all;
}

/** The texts that the core has packed. */
function unpack(packed) {
  const meant = (mark) => (mark === "\u00010" ? "\0" : "\u0001");
  const texts = packed.split("\0").slice(0, -1);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  return texts.map((text) => text.replace(/\u0001[01]/g, meant));
}

export { ask, guard, Held, onStart, pack, panicked, started, tell, unpack };
