// Walks over a list, page by page or item by item. Which page is asked for next is the core's; an item
// costs no call into it.

import { makeError, ProtocolError } from "./errors.js";
import * as question from "./questions.js";

const DONE = Object.freeze({ done: true, value: undefined });

/**
 * What both iterators have in common: `next()` may be called many times without waiting and is
 * answered in order; after an error, or `return()`, there is nothing more.
 */
class Ordered {
  #tail;
  finished = false;

  /** Runs `take` when all that was asked for before has been answered. */
  inOrder(take) {
    const turn = this.#tail === undefined ? take() : this.#tail.then(take, take);
    this.#tail = turn;
    const clear = () => {
      if (this.#tail === turn) this.#tail = undefined;
    };
    turn.then(clear, clear);
    return turn;
  }

  /** Whether answers are awaited that were asked for before. */
  get waiting() {
    return this.#tail !== undefined;
  }

  next() {
    return this.inOrder(() => this.#taken());
  }

  async #taken() {
    if (this.finished) return DONE;
    try {
      return await this.take();
    } catch (error) {
      // What `return()` interrupts is over, and no error.
      if (this.finished) return DONE;
      this.stop();
      throw error;
    }
  }

  /** Stops at once and aborts what is under way. */
  stop() {
    this.finished = true;
  }

  return(value) {
    this.stop();
    return Promise.resolve({ done: true, value });
  }

  throw(error) {
    this.stop();
    return Promise.reject(error);
  }

  [Symbol.asyncIterator]() {
    return this;
  }

  async [Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")]() {
    this.stop();
  }
}

/** An iterator over pages. */
class Pages extends Ordered {
  #source;
  #walk;
  #asked = new Map();
  #controller = new AbortController();
  /** Pages are asked for before the caller wants them. */
  #eager;
  /** The page that was read last, where the walk has not gone on from it. */
  #read;
  #failure;

  /** `limit` is the number of items that are wanted at most. */
  constructor(source, walk) {
    super();
    this.#source = source;
    this.#walk = source.walk(walk);
    this.#eager = (walk.width ?? source.prefetch) > 1;
  }

  async take() {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#read !== undefined) this.#advance();
    const head = this.#walk.ask(question.HEAD, []);
    if (head === 0) {
      this.stop();
      return DONE;
    }
    this.#ask();
    const answered = await this.#asked.get(head);
    if (this.finished) return DONE;
    this.#asked.delete(head);
    this.#read = answered;
    if (this.#eager) {
      try {
        this.#advance();
        this.#ask();
      } catch (error) {
        // This page is good; the error is the next one's.
        this.#failure = error;
      }
    }
    return { done: false, value: answered.page };
  }

  #advance() {
    const { page, headers } = this.#read;
    this.#read = undefined;
    const problem = this.#walk.tell(question.ADVANCE, headers, page.items.length);
    if (problem === "") return;
    throw makeError(ProtocolError, problem);
  }

  #ask() {
    for (;;) {
      const number = this.#walk.ask(question.NEXT, []);
      if (number === 0) return;
      const asked = this.#source.page(number, this.#controller.signal);
      // Whoever reads the page gets its error; a page that nobody reads has none.
      asked.catch(() => {});
      this.#asked.set(number, asked);
    }
  }

  stop() {
    if (this.finished) return;
    super.stop();
    this.#asked.clear();
    this.#controller.abort();
    this.#walk.free();
  }
}

/** An iterator over the items of pages. */
class Items extends Ordered {
  #pages;
  #items = [];
  #at = 0;

  constructor(pages) {
    super();
    this.#pages = pages;
  }

  next() {
    // An item that is there is given at once.
    if (this.#at < this.#items.length && !this.waiting && !this.finished) {
      const value = this.#items[this.#at];
      this.#at += 1;
      return Promise.resolve({ done: false, value });
    }
    return super.next();
  }

  async take() {
    while (this.#at >= this.#items.length) {
      const { done, value: page } = await this.#pages.next();
      if (done) {
        this.stop();
        return DONE;
      }
      this.#items = page.items;
      this.#at = 0;
    }
    const value = this.#items[this.#at];
    this.#at += 1;
    return { done: false, value };
  }

  stop() {
    if (this.finished) return;
    super.stop();
    this.#pages.stop();
    this.#items = [];
  }
}

export { Items, Pages };
