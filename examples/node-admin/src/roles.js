import { NotFoundError } from "logto-management";
import { connect } from "./client.js";

/** A role by its name. */
async function find(logto, name) {
  const [role] = await logto.roles.list({ where: { name: { exact: name } } });
  if (role === undefined) throw new TypeError(`There is no role "${name}".`);
  return role;
}

async function assign({ role: name, users, "dry-run": dry }) {
  const logto = connect();
  const role = await find(logto, name);
  for (const id of users) {
    try {
      await logto.users.get(id);
    } catch (error) {
      if (error instanceof NotFoundError) throw new TypeError(`There is no user ${id}.`);
      throw error;
    }
  }
  if (!dry) await logto.roles.assignUsers(role.id, { userIds: users });
  console.log(`${name}\t${dry ? "would be " : ""}assigned to ${users.length}`);
}

export const roles = {
  command: "roles <command>",
  describe: "Roles of users",
  builder: (command) =>
    command
      .command(
        "assign <role> <users..>",
        "Give a role to users",
        (given) =>
          given
            .positional("role", { type: "string", describe: "The role's name" })
            .positional("users", { type: "string", describe: "Ids of users" })
            .option("dry-run", { type: "boolean", describe: "Say what would be done" }),
        assign,
      )
      .demandCommand(1, "Name what to do with roles."),
};
