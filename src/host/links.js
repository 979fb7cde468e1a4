// `parseLinkHeader`: the core reads, and here is made what the caller gets.

import { tell, unpack } from "./core.js";
import * as question from "./questions.js";

function parseLinkHeader(header) {
  if (header === undefined || header === null) return [];
  const texts = unpack(tell(question.LINKS, [String(header)]));
  const links = [];
  for (let at = 0; at < texts.length; ) {
    const [uri, rel, count] = texts.slice(at, at + 3);
    at += 3;
    const params = [];
    for (const end = at + 2 * count; at < end; at += 2) params.push(texts.slice(at, at + 2));
    links.push({ uri, rel: rel.split(/\s/).filter(Boolean), params: Object.fromEntries(params) });
  }
  return links;
}

export { parseLinkHeader };
