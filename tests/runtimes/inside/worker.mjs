// Runs the contract tests in workerd, each in a request of its own, as the runner asks for them.
import * as logto from "logto-management";
import { files } from "./tests/all.mjs";
import { list, load, runOne } from "./tests/harness.mjs";
import { watchStrayErrors } from "./tests/stray-errors.mjs";

const strayErrors = watchStrayErrors();
let loaded = false;

export default {
  async fetch(request) {
    if (!loaded) {
      loaded = true;
      for (const [file, importFile] of Object.entries(files)) await load(file, importFile);
    }
    const { index, ...context } = await request.json();
    if (index === undefined) return Response.json(list(context));
    return Response.json(await runOne(index, { ...context, logto, strayErrors }));
  },
};
