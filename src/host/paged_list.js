// Lists: what is asked for, in which order, is the core's; iterating is done here, so that an item
// costs no call into the core.

import { whole } from "./options.js";
import { drive, guard, instance, internalError } from "./task.js";

class Page {
  constructor(fields) {
    Object.assign(this, fields);
  }

  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
}

function newPage(items, page, pageSize, total, totalIsCapped, hasNext, links) {
  return new Page({ items, page, pageSize, total, totalIsCapped, hasNext, links });
}

/** The page numbers that a `Link` header named; one that it did not is not there. */
function newLinks(first, prev, next, last) {
  const links = {};
  if (first !== undefined) links.first = first;
  if (prev !== undefined) links.prev = prev;
  if (next !== undefined) links.next = next;
  if (last !== undefined) links.last = last;
  return links;
}

class PagedList {
  /** Gives the list in the core. */
  #list;

  constructor(list) {
    this.#list = list;
  }

  #once(start) {
    try {
      return drive(guard(() => start(this.#list())));
    } catch (error) {
      return Promise.reject(error);
    }
  }

  page(number) {
    return this.#once((list) => list.page(whole(number, "page")));
  }

  count() {
    return this.#once((list) => list.count());
  }

  pages(options) {
    const { from = 1, prefetch } = checked(options, ["from", "prefetch"]);
    const width = prefetch === undefined ? undefined : whole(prefetch, "prefetch");
    return this.#walk(whole(from, "from"), width);
  }

  /** `limit` is the number of items that are wanted at most. */
  #walk(from, width, limit = Number.POSITIVE_INFINITY) {
    return new Pages(guard(() => this.#list().walk(from, width, limit)));
  }

  async toArray(options) {
    const { limit } = checked(options, ["limit"]);
    if (typeof limit !== "number" || !(limit >= 0)) {
      throw new TypeError("`limit` is required: a number of items, or Infinity for all.");
    }
    const items = [];
    if (limit < 1) return items;
    for await (const page of this.#walk(1, undefined, limit)) {
      for (const item of page.items) {
        items.push(item);
        if (items.length >= Math.floor(limit)) return items;
      }
    }
    return items;
  }

  toReadableStream(options) {
    const { format, ...walk } = checked(options, ["format", "from", "prefetch"]);
    if (format !== undefined && format !== "ndjson") {
      throw new TypeError(
        '`format` must be "ndjson"; without it the stream has the items themselves.',
      );
    }
    const pages = this.pages(walk);
    const encoder = new TextEncoder();
    return new ReadableStream(
      {
        async pull(controller) {
          // A pull that gives nothing is not followed by another one.
          for (;;) {
            const { done, value: page } = await pages.next();
            if (done) return controller.close();
            if (page.items.length === 0) continue;
            if (format === undefined) for (const item of page) controller.enqueue(item);
            else controller.enqueue(encoder.encode(lines(page.items)));
            return;
          }
        },
        cancel: () => pages.stop(),
      },
      // Nothing is asked for before somebody reads.
      { highWaterMark: 0 },
    );
  }

  // biome-ignore lint/suspicious/noThenProperty: `await list` is the first page (API.md).
  then(onFulfilled, onRejected) {
    return this.page(1).then(onFulfilled, onRejected);
  }

  catch(onRejected) {
    return this.page(1).catch(onRejected);
  }

  finally(onFinally) {
    return this.page(1).finally(onFinally);
  }

  [Symbol.asyncIterator]() {
    return new Items(this.pages());
  }
}

const lines = (items) => items.map((item) => `${JSON.stringify(item)}\n`).join("");

function checked(options, known) {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null) {
    throw new TypeError("The options must be an object.");
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw new TypeError(`\`${name}\` is unknown here. Known are: ${known.join(", ")}.`);
    }
  }
  return options;
}

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
  #walk;
  /** The instance of the core that the walk is in. */
  #born = instance();
  #asked = new Map();
  #controller = new AbortController();
  #eager;
  /** A page was read, and the walk has not gone on from it. */
  #read = false;
  #failure;

  constructor(walk) {
    super();
    this.#walk = walk;
    this.#eager = walk.eager;
  }

  async take() {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#born !== instance()) throw internalError();
    if (this.#read) this.#advance();
    const head = this.#walk.head;
    if (head === undefined) {
      this.stop();
      return DONE;
    }
    this.#ask();
    const page = await this.#asked.get(head);
    if (this.finished) return DONE;
    this.#asked.delete(head);
    this.#read = true;
    if (this.#eager) {
      try {
        this.#advance();
        this.#ask();
      } catch (error) {
        // This page is good; the error is the next one's.
        this.#failure = error;
      }
    }
    return { done: false, value: page };
  }

  #advance() {
    guard(() => this.#walk.advance());
    this.#read = false;
  }

  #ask() {
    for (;;) {
      const number = guard(() => this.#walk.ask());
      if (number === undefined) return;
      const asked = drive(guard(() => this.#walk.page(number, this.#controller.signal)));
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

export { newLinks, newPage, PagedList };
