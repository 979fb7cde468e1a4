// What can go wrong on a wire, by name. A fault has one of
//
//   answer(wire, answer, elsewhere)  what is sent instead of the answer; a fault that writes nothing
//                                    and ends nothing stalls
//   connection(socket)               what happens to a connection before a request is read
//   refuses                          nobody listens any more
//   closesIdle                       the connections that were kept alive are closed
//
// `needsBody` says that there is none of it where the answer has no body (a DELETE's 204), `stalls`
// that an attempt's time has to run out, and `undone` that the server did not do what was asked for.
import { gzipSync } from "node:zlib";

const half = (bytes) => bytes.subarray(0, bytes.length >> 1);

/** Writes what the server would, in pieces, and ends as told. */
const cut =
  (pieces, end, own = {}) =>
  async (wire, answer) => {
    const head = wire.head(answer, own);
    for (const piece of pieces(head, answer.body)) await wire.write(piece);
    wire[end]?.();
  };

const nothing = () => [];
const halfHead = (head) => [half(head)];
const headAlone = (head) => [head];
const halfBody = (head, body) => [head, half(body)];
const allOf = (head, body) => [head, body];

/** A body in one chunk, without the empty one that ends it (RFC 9112 §7.1). */
const unended = (head, body) => [head, `${body.length.toString(16)}\r\n`, body, "\r\n"];
const CHUNKED = { "content-length": undefined, "transfer-encoding": "chunked" };
const LAST = { connection: "close" };

/** An answer of our own instead of the server's. */
const instead = (status, headers, body) => (wire) => {
  wire.response.writeHead(status, headers).end(body);
};

const HTML = { "content-type": "text/html; charset=utf-8" };
const PAGE = "<!doctype html><title>Logto</title><p>Hello.";
const JSON_TYPE = { "content-type": "application/json" };

/** 64 MiB of spaces, which are valid before any JSON, in 64 KiB. */
const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, " "), { level: 9 });

/** Writes until the client has enough. */
async function endless(wire, answer) {
  await wire.write(wire.head({ ...answer, status: 200 }, { ...JSON_TYPE, ...CHUNKED }));
  const spaces = Buffer.alloc(16 * 1024, " ");
  const chunk = Buffer.concat([Buffer.from("4000\r\n"), spaces, Buffer.from("\r\n")]);
  while (wire.open) await wire.write(chunk);
}

const redirect = (status) => ({
  answer: (wire, _, elsewhere) => instead(status, { location: `${elsewhere}/stolen` })(wire),
});

const body = (fault) => ({ ...fault, needsBody: true });

export const FAULTS = {
  refused: { refuses: true },
  "reset on connection": { connection: (socket) => socket.resetAndDestroy() },
  "closed on connection": { connection: (socket) => socket.end() },
  "idle connections closed": { closesIdle: true },

  "reset before the headers": { answer: cut(nothing, "reset") },
  "closed before the headers": { answer: cut(nothing, "close") },
  "stalled before the headers": { answer: cut(nothing), stalls: true },
  "reset inside the headers": { answer: cut(halfHead, "reset") },
  "closed inside the headers": { answer: cut(halfHead, "close") },
  "stalled inside the headers": { answer: cut(halfHead), stalls: true },
  "reset after the headers": body({ answer: cut(headAlone, "reset") }),
  "closed after the headers": body({ answer: cut(headAlone, "close") }),
  "stalled after the headers": body({ answer: cut(headAlone), stalls: true }),
  "reset inside the body": body({ answer: cut(halfBody, "reset") }),
  "closed inside the body": body({ answer: cut(halfBody, "close") }),
  "stalled inside the body": body({ answer: cut(halfBody), stalls: true }),
  "reset before the last chunk": body({ answer: cut(unended, "reset", CHUNKED) }),
  "closed before the last chunk": body({ answer: cut(unended, "close", CHUNKED) }),
  "stalled before the last chunk": body({ answer: cut(unended, undefined, CHUNKED), stalls: true }),
  "reset after the body": { answer: cut(allOf, "reset", LAST) },

  "length too small": body({
    answer: (wire, answer) =>
      cut(allOf, "close", { "content-length": answer.body.length >> 1, ...LAST })(wire, answer),
  }),
  "two lengths": body({
    answer: (wire, answer) =>
      cut(allOf, "close", { "Content-Length": answer.body.length + 1, ...LAST })(wire, answer),
  }),
  "length that is no number": body({
    answer: cut(allOf, "close", { "content-length": "many", ...LAST }),
  }),
  "chunk size that is no number": body({
    answer: cut((head, text) => [head, "many\r\n", text, "\r\n0\r\n\r\n"], "close", CHUNKED),
  }),
  "no length, closed after the body": body({
    answer: cut(allOf, "close", { "content-length": undefined, ...LAST }),
  }),
  "an answer too many": {
    answer(wire, { status, headers, body: bytes }) {
      const stray = Buffer.from('{"id":"stray"}');
      const extra = wire.head({ status: 200, headers: JSON_TYPE }, { "content-length": 14 });
      wire.response.writeHead(status, headers).end(bytes, () => {
        wire.write(Buffer.concat([extra, stray]));
      });
    },
  },
  "early hints first": {
    answer(wire, { status, headers, body: bytes }) {
      wire.response.writeEarlyHints({ link: "</x>; rel=preload" });
      wire.response.writeHead(status, headers).end(bytes);
    },
  },
  "byte by byte": {
    async answer(wire, answer) {
      const bytes = Buffer.concat([wire.head(answer, LAST), answer.body]);
      for (const byte of bytes) await wire.write(Buffer.of(byte));
      wire.close();
    },
  },

  garbage: {
    answer: cut(() => ["\u0000\u0001SSH-2.0-OpenSSH_9.2\r\n\r\n"], "close"),
  },
  "headers of 100,000 bytes": {
    answer: (wire, answer) =>
      cut(allOf, "close", { "x-long": "x".repeat(100_000), ...LAST })(wire, answer),
  },
  "a web page with 200": { answer: instead(200, HTML, PAGE) },
  "a web page with 502": { answer: instead(502, HTML, PAGE) },
  "broken JSON": { answer: instead(200, JSON_TYPE, '{"id":"u","name":') },
  "bytes that are no text": { answer: instead(200, JSON_TYPE, Buffer.from([0xff, 0xfe, 0x00])) },
  "a body that never ends": { answer: endless },
  "a gzip bomb": { answer: instead(200, { ...JSON_TYPE, "content-encoding": "gzip" }, bomb) },
  "gzip that is none": {
    answer: instead(200, { ...JSON_TYPE, "content-encoding": "gzip" }, "no gzip at all"),
  },
  "gzip that is cut": body({
    answer: (wire, { headers, body: bytes }) => {
      const zipped = half(gzipSync(bytes));
      const own = { ...headers, "content-encoding": "gzip", "content-length": zipped.length };
      return instead(200, own, zipped)(wire);
    },
  }),
  "a redirect with 302 elsewhere": redirect(302),
  "a redirect with 307 elsewhere": redirect(307),
  "a redirect with 308 elsewhere": redirect(308),
  "503 with Retry-After": {
    answer: instead(503, { ...JSON_TYPE, "retry-after": "0" }, "{}"),
    undone: true,
  },
  "429 without a word": { answer: instead(429, {}), undone: true },
};
