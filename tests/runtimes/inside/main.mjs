// Runs the contract tests in the runtime that it is started in: Node, Deno or Bun. It is copied
// into a folder where the packed package is installed. The context has a secret in it, so it comes by
// the environment and not by an argument, which any user of the machine could read.
import * as logto from "logto-management";
import { files } from "./tests/all.mjs";
import { list, load, runOne } from "./tests/harness.mjs";
import { watchStrayErrors } from "./tests/stray-errors.mjs";

const { process } = globalThis;
const context = {
  ...JSON.parse(process.env.CONTRACT_CONTEXT),
  logto,
  strayErrors: watchStrayErrors(),
};

for (const [file, importFile] of Object.entries(files)) await load(file, importFile);
const tests = list(context);
console.log(JSON.stringify({ type: "plan", count: tests.length }));
for (const { index } of tests) console.log(JSON.stringify(await runOne(index, context)));
// Connections that are kept alive would hold the process for some seconds.
process.exit(0);
