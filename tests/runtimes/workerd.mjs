// Runs the contract tests in workerd, the runtime of Cloudflare Workers, through miniflare.
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { Log, LogLevel, Miniflare } from "miniflare";

/** The newest that the installed workerd knows; the flags are that date's defaults. */
const COMPATIBILITY_DATE = "2026-07-30";

/**
 * Bundles a Worker as wrangler does: the condition `workerd`, and the `.wasm` as a module of its
 * own.
 */
export async function bundleWorker(entry) {
  const modules = new Map();
  const external = {
    name: "wasm",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /\.wasm$/ }, async ({ path, pluginData, ...options }) => {
        if (pluginData === external) return undefined;
        const found = await resolve(path, { ...options, pluginData: external });
        modules.set(basename(found.path), readFileSync(found.path));
        return { path: `./${basename(found.path)}`, external: true };
      });
    },
  };
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    plugins: [external],
    external: ["cloudflare:*"],
    logLevel: "error",
  });
  return [
    { type: "ESModule", path: "worker.mjs", contents: outputFiles[0].text },
    ...[...modules].map(([path, contents]) => ({ type: "CompiledWasm", path, contents })),
  ];
}

/** Options for a Worker whose faults are meant: what workerd writes of each is nothing for a report. */
export const SILENT = {
  handleStructuredLogs() {},
  handleRuntimeStdio(stdout, stderr) {
    stdout.resume();
    stderr.resume();
  },
};

/** Starts workerd with a Worker of `count` modules; `options` are miniflare's. */
export async function startWorker(entry, bindings = {}, options = {}, count = 2) {
  const modules = await bundleWorker(entry);
  if (modules.length !== count) throw new Error("the Worker does not import the .wasm file");
  return new Miniflare({
    modules,
    bindings,
    compatibilityDate: COMPATIBILITY_DATE,
    cf: false,
    telemetry: { enabled: false },
    log: new Log(LogLevel.WARN),
    ...options,
  });
}

/** Runs all tests of a context and hands each report to `report`. */
export async function runInWorkerd({ folder, context }, report) {
  const worker = await startWorker(join(folder, "worker.mjs"));
  try {
    const ask = async (body) => {
      const response = await worker.dispatchFetch("http://worker/", {
        method: "POST",
        body: JSON.stringify({ ...body, ...context }),
      });
      if (!response.ok) throw new Error(`workerd: ${response.status} ${await response.text()}`);
      return response.json();
    };
    const tests = await ask({});
    report({ type: "plan", count: tests.length });
    for (const { index, file, name } of tests) {
      try {
        report(await ask({ index }));
      } catch (error) {
        // What workerd cancels does not end by itself.
        const message = error.message;
        report({ type: "test", runtime: "workerd", file, name, outcome: "failed", ms: 0, message });
      }
    }
  } finally {
    await worker.dispose();
  }
}
