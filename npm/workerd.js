// Cloudflare Workers compile no bytes at run time: the host imports the file as a module.
import { start } from "./logto_management.js";
import module from "./logto_management_bg.wasm";

start(module);

export * from "./exports.js";
