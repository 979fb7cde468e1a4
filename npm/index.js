// For every host that has no better way: the module's bytes are part of the JavaScript, and are
// compiled at once. So there is nothing to await, to read from a disk or to fetch.
import { decode } from "./decode.js";
import { start } from "./logto_management.js";
import inline from "./logto_management_inline.js";

start(new WebAssembly.Module(decode(inline)));

export * from "./exports.js";
