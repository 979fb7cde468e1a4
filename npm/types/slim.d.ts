export * from "./index.js";

/**
 * Loads the core: a compiled module, its bytes, or a `Response` that has them, or a promise of one.
 * Nothing else works before it is done.
 *
 * ```js
 * await init(fetch("/logto_management_bg.wasm"));
 * ```
 */
export function init(source: WasmSource | PromiseLike<WasmSource>): Promise<void>;

/** A `WebAssembly.Module`, as far as the project's own types know it. */
export type WasmModule = typeof globalThis extends {
  WebAssembly: { Module: { prototype: infer Module } };
}
  ? Module
  : object;

/** A compiled module, the bytes of one, or a response with them. */
export type WasmSource =
  | WasmModule
  | ArrayBuffer
  | ArrayBufferView
  | { readonly ok: boolean; arrayBuffer(): Promise<ArrayBuffer> };
