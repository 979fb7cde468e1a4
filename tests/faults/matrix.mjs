// What the caller sees when a fault of `faults.mjs` meets a call: the matrix, in every runtime.
//
// A cell says what comes of the call where the fault strikes once / always, and how often the server
// was sent the request. `ok` is the right value, every item of a walk included; `Network` is a
// NetworkError, `Token<Network` a TokenError with that cause, and so on (API.md, "Errors"). `-` is a
// cell that there is not: a fault that cannot end again, or one in a body that there is not (a
// DELETE's 204).
//
// A walk (`page`, `prefetch`) meets the fault on its third page; `token` is a GET that has no token
// yet; the others have theirs.
import { FAULTS } from "./faults.mjs";

const MATRIX = `
                                 | GET PUT page prefetch   | POST PATCH              | DELETE                  | token
refused                          | - / Network 3           | - / Network 3           | - / Network 3           | - / Token<Network 3
reset on connection              | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
closed on connection             | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
idle connections closed          | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1
reset before the headers         | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
closed before the headers        | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
stalled before the headers       | ok 2 / Timeout 3        | Timeout 1 / Timeout 1   | ok 2 / Timeout 3        | ok 2 / Token<Timeout 3
reset inside the headers         | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
closed inside the headers        | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
stalled inside the headers       | ok 2 / Timeout 3        | Timeout 1 / Timeout 1   | ok 2 / Timeout 3        | ok 2 / Token<Timeout 3
reset after the headers          | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
closed after the headers         | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
stalled after the headers        | ok 2 / Timeout 3        | Timeout 1 / Timeout 1   | - / -                   | ok 2 / Token<Timeout 3
reset inside the body            | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
closed inside the body           | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
stalled inside the body          | ok 2 / Timeout 3        | Timeout 1 / Timeout 1   | - / -                   | ok 2 / Token<Timeout 3
reset before the last chunk      | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
closed before the last chunk     | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
stalled before the last chunk    | ok 2 / Timeout 3        | Timeout 1 / Timeout 1   | - / -                   | ok 2 / Token<Timeout 3
reset after the body             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1
length too small                 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | - / -                   | Token<Protocol 1 / Token<Protocol 1
two lengths                      | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
length that is no number         | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
chunk size that is no number     | ok 2 / Network 3        | Network 1 / Network 1   | - / -                   | ok 2 / Token<Network 3
no length, closed after the body | ok 1 / ok 1             | ok 1 / ok 1             | - / -                   | ok 1 / ok 1
an answer too many               | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1
early hints first                | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1
byte by byte                     | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1             | ok 1 / ok 1
garbage                          | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
headers of 100,000 bytes         | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
a web page with 200              | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
a web page with 502              | ok 2 / Server 3         | Server 1 / Server 1     | ok 2 / Server 3         | ok 2 / Token 3
broken JSON                      | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
bytes that are no text           | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
a body that never ends           | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
a gzip bomb                      | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
gzip that is none                | ok 2 / Network 3        | Network 1 / Network 1   | ok 2 / Network 3        | ok 2 / Token<Network 3
gzip that is cut                 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | - / -                   | Token<Protocol 1 / Token<Protocol 1
a redirect with 302 elsewhere    | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
a redirect with 307 elsewhere    | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
a redirect with 308 elsewhere    | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Protocol 1 / Protocol 1 | Token<Protocol 1 / Token<Protocol 1
503 with Retry-After             | ok 2 / Server 3         | Server 1 / Server 1     | ok 2 / Server 3         | ok 2 / Token 3
429 without a word               | ok 2 / RateLimit 3      | ok 2 / RateLimit 3      | ok 2 / RateLimit 3      | ok 2 / Token 3
`;

/**
 * Where a host does otherwise, and why. `reset before the headers, page` is one call's cell, without
 * a call it is a whole row.
 */
const HOSTS = [
  {
    why: "reads longer headers than Node",
    in: ["deno", "bun", "workerd"],
    cells: { "headers of 100,000 bytes": "ok 1 / ok 1" },
  },
  {
    why: "tells that a compressed body was cut, and so it is sent again; Node reads what there is",
    in: ["deno", "bun", "workerd"],
    cells: {
      "gzip that is cut": "ok 2 / Network 3",
      "gzip that is cut, POST": "Network 1 / Network 1",
      "gzip that is cut, PATCH": "Network 1 / Network 1",
      "gzip that is cut, token": "ok 2 / Token<Network 3",
    },
  },
  {
    why: "sends a GET again by itself where a connection that was kept alive ends under it",
    in: ["deno", "bun"],
    cells: Object.fromEntries(
      ["reset", "closed"].flatMap((how) =>
        ["before", "inside"].flatMap((where) =>
          ["page", "prefetch"].map((call) => [
            `${how} ${where} the headers, ${call}`,
            "ok 2 / Network 3-6",
          ]),
        ),
      ),
    ),
  },
  {
    why: "takes it, as it may come, for a connection that was never made, which repeats nothing",
    in: ["deno"],
    cells: {
      "reset on connection, POST": "Network 1 or ok 2 / Network 1-3",
      "reset on connection, PATCH": "Network 1 or ok 2 / Network 1-3",
    },
  },
  {
    why: "does not tell that a connection was never made",
    in: ["workerd"],
    cells: { "refused, POST": "- / Network 1", "refused, PATCH": "- / Network 1" },
  },
  {
    why: "takes the early hints for the answer",
    in: ["workerd"],
    cells: {
      "early hints first": "Protocol 1 / Protocol 1",
      "early hints first, token": "Token<Protocol 1 / Token<Protocol 1",
    },
  },
  {
    why: "may take the answer too many for that to its next request, which nothing above it can tell",
    in: ["deno", "bun", "workerd"],
    cells: { "an answer too many": "- / -" },
  },
];

/** No cell, in any host. */
const NONE = "- / -";

const TIMES = { once: 1, always: Number.POSITIVE_INFINITY };

const split = (line, by) => line.split(by).map((text) => text.trim());

/** The matrix as `{ "fault, call": cell }`. */
function parse() {
  const [[, ...groups], ...rows] = split(MATRIX.trim(), "\n").map((line) => split(line, "|"));
  const cells = {};
  for (const [fault, ...seen] of rows) {
    for (const [at, group] of groups.entries()) {
      for (const call of group.split(" ")) cells[`${fault}, ${call}`] = seen[at];
    }
  }
  return cells;
}

/** The same as a host has it. */
function parseFor(host) {
  const cells = parse();
  for (const { in: hosts, cells: own } of HOSTS) {
    if (!hosts.includes(host)) continue;
    for (const [place, cell] of Object.entries(own)) {
      const names = Object.keys(cells).filter((n) => n === place || n.startsWith(`${place}, `));
      if (names.length === 0) throw new Error(`the matrix has no ${place}`);
      for (const name of names) if (cells[name] !== NONE) cells[name] = cell;
    }
  }
  return cells;
}

/** Whether what was seen is what a cell says; `3-6` is a number between, `or` joins outcomes. */
export function agrees(seen, expected) {
  const count = Number(seen.split(" ").at(-1));
  return split(expected, " or ").some((outcome) => {
    const [, what, least, most] = /^(.+) (\d+)(?:-(\d+))?$/.exec(outcome);
    return seen === `${what} ${count}` && count >= Number(least) && count <= Number(most ?? least);
  });
}

/** All cells of a runtime (`node20`, `deno`, …), each to be run by itself. */
export function cellsOf(runtime) {
  const matrix = parseFor(runtime.replace(/\d+$/, ""));
  const cells = [];
  for (const [place, cell] of Object.entries(matrix)) {
    const [fault, call] = [place.slice(0, place.lastIndexOf(", ")), place.split(", ").at(-1)];
    if (!(fault in FAULTS)) throw new Error(`there is no fault "${fault}"`);
    for (const [at, [how, times]] of Object.entries(TIMES).entries()) {
      const expected = split(cell, "/")[at];
      if (expected === "-") continue;
      cells.push({ id: `${cells.length}`, name: `${place}, ${how}`, fault, call, times, expected });
    }
  }
  const missing = Object.keys(FAULTS).filter((fault) => !(`${fault}, GET` in matrix));
  if (missing.length > 0) throw new Error(`the matrix has no ${missing.join(", ")}`);
  return cells;
}
