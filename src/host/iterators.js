// Walks over a list, page by page or item by item. Which page is asked for next is the core's; an item
// costs no call into it.

import { wrongAnswer } from "./answer.js";
import { ask, Held } from "./core.js";
import { askForPage } from "./page_source.js";
import * as question from "./questions.js";
import { Patience } from "./wait.js";

const disposeSymbol = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");

/**
 * An iterator over the pages of a list, or over what `partsOf` makes of each: `next()` may be called
 * many times without waiting and is answered in order; after an error, or `return()`, there is nothing
 * more. `limit` is the number of items that are wanted at most.
 */
function iterate(list, options, partsOf = (page) => [page]) {
  const { pageSize = list.request.pageSize, from = 1, limit = Number.POSITIVE_INFINITY } = options;
  const { prefetch = list.options.prefetch ?? 1 } = options;
  /** The pages that are asked for: their answers to be, and what aborts them. */
  const asked = new Map();
  let isStopped = false;
  /** The parts of the present page, and which of them is the next. */
  let parts = [];
  let at = 0;
  /** How many answers are awaited. */
  let awaited = 0;

  /** Aborts what is under way, or that of it which is before a page. */
  const abort = (before = Number.POSITIVE_INFINITY) => {
    for (const [number, { controller }] of asked) {
      if (number >= before) continue;
      controller.abort();
      asked.delete(number);
    }
  };

  /** Also keeps the order: a generator answers one `next()` after the other. */
  async function* walkThrough() {
    const walk = new Held(ask(question.WALK, [], from, pageSize ?? 0, prefetch, limit));
    /** Asks for pages as far as there is room: the next ones, or those that may be needed. */
    const askFor = (which) => {
      for (let room = prefetch; room > 0; room -= 1) {
        const number = walk.ask(which, []);
        if (number === 0) return;
        const controller = new AbortController();
        const answer = askForPage(list, number, controller.signal, pageSize);
        // Whoever reads the page gets its error; a page that nobody reads has none.
        answer.catch(() => {});
        asked.set(number, { answer, controller });
      }
    };
    try {
      for (let head = walk.ask(question.HEAD, []); head !== 0; head = walk.ask(question.HEAD, [])) {
        askFor(question.NEXT);
        const { page, reply, next, end } = await asked.get(head).answer;
        if (isStopped) return;
        asked.delete(head);
        if (prefetch > 1) checkStill(list);
        const problem = walk.tell(question.ADVANCE, [], next, end);
        if (prefetch > 1 && problem === "") {
          // The walk goes on before the caller does. A server may have left pages out.
          abort(next);
          askFor(question.AHEAD);
        }
        parts = partsOf(page);
        for (at = 0; at < parts.length; ) yield parts[at++];
        // It is said when the next page is wanted.
        if (problem !== "") throw wrongAnswer(reply, problem);
      }
    } catch (error) {
      // What `return()` interrupts is over, and no error.
      if (!isStopped) throw error;
    } finally {
      abort();
      walk.free();
    }
  }
  const walk = walkThrough();

  /** Stops at once and aborts what is under way. */
  const stop = () => {
    isStopped = true;
    abort();
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

/** A page that was asked for in advance comes too late for a client, or a signal, that has ended. */
function checkStill({ present, options }) {
  const { lifetime } = present();
  new Patience(lifetime, options.signal ? [options.signal] : []).check();
}

export { iterate };
