import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { BadRequestError, UnprocessableEntityError } from "logto-management";
import { connect } from "./client.js";
import { openCursor } from "./cursor.js";
import { Incomplete } from "./failure.js";
import { print, progress, say } from "./output.js";
import { stopping } from "./stop.js";

/** What `users.create` takes of an exported user, and what other systems' exports can add. */
const TAKEN = [
  "username",
  "primaryEmail",
  "primaryPhone",
  "name",
  "avatar",
  "profile",
  "customData",
  "password",
  "passwordDigest",
  "passwordAlgorithm",
];
/** No two users have the same. */
const IDENTIFIERS = ["username", "primaryEmail", "primaryPhone"];

/** A line that no user can be made of. */
class BadLine extends Error {
  code = "bad_line";
}

function parse(text) {
  let user;
  try {
    user = JSON.parse(text);
  } catch {
    throw new BadLine("This is no JSON.");
  }
  if (typeof user !== "object" || user === null || Array.isArray(user)) {
    throw new BadLine("This is no JSON object.");
  }
  const given = TAKEN.map((name) => [name, user[name]]);
  const body = Object.fromEntries(given.filter(([, value]) => value != null));
  if (Object.keys(body).length === 0) throw new BadLine("Nothing here is a user's.");
  return { body, suspended: user.isSuspended === true };
}

/** A user who has one of these identifiers. */
async function find(users, body) {
  for (const name of IDENTIFIERS) {
    if (body[name] === undefined) continue;
    const [found] = await users.list({ where: { [name]: { exact: body[name] } } });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Creates a user. `again`: the line may have been done already, by a run that could not note it. */
async function create(users, { body, suspended }, again) {
  let user;
  try {
    user = await users.create(body);
  } catch (error) {
    if (!again || !/_already_in_use$/.test(error.code)) throw error;
    const found = await find(users, body);
    const same = [...IDENTIFIERS, "name"].every(
      (name) => (found?.[name] ?? undefined) === body[name],
    );
    if (!same) throw error;
    user = found;
  }
  // `users.create` lets nobody be suspended from the start.
  if (suspended) await users.updateIsSuspended(user.id, { isSuspended: true });
  return user;
}

/** What a dry run can tell of a line without changing anything. */
async function tryOut(users, { body }) {
  const found = await find(users, body);
  if (found !== undefined) throw new BadLine(`The user ${found.id} has one of the identifiers.`);
}

/** The server refused the line. Anything else that it says is about all lines. */
const isRefusal = (error) =>
  error instanceof BadLine ||
  error instanceof BadRequestError ||
  error instanceof UnprocessableEntityError;

/**
 * Creates a user for each line. Where it is stopped, by Ctrl-C, a failing server or a power cut, the
 * next run goes on. The line that was under way then may have been done: a POST cannot be sent twice
 * without harm, so that "exists already" means, for this line alone, that it was.
 */
export async function importUsers({ file, restart, json, "dry-run": dry }) {
  const { users } = connect();
  const cursor = await openCursor(file, { restart: restart || dry });
  let { line: from, created, failed } = cursor;
  if (cursor.resumed) say(`Going on after line ${from}.`);
  // A run that dies before its first line leaves a cursor too.
  if (!dry) cursor.save({ line: from, created, failed });
  const bar = progress(cursor.lines, { printing: json });
  let line = 0;
  try {
    for await (const text of createInterface(createReadStream(file))) {
      line += 1;
      if (line <= from || text.trim() === "") continue;
      stopping.throwIfAborted();
      const row = { line, outcome: dry ? "would be created" : "created" };
      try {
        const user = parse(text);
        if (dry) await tryOut(users, user);
        else row.id = (await create(users, user, cursor.resumed && line === from + 1)).id;
        created += 1;
      } catch (error) {
        if (!isRefusal(error)) throw error;
        failed += 1;
        Object.assign(row, { outcome: "failed", code: error.code, error: error.message });
      }
      if (!dry) cursor.save({ line, created, failed });
      if (json || row.error) await print(row, ["line", "code", "error"], { json });
      bar.to(line);
    }
    stopping.throwIfAborted();
  } catch (error) {
    bar.end();
    if (!dry) {
      say(`${created} created, ${failed} failed so far. The same command goes on from there.`);
    }
    throw error;
  }
  bar.end();
  if (!dry) cursor.remove();
  say(`${created} ${dry ? "would be created" : "created"}, ${failed} failed.`);
  if (failed > 0) throw new Incomplete();
}
