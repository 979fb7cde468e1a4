import { createReadStream, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { createInterface } from "node:readline";
import { escapeLike } from "logto-management";
import { connect } from "./client.js";
import { print, progress } from "./output.js";

const FIELDS = ["id", "username", "primaryEmail", "name"];

const dryRun = {
  "dry-run": { type: "boolean", describe: "Say what would be done, and do nothing" },
};

async function list({ search, limit, json }) {
  const query = search === undefined ? {} : { search: `%${escapeLike(search)}%` };
  let left = limit;
  for await (const user of connect().users.list(query)) {
    if (left-- <= 0) return;
    print(user, FIELDS, { json });
  }
}

async function exportUsers({ file, search }) {
  const query = search === undefined ? {} : { search: `%${escapeLike(search)}%` };
  const users = connect().users.list(query);
  const bar = progress(await users.count());
  const handle = await open(file, "w");
  let done = 0;
  try {
    for await (const page of users.pages({ prefetch: 4 })) {
      await handle.write(page.items.map((user) => `${JSON.stringify(user)}\n`).join(""));
      done += page.items.length;
      bar.to(done);
    }
  } finally {
    await handle.close();
  }
  bar.end();
  console.error(`${done} users are in ${file}.`);
}

/** What `users.create` takes of an exported user. */
function toBody(user) {
  const taken = [
    "username",
    "primaryEmail",
    "primaryPhone",
    "name",
    "avatar",
    "profile",
    "customData",
  ];
  const given = taken.map((name) => [name, user[name]]);
  return Object.fromEntries(given.filter(([, value]) => value !== null && value !== undefined));
}

/** Line by line; where it was stopped is in a file beside it, from which the next one goes on. */
async function importUsers({ file, "dry-run": dry }) {
  const { users } = connect();
  const cursor = `${file}.cursor`;
  const from = existsSync(cursor) ? Number(readFileSync(cursor, "utf8")) : 0;
  if (from > 0) console.error(`Going on after line ${from}.`);
  let line = 0;
  let good = 0;
  let bad = 0;
  for await (const text of createInterface(createReadStream(file))) {
    line += 1;
    if (line <= from || text.trim() === "") continue;
    try {
      const body = toBody(JSON.parse(text));
      if (!dry) await users.create(body);
      good += 1;
    } catch (error) {
      bad += 1;
      console.log(JSON.stringify({ line, error: error.message, code: error.code }));
    }
    if (!dry) writeFileSync(cursor, String(line));
  }
  rmSync(cursor, { force: true });
  console.error(`${good} ${dry ? "could be created" : "created"}, ${bad} not.`);
  if (bad > 0) process.exitCode = 1;
}

/** Does something to each of the users that are named. */
async function each({ ids, "dry-run": dry }, said, act) {
  const { users } = connect();
  for (const id of ids) {
    if (!dry) await act(users, id);
    console.log(`${id}\t${dry ? "would be " : ""}${said}`);
  }
}

const ids = (command) =>
  command.positional("ids", { type: "string", describe: "Ids of users" }).options(dryRun);

export const users = {
  command: "users <command>",
  describe: "Users of the tenant",
  builder: (command) =>
    command
      .command(
        "list",
        "List users, the newest first",
        (given) => given.option("limit", { type: "number", default: Number.POSITIVE_INFINITY }),
        list,
      )
      .command(
        "search <search>",
        "List users with a text in their id, name, email, phone or username",
        (given) => given.option("limit", { type: "number", default: Number.POSITIVE_INFINITY }),
        list,
      )
      .command(
        "export <file>",
        "Write users to a file, a JSON object in each line",
        (given) => given.option("search", { type: "string" }),
        exportUsers,
      )
      .command(
        "import <file>",
        "Create the users of such a file",
        (given) => given.options(dryRun),
        importUsers,
      )
      .command("suspend <ids..>", "Suspend users", ids, (given) =>
        each(given, "suspended", (all, id) => all.updateIsSuspended(id, { isSuspended: true })),
      )
      .command("delete <ids..>", "Delete users, for good", ids, (given) =>
        each(given, "deleted", (all, id) => all.delete(id)),
      )
      .demandCommand(1, "Name what to do with users."),
};
