// Reading the caller's values, whatever they are, into what the core understands: texts, numbers,
// and lists of them. What the caller's own getters throw reaches the caller.

/** Parameters that are not sent under their own names: the core's search reads them. */
const searching = new Set(["search", "where", "joint", "caseSensitive"]);

/** What a value is, of whatever realm it comes. */
const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

function isDate(value) {
  return kindOf(value) === "Date";
}

function isBuffer(value) {
  return kindOf(value).endsWith("ArrayBuffer");
}

function isNothing(value) {
  return value === undefined || value === null;
}

/** Objects of these kinds are what their members say, or what JSON says of them. */
const OPEN = /^(Object|Array|String|Number|Boolean)$/;

/** Whether this is an object with something to show; what a Map, a Promise or a Blob has is in no members. */
function isOpen(value) {
  if (typeof value !== "object" || value === null) return false;
  return OPEN.test(kindOf(value)) || Object.keys(value).length > 0;
}

/** Whether a value is an object with members: those of a Map, or of an array, are no properties. */
function isPlain(value) {
  return isOpen(value) && value[Symbol.iterator] === undefined;
}

/** Throws where something of the caller's is not right: it must be `what`. */
function demand(isRight, name, what, ErrorClass = TypeError) {
  if (!isRight) throw new ErrorClass(`\`${name}\` must be ${what}.`);
}

/**
 * An object's query: `[name, value, name, value …]`, values with `=` before them and dates, as epoch
 * ms and day in UTC, with `@`, so that no value is like a name. `all` includes the names that search has
 * in a method's query.
 */
function readPairs(query, all) {
  const pairs = [];
  if (isNothing(query)) return pairs;
  demand(isPlain(query), "query", "a plain object");
  for (const name of Object.keys(query)) {
    if (!all && searching.has(name)) continue;
    const value = query[name];
    // A list has one page size; what is wrong with several is said elsewhere.
    const isSeveral = Array.isArray(value) && name !== "pageSize";
    for (const one of isSeveral ? value : [value]) {
      if (!isNothing(one)) pairs.push(name, scalar(name, one));
    }
  }
  return pairs;
}

function scalar(name, value) {
  if (
    typeof value === "string" ||
    typeof value === "boolean" ||
    Number.isFinite(value) ||
    // Whatever it is, what a page size must be is said elsewhere.
    name === "pageSize"
  ) {
    return `=${value}`;
  }
  const kinds = "a string, a finite number, a boolean, a Date, or an array of them";
  demand(isDate(value), `query.${name}`, kinds);
  const time = timeOf(value, `query.${name}`);
  return `@${time} ${new Date(time).toISOString().split("T")[0]}`;
}

/** A Date's epoch ms. */
function timeOf(date, name) {
  const time = date.getTime();
  demand(!Number.isNaN(time), name, "a valid Date");
  return time;
}

/** How a search names its modes. */
const modes = ["like", "exact", "similarTo", "posix"];

/**
 * A query's search, as the core reads it: `[joint, caseSensitive]`, and of each term the field, the
 * mode, how many values it has, and those; nothing where nobody searches.
 */
function readSearch(query) {
  // As everywhere in a query, `null` is left out.
  const { search, where, joint, caseSensitive } = query ?? {};
  if (isNothing(search ?? where ?? joint ?? caseSensitive)) return [];
  demand(isNothing(joint) || joint === "and" || joint === "or", "joint", '"and" or "or"');
  const isFlag = isNothing(caseSensitive) || typeof caseSensitive === "boolean";
  demand(isFlag, "caseSensitive", "true or false");
  const read = [joint ?? "", String(caseSensitive ?? "")];
  readTerm(read, "", "search", search);
  if (!isNothing(where)) {
    demand(isPlain(where), "where", "an object: { field: text }");
    for (const field of Object.keys(where)) readTerm(read, field, `where.${field}`, where[field]);
  }
  return read;
}

/** Adds a term of a search to what is read of it. */
function readTerm(read, field, name, term) {
  if (isNothing(term)) return;
  let mode = "";
  let values = [term];
  if (typeof term !== "string") {
    const given = isPlain(term) ? Object.keys(term).filter((key) => term[key] !== undefined) : [];
    [mode] = given;
    const kinds = `a string or one of { ${modes.join(" }, { ")} }`;
    demand(given.length === 1 && modes.includes(mode), name, kinds);
    values = [term[mode]].flat();
    const isRight = values.every((one) => typeof one === "string");
    demand(isRight, `${name}.${mode}`, "a string, or an array of them with `exact`");
  }
  read.push(field, mode, String(values.length), ...values);
}

/** Headers in any of the forms that `fetch` takes, as an object with lower-case names. */
function readHeaders(headers) {
  demand(typeof headers === "object" && headers !== null, "headers", "an object");
  const pairs = headers[Symbol.iterator] ? headers : Object.entries(headers);
  const all = new Headers();
  for (const pair of pairs) {
    const [name, value] = pair;
    if (isNothing(value)) continue;
    try {
      // A Promise would be sent as `[object Promise]`; a text is no pair.
      if (Object(value) === value || typeof pair === "string") throw pair;
      all.append(name, value);
    } catch {
      // The host's own message would show the value, which may be a secret.
      throw new TypeError(
        `\`headers\` has a name or value that no header can have: ${JSON.stringify(String(name))}.`,
      );
    }
  }
  return Object.fromEntries(all);
}

/** A body: what `fetch` can send goes as it is, anything else as JSON: `{ body, type, bytes, once }`. */
function readBody(value) {
  if (value === undefined || isSendable(value)) return readRawBody(value);
  const body = JSON.stringify(value, member);
  demand(body !== undefined, "body", SAYABLE);
  return { body, type: "application/json", bytes: sizeOf(body) };
}

/** The bytes of a text, counted only where it may be larger than the server takes (1 MiB). */
function sizeOf(text) {
  return text.length < 300_000 ? text.length : encoded(text).byteLength;
}

/** A body of `logto.fetch`: the host's `fetch` knows what to do with it. */
function readRawBody(value) {
  if (isNothing(value)) return {};
  if (isStream(value) || isIterable(value)) {
    const body = isStream(value) ? value : streamOf(value[Symbol.asyncIterator](), encoded);
    demand(!body.locked, "body", "a stream that is not locked");
    return { body, once: true, bytes: 0 };
  }
  // Not every host's `fetch` knows one of another realm, and none sends one that is shared.
  if (isBuffer(value)) return readRawBody(new Uint8Array(value).slice());
  const bytes = typeof value === "string" ? sizeOf(value) : (value.size ?? value.byteLength ?? 0);
  return { body: value, bytes };
}

function isStream(value) {
  return typeof ReadableStream === "function" && value instanceof ReadableStream;
}

/** An async iterable of bytes or texts, such as Node's streams are, which few hosts' `fetch` takes. */
function isIterable(value) {
  return value?.[Symbol.asyncIterator] !== undefined;
}

const encoded = (chunk) => (typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk);

/** A stream of what an iterator gives, made into chunks. It asks for nothing before it is read. */
function streamOf(iterator, chunkOf) {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(chunkOf(value));
      },
      cancel: (reason) => iterator.return?.(reason),
    },
    { highWaterMark: 0 },
  );
}

function isSendable(value) {
  return (
    value instanceof FormData ||
    value instanceof Blob ||
    value instanceof URLSearchParams ||
    isBuffer(value) ||
    ArrayBuffer.isView(value) ||
    isStream(value) ||
    isIterable(value)
  );
}

const SAYABLE = "something that JSON can say: no Map, Set, BigInt, NaN or the like";

/** What JSON says truly; of a Map it says `{}`, of NaN `null`. Functions it leaves out, as it does undefined. */
function isSayable(value) {
  const kind = typeof value;
  if (kind === "object") return value === null || isOpen(value);
  return kind === "number" ? Number.isFinite(value) : kind !== "bigint";
}

/**
 * A member of a body, as JSON is to say it. A Date is epoch ms: the ISO string that JSON makes of it, the
 * server refuses.
 */
function member(key, value) {
  const name = key || "body";
  // JSON has asked the original's `toJSON` for the value already.
  const date = [this[key], value].find(isDate);
  if (date !== undefined) return timeOf(date, name);
  demand(isSayable(value), name, SAYABLE);
  return value;
}

/** The body of an upload: a form as it is, or `{ file }` made into one. */
function readForm(value) {
  if (value instanceof FormData) return { body: value, bytes: 0 };
  const file = value?.file;
  demand(file instanceof Blob, "body", "{ file: Blob | File } or a FormData");
  const form = new FormData();
  form.append("file", file);
  return { body: form, bytes: file.size };
}

/** The members of `init` that are not in `known`, or undefined where there are none. */
function extras(init, known) {
  const rest = Object.entries(init).filter(([name]) => !known.split(" ").includes(name));
  if (rest.length === 0) return undefined;
  const own = Object.fromEntries(rest);
  // The host says what is wrong with them, which `fetch` would say only when it is to send.
  if (typeof Request === "function") new Request("http://localhost/", own);
  return own;
}

export {
  demand,
  encoded,
  extras,
  isNothing,
  isPlain,
  kindOf,
  readBody,
  readForm,
  readHeaders,
  readPairs,
  readRawBody,
  readSearch,
  streamOf,
};
