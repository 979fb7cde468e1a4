// Walks over a list, page by page or item by item. Which page is asked for next is the core's; an item
// costs no call into it.

import { ask, Held } from "./core.js";
import { makeError, ProtocolError } from "./errors.js";
import { askForPage } from "./page_source.js";
import * as question from "./questions.js";

const disposeSymbol = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");

/**
 * An iterator over the pages of a list, or over what `partsOf` makes of each: `next()` may be called
 * many times without waiting and is answered in order; after an error, or `return()`, there is nothing
 * more. `limit` is the number of items that are wanted at most.
 */
function iterate(list, options, partsOf = (page) => [page]) {
  const { pageSize = list.request.pageSize, from = 1, limit = Number.POSITIVE_INFINITY } = options;
  const { prefetch = list.options.prefetch ?? 1 } = options;
  const controller = new AbortController();
  const { signal } = controller;

  /** Also keeps the order: a generator answers one `next()` after the other. */
  async function* walkThrough() {
    const walk = new Held(ask(question.WALK, [], from, pageSize ?? 0, prefetch, limit));
    const asked = new Map();
    const askAhead = () => {
      for (
        let number = walk.ask(question.NEXT, []);
        number !== 0;
        number = walk.ask(question.NEXT, [])
      ) {
        const page = askForPage(list, number, signal, pageSize);
        // Whoever reads the page gets its error; a page that nobody reads has none.
        page.catch(() => {});
        asked.set(number, page);
      }
    };
    /** Goes on from a page; what is wrong with the next one is said when that is wanted. */
    const goOn = ({ page, headers }) => {
      const problem = walk.tell(question.ADVANCE, headers, page.items.length);
      if (problem === "") askAhead();
      return problem;
    };
    try {
      askAhead();
      for (let head = walk.ask(question.HEAD, []); head !== 0; head = walk.ask(question.HEAD, [])) {
        const answered = await asked.get(head);
        asked.delete(head);
        // With pages asked for in advance, the walk goes on before the caller does.
        const early = prefetch > 1 ? goOn(answered) : undefined;
        for (const part of partsOf(answered.page)) {
          if (signal.aborted) return;
          yield part;
        }
        const problem = early ?? goOn(answered);
        if (problem !== "") throw makeError(ProtocolError, problem);
      }
    } catch (error) {
      // What `return()` interrupts is over, and no error.
      if (!signal.aborted) throw error;
    } finally {
      controller.abort();
      walk.free();
    }
  }
  const walk = walkThrough();
  const finish = walk.return.bind(walk);

  /** Stops at once and aborts what is under way. */
  const stop = () => {
    controller.abort();
    finish();
  };

  return Object.assign(walk, {
    return(value) {
      stop();
      return Promise.resolve({ done: true, value });
    },
    throw(error) {
      stop();
      return Promise.reject(error);
    },
    async [disposeSymbol]() {
      stop();
    },
  });
}

export { iterate };
