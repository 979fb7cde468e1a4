// What the module consists of: bytes of its functions by crate and, of this one, by module, and of its
// data. The names are those of the module that xtask keeps beside the one that it publishes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const target = process.env.CARGO_TARGET_DIR ?? "target";
const MODULE = join(
  new URL("../../", import.meta.url).pathname,
  target,
  "xtask/package/named.wasm",
);

export const title = "The module by crate";

/** Reads a binary module (WebAssembly Core Specification, "Binary Format"). */
class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) return number >>> 0;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return new TextDecoder().decode(this.take(this.number()));
  }
}

const [IMPORT, CODE, DATA] = [2, 10, 11];

/** The sections by their number; the custom ones by name. */
function sections(bytes) {
  const reader = new Reader(bytes);
  reader.take(8);
  const found = new Map();
  while (reader.at < bytes.length) {
    const id = reader.number();
    const content = new Reader(reader.take(reader.number()));
    found.set(id === 0 ? content.text() : id, content);
  }
  return found;
}

/** How many functions are imported: they are counted first. */
function importedFunctions(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.text();
    reader.text();
    const kind = reader.number();
    // A function has the number of its type, a table a type and limits, a memory limits, a global two
    // bytes.
    if (kind === 1) reader.take(1);
    if (kind === 0) functions += 1;
    if (kind === 1 || kind === 2) {
      const flags = reader.number();
      reader.number();
      if (flags & 1) reader.number();
    } else if (kind === 3) reader.take(2);
    else reader.number();
  }
  return functions;
}

/** Names of functions by their number. */
function functionNames(reader) {
  const names = new Map();
  while (reader.at < reader.bytes.length) {
    const kind = reader.number();
    const part = new Reader(reader.take(reader.number()));
    if (kind !== 1) continue;
    for (let left = part.number(); left > 0; left -= 1) names.set(part.number(), part.text());
  }
  return names;
}

/** What JavaScript calls, by its name there, and what wasm-bindgen wraps it in. */
const EXPORTS = /^(ask|tell|abandon|revive)\b|::maybe_catch_unwind/;

/** `protocol::link` of `<logto_management::protocol::link::Input as …>::next`, or the crate. */
function owner(name) {
  if (EXPORTS.test(name)) return "exports";
  const path = name
    .replace(/\[[0-9a-f]+\]/g, "")
    .replace("<str>", "core")
    .match(/([a-z_]\w*)((?:::[a-z_]\w*)*)/);
  if (path === null) return "other";
  const [, crate, rest] = path;
  if (crate !== "logto_management")
    return ["alloc", "core", "talc"].includes(crate) ? crate : "other";
  const [first, second] = rest.split("::").slice(1);
  return first === "protocol" ? `protocol::${second}` : first;
}

export async function* tables() {
  const found = sections(readFileSync(MODULE));
  const first = importedFunctions(found.get(IMPORT));
  const names = functionNames(found.get("name"));
  const code = found.get(CODE);
  const bodies = new Map();
  const count = code.number();
  for (let index = 0; index < count; index += 1) {
    const body = code.take(code.number());
    const key = owner(names.get(first + index) ?? "");
    bodies.set(key, [...(bodies.get(key) ?? []), body]);
  }
  bodies.set("the table of operations, and texts", [found.get(DATA).bytes]);
  const rows = [...bodies].map(([key, parts]) => {
    const bytes = Buffer.concat(parts);
    return [key, bytes.length / 1000, gzipSync(bytes, { level: 9 }).length / 1000];
  });
  yield {
    name: "breakdown",
    title: "What the module consists of",
    unit: "KB",
    digits: 1,
    columns: ["bytes", "gzip, each by itself"],
    rows: rows.sort(([, one], [, other]) => other - one),
    note: "Functions by crate, and of this crate by module. `other` is what wasm-bindgen adds.",
  };
}
