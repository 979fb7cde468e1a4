// For every host that has no better way: the module's bytes are part of the JavaScript.
import { decode } from "../decode.js";
import { initSync } from "./logto_management_testing.js";
import base64 from "./logto_management_testing_base64.js";

initSync({ module: new WebAssembly.Module(decode(base64)) });

export { Emulator } from "./emulator.js";
