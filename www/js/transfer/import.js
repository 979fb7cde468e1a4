// Making users of a file's lines, with a dry run and from where an earlier import stopped.
import { t } from "../i18n.js";
import { readRecords, toBody } from "./records.js";

/** Requests under way. */
const LANES = 4;

/** How many are looked for at once in a dry run. */
const BATCH = 50;

const keyOf = ({ name, size, lastModified }) => `logto-demo-import:${name}:${size}:${lastModified}`;

/** How many lines of this file an import that was stopped has done. */
export function doneBefore(file) {
  return Number(localStorage.getItem(keyOf(file)) ?? 0);
}

/** Checks every line, and whether such users are there already. Changes nothing. */
export async function dryRun(logto, { file, signal, onProgress }) {
  const problems = [];
  let good = 0;
  let batch = [];
  const check = async () => {
    const there = await existing(logto, batch, signal);
    for (const { line, body } of batch) {
      const twin = there.find((user) =>
        SAME.some((name) => body[name] && user[name] === body[name]),
      );
      if (twin === undefined) good += 1;
      else
        problems.push({ line, problem: t("There is such a user already: {id}", { id: twin.id }) });
    }
    batch = [];
    onProgress(good + problems.length);
  };
  for await (const { line, record, problem } of readRecords(file)) {
    signal.throwIfAborted();
    try {
      if (problem) throw new TypeError(problem);
      batch.push({ line, body: toBody(record) });
    } catch (error) {
      problems.push({ line, problem: error.message });
    }
    if (batch.length === BATCH) await check();
  }
  if (batch.length > 0) await check();
  return { good, problems: problems.sort((a, b) => a.line - b.line) };
}

const SAME = ["username", "primaryEmail", "primaryPhone"];

/** The users that share a username, email or phone with one of a batch. */
async function existing(logto, batch, signal) {
  const where = {};
  for (const name of SAME) {
    const exact = batch.map(({ body }) => body[name]).filter((value) => value !== undefined);
    if (exact.length > 0) where[name] = { exact };
  }
  const list = logto.users.list({ where, caseSensitive: true }, { signal });
  return list.toArray({ limit: BATCH * SAME.length });
}

/** Creates the users of a file, from the line after `from`. */
export async function importUsers(logto, { file, from, signal, onProgress }) {
  const problems = [];
  let good = 0;
  const lines = readRecords(file);
  // Lines end in another order than they begin; what is done is what is done without a gap.
  const ended = new Set();
  let done = from;
  const end = (line) => {
    ended.add(line);
    while (ended.delete(done + 1)) done += 1;
    localStorage.setItem(keyOf(file), String(done));
    onProgress(good + problems.length);
  };
  let last = from;
  const lane = async () => {
    for (;;) {
      if (signal.aborted) return;
      const { done: over, value } = await lines.next();
      if (over) return;
      const { line, record, problem } = value;
      // Lines without anything, and a table's head, count as done.
      for (let skipped = last + 1; skipped < line; skipped += 1) end(skipped);
      last = Math.max(last, line);
      if (line <= from) continue;
      try {
        if (problem) throw new TypeError(problem);
        await logto.users.create(toBody(record));
        good += 1;
      } catch (error) {
        problems.push({ line, problem: error.message, code: error.code, record });
      }
      end(line);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (!signal.aborted) localStorage.removeItem(keyOf(file));
  return { good, problems: problems.sort((a, b) => a.line - b.line), stopped: signal.aborted };
}
