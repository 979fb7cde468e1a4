// `parseLinkHeader`: the core reads, and here is made what the caller gets.

import { guard, present } from "./task.js";

function parseLinkHeader(header) {
  if (header === undefined || header === null) return [];
  return readLinks(guard(() => present().parseLinkHeader(String(header))));
}

/**
 * Reads what the core tells of links: a line of numbers, and then all texts in one, which is decoded
 * once. The numbers are how many links there are, and for each the length of its URI, how many relation types there are and
 * how long they are, how many parameters there are and how long each name and value is.
 */
function readLinks(told) {
  const end = told.indexOf("\n");
  const numbers = told.slice(0, end).split(" ");
  let read = 0;
  let at = end + 1;
  const number = () => Number(numbers[read++]);
  const text = () => {
    const from = at;
    at += number();
    return told.slice(from, at);
  };
  const several = (make) => Array.from({ length: number() }, make);
  return several(() => ({
    uri: text(),
    rel: several(text),
    // Makes own properties whatever the names are, `__proto__` included.
    params: Object.fromEntries(several(() => [text(), text()])),
  }));
}

export { parseLinkHeader };
