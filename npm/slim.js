// For those who load the module themselves, from wherever they keep it.
import { start } from "./logto_management.js";

export * from "./exports.js";

/** Starts the core: a compiled module, its bytes, or a `Response` that has them; or a promise. */
export async function init(source) {
  start(await compile(await source));
}

function compile(source) {
  if (Object.prototype.toString.call(source) === "[object WebAssembly.Module]") {
    return Object.setPrototypeOf(source, WebAssembly.Module.prototype);
  }
  if (typeof source?.arrayBuffer === "function") return compileResponse(source);
  return WebAssembly.compile(source);
}

async function compileResponse(response) {
  if (response.ok === false) {
    throw new TypeError(`init: the module's Response has status ${response.status}.`);
  }
  return WebAssembly.compile(await response.arrayBuffer());
}
