// What `require` gives: the same class as `import`. CommonJS may take no more than types from the
// declarations of an ES module (`module: node16`), so each value has its type by name.
import type * as esm from "./testing.js" with { "resolution-mode": "import" };

export type * from "./testing.js" with { "resolution-mode": "import" };

export declare const Emulator: typeof esm.Emulator;
export type Emulator = esm.Emulator;
