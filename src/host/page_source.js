// A list's pages: asking for one, and what its headers say of it, which the core reads.

import { valueOfReply, wrongAnswer } from "./answer.js";
import { ask, Held, tell } from "./core.js";
import { BODY, Call } from "./engine.js";
import { header } from "./fetch.js";
import * as question from "./questions.js";
import { PAGE_SIZE } from "./request.js";

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
    const reply = await new Call(shared, this.#options, signals, this.#request, BODY).send(target);
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

  /** The number of items, by the smallest request that tells it; undefined where no header does. */
  async count() {
    if (this.pageSize === undefined) return (await this.#fetch()).items.length;
    const { items, headers } = await this.#paged(1, 1);
    const { total, links, hasNext } = described(headers, 1, 1, items.length);
    if (total !== undefined) return total;
    if (links.last !== undefined) return links.last;
    return hasNext ? undefined : items.length;
  }

  /** The same list in the largest pages, which takes the fewest requests. */
  inLargestPages() {
    return new Source(this.#present, { ...this.#request, pageSize: PAGE_SIZE }, this.#options);
  }

  /** A walk in the core. */
  walk({ from = 1, width = this.prefetch, limit = Number.POSITIVE_INFINITY }) {
    return new Held(ask(question.WALK, [], from, this.pageSize ?? 0, width, limit));
  }
}

/** What the headers of a page say. A relation that they do not name is not there. */
function described(headers, page, size, count) {
  const told = tell(question.PAGE, headers, page, size, count).split(",");
  const [first, prev, next, last, total] = told.map((text) =>
    text === "" ? undefined : Number(text),
  );
  const links = Object.fromEntries(
    Object.entries({ first, prev, next, last }).filter(([, number]) => number !== undefined),
  );
  return { links, total, hasNext: told[5] !== "" };
}

export { Source };
