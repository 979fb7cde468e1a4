// One minimal project per consumer, made as its own documentation says: the packed package is installed
// in it, it is built, and what was built is run on the emulator.
//
//   node tests/consumers/run.mjs --tarball T.tgz --emulator PATH --chromium PATH [--filter NAME]
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { openPage } from "../runtimes/browser.mjs";
import { startEmulator } from "../runtimes/emulator.mjs";
import { answering, freePort } from "../runtimes/ports.mjs";
import { QUIET } from "../runtimes/quiet.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    emulator: { type: "string" },
    chromium: { type: "string" },
    filter: { type: "string", default: "" },
  },
});
const here = new URL(".", import.meta.url).pathname;
const run = promisify(execFile);
const SEEN = "217 users";
const LIMIT_MS = 240_000;

/** How each is run once it is built; `bundle` is what its users load, to be weighed. */
const CONSUMERS = {
  "are-the-types-wrong": { start: typesAreRight },
  "cloudflare-vite": { start: inWorkerd("dist/users"), bundle: "dist/users" },
  "esbuild-esm": { start: inPage("."), bundle: "dist" },
  "esbuild-iife": { start: inPage("."), bundle: "dist" },
  jest: { start: byNpm },
  "jest-commonjs": { start: byNpm },
  next: { start: next, bundle: ".next/static" },
  "node-commonjs": { start: inNode },
  "node-esm": { start: inNode },
  parcel: { start: inPage("dist"), bundle: "dist" },
  publint: { start: nothingFound },
  rollup: { start: inPage("."), bundle: "dist" },
  vite: { start: vite, bundle: "dist" },
  "vite-7": { start: vite, bundle: "dist" },
  vitest: { start: byNpm },
  webpack: { start: inPage("dist"), bundle: "dist" },
  wrangler: { start: inWorkerd("dist"), bundle: "dist" },
};

async function npm(folder, args, env = {}) {
  try {
    const { stdout, stderr } = await run("npm", args, {
      cwd: folder,
      env: { ...process.env, ...QUIET, ...env },
      maxBuffer: 64 * 1024 * 1024,
      timeout: LIMIT_MS,
    });
    return stdout + stderr;
  } catch (error) {
    throw new Error(`npm ${args.join(" ")}: ${error.stdout ?? ""}${error.stderr ?? error.message}`);
  }
}

function expectSeen(text) {
  if (!text.includes(SEEN))
    throw new Error(`it did not say "${SEEN}" but: ${text.slice(0, 2_000)}`);
}

async function withEmulator(options, body) {
  const emulator = await startEmulator(values.emulator, options);
  try {
    return await body(emulator.endpoint);
  } finally {
    await emulator.stop();
  }
}

async function byNpm(folder) {
  await withEmulator({}, async (endpoint) => {
    expectSeen(await npm(folder, ["start"], { LOGTO_ENDPOINT: endpoint }));
  });
}

async function inNode(folder) {
  await withEmulator({}, async (endpoint) => {
    const env = { ...process.env, LOGTO_ENDPOINT: endpoint };
    expectSeen((await run(process.execPath, ["main.js"], { cwd: folder, env })).stdout);
  });
}

async function seenInPage(address) {
  const { page, close } = await openPage("chromium", values.chromium);
  try {
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(address);
    await page
      .waitForFunction((seen) => document.body.textContent.includes(seen), SEEN, {
        timeout: 20_000,
      })
      .catch((error) => {
        throw new Error(`${error.message}\n${problems.join("\n")}`);
      });
  } finally {
    await close();
  }
}

/** A page whose files the emulator serves, so that it may ask it. */
function inPage(dist) {
  return (folder) => withEmulator({ serve: { "/": join(folder, dist) } }, seenInPage);
}

/** What Vite has built, and its development server, which asks the emulator for the page. */
async function vite(folder) {
  await inPage("dist")(folder);
  await withEmulator({}, async (endpoint) => {
    const port = await freePort();
    const server = spawn(
      process.execPath,
      ["node_modules/vite/bin/vite.js", "--port", `${port}`, "--strictPort", "--host", "127.0.0.1"],
      { cwd: folder, env: { ...process.env, ...QUIET, LOGTO_ENDPOINT: endpoint }, stdio: "ignore" },
    );
    try {
      await answering(`http://127.0.0.1:${port}/`);
      await seenInPage(`http://127.0.0.1:${port}/`);
    } finally {
      server.kill();
    }
  });
}

async function next(folder) {
  await withEmulator({}, async (endpoint) => {
    const port = await freePort();
    const server = spawn(
      process.execPath,
      ["node_modules/next/dist/bin/next", "start", "--port", `${port}`],
      { cwd: folder, env: { ...process.env, ...QUIET, LOGTO_ENDPOINT: endpoint }, stdio: "ignore" },
    );
    const address = `http://127.0.0.1:${port}`;
    try {
      expectSeen(await (await answering(address)).text());
      expectSeen(await (await fetch(`${address}/edge`)).text());
      const { page, close } = await openPage("chromium", values.chromium);
      try {
        await page.goto(`${address}/client`);
        await page.getByText("/users?page=2").waitFor();
      } finally {
        await close();
      }
    } finally {
      server.kill();
    }
  });
}

/** What a tool for Workers has built, in workerd. */
function inWorkerd(dist) {
  return async (folder) => {
    const { Miniflare } = await import("miniflare");
    const files = readdirSync(join(folder, dist), { recursive: true })
      .filter((name) => /\.(m?js|wasm)$/.test(name))
      .sort((a, b) => Number(b.startsWith("index")) - Number(a.startsWith("index")));
    const modules = files.map((path) => ({
      type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
      path,
      contents: readFileSync(join(folder, dist, path)),
    }));
    if (!files.some((name) => name.endsWith(".wasm"))) {
      throw new Error(`there is no .wasm module beside ${files}`);
    }
    await withEmulator({}, async (endpoint) => {
      const worker = new Miniflare({
        modules,
        bindings: { LOGTO_ENDPOINT: endpoint },
        compatibilityDate: "2026-07-30",
        cf: false,
        telemetry: { enabled: false },
      });
      try {
        expectSeen(await (await worker.dispatchFetch("http://worker/")).text());
      } finally {
        await worker.dispose();
      }
    });
  };
}

async function nothingFound(folder) {
  const said = await npm(folder, ["start"]);
  if (!said.includes("All good!")) throw new Error(said);
}

async function typesAreRight(folder) {
  await npm(folder, ["start", "--", values.tarball, "--no-emoji"]);
}

/** KB of scripts and modules, gzipped. */
function weigh(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!/\.(m?js|wasm)$/.test(name) || !statSync(path).isFile()) continue;
    bytes += gzipSync(readFileSync(path)).length;
  }
  return Math.round(bytes / 100) / 10;
}

async function consume(name) {
  const folder = mkdtempSync(join(tmpdir(), `logto-management-${name}-`));
  try {
    cpSync(join(here, name), folder, { recursive: true });
    const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    await npm(folder, ["install", ...flags, values.tarball]);
    const { scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (scripts.build) await npm(folder, ["run", "build"]);
    const { start, bundle } = CONSUMERS[name];
    await start(folder);
    return bundle === undefined ? undefined : weigh(join(folder, bundle));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

const report = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const names = Object.keys(CONSUMERS).filter((name) => name.includes(values.filter));
const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const forgotten = folders.filter(({ name }) => !(name in CONSUMERS)).map(({ name }) => name);
if (forgotten.length > 0) throw new Error(`nobody runs ${forgotten}`);
report({ type: "plan", count: names.length });
for (const name of names) {
  const started = performance.now();
  let problem;
  let size;
  try {
    size = await consume(name);
  } catch (error) {
    problem = error.stack ?? String(error);
  }
  const ms = Math.round(performance.now() - started);
  const outcome = problem === undefined ? "passed" : "failed";
  report({ type: "test", file: "consumers", name, outcome, ms, message: problem });
  const weight = size === undefined ? "" : `, ${size} KB gzipped`;
  console.error(`  ${name}: ${outcome}, ${(ms / 1000).toFixed(1)} s${weight}`);
}
