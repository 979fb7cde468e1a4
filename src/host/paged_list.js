// Lists, as the caller has them.

import { Items, Pages } from "./iterators.js";
import { whole } from "./options.js";
import { Source } from "./page_source.js";

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
    const told = await this.#source.count();
    if (told !== undefined) return told;
    let count = 0;
    const pages = new Pages(this.#source.inLargestPages(), { width: 1 });
    for await (const page of pages) count += page.items.length;
    return count;
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

export { PagedList };
