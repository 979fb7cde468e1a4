// Walks a page as a newcomer does, word by word in an empty folder: its files are written, its
// commands are run, and what they print is what the page says. What the page calls
// `https://auth.example.com` is an emulator, and the package is the packed one.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { openPage } from "../browser.mjs";
import { startEmulator } from "../emulator.mjs";
import { answering, freePort } from "../ports.mjs";
import { fits } from "./pages.mjs";
import { commandsIn } from "./shell.mjs";

const LIMIT_MS = 280_000;

/** Whether a page is walked. */
export const isWalked = (blocks) => blocks.some(({ run }) => run === "walk");

/** Whether a walk needs other packages than ours, which npm downloads. */
export function isHeavy(blocks) {
  return blocks
    .filter(({ lang }) => lang === "sh")
    .flatMap(({ code }) => commandsIn(code))
    .some((line) => line.startsWith("npm install") && !/^npm install logto-management$/.test(line));
}

function onPath(name) {
  const folders = process.env.PATH.split(delimiter);
  const found = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`${name} is not installed`);
  return found;
}

/** Programs that stand first on the path: they take the packed package, and wait for nobody. */
function writePrograms(bin, paths) {
  // With the Node of the walk: npm takes the versions that fit the Node it runs in.
  const real = (name) => `exec "${onPath(name)}"`;
  const npm = `args=()
for arg in "$@"; do
  if [ "$arg" = logto-management ]; then args+=("${paths.tarball}"); else args+=("$arg"); fi
done
export npm_config_cache="${process.env.npm_config_cache ?? join(homedir(), ".npm")}"
${real("npm")} --no-audit --no-fund --prefer-offline --loglevel=error "\${args[@]}"`;
  const deno = `[ "$1" = run ] && shift
exec "${paths.deno}" run --no-prompt --no-lock --node-modules-dir=manual "$@"`;
  const curl = "--silent --show-error --fail --retry 60 --retry-connrefused --retry-delay 1";
  const programs = {
    npm,
    deno,
    node: `exec "${paths.node}" "$@"`,
    bun: `exec "${paths.bun}" "$@"`,
    curl: `${real("curl")} ${curl} "$@"`,
  };
  mkdirSync(bin);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
  }
}

/** A shell that remembers its variables and its folder from block to block. */
class Shell {
  #state;
  #env;
  #folder;
  #background = [];

  constructor(folder, env) {
    this.#folder = folder;
    this.#state = join(env.HOME, "state.sh");
    this.#env = env;
    writeFileSync(this.#state, "");
  }

  /** Runs a block to its end, and gives what it printed. */
  async run(code) {
    const remember = `{ export -p; echo "cd '$PWD'"; } > '${this.#state}'`;
    const child = this.#start(`set -e\n${code}\n${remember}`);
    let [out, said] = ["", ""];
    child.stdout.on("data", (text) => {
      out += text;
    });
    child.stderr.on("data", (text) => {
      said += text;
    });
    const timer = setTimeout(() => stop(child), LIMIT_MS);
    const status = await new Promise((resolve) => child.once("close", resolve));
    clearTimeout(timer);
    if (status !== 0) {
      const behind = this.#background.map(({ said }) => said()).join("\n");
      throw new Error(`${code}\nended with ${status}:\n${out}${said}${behind}`);
    }
    return out;
  }

  /** Starts a block that runs until it is stopped. */
  background(code) {
    const child = this.#start(code);
    let text = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (piece) => {
        text += piece;
      });
    }
    this.#background.push({ child, said: () => text });
  }

  async end() {
    for (const { child } of this.#background) {
      const ended =
        child.exitCode !== null || new Promise((resolve) => child.once("close", resolve));
      stop(child);
      await ended;
    }
  }

  /** The folder in which the next block runs. */
  get folder() {
    const at = /^cd '(.*)'$/m.exec(readFileSync(this.#state, "utf8"));
    return at?.[1] ?? this.#folder;
  }

  #start(code) {
    const child = spawn("bash", ["-c", `. '${this.#state}'\n${code}`], {
      cwd: this.#folder,
      env: this.#env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    child.stdout.setEncoding("utf8");
    child.stderr.setEncoding("utf8");
    return child;
  }
}

/** Stops a process and those that it has started. */
function stop(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {}
}

/** `http://localhost:3000/ as admin, 20 of #users li`: opens a page and counts what is in it. */
async function open(order, password, chromium) {
  const [, address, user, count, selector] = /^(\S+) as (\w+), (\d+) of (.*)$/.exec(order);
  await answering(address);
  const { page, close } = await openPage("chromium", chromium);
  try {
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    await page.goto(address.replace("//", `//${user}:${password}@`));
    await page
      .waitForFunction(
        ([selector, count]) => document.querySelectorAll(selector).length === count,
        [selector, Number(count)],
      )
      .catch((error) => {
        throw new Error([error.message, ...problems].join("\n"));
      });
  } finally {
    await close();
  }
}

/** How programs reach the network from here: proxies, and whom they trust. */
const NETWORK = /^(npm_config_.+|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no|all)_proxy)$/i;
const network = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => NETWORK.test(name)),
);

/** Walks the blocks of a page. `paths` has the programs, the tarball and the emulator. */
export async function walk(blocks, paths) {
  const home = mkdtempSync(join(tmpdir(), "logto-management-walk-"));
  const start = join(home, "empty");
  const bin = join(home, "bin");
  mkdirSync(start);
  writePrograms(bin, paths);
  const emulator = await startEmulator(paths.emulator);
  const shell = new Shell(start, {
    ...network,
    HOME: home,
    PATH: `${bin}:${process.env.PATH}`,
    CI: "1",
    NO_COLOR: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    WRANGLER_SEND_METRICS: "false",
  });
  const { host } = new URL(emulator.endpoint);
  const words = {
    "https://auth.example.com": emulator.endpoint,
    "auth.example.com": host,
    "your-app-id": emulator.credentials.appId,
    "your-app-secret": emulator.credentials.appSecret,
    3000: `${await freePort()}`,
    8787: `${await freePort()}`,
  };
  const here = (text) =>
    Object.entries(words).reduce((text, [word, mine]) => text.replaceAll(word, mine), text);
  let printed;
  try {
    // Deno brings the package by itself; without the network it lies there.
    if (blocks.some(({ code }) => code?.includes("npm:logto-management"))) {
      await shell.run("npm install logto-management");
    }
    for (const block of blocks) {
      const { where, lang, run, file, before, open: order } = block;
      const code = here(block.code ?? "");
      try {
        if (order) await open(here(order), "a-password-of-your-own", paths.chromium);
        else if (run === "walk" || (file && run === undefined && lang !== "sh")) {
          if (!before.includes(file)) throw new Error(`the text above does not name ${file}`);
          const path = join(shell.folder, file);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, `${code}\n`);
        } else if (lang === "sh" && run === undefined) printed = await shell.run(code);
        else if (lang === "sh" && run === "background") shell.background(code);
        else if (lang === "text" && !fits(printed, code)) {
          throw new Error(`it should print\n${code}\nand printed\n${printed}`);
        }
      } catch (error) {
        throw new Error(`${where}: ${error.message}`, { cause: error });
      }
    }
  } finally {
    await shell.end();
    await emulator.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
