// Starting the scripts of `inside/` in each runtime.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { SILENT, startWorker } from "../tests/runtimes/workerd.mjs";

const root = new URL("../", import.meta.url).pathname;
const inside = (name) => join(root, "benches/inside", name);
const run = promisify(execFile);

/** The package that is measured: what `cargo xtask build` has made. */
const PACKAGE = join(root, "pkg/index.js");

const nodeOf = (major) => {
  const packaged = join(root, `node_modules/node${major}/bin/node`);
  return existsSync(packaged) ? packaged : process.execPath;
};
const DENO = ["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual", "-A"];

/** How a script is started; workerd is started otherwise. */
export const PROGRAMS = {
  "Node 20": [nodeOf(20)],
  "Node 24": [nodeOf(24)],
  Deno: [join(root, "node_modules/@deno/linux-x64-glibc/deno"), ...DENO],
  Bun: [join(root, "node_modules/.bin/bun"), "run"],
};

/** Runs a script in a process of its own, and answers what it writes. */
export async function inProcess(runtime, script, given, flags = []) {
  const [program, ...options] = PROGRAMS[runtime];
  const { stdout } = await run(program, [...options, ...flags, inside(script)], {
    cwd: root,
    env: { ...process.env, NO_COLOR: "1", BENCH: JSON.stringify({ ...given, logto: PACKAGE }) },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout.trim().split("\n").at(-1));
}

/** Takes a measure of `measures.mjs` in a runtime. */
export async function measure(runtime, name, given) {
  if (runtime !== "workerd") return inProcess(runtime, "main.mjs", { measure: name, ...given });
  const worker = await startWorker(inside("worker.mjs"), {}, SILENT);
  try {
    const body = JSON.stringify({ measure: name, ...given });
    const response = await worker.dispatchFetch("http://worker/", { method: "POST", body });
    if (!response.ok) throw new Error(`workerd: ${await response.text()}`);
    return await response.json();
  } finally {
    await worker.dispose();
  }
}
