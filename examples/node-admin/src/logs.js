import { setTimeout } from "node:timers/promises";
import { connect } from "./client.js";
import { print } from "./output.js";

const row = ({ id, key, payload, createdAt }) => ({
  id,
  key,
  createdAt,
  time: new Date(createdAt).toISOString(),
  result: payload?.result,
  userId: payload?.userId,
});

/** The last entries, oldest first, and with `--follow` those that come. */
async function tail({ lines, follow, interval, key, json }) {
  const logto = connect();
  const seen = new Set();
  let since;
  do {
    const query = { logKey: key, start_time: since, enableCap: true, pageSize: 100 };
    const fresh = [];
    for await (const log of logto.logs.list(query)) {
      if (!seen.has(log.id)) fresh.push(row(log));
      if (since === undefined && fresh.length >= lines) break;
    }
    for (const entry of fresh.reverse()) {
      print(entry, ["time", "key", "result", "userId"], { json });
      seen.add(entry.id);
      since = new Date(entry.createdAt);
    }
    if (follow) await setTimeout(interval * 1000);
  } while (follow);
}

export const logs = {
  command: "logs <command>",
  describe: "Audit logs",
  builder: (command) =>
    command
      .command(
        "tail",
        "Show the last entries",
        (given) =>
          given
            .option("lines", { alias: "n", type: "number", default: 10 })
            .option("follow", { alias: "f", type: "boolean", describe: "Wait for more" })
            .option("interval", { type: "number", default: 5, describe: "Seconds between looks" })
            .option("key", { type: "string", describe: "Of this kind alone" }),
        tail,
      )
      .demandCommand(1, "Name what to do with logs."),
};
