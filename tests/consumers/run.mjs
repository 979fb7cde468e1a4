// One minimal project per consumer, made as its own documentation says: the packed package is installed
// in it, it is built, and what was built is run on the emulator.
//
//   node tests/consumers/run.mjs --tarball T.tgz --emulator PATH --chromium PATH --firefox PATH
//     --node20 PATH --deno PATH --bun PATH [--filter NAME] [--save]
//
// It ends with a table of what came of it, on stderr; `--save` puts the table into README.md here.
import { execFile, spawn } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
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
    firefox: { type: "string" },
    node20: { type: "string" },
    deno: { type: "string" },
    bun: { type: "string" },
    filter: { type: "string", default: "" },
    save: { type: "boolean", default: false },
  },
});
const here = new URL(".", import.meta.url).pathname;
const run = promisify(execFile);
const SEEN = "217 users";
const LIMIT_MS = 240_000;
/** How many are run side by side: each waits for npm and for disks half of its time. */
const AT_ONCE = 2;

/** Deno and Bun are found as they would be on a machine of one's own, after the Node that runs this. */
const PROGRAMS = [process.execPath, values.deno, values.bun].filter(Boolean);
const ENV = {
  ...QUIET,
  PATH: [...PROGRAMS.map((path) => dirname(path)), QUIET.PATH].join(delimiter),
};

/**
 * How each is run once it is built. `tool` is the package whose version the table tells, or a program
 * that tells its own; `bundle` is what its users load, to be weighed.
 */
const CONSUMERS = {
  "are-the-types-wrong": { tool: "@arethetypeswrong/cli", start: typesAreRight },
  astro: { tool: "astro", start: rendered("dist/server/entry.mjs"), bundle: "dist/client" },
  bun: { tool: values.bun, start: byNpm(2) },
  "cloudflare-vite": {
    tool: "@cloudflare/vite-plugin",
    start: inWorkerd("dist/users"),
    bundle: "dist/users",
  },
  deno: { tool: values.deno, start: byNpm() },
  "deno-without-read": { tool: values.deno, start: byNpm() },
  "esbuild-esm": { tool: "esbuild", start: inPage("."), bundle: "dist" },
  "esbuild-iife": { tool: "esbuild", start: inPage("."), bundle: "dist" },
  jest: { tool: "jest", start: byNpm() },
  "jest-commonjs": { tool: "jest", start: byNpm() },
  next: { tool: "next", start: next, bundle: ".next/static" },
  "node-commonjs": { tool: process.execPath, start: inNode },
  "node-esm": { tool: process.execPath, start: inNode },
  page: { tool: values.chromium, start: inBothBrowsers },
  parcel: { tool: "parcel", start: inPage("dist"), bundle: "dist" },
  publint: { tool: "publint", start: nothingFound },
  rollup: { tool: "rollup", start: inPage("."), bundle: "dist" },
  sveltekit: {
    tool: "@sveltejs/kit",
    start: rendered("build/index.js"),
    bundle: "build/client/_app/immutable",
  },
  typescript: { tool: "typescript", start: byNpm(5) },
  "typescript-5": { tool: "typescript", start: byNpm(6) },
  vite: { tool: "vite", start: vite, bundle: "dist" },
  "vite-7": { tool: "vite", start: vite, bundle: "dist" },
  vitest: { tool: "vitest", start: byNpm() },
  "vitest-workers": { tool: "@cloudflare/vitest-plugin", start: byNpm() },
  webpack: { tool: "webpack", start: inPage("dist"), bundle: "dist" },
  wrangler: { tool: "wrangler", start: inWorkerd("dist"), bundle: "dist" },
};

async function npm(folder, args, env = {}) {
  try {
    const { stdout, stderr } = await run("npm", args, {
      cwd: folder,
      env: { ...process.env, ...ENV, ...env },
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

/** `npm start`, which is to see the users so many times. */
function byNpm(times = 1) {
  return (folder) =>
    withEmulator({}, async (endpoint) => {
      const said = await npm(folder, ["start"], { LOGTO_ENDPOINT: endpoint });
      const seen = said.split(SEEN).length - 1;
      if (seen < times) throw new Error(`it said "${SEEN}" ${seen} times: ${said.slice(0, 2_000)}`);
    });
}

async function inNode(folder) {
  await withEmulator({}, async (endpoint) => {
    const env = { ...process.env, LOGTO_ENDPOINT: endpoint };
    for (const node of [process.execPath, values.node20]) {
      const { stdout, stderr } = await run(node, ["main.js"], { cwd: folder, env });
      expectSeen(stdout);
      if (stderr !== "") throw new Error(`Node warns: ${stderr}`);
    }
  });
}

/** Selectors of a text. A function to wait for would be evaluated, which a page's policy may forbid. */
const TEXT = { chromium: (text) => `text=${text}`, firefox: (text) => `::-p-text(${text})` };

async function seenInPage(address, browser = "chromium") {
  const { page, close } = await openPage(browser, values[browser]);
  try {
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(address);
    await page.waitForSelector(TEXT[browser](SEEN)).catch((error) => {
      throw new Error(`${error.message}\n${problems.join("\n")}`);
    });
  } finally {
    await close();
  }
}

/** A page without a tool, whose policy names what it needs; without `wasm-unsafe-eval` it is stopped. */
async function inBothBrowsers(folder) {
  await withEmulator({ serve: { "/": folder } }, async (endpoint) => {
    await seenInPage(endpoint, "chromium");
    await seenInPage(endpoint, "firefox");
    const strict = join(folder, "strict.html");
    const html = readFileSync(join(folder, "index.html"), "utf8");
    writeFileSync(strict, html.replace(" 'wasm-unsafe-eval'", ""));
    const { page, close } = await openPage("chromium", values.chromium);
    try {
      const problem = page.waitForEvent("pageerror");
      await page.goto(`${endpoint}/strict.html`);
      const { message } = await problem;
      if (!message.includes("unsafe-eval")) throw new Error(message);
    } finally {
      await close();
    }
  });
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
      { cwd: folder, env: { ...process.env, ...ENV, LOGTO_ENDPOINT: endpoint }, stdio: "ignore" },
    );
    try {
      await answering(`http://127.0.0.1:${port}/`);
      await seenInPage(`http://127.0.0.1:${port}/`);
    } finally {
      server.kill();
    }
  });
}

/** Runs a server by Node, and `body` with its address. */
async function serving(folder, args, body) {
  await withEmulator({}, async (endpoint) => {
    const port = `${await freePort()}`;
    const server = spawn(
      process.execPath,
      args.map((arg) => (arg === PORT ? port : arg)),
      {
        cwd: folder,
        env: { ...process.env, ...ENV, LOGTO_ENDPOINT: endpoint, HOST: "127.0.0.1", PORT: port },
        stdio: "ignore",
      },
    );
    try {
      const address = `http://127.0.0.1:${port}`;
      await answering(address);
      await body(address);
    } finally {
      server.kill();
    }
  });
}

/** Stands for the port among a server's arguments. */
const PORT = "PORT";

/** That the client's part of a page has run. */
async function hydrated(address) {
  const { page, close } = await openPage("chromium", values.chromium);
  try {
    await page.goto(address);
    await page.getByText("/users?page=2").waitFor();
  } finally {
    await close();
  }
}

/** A page that a server renders, with a part that runs in the browser. */
function rendered(program) {
  return (folder) =>
    serving(folder, [program], async (address) => {
      expectSeen(await (await fetch(address)).text());
      await hydrated(address);
    });
}

function next(folder) {
  const args = ["node_modules/next/dist/bin/next", "start", "--port", PORT];
  return serving(folder, args, async (address) => {
    expectSeen(await (await fetch(address)).text());
    expectSeen(await (await fetch(`${address}/edge`)).text());
    await hydrated(`${address}/client`);
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

/** The version of a consumer's tool. */
async function versionOf(tool, folder) {
  if (tool.startsWith("/")) {
    const { stdout } = await run(tool, ["--version"]);
    return stdout.match(/\d+(\.\d+)+/)[0];
  }
  const manifest = join(folder, "node_modules", tool, "package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}

async function consume(name) {
  const folder = mkdtempSync(join(tmpdir(), `logto-management-${name}-`));
  try {
    cpSync(join(here, name), folder, { recursive: true });
    const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
    await npm(folder, ["install", ...flags, values.tarball]);
    const { tool, start, bundle } = CONSUMERS[name];
    const version = await versionOf(tool, folder);
    const { scripts = {} } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    if (scripts.build) await npm(folder, ["run", "build"]);
    await start(folder);
    return { version, size: bundle === undefined ? undefined : weigh(join(folder, bundle)) };
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

const rows = new Map();

async function tell(name) {
  const started = performance.now();
  let problem;
  let found = {};
  try {
    found = await consume(name);
  } catch (error) {
    problem = error.stack ?? String(error);
  }
  const ms = Math.round(performance.now() - started);
  const outcome = problem === undefined ? "passed" : "failed";
  report({ type: "test", file: "consumers", name, outcome, ms, message: problem });
  const size = found.size === undefined ? "" : found.size.toFixed(1);
  const seconds = (ms / 1000).toFixed(1);
  rows.set(name, [`\`${name}\``, found.version ?? "", outcome, size, seconds]);
  console.error(`  ${name}: ${outcome}, ${seconds} s`);
}

const left = [...names];
async function work() {
  for (let name = left.shift(); name !== undefined; name = left.shift()) await tell(name);
}
const started = performance.now();
await Promise.all(Array.from({ length: AT_ONCE }, work));

const all = ((performance.now() - started) / 1000).toFixed(0);
const table = [
  "| consumer | version | result | KB gzipped | seconds |",
  "| --- | --- | --- | ---: | ---: |",
  ...names.map((name) => `| ${rows.get(name).join(" | ")} |`),
  "",
  `${names.length} consumers, ${AT_ONCE} at once: ${all} s.`,
].join("\n");
console.error(`\n${table}`);

if (values.save) {
  const path = join(here, "README.md");
  const [before, rest] = readFileSync(path, "utf8").split("<!-- table -->\n");
  const [, after] = rest.split("\n<!-- end of table -->");
  const parts = [before, "<!-- table -->\n", table, "\n<!-- end of table -->", after];
  writeFileSync(path, parts.join(""));
}
