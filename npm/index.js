// For every host that has no better way: the module's bytes are part of the JavaScript, and are
// compiled at once. So there is nothing to await, to read from a disk or to fetch.
import { initSync } from "./logto_management.js";
import base64 from "./logto_management_base64.js";

function decode(text) {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  // A plain loop: `Uint8Array.from` with a function takes ten times as long.
  for (let i = 0; i < binary.length; i += 1) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

initSync({ module: new WebAssembly.Module(decode(base64)) });

export * from "./exports.js";
