// Cloudflare Workers, which compile no module at run time.
import { initSync } from "./logto_management_testing.js";
import module from "./logto_management_testing_bg.wasm";

initSync({ module });

export { Emulator } from "./emulator.js";
