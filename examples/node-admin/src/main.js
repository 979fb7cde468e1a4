#!/usr/bin/env node
// A command-line tool for daily work with a Logto tenant. See README.md.
import yargs from "yargs";
import { hideBin } from "yargs/helpers";
import { diagnose } from "./diagnose.js";
import { exitCode, explain, Mistake } from "./failure.js";
import { STANDARD } from "./given.js";
import { logs } from "./logs.js";
import { roles } from "./roles.js";
import { users } from "./users.js";

// yargs loses a lone dash.
const words = hideBin(process.argv).map((word) => (word === "-" ? STANDARD : word));
try {
  await yargs(words)
    .scriptName("logto-admin")
    .command(users)
    .command(roles)
    .command(logs)
    .command(diagnose)
    .option("json", { type: "boolean", describe: "Print an object a line, for programs" })
    .completion("completion", "Print a completion script for bash or zsh")
    .demandCommand(1, "Name a command.")
    .strict()
    .epilogue(
      "Exit codes: 0 done, 1 something could not be done, 2 a mistake in the command or the environment, " +
        "130 stopped by Ctrl-C.",
    )
    .fail((message, error, command) => {
      if (error && error.name !== "YError") throw error;
      throw new Mistake(`${message}\n\n${command.help()}`);
    })
    .parseAsync();
} catch (error) {
  process.exitCode = exitCode(error);
  const text = explain(error, { json: process.argv.includes("--json") });
  if (text) console.error(text);
}
