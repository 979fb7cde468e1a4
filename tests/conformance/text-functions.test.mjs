/** API.md: `parseLinkHeader` (RFC 8288) and `escapeLike`. */
import { assert, test } from "./harness.mjs";

/** Header values and what they are. Without `params`, only `uri` and `rel` are compared. */
const HEADERS = [
  ["", []],
  ["garbage", []],
  ["<", []],
  ["<>", [{ uri: "", rel: [] }]],
  ["<a>", [{ uri: "a", rel: [] }]],
  ['<a>; rel="next"', [{ uri: "a", rel: ["next"] }]],
  ["<a>; rel=next", [{ uri: "a", rel: ["next"] }]],
  [
    '<a>;rel="next",<b>;rel="prev"',
    [
      { uri: "a", rel: ["next"] },
      { uri: "b", rel: ["prev"] },
    ],
  ],
  ['  <a> ; rel = "next" ; title = "x"  ', [{ uri: "a", rel: ["next"] }]],
  ['<a>; rel="NEXT Last"', [{ uri: "a", rel: ["next", "last"] }]],
  ['<a>; rel="next"; rel="prev"', [{ uri: "a", rel: ["next"] }]],
  ['<a>; REL="next"', [{ uri: "a", rel: ["next"] }]],
  ['<a,b;c>; rel="next"', [{ uri: "a,b;c", rel: ["next"] }]],
  ['<a>; title="x, <b>; rel=\\"prev\\""; rel="next"', [{ uri: "a", rel: ["next"] }]],
  [
    '<a>; rel="next", , <b>; rel="last"',
    [
      { uri: "a", rel: ["next"] },
      { uri: "b", rel: ["last"] },
    ],
  ],
];

for (const [header, expected] of HEADERS) {
  test(`parseLinkHeader reads ${JSON.stringify(header)}`, (t) => {
    const links = t.logto.parseLinkHeader(header);
    assert.deepEqual(
      links.map(({ uri, rel }) => ({ uri, rel: [...rel] })),
      expected,
    );
  });
}

test("parseLinkHeader gives parameters by name", (t) => {
  const [link] = t.logto.parseLinkHeader('<a>; rel="next"; Title="a \\"b\\""; hreflang=de; flag');
  assert.equal(link.params.title, 'a "b"');
  assert.equal(link.params.hreflang, "de");
  assert.equal(link.params.flag, "");
});

test("parseLinkHeader decodes extended parameters (RFC 8187)", (t) => {
  const [link] = t.logto.parseLinkHeader(
    "</TheBook/chapter2>; rel=\"previous\"; title*=UTF-8'de'letztes%20Kapitel",
  );
  assert.equal(Object.values(link.params).includes("letztes Kapitel"), true);
});

test("parseLinkHeader reads the header of a Logto page", (t) => {
  const header = [
    ["first", 1],
    ["prev", 4],
    ["last", 11],
    ["next", 6],
  ]
    .map(([rel, page]) => `<http://127.0.0.1:3001/users?page=${page}&page_size=20>; rel="${rel}"`)
    .join(", ");
  const links = t.logto.parseLinkHeader(header);
  assert.deepEqual(
    links.map(({ rel }) => rel[0]),
    ["first", "prev", "last", "next"],
  );
  assert.equal(links[3].uri, "http://127.0.0.1:3001/users?page=6&page_size=20");
});

test("parseLinkHeader is not misled by names of Object.prototype", (t) => {
  const [link] = t.logto.parseLinkHeader('<a>; rel="next"; __proto__="x"; constructor="y"');
  assert.deepEqual([...link.rel], ["next"]);
  assert.equal({}.x, undefined);
  assert.equal(link.params.constructor, "y");
});

test("parseLinkHeader takes a megabyte of anything", (t) => {
  const mebibyte = 1024 * 1024;
  for (const piece of ["<", ";", ",", '"', "\\", "<a>;", '<a>; rel="', "; a=", " ", "é"]) {
    const links = t.logto.parseLinkHeader(piece.repeat(mebibyte / piece.length));
    assert.isArray(links);
  }
});

test("parseLinkHeader takes what headers.get answers where there is none", (t) => {
  assert.deepEqual(t.logto.parseLinkHeader(""), []);
});

test("escapeLike makes the signs of a pattern literal", (t) => {
  const { escapeLike } = t.logto;
  assert.equal(escapeLike("100%"), "100\\%");
  assert.equal(escapeLike("a_b"), "a\\_b");
  assert.equal(escapeLike("a\\b"), "a\\\\b");
  assert.equal(escapeLike("%_\\"), "\\%\\_\\\\");
});

test("escapeLike leaves all other text as it is", (t) => {
  for (const text of ["", "alice@example.com", "a*b?c[d]^e$f", "ü\u{1F600}\n'\"/"]) {
    assert.equal(t.logto.escapeLike(text), text);
  }
});
