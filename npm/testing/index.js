// For every host that has no better way: the module's bytes are part of the JavaScript.
import { decode } from "../decode.js";
import { initSync } from "./logto_management_testing.js";
import inline from "./logto_management_testing_inline.js";

initSync({ module: new WebAssembly.Module(decode(inline)) });

export { Emulator } from "./emulator.js";
