// What starts the core where no entry of the package does: in a bare `wasm-pack build`, whose glue makes
// the instances. The entries leave the glue aside, and so do bundlers.

// The glue, from which this is imported in its turn: it lies where wasm-bindgen puts it.
import { begin, initSync } from "../../../../logto_management.js";
import { startWith } from "./core.js";

/** Called by each instance that the glue makes. */
function started() {
  let isFirst = true;
  startWith(() => {
    // Whatever is called of the glue by now, it makes a fresh instance first.
    if (!isFirst) begin();
    isFirst = false;
    // The exports of the instance that there is.
    return initSync();
  });
}

export { started };
