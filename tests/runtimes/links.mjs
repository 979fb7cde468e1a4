// `parseLinkHeader` beside http-link-header, on headers that are made at random from a fixed seed: on
// what both read they agree, and each way in which they differ has its reason here.
//
//   node tests/runtimes/links.mjs --tarball T.tgz
import { strict as assert } from "node:assert";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import LinkHeader from "http-link-header";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });
const COUNT = 20_000;

/** Numbers from 0 to 1, the same each time (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const random = seeded(7);
const below = (count) => Math.floor(random() * count);
const pick = (list) => list[below(list.length)];
const some = (count, make) => Array.from({ length: below(count) }, make);

const TOKENS = ["next", "prev", "last", "first", "up", "x-y", "a1"];
const URIS = ["/users?page=2", "http://h:3001/users?page=3&page_size=2", "", "a;b", "a,b", "#x"];
const TEXTS = ["a", "a b", "x, y", "x; y", "<z>", "é", "=", " "];
const spaces = () => pick(["", "", " ", "\t", "  "]);

/** Parameters with a name of their own each. */
function parameters() {
  const names = ["title", "type", "media", "anchor", "foo", "hreflang"];
  return names.filter(() => random() < 0.3).map(parameter);
}

function parameter(name) {
  const value = random() < 0.5 ? pick(TOKENS) : `"${pick(TEXTS)}"`;
  return `${name}=${value}`;
}

/** A link of RFC 8288 §3, with one `rel`, which stands first. */
function link() {
  const rel =
    random() < 0.5 ? pick(TOKENS) : `"${[pick(TOKENS), ...some(3, () => pick(TOKENS))].join(" ")}"`;
  const parts = [`<${pick(URIS)}>`, `rel=${rel}`, ...parameters()];
  return parts.join(`;${spaces()}`);
}

const header = () => [link(), ...some(3, link)].join(`,${spaces()}`);

/** Their links as ours: they have one for each relation type, and its name as it was written. */
function theirs(text) {
  return LinkHeader.parse(text).refs.map(({ uri, rel, ...params }) => ({ uri, rel, params }));
}

function ours(parse, text) {
  return parse(text).flatMap(({ uri, rel, params }) =>
    rel.map((one) => ({ uri, rel: one, params })),
  );
}

/** Where they differ, and why ours is what it is. */
const DIFFERENCES = [
  ["<a>; rel=n; foo=b; foo=c", 1, "an object holds one of each name, the first; theirs is a list"],
  [
    "<a>; rel=n; foo=b\t; bar=c",
    1,
    "white space ends a token (RFC 8288 B.3); theirs has it in the value",
  ],
  ["<a>; rel=n,, <b>; rel=p", 2, "empty elements are left out (RFC 9110 §5.6.1.2); they throw"],
  ["a; rel=n", 0, "what is no link is left out (RFC 8288 B.2); they throw"],
  ["<a> rel=n", 1, "a link without parameters that can be read (RFC 8288 B.3); they throw"],
  [
    '<a>; REL="Next"',
    1,
    "relation types are compared without case (RFC 8288 §2.1.1); theirs is as written",
  ],
  [
    "<a>; title*=UTF-8''%e2%82%ac; rel=n",
    1,
    "an extended value is decoded to a text (RFC 8187); theirs is an object",
  ],
  ['<a>; rel=""', 1, "no relation type (RFC 8288 §3.3); theirs is an empty one"],
];

function same(parse, text) {
  try {
    assert.deepEqual(ours(parse, text), theirs(text));
    return true;
  } catch {
    return false;
  }
}

const consumer = makeConsumer(values.tarball);
try {
  const entry = join(consumer.folder, "node_modules/logto-management/index.js");
  const { parseLinkHeader } = await import(pathToFileURL(entry));
  await suite("links", {
    "20,000 headers are read as http-link-header reads them": () => {
      for (let n = 0; n < COUNT; n += 1) {
        const text = header();
        assert.deepEqual(ours(parseLinkHeader, text), theirs(text), text);
      }
    },
    "each known difference is one, and has as many links as it says": () => {
      for (const [text, links, why] of DIFFERENCES) {
        assert.equal(parseLinkHeader(text).length, links, `${text}: ${why}`);
        assert.ok(!same(parseLinkHeader, text), `no difference any more: ${text}`);
      }
    },
  });
} finally {
  consumer.remove();
}
