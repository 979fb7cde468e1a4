import { NotFoundError } from "logto-management";
import { connect } from "./client.js";
import { Incomplete, Mistake } from "./failure.js";
import { dryRun, idsOf } from "./given.js";
import { print, progress, say } from "./output.js";
import { stopping } from "./stop.js";

/** Users of one request. */
const AT_ONCE = 100;

/** A role by its name. */
async function find(logto, name) {
  const [role] = await logto.roles.list({ where: { name: { exact: name } } });
  if (role === undefined) throw new Mistake(`There is no role ${JSON.stringify(name)}.`);
  return role;
}

/** What is to be done about a user: whether they exist, and have the role. */
async function outcomeOf(logto, role, id) {
  try {
    for await (const { id: held } of logto.users.listRoles(id)) {
      if (held === role.id) return "has it already";
    }
    return "assigned";
  } catch (error) {
    if (error instanceof NotFoundError) return "failed";
    throw error;
  }
}

async function assign({ role: name, users: given, json, "dry-run": dry }) {
  const logto = connect();
  const role = await find(logto, name);
  const ids = await idsOf(given);
  const bar = progress(ids.length, { printing: true });
  let failed = 0;
  try {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const rows = [];
      for (const id of ids.slice(from, from + AT_ONCE)) {
        stopping.throwIfAborted();
        rows.push({ role: name, id, outcome: await outcomeOf(logto, role, id) });
      }
      // The server would refuse all of them for one that has the role or is not there.
      const userIds = rows.filter(({ outcome }) => outcome === "assigned").map(({ id }) => id);
      if (!dry && userIds.length > 0) await logto.roles.assignUsers(role.id, { userIds });
      for (const row of rows) {
        if (dry && row.outcome === "assigned") row.outcome = "would be assigned";
        if (row.outcome === "failed") {
          failed += 1;
          row.error = "There is no such user.";
        }
        const fields = ["role", "id", "outcome", ...(row.error ? ["error"] : [])];
        await print(row, fields, { json });
      }
      bar.to(from + rows.length);
    }
  } finally {
    bar.end();
  }
  if (failed > 0) {
    say(`${failed} of ${ids.length} failed.`);
    throw new Incomplete();
  }
}

export const roles = {
  command: "roles",
  describe: "Roles of users",
  builder: (command) =>
    command
      .command(
        "assign <role> <users..>",
        "Give a role to users",
        (given) =>
          given
            .positional("role", { type: "string", describe: "The role's name" })
            .positional("users", {
              type: "string",
              describe: "Ids of users; - reads them, a line each",
            })
            .options(dryRun),
        assign,
      )
      .demandCommand(1, "Name what to do with roles."),
};
