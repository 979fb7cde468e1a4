#!/usr/bin/env node
// A command-line tool for daily work with a Logto tenant. See README.md.
import { LogtoError } from "logto-management";
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { logs } from "./logs.js";
import { roles } from "./roles.js";
import { users } from "./users.js";

/** Exit codes: 1 the server's errors, 2 mistakes in the command. */
const [SERVER, USAGE] = [1, 2];

try {
  await yargs(hideBin(process.argv))
    .scriptName("logto-admin")
    .command(users)
    .command(roles)
    .command(logs)
    .option("json", { type: "boolean", describe: "One JSON object a line", global: true })
    .completion("completion", "Print a completion script for the shell")
    .demandCommand(1, "Name a command.")
    .strict()
    .fail((message, error, parser) => {
      if (error) throw error;
      console.error(`${parser.help()}\n\n${message}`);
      process.exit(USAGE);
    })
    .parse();
} catch (error) {
  if (!(error instanceof LogtoError || error instanceof TypeError)) throw error;
  const facts = [error.status, error.code, error.requestId].filter(Boolean).join(", ");
  console.error(`${error.name}: ${error.message}${facts && ` (${facts})`}`);
  process.exitCode = error instanceof TypeError ? USAGE : SERVER;
}
