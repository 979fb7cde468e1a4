// Reading the caller's values, whatever they are, into what the core understands: texts, numbers,
// and lists of them. What the caller's own getters throw reaches the caller.

/** Parameters that are not sent under their own names: the core's search reads them. */
const searching = new Set(["search", "where", "joint", "caseSensitive"]);

function isDate(value) {
  return Object.prototype.toString.call(value) === "[object Date]";
}

function isNothing(value) {
  return value === undefined || value === null;
}

function isPlain(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * An object's query: `[name, value, name, value …]`, values with `=` before them and dates, as epoch
 * ms, with `@`. `all` includes the names that search has in a method's query.
 */
function readPairs(query, all) {
  const pairs = [];
  if (isNothing(query)) return pairs;
  if (!isPlain(query)) throw new TypeError("`query` must be an object.");
  for (const name of Object.keys(query)) {
    if (!all && searching.has(name)) continue;
    const value = query[name];
    for (const one of Array.isArray(value) ? value : [value]) {
      if (!isNothing(one)) pairs.push(name, scalar(name, one));
    }
  }
  return pairs;
}

function scalar(name, value) {
  const isPlainValue =
    typeof value === "string" ||
    typeof value === "boolean" ||
    (typeof value === "number" && Number.isFinite(value));
  // Whatever it is, what a page size must be is said elsewhere.
  if (isPlainValue || name === "pageSize") return `=${value}`;
  if (isDate(value)) {
    const time = value.getTime();
    if (!Number.isNaN(time)) return `@${time}`;
    throw new TypeError(`\`${name}\` in the query is an invalid Date.`);
  }
  throw new TypeError(
    `\`${name}\` in the query must be a string, a finite number, a boolean, a Date, or an array of them.`,
  );
}

/** How a search names its modes, and how it writes several values. */
const modes = ["like", "exact", "similarTo", "posix"];

/**
 * A query's search, as the core reads it: `[joint, caseSensitive]`, and of each term the field, the
 * mode, how many values it has, and those; nothing where nobody searches.
 */
function readSearch(query) {
  if (!isPlain(query)) return [];
  const { search, where } = query;
  // As everywhere in a query, `null` is left out.
  const joint = query.joint ?? undefined;
  const caseSensitive = query.caseSensitive ?? undefined;
  if ([search, where, joint, caseSensitive].every(isNothing)) return [];
  const terms = [];
  if (!isNothing(search)) terms.push(...readTerm("", "search", search));
  if (!isNothing(where)) {
    if (!isPlain(where)) throw new TypeError("`where` must be an object: { field: text }.");
    for (const field of Object.keys(where)) {
      if (!isNothing(where[field])) terms.push(...readTerm(field, `where.${field}`, where[field]));
    }
  }
  if (joint !== undefined && joint !== "and" && joint !== "or") {
    throw new TypeError('`joint` must be "and" or "or".');
  }
  if (caseSensitive !== undefined && typeof caseSensitive !== "boolean") {
    throw new TypeError("`caseSensitive` must be true or false.");
  }
  return [joint ?? "", String(caseSensitive ?? ""), ...terms];
}

function readTerm(field, name, term) {
  if (typeof term === "string") return [field, "", "1", term];
  const keys = isPlain(term) ? Object.keys(term).filter((key) => term[key] !== undefined) : [];
  const [mode] = keys;
  if (keys.length !== 1 || !modes.includes(mode)) {
    throw new TypeError(
      `\`${name}\` must be a string or one of { like }, { exact }, { similarTo }, { posix }.`,
    );
  }
  const value = term[mode];
  const values = Array.isArray(value) ? [...value] : [value];
  if (!values.every((one) => typeof one === "string")) {
    throw new TypeError(
      `\`${name}.${mode}\` must be a string${mode === "exact" ? " or an array of strings" : ""}.`,
    );
  }
  return [field, mode, String(values.length), ...values];
}

/** Headers in any of the forms that `fetch` takes, as an object with lower-case names. */
function readHeaders(headers) {
  if (typeof headers !== "object" || headers === null) {
    throw new TypeError("`headers` must be an object.");
  }
  const pairs = typeof headers[Symbol.iterator] === "function" ? headers : Object.entries(headers);
  const all = new Headers();
  for (const [name, value] of pairs) {
    if (isNothing(value)) continue;
    try {
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

function mergeHeaders(first, second) {
  return { ...first, ...second };
}

/** A body: what `fetch` can send goes as it is, anything else as JSON: `{ body, type, bytes, once }`. */
function readBody(value) {
  if (value === undefined) return {};
  const stream = streamOf(value);
  if (stream !== undefined) return { body: stream, once: true, bytes: 0 };
  if (isSendable(value)) return { body: value, bytes: value.size ?? value.byteLength ?? 0 };
  const body = JSON.stringify(value, dateAsNumber);
  if (body === undefined) throw new TypeError("`body` must be something that JSON can say.");
  return { body, type: "application/json", bytes: sizeOf(body) };
}

/** The bytes of a text, counted only where it may be larger than the server takes (1 MiB). */
function sizeOf(text) {
  return text.length < 300_000 ? text.length : new TextEncoder().encode(text).byteLength;
}

/** A body of `logto.fetch`: the host's `fetch` knows what to do with it. */
function readRawBody(value) {
  if (isNothing(value)) return {};
  const stream = streamOf(value);
  if (stream !== undefined) return { body: stream, once: true, bytes: 0 };
  const bytes = typeof value === "string" ? sizeOf(value) : (value.size ?? value.byteLength ?? 0);
  return { body: value, bytes };
}

/**
 * A body that can be read only once, as a stream: a stream, or an async iterable of bytes or texts,
 * such as Node's streams are, which only some hosts' `fetch` takes.
 */
function streamOf(value) {
  if (typeof ReadableStream === "function" && value instanceof ReadableStream) return value;
  const iterator = value?.[Symbol.asyncIterator]?.();
  if (iterator === undefined) return undefined;
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value: chunk } = await iterator.next();
      if (done) return controller.close();
      controller.enqueue(typeof chunk === "string" ? encoder.encode(chunk) : chunk);
    },
    cancel: (reason) => iterator.return?.(reason),
  });
}

function isSendable(value) {
  return (
    value instanceof FormData ||
    value instanceof Blob ||
    value instanceof URLSearchParams ||
    value instanceof ArrayBuffer ||
    ArrayBuffer.isView(value)
  );
}

/** A Date in a body is sent as epoch ms: as the ISO string that JSON makes, the server refuses it. */
function dateAsNumber(key, value) {
  // JSON has asked the original's `toJSON` for the value already.
  const date = [this[key], value].find(isDate);
  if (date === undefined) return value;
  const time = date.getTime();
  if (Number.isNaN(time)) throw new TypeError(`\`${key}\` in the body is an invalid Date.`);
  return time;
}

/** The body of an upload: a form as it is, or `{ file }` made into one. */
function readForm(value) {
  if (value instanceof FormData) return { body: value, bytes: 0 };
  const file = isPlain(value) ? value.file : undefined;
  if (!(file instanceof Blob)) {
    throw new TypeError("`body` must be { file: Blob | File } or a FormData.");
  }
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
  extras,
  isNothing,
  mergeHeaders,
  readBody,
  readForm,
  readHeaders,
  readPairs,
  readRawBody,
  readSearch,
};
