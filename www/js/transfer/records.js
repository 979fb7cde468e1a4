// Users as lines of a file: NDJSON, or CSV with JSON in the columns that are objects.
import { csvFormatRows, csvParseRows } from "d3-dsv";
import { t } from "../i18n.js";

const TEXTS = ["id", "username", "primaryEmail", "primaryPhone", "name", "avatar"];
const OBJECTS = ["profile", "customData"];
const FACTS = ["isSuspended", "createdAt", "lastSignInAt"];
const COLUMNS = [...TEXTS, ...OBJECTS, ...FACTS];

/** What `users.create` takes of a record. */
const TAKEN = [...TEXTS.slice(1), ...OBJECTS];

/** The formats by their file's ending. */
export const FORMATS = {
  ndjson: {
    type: "application/x-ndjson",
    head: () => "",
    write: (users) => users.map((user) => `${JSON.stringify(user)}\n`).join(""),
  },
  csv: {
    type: "text/csv",
    head: () => `${csvFormatRows([COLUMNS])}\n`,
    write: (users) =>
      `${csvFormatRows(users.map((user) => COLUMNS.map((name) => cell(user[name]))))}\n`,
  },
};

function cell(value) {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : value;
}

/** The records of a file, one by one: `{ line, record }`, or `{ line, problem }` for what is none. */
export async function* readRecords(file) {
  if (/\.csv$/i.test(file.name)) yield* readCsv(await file.text());
  else yield* readLines(file);
}

async function* readLines(file) {
  let line = 0;
  for await (const text of lines(file)) {
    line += 1;
    if (text.trim() === "") continue;
    try {
      yield { line, record: JSON.parse(text) };
    } catch (error) {
      yield { line, problem: t("This is not JSON: {why}", { why: error.message }) };
    }
  }
}

/** The lines of a file, which is never in memory as a whole. */
async function* lines(file) {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    const parts = (rest + (value ?? "")).split("\n");
    rest = done ? "" : parts.pop();
    yield* parts;
    if (done) return;
  }
}

function* readCsv(text) {
  const [head = [], ...rows] = csvParseRows(text);
  for (const [at, row] of rows.entries()) {
    const line = at + 2;
    try {
      const given = head.map((name, column) => [name, row[column] ?? ""]);
      const values = given.filter(([, value]) => value !== "");
      const record = values.map(([name, value]) => [
        name,
        OBJECTS.includes(name) ? JSON.parse(value) : value,
      ]);
      yield { line, record: Object.fromEntries(record) };
    } catch (error) {
      yield { line, problem: t("This is not JSON: {why}", { why: error.message }) };
    }
  }
}

/** The body of `users.create` for a record, or what is wrong with it. */
export function toBody(record) {
  if (typeof record !== "object" || record === null || Array.isArray(record)) {
    throw new TypeError(t("A line must be an object."));
  }
  const body = {};
  for (const name of TAKEN) {
    const value = record[name];
    if (value === null || value === undefined || value === "") continue;
    const wanted = OBJECTS.includes(name) ? "object" : "string";
    if (typeof value !== wanted) {
      throw new TypeError(t("{name} must be of the type {type}.", { name, type: wanted }));
    }
    body[name] = value;
  }
  if (
    body.username === undefined &&
    body.primaryEmail === undefined &&
    body.primaryPhone === undefined
  ) {
    throw new TypeError(t("Neither username nor primaryEmail nor primaryPhone is there."));
  }
  return body;
}
