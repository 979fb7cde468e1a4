// Making users of a file's lines, with a dry run and from where an earlier import stopped.
import { formatCount } from "../format.js";
import { t } from "../i18n.js";
import { readRecords, toBody } from "./records.js";

/** Requests under way. */
const LANES = 4;

/** How many are looked for at once in a dry run. */
const BATCH = 50;

const keyOf = ({ name, size, lastModified }) => `logto-demo-import:${name}:${size}:${lastModified}`;

/**
 * Where an import of this file stopped: the last line that was begun, and those before it of which
 * nobody knows how they ended.
 */
export function stoppedAt(file) {
  const kept = stored((storage) => storage.getItem(keyOf(file)));
  return kept ? JSON.parse(kept) : { last: 0, open: [] };
}

/** Uses what the browser stores. A visitor who allows no storage can import, and not resume. */
function stored(use) {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

/** Checks every line, and whether such users are in the file or there already. Changes nothing. */
export async function dryRun(logto, { file, signal, onProgress }) {
  const problems = [];
  const lines = new Map();
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
      const body = toBody(record);
      checkOnce(lines, body, line);
      batch.push({ line, body });
    } catch (error) {
      problems.push({ line, problem: error.message });
    }
    if (batch.length === BATCH) await check();
  }
  if (batch.length > 0) await check();
  return { good, problems: problems.sort((a, b) => a.line - b.line) };
}

const SAME = ["username", "primaryEmail", "primaryPhone"];

/** Throws where an earlier line has the same username, email or phone. */
function checkOnce(lines, body, line) {
  for (const name of SAME) {
    if (body[name] === undefined) continue;
    const key = `${name} ${body[name]}`;
    const first = lines.get(key);
    if (first !== undefined) {
      throw new TypeError(
        t("Line {line} has the same {name}.", { line: formatCount(first), name }),
      );
    }
    lines.set(key, line);
  }
}

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

/** Creates the users of a file, from where an earlier import of it stopped. */
export async function importUsers(logto, { file, signal, onProgress }) {
  const before = stoppedAt(file);
  const problems = [];
  const open = new Set(before.open);
  let last = before.last;
  let good = 0;
  const keep = () => {
    const state = JSON.stringify({ last, open: [...open] });
    stored((storage) => storage.setItem(keyOf(file), state));
  };
  const lines = readRecords(file);
  const lane = async () => {
    while (!signal.aborted) {
      const { done, value } = await lines.next();
      if (done) return;
      const { line, record, problem } = value;
      if (line <= before.last && !before.open.includes(line)) continue;
      open.add(line);
      last = Math.max(last, line);
      keep();
      try {
        if (problem) throw new TypeError(problem);
        await logto.users.create(toBody(record));
        good += 1;
      } catch (error) {
        // The page is being left, and with it the answer: nobody knows what came of the line.
        if (signal.aborted && error.name === "NetworkError") return;
        problems.push({ line, problem: error.message, code: error.code, record });
      }
      open.delete(line);
      keep();
      onProgress(good + problems.length);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  if (!signal.aborted) stored((storage) => storage.removeItem(keyOf(file)));
  return { good, problems: problems.sort((a, b) => a.line - b.line), stopped: signal.aborted };
}
