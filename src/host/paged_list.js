// Lists: what is asked for, in which order, is the core's; iterating is done here, so that an item
// costs no call into the core.

import { valueOfReply, wrongAnswer } from "./answer.js";
import { ask, Held, tell } from "./core.js";
import { BODY, Context, send } from "./engine.js";
import { makeError, ProtocolError } from "./errors.js";
import { header } from "./fetch.js";
import { whole } from "./options.js";

class Page {
  constructor(fields) {
    Object.assign(this, fields);
  }

  [Symbol.iterator]() {
    return this.items[Symbol.iterator]();
  }
}

/** A list's request, and what it takes to ask for its pages. */
class Source {
  #present;
  #request;
  #options;

  /** `present` gives what the client's calls share. */
  constructor(present, request, options) {
    this.#present = present;
    this.#request = request;
    this.#options = options;
  }

  /** Items of a page; undefined where the server does not page the list. */
  get pageSize() {
    return this.#request.pageSize;
  }

  /** How many pages may be under way where a walk does not say it. */
  get prefetch() {
    return this.#options.prefetch ?? 1;
  }

  /** The items that are answered, and the texts of the headers about pages. */
  async #fetch(target, signal) {
    const shared = this.#present();
    const signals = [this.#options.signal, signal].filter((signal) => signal !== undefined);
    const context = new Context(shared, this.#options, signals);
    const reply = await send(shared, context, this.#request, this.#options, BODY, target);
    const names = ["link", "total-number", "total-number-is-capped"];
    const headers = names.map((name) => header(reply.response, name) ?? "");
    return { items: this.#items(reply), headers };
  }

  #items(reply) {
    const value = valueOfReply(reply);
    const { wrappedIn } = this.#request;
    const lists = Array.isArray(value)
      ? [value]
      : typeof value !== "object" || value === null
        ? []
        : wrappedIn === undefined
          ? Object.values(value).filter(Array.isArray)
          : [value[wrappedIn]];
    if (lists.length === 1 && Array.isArray(lists[0])) return lists[0];
    const message = "The server answered with something that is no list.";
    throw wrongAnswer(reply.response, message);
  }

  #paged(page, size, signal) {
    const { target } = this.#request;
    const mark = target.includes("?") ? "&" : "?";
    return this.#fetch(`${target}${mark}page=${page}&page_size=${size}`, signal);
  }

  /** The page as the caller sees it, and the headers. */
  async page(number, signal) {
    const size = this.pageSize;
    if (size === undefined) return this.#whole(number, signal);
    const { items, headers } = await this.#paged(number, size, signal);
    const { total, links, hasNext } = described(headers, number, size, items.length);
    const page = new Page({
      items,
      page: number,
      pageSize: size,
      total,
      totalIsCapped: headers[2].trim() === "true",
      hasNext,
      links,
    });
    return { page, headers };
  }

  /** A list that the server does not page is its own first page, and there is no other. */
  async #whole(number, signal) {
    const items = number === 1 ? (await this.#fetch(undefined, signal)).items : [];
    const page = new Page({
      items,
      page: number,
      pageSize: items.length,
      total: undefined,
      totalIsCapped: false,
      hasNext: false,
      links: {},
    });
    return { page, headers: ["", "", ""] };
  }

  /** The number of items, by the smallest request that tells it. */
  async count() {
    if (this.pageSize === undefined) return (await this.#fetch()).items.length;
    const { items, headers } = await this.#paged(1, 1);
    const { total, links, hasNext } = described(headers, 1, 1, items.length);
    if (total !== undefined) return total;
    if (links.last !== undefined) return links.last;
    if (!hasNext) return items.length;
    // No header tells it: they are read, with as few requests as that takes.
    const largest = new Source(this.#present, { ...this.#request, pageSize: 100 }, this.#options);
    let count = 0;
    for await (const page of new Pages(largest, { width: 1 })) count += page.items.length;
    return count;
  }

  /** A walk in the core. */
  walk({ from = 1, width = this.prefetch, limit = Number.POSITIVE_INFINITY }) {
    return new Held(ask("walk", from, this.pageSize ?? 0, width, limit));
  }
}

/** What the headers of a page say. A relation that they do not name is not there. */
function described(headers, page, size, count) {
  const told = tell("page", ...headers, page, size, count).split(",");
  const [first, prev, next, last, total] = told.map((text) =>
    text === "" ? undefined : Number(text),
  );
  const links = Object.fromEntries(
    Object.entries({ first, prev, next, last }).filter(([, number]) => number !== undefined),
  );
  return { links, total, hasNext: told[5] !== "" };
}

class PagedList {
  #source;

  constructor(present, request, options) {
    this.#source = new Source(present, request, options);
  }

  async page(number) {
    const { page } = await this.#source.page(whole(number, "page"));
    return page;
  }

  async count() {
    return this.#source.count();
  }

  pages(options) {
    const { from = 1, prefetch } = checked(options, ["from", "prefetch"]);
    const width = prefetch === undefined ? undefined : whole(prefetch, "prefetch");
    return new Pages(this.#source, { from: whole(from, "from"), width });
  }

  async toArray(options) {
    const { limit } = checked(options, ["limit"]);
    if (typeof limit !== "number" || !(limit >= 0)) {
      throw new TypeError("`limit` is required: a number of items, or Infinity for all.");
    }
    const items = [];
    if (limit < 1) return items;
    for await (const page of new Pages(this.#source, { limit })) {
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
    const head = this.#walk.ask("head");
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
    const problem = this.#walk.tell("advance", ...headers, page.items.length);
    if (problem === "") return;
    throw makeError(ProtocolError, problem);
  }

  #ask() {
    for (;;) {
      const number = this.#walk.ask("ask");
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

export { PagedList };
