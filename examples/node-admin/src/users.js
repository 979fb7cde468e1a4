import { createInterface } from "node:readline/promises";
import { ApiError, escapeLike } from "logto-management";
import { connect } from "./client.js";
import { exportUsers } from "./export.js";
import { Incomplete, Mistake } from "./failure.js";
import { dryRun, idsOf, numberOf } from "./given.js";
import { importUsers } from "./import.js";
import { print, progress, say } from "./output.js";
import { stopping } from "./stop.js";

const FIELDS = ["id", "username", "primaryEmail", "name"];

async function list({ search, limit, json }) {
  const query = search === undefined ? {} : { search: `%${escapeLike(search)}%` };
  let left = limit;
  if (left < 1) return;
  for await (const user of connect().users.list(query, { signal: stopping })) {
    await print(user, FIELDS, { json });
    left -= 1;
    if (left < 1) return;
  }
}

/** The server refused this one; the others may go better. */
const isRefusal = (error) => error instanceof ApiError && [400, 404, 422].includes(error.status);

/** Does something to each of the users that are named; one that cannot be done keeps no other back. */
async function each({ ids: given, json, "dry-run": dry }, { done, act, confirm }) {
  const { users } = connect();
  const ids = await idsOf(given);
  if (!dry) await confirm?.(ids);
  const bar = progress(ids.length, { printing: true });
  let failed = 0;
  try {
    for (const [n, id] of ids.entries()) {
      stopping.throwIfAborted();
      const row = { id, outcome: dry ? `would be ${done}` : done };
      try {
        await (dry ? users.get(id) : act(users, id));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        failed += 1;
        Object.assign(row, { outcome: "failed", code: error.code, error: error.message });
      }
      const fields = row.error ? ["id", "outcome", "error"] : ["id", "outcome"];
      await print(row, fields, { json });
      bar.to(n + 1);
    }
  } finally {
    bar.end();
  }
  if (failed > 0) {
    say(`${failed} of ${ids.length} failed.`);
    throw new Incomplete();
  }
}

/** Asks whether to delete, where somebody can answer. */
function confirmDeletion({ yes }) {
  return async (ids) => {
    if (yes || ids.length === 0) return;
    const { stdin, stderr } = process;
    if (!stdin.isTTY) {
      throw new Mistake("Nobody can be asked whether to delete them: say --yes, or --dry-run.");
    }
    const prompt = createInterface({ input: stdin, output: stderr });
    // While it asks, Ctrl-C comes to it and is no signal.
    prompt.on("SIGINT", () => process.emit("SIGINT"));
    try {
      const what = ids.length === 1 ? `the user ${ids[0]}` : `${ids.length} users`;
      const answer = await prompt.question(`Delete ${what} for good? (yes/no) `, {
        signal: stopping,
      });
      if (answer.trim() !== "yes") throw new Mistake("Nothing was deleted.");
    } finally {
      prompt.close();
    }
  };
}

const limit = {
  limit: {
    type: "number",
    default: Number.POSITIVE_INFINITY,
    defaultDescription: "all",
    coerce: numberOf("--limit"),
  },
};

const ids = (command) =>
  command
    .positional("ids", { type: "string", describe: "Ids of users; - reads them, a line each" })
    .options(dryRun);

export const users = {
  command: "users",
  describe: "Users of the tenant",
  builder: (command) =>
    command
      .command("list", "List users, the newest first", (given) => given.options(limit), list)
      .command(
        "search <search>",
        "List users with a text in their id, name, email, phone or username",
        (given) => given.positional("search", { type: "string" }).options(limit),
        list,
      )
      .command(
        "export <file>",
        "Write users to a file, a JSON object a line",
        (given) =>
          given
            .positional("file", { type: "string", describe: "- is the standard output" })
            .option("search", { type: "string", describe: "Those with this text alone" }),
        exportUsers,
      )
      .command(
        "import <file>",
        "Create the users of such a file, going on where it was stopped",
        (given) =>
          given
            .positional("file", { type: "string" })
            .options(dryRun)
            .option("restart", { type: "boolean", describe: "Begin again at the first line" }),
        importUsers,
      )
      .command("suspend <ids..>", "Suspend users", ids, (given) =>
        each(given, {
          done: "suspended",
          act: (all, id) => all.updateIsSuspended(id, { isSuspended: true }),
        }),
      )
      .command("unsuspend <ids..>", "Let suspended users in again", ids, (given) =>
        each(given, {
          done: "unsuspended",
          act: (all, id) => all.updateIsSuspended(id, { isSuspended: false }),
        }),
      )
      .command(
        "delete <ids..>",
        "Delete users, for good",
        (given) =>
          ids(given).option("yes", { type: "boolean", alias: "y", describe: "Do not ask" }),
        (given) =>
          each(given, {
            done: "deleted",
            act: (all, id) => all.delete(id),
            confirm: confirmDeletion(given),
          }),
      )
      .demandCommand(1, "Name what to do with users."),
};
