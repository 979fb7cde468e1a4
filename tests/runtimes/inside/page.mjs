// Runs the contract tests in a page, as the runner asks for them.
import * as logto from "logto-management";
import { files } from "./tests/all.mjs";
import { list, load, runOne } from "./tests/harness.mjs";
import { watchStrayErrors } from "./tests/stray-errors.mjs";

const strayErrors = watchStrayErrors();
for (const [file, importFile] of Object.entries(files)) await load(file, importFile);

globalThis.contract = {
  list,
  runOne: (index, context) => runOne(index, { ...context, logto, strayErrors }),
};
