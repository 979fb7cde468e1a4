import { setTimeout } from "node:timers/promises";
import { NetworkError, ServerError, TimeoutError } from "logto-management";
import { connect } from "./client.js";
import { numberOf } from "./given.js";
import { print, say } from "./output.js";
import { stopping } from "./stop.js";

const row = ({ id, key, payload, createdAt }) => ({
  id,
  key,
  createdAt,
  time: new Date(createdAt).toISOString(),
  result: payload?.result,
  userId: payload?.userId,
});

/** Such a failure may be over at the next look. */
const PASSING = [NetworkError, ServerError, TimeoutError];

/** Entries that `isOld` does not know, oldest first; `lines` at most. */
async function fresh(logto, query, isOld, lines) {
  const found = [];
  const options = { signal: stopping };
  for await (const log of logto.logs.list({ ...query, enableCap: true, pageSize: 100 }, options)) {
    if (isOld(log.id)) continue;
    found.push(row(log));
    if (found.length >= lines) break;
  }
  return found.reverse();
}

/** The last entries, oldest first, and with `--follow` those that come. */
async function tail({ lines, follow, interval, key: logKey, json }) {
  const logto = connect();
  const show = (entry) => print(entry, ["time", "key", "result", "userId"], { json });
  let last = lines > 0 ? await fresh(logto, { logKey }, () => false, lines) : [];
  for (const entry of last) await show(entry);
  // Entries of the very millisecond of the newest can come later than it.
  let since = last.at(-1)?.createdAt ?? Date.now();
  let known = new Set(last.map(({ id }) => id));
  while (follow) {
    await setTimeout(interval * 1000, undefined, { signal: stopping });
    try {
      const query = { logKey, start_time: since };
      last = await fresh(logto, query, (id) => known.has(id), Number.POSITIVE_INFINITY);
    } catch (error) {
      if (!PASSING.some((kind) => error instanceof kind)) throw error;
      say(`${error.name}: ${error.message} Looking again in ${interval} s.`);
      continue;
    }
    for (const entry of last) await show(entry);
    const newest = last.at(-1)?.createdAt ?? since;
    if (newest > since) known = new Set();
    for (const { id, createdAt } of last) if (createdAt === newest) known.add(id);
    since = newest;
  }
}

export const logs = {
  command: "logs",
  describe: "Audit logs",
  builder: (command) =>
    command
      .command(
        "tail",
        "Show the last entries",
        (given) =>
          given
            .option("lines", {
              alias: "n",
              type: "number",
              default: 10,
              coerce: numberOf("--lines"),
            })
            .option("follow", { alias: "f", type: "boolean", describe: "Wait for more" })
            .option("interval", {
              type: "number",
              default: 5,
              describe: "Seconds between looks",
              coerce: numberOf("--interval"),
            })
            .option("key", { type: "string", describe: "Of this kind alone" }),
        tail,
      )
      .demandCommand(1, "Name what to do with logs."),
};
