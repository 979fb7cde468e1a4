// Vercel's edge runtime, and Next's stand-in for it, which hands over a module of another realm.
import { start } from "./logto_management.js";
import module from "./logto_management_bg.wasm?module";

start(Object.setPrototypeOf(module, WebAssembly.Module.prototype));

export * from "./exports.js";
