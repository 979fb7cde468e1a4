// The core: an instance of the wasm module, which answers at once and never waits. A panic stops
// an instance for good, and so does a stack overflow within it, which leaves it in the middle of
// something: what is pending rejects, and the next question is put to a fresh one.

import { InternalError } from "./errors.js";
import * as question from "./questions.js";
import { interruptAll } from "./wait.js";

/** Makes an instance, and gives its exports. */
let instantiate;
/** The exports of the present instance; undefined where the next question makes one. */
let core;
/** Counts the instances; what an earlier one began, the present one can't go on with. */
let generation = 0;
/** Where the last panic was. */
let place = "";
/** An instance is in the middle of an answer; or was, and an overflow has thrown this out of it. */
let isAsked = false;
let overflow;
/** What the last crash made of what was pending. */
let lost;
let isStarted = false;
/** Takes the table of operations, once, when the core has started. */
let whenStarted;

/** Starts the core with a compiled module. */
function start(module) {
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) {
    // The glue has more to give, which an instance that is made here never asks for.
    imports[from] = { ...imports[from], [name]: panicked };
  }
  startWith(() => new WebAssembly.Instance(module, imports).exports);
}

/** Starts the core with a function that makes an instance and gives its exports. */
function startWith(newInstance) {
  if (isStarted) return;
  instantiate = newInstance;
  whenStarted?.(tell(question.TABLE, []));
  isStarted = true;
}

/** Hands over the table of operations as soon as the core has started. */
function onStart(run) {
  whenStarted = run;
}

/** Called by the core when it panics, right before it stops for good. */
function panicked(file, length, line) {
  place = `${textAt(file, length)}:${line}`;
}

/** Drops the instance, and rejects what is pending: what the core knew of it is lost. */
function crash(what, cause) {
  lost = new InternalError(`${what} The client goes on to work.`, { cause });
  core = undefined;
  isAsked = false;
  generation += 1;
  interruptAll(undefined, lost);
  return lost;
}

/**
 * Drops an instance that an overflow has left. That is done when the next one is needed: what handles
 * the overflow may meet another, and an application's listeners are no business of a full stack.
 */
function recover() {
  if (!isAsked) return;
  fill(500);
  crash("The stack overflowed within logto-management, and this call was lost with it.", overflow);
}

/** Throws where the stack has no room for so many calls: what is pending must not be left half told. */
const fill = (calls) => (calls > 0 ? 1 + fill(calls - 1) : 0);

/** Asks the core for a number: `question`'s, with its texts and its numbers (`exports.rs`). */
function ask(question, texts, a, b, c, d, e) {
  return answered(question, 0, texts, a, b, c, d, e);
}

/** Asks the core for a text; throws where the caller's arguments are wrong. */
function tell(question, texts, a, b, c, d, e) {
  return told(answered(question, 0, texts, a, b, c, d, e));
}

/** What the present instance answers about a state that it keeps, or about none: 0. */
function answered(question, state, texts, a, b, c, d, e) {
  if (instantiate === undefined) {
    throw new Error("logto-management has not been started: `await init(…)` first.");
  }
  recover();
  if (core === undefined) {
    core = instantiate();
    size = 0;
  }
  return enter(question, state, put(texts), a, b, c, d, e);
}

/**
 * Asks the present instance. An overflow of the stack is thrown as what it is: it is the caller's, who
 * may be told of it in whatever place. That it happened in here, only the flag can be relied on to tell.
 */
function enter(question, state, length, a, b, c, d, e) {
  try {
    isAsked = true;
    const answer = core.ask(question, state, length, a, b, c, d, e);
    isAsked = false;
    return answer;
  } catch (error) {
    overflow = error;
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    const where = place === "" ? "" : ` (${place})`;
    throw crash(`A bug in logto-management stopped this call${where}. Please report it.`, error);
  }
}

/** The text of an answer, which is so long. */
function told(length) {
  const text = textAt(room(length), length);
  if (text[0] === "\u0002") throw new TypeError(text.slice(1));
  if (text[0] === "\u0003") throw new RangeError(text.slice(1));
  return text;
}

/** The place in the core's memory for the texts of a question, and then for its answer. */
let address;
let size;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Where there is room for so many bytes. */
function room(length) {
  if (length > size) {
    address = enter(question.RESERVE, 0, 0, length);
    size = length;
  }
  return address;
}

/** Puts texts there (`protocol/pack.rs`), and answers how many bytes they are. */
function put(texts) {
  let packed = "";
  for (const text of texts) packed += `${text.length} ${text}`;
  if (packed === "") return 0;
  const most = 3 * packed.length;
  return encoder.encodeInto(packed, bytesAt(room(most), most)).written;
}

function textAt(at, length) {
  return decoder.decode(bytesAt(at, length));
}

function bytesAt(at, length) {
  return new Uint8Array(core.memory.buffer, at, length);
}

/** The texts that the core has packed. */
function unpack(packed) {
  const texts = [];
  for (let at = 0; at < packed.length; ) {
    const begin = packed.indexOf(" ", at) + 1;
    const end = begin + Number(packed.slice(at, begin));
    texts.push(packed.slice(begin, end));
    at = end;
  }
  return texts;
}

/**
 * What the core keeps for those that are not freed, and are gone. A Worker with a compatibility date
 * before May 2025 has no such registry: a walk that nobody ends leaves some bytes there.
 */
const gone =
  typeof FinalizationRegistry === "function"
    ? new FinalizationRegistry(({ born, state }) => {
        if (!isStale(born)) answered(question.FREE, state, []);
      })
    : undefined;

/** Whether the instance of that generation has stopped. */
function isStale(born) {
  recover();
  return born !== generation;
}

/** A state that the core keeps, in the present instance, until it is freed. */
class Held {
  #state;
  #born = generation;

  constructor(state) {
    this.#state = state;
    gone?.register(this, { born: generation, state }, this);
  }

  /** Whether its instance has stopped. */
  get stale() {
    return isStale(this.#born);
  }

  /** Of what was freed there is nothing to say: its number may be another's by now. */
  ask(question, texts, a, b, c, d, e) {
    if (this.stale) throw lost;
    if (this.#state === undefined) return Number.NaN;
    return answered(question, this.#state, texts, a, b, c, d, e);
  }

  tell(question, texts, a, b, c, d, e) {
    return told(this.ask(question, texts, a, b, c, d, e));
  }

  free() {
    gone?.unregister(this);
    if (!this.stale) this.ask(question.FREE, []);
    this.#state = undefined;
  }
}

export { ask, Held, onStart, panicked, start, startWith, tell, unpack };
