// Lists, as the caller has them.

import { iterate } from "./iterators.js";
import { isFrom, must, readOptions, whole } from "./options.js";
import { askForPage } from "./page_source.js";
import { PAGE_SIZE } from "./request.js";
import { encoded, streamOf } from "./values.js";

/** The options of a walk, and of a stream. */
const WALK = { from: whole, prefetch: whole };
const STREAM = {
  ...WALK,
  format: must(
    (format) => format === "ndjson",
    '"ndjson"; without it the stream has the items themselves',
  ),
};

const ARRAY = { limit: must(isFrom(0), "a number of items, or Infinity for all") };

class PagedList {
  /** What it takes to ask for its pages. */
  #list;

  constructor(present, request, options) {
    this.#list = { present, request, options };
  }

  async page(number) {
    const { page } = await askForPage(this.#list, whole(number, "page"));
    return page;
  }

  /** By the smallest request that tells it; where no header does, the items are counted. */
  async count() {
    const { page } = await askForPage(this.#list, 1, undefined, this.#list.request.pageSize && 1);
    const { hasNext, items, links } = page;
    // An empty list has a last page too.
    const { total = items.length > 0 || hasNext ? links.last : 0 } = page;
    if (total !== undefined) return total;
    if (!hasNext) return items.length;
    let count = 0;
    // The largest pages take the fewest requests.
    const walk = { pageSize: PAGE_SIZE, prefetch: 1 };
    for await (const page of iterate(this.#list, walk)) count += page.items.length;
    return count;
  }

  pages(options = {}) {
    return iterate(this.#list, readOptions(options, WALK));
  }

  async toArray(options = {}) {
    const { limit } = readOptions(options, ARRAY, null);
    const items = [];
    if (limit < 1) return items;
    for await (const page of iterate(this.#list, { limit })) {
      for (const item of page) {
        items.push(item);
        if (items.length >= Math.floor(limit)) return items;
      }
    }
    return items;
  }

  toReadableStream(options = {}) {
    const { format, ...walk } = readOptions(options, STREAM);
    if (format === undefined) return streamOf(iterate(this.#list, walk, itemsOf), (item) => item);
    return streamOf(iterate(this.#list, walk, linesOf), encoded);
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
    return iterate(this.#list, {}, itemsOf);
  }
}

const itemsOf = ({ items }) => items;

/** A text for each page, a line for each item. */
const linesOf = ({ items }) =>
  items.length === 0 ? [] : [items.map((item) => `${JSON.stringify(item)}\n`).join("")];

export { PagedList };
