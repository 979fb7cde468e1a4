// Walks over a list, page by page or item by item. Which page is asked for next is the core's; an item
// costs no call into it.

import { wrongAnswer } from "./answer.js";
import { ask, Held } from "./core.js";
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
  /** The parts of the present page, and which of them is the next. */
  let parts = [];
  let at = 0;
  /** How many answers are awaited. */
  let awaited = 0;

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
    const goOn = ({ next, end }) => {
      const problem = walk.tell(question.ADVANCE, [], next, end);
      if (problem === "") askAhead();
      return problem;
    };
    try {
      askAhead();
      for (let head = walk.ask(question.HEAD, []); head !== 0; head = walk.ask(question.HEAD, [])) {
        const answered = await asked.get(head);
        if (signal.aborted) return;
        asked.delete(head);
        // With pages asked for in advance, the walk goes on before the caller does.
        const early = prefetch > 1 ? goOn(answered) : undefined;
        parts = partsOf(answered.page);
        for (at = 0; at < parts.length; ) yield parts[at++];
        const problem = early ?? goOn(answered);
        if (problem !== "") throw wrongAnswer(answered.reply, problem);
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

  /** Stops at once and aborts what is under way. */
  const stop = () => {
    controller.abort();
    parts = [];
    walk.return();
  };

  return {
    next() {
      // A part that is there is given at once.
      if (awaited === 0 && at < parts.length) {
        return Promise.resolve({ done: false, value: parts[at++] });
      }
      const answer = walk.next();
      const answered = () => {
        awaited -= 1;
      };
      awaited += 1;
      answer.then(answered, answered);
      return answer;
    },
    return(value) {
      stop();
      return Promise.resolve({ done: true, value });
    },
    throw(error) {
      stop();
      return Promise.reject(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [disposeSymbol]() {
      stop();
    },
  };
}

export { iterate };
