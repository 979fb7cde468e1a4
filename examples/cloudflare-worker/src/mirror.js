// A copy of all users in a database, renewed each day by a queue of short invocations.
//
// A message says "go on", and nothing more: where the copy is stands in the row of `run`, and is written
// in one transaction with what was copied. So a message that comes twice, or is tried again after a
// failure, repeats nothing and leaves nothing out.
import { NotFoundError } from "logto-management";
import { logto } from "./logto.js";

/**
 * How much one invocation does: a page is one request to Logto and one to the database. Workers allow 50
 * of both together on the free plan, 1,000 on the paid one.
 */
const PAGES = 10;
const CHECKS = 30;

const DAY = 23 * 3_600_000;
/** A run that was not touched for so long has lost its message: every retry of it failed. */
const STALLED = 15 * 60_000;

const KEEP = `
  INSERT INTO users (id, generation, user)
  SELECT value ->> 'id', ?2, value FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET generation = excluded.generation, user = excluded.user`;

/** What the cron does: begins the day's run, or wakes one that has stopped. */
export async function wake(env) {
  const now = Date.now();
  const begin = env.MIRROR.prepare(`
    UPDATE run
    SET generation = generation + 1, phase = 'copying', page = 1, begun = ?1, touched = ?1
    WHERE phase = 'idle' AND begun < ?2`).bind(now, now - DAY);
  const revive = env.MIRROR.prepare(
    "UPDATE run SET touched = ?1 WHERE phase <> 'idle' AND touched < ?2",
  ).bind(now, now - STALLED);
  const done = await env.MIRROR.batch([begin, revive]);
  if (done.some(({ meta }) => meta.changes > 0)) await env.SLICES.send("go on");
}

/** What a message does. */
export async function goOn(env) {
  const run = await state(env);
  const more = { idle: () => false, copying: copy, sweeping: sweep }[run.phase];
  if (await more(env, run)) await env.SLICES.send("go on");
}

/** How far the copy is. */
export function state(env) {
  return env.MIRROR.prepare("SELECT * FROM run").first();
}

/** Copies some pages; whether there is more to do. */
async function copy(env, { generation, page: from }) {
  const list = logto().users.list({ pageSize: 100 });
  let left = PAGES;
  for await (const { page, items, total, hasNext } of list.pages({ from })) {
    const keep = env.MIRROR.prepare(KEEP).bind(JSON.stringify(items), generation);
    const advance = env.MIRROR.prepare(`
      UPDATE run SET page = ?2 + 1, phase = ?3, total = ?4, touched = ?5
      WHERE generation = ?1 AND phase = 'copying' AND page = ?2`).bind(
      generation,
      page,
      hasNext ? "copying" : "sweeping",
      total,
      Date.now(),
    );
    const [, { meta }] = await env.MIRROR.batch([keep, advance]);
    // Another message has done this page, and goes on.
    if (meta.changes === 0) return false;
    left -= 1;
    if (left === 0) break;
  }
  return true;
}

/**
 * Looks after users that this run has not seen; whether there may be more of them. Most were deleted. But
 * a user who is deleted while pages are read moves all others up, over the edge of a page that was read
 * already: so each is asked for, and none is dropped that Logto still has.
 */
async function sweep(env, { generation }) {
  const { results } = await env.MIRROR.prepare(
    "SELECT id FROM users WHERE generation < ?1 LIMIT ?2",
  )
    .bind(generation, CHECKS)
    .all();
  const there = [];
  const gone = [];
  for (const { id } of results) {
    const user = await find(id);
    if (user === undefined) gone.push(id);
    else there.push(user);
  }
  const last = results.length < CHECKS;
  const [, , { meta }] = await env.MIRROR.batch([
    env.MIRROR.prepare(KEEP).bind(JSON.stringify(there), generation),
    env.MIRROR.prepare(
      "DELETE FROM users WHERE id IN (SELECT value FROM json_each(?1)) AND generation < ?2",
    ).bind(JSON.stringify(gone), generation),
    env.MIRROR.prepare(
      "UPDATE run SET phase = ?2, touched = ?3 WHERE generation = ?1 AND phase = 'sweeping'",
    ).bind(generation, last ? "idle" : "sweeping", Date.now()),
  ]);
  return !last && meta.changes > 0;
}

/** A user, or undefined for one that Logto says it does not have: a 404 of a proxy is no such word. */
async function find(id) {
  try {
    return await logto().users.get(id);
  } catch (error) {
    if (error instanceof NotFoundError && error.code?.startsWith("entity.")) return undefined;
    throw error;
  }
}
