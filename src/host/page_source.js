// A list's pages: asking for one, and what its headers say of it, which the core reads.

import { valueOfReply, wrongAnswer } from "./answer.js";
import { tell } from "./core.js";
import { Call } from "./engine.js";
import { header } from "./fetch.js";
import * as question from "./questions.js";

/** The headers about pages. */
const HEADERS = ["link", "total-number", "total-number-is-capped"];

class Page {
  [Symbol.iterator]() {
    return this.items.values();
  }
}

/**
 * A page of a list, as the caller sees it, the page that is said to follow it, the last one that there
 * may be, as the core's `PAGE` tells them, and what was read of the answer. A list is
 * `{ present, request, options }`, of which `present()` gives what the client's calls share. One that
 * the server does not page is its own first page, and there is no other.
 */
async function askForPage(list, number, signal, pageSize = list.request.pageSize) {
  const { present, request, options } = list;
  let { target } = request;
  let items = [];
  let reply;
  let headers = ["", "", ""];
  if (pageSize) {
    const mark = target.includes("?") ? "&" : "?";
    target += `${mark}page=${number}&page_size=${pageSize}`;
  }
  if (pageSize || number === 1) {
    const signals = [options.signal, signal].filter(Boolean);
    reply = await new Call(present(), options, signals, request).send(target);
    items = itemsOf(reply, request);
    if (pageSize) {
      headers = HEADERS.map((name) => header(reply.response, name) ?? "");
    }
  }
  const told =
    pageSize === undefined
      ? []
      : tell(question.PAGE, headers, number, pageSize, items.length).split(",");
  const said = {};
  ["first", "prev", "next", "last", "total"].forEach((name, at) => {
    // What the headers do not say is not there.
    if (told[at]) said[name] = Number(told[at]);
  });
  const { total, ...links } = said;
  const page = Object.assign(new Page(), {
    items,
    page: number,
    pageSize: pageSize ?? items.length,
    total,
    totalIsCapped: headers[2].trim() === "true",
    hasNext: Boolean(told[5]),
    links,
  });
  const [next = 0, end = 0] = told.slice(5).map(Number);
  return { page, next, end, reply };
}

/** The list that is answered, or the one that is wrapped in an object. */
function itemsOf(reply, { wrappedIn }) {
  const value = valueOfReply(reply) ?? {};
  const within = Array.isArray(value)
    ? [value]
    : wrappedIn === undefined
      ? Object.values(value)
      : [value[wrappedIn]];
  const lists = within.filter(Array.isArray);
  if (lists.length === 1) return lists[0];
  throw wrongAnswer(reply, "The server answered with something that is no list.");
}

export { askForPage };
