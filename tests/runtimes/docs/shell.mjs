// The commands in the pages: that what they name is there.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./pages.mjs";

const git = (...args) => execFileSync("git", args, { cwd: root, encoding: "utf8" });

/** The packages and programs that some `package.json` of the repository has, or is. */
function installed() {
  const names = new Set(["logto-management"]);
  const listed = git("ls-files", "--cached", "--others", "--exclude-standard", "*package.json");
  for (const file of listed.trim().split("\n")) {
    const manifest = JSON.parse(readFileSync(join(root, file), "utf8"));
    const { dependencies, devDependencies, bin } = manifest;
    for (const name of Object.keys({ ...dependencies, ...devDependencies, ...bin }))
      names.add(name);
  }
  return names;
}

/** The names under which `npx` finds a program of another name's package. */
const PROGRAMS = { tsc: "typescript" };

/** Commands that need no look: they are every system's. */
const PLAIN = new Set("cat cd curl do done echo export for mkdir printf tar".split(" "));

/** A manifest in the folder of a page; nothing where there is none. */
function manifestOf({ file }, name) {
  const path = join(root, dirname(file), name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : {};
}

/** The lines of a block that are commands, without comments and here-documents. */
export function commandsIn(code) {
  const whole = code.replace(/ \\\n\s*/g, " ").replace(/<<(\w+)\n[\s\S]*?\n\1$/gm, "");
  const lines = whole.split("\n").map((line) => line.replace(/(^|\s+)#.*$/, "").trim());
  return lines.filter((line) => line !== "").flatMap((line) => line.split(/\s*(?:&&|;|\|)\s*/));
}

/** Checks commands; `xtask` and `emulator` are the programs that know what they take. */
export class Commands {
  #names = installed();
  #helps = new Map();
  #programs;

  constructor(programs) {
    this.#programs = programs;
  }

  /** What is wrong with a command of a page, or `undefined`. */
  wrongWith(command, page, ownFiles) {
    const words = command.split(/\s+/).map((word) => word.replace(/^"(.*)"$/, "$1"));
    while (/^[A-Z_]+=/.test(words[0])) words.shift();
    const [program, ...args] = words;
    if (PLAIN.has(program)) return undefined;
    switch (program) {
      case "npm":
        return this.#npm(args, page);
      case "npx":
        return this.#names.has(PROGRAMS[args[0]] ?? args[0])
          ? undefined
          : `no package.json has ${args[0]}`;
      case "cargo":
        return this.#cargo(args);
      case "deno":
        if (args[0] === "task") {
          const { tasks = {} } = manifestOf(page, "deno.json");
          return args[1] in tasks ? undefined : `deno.json has no task ${args[1]}`;
        }
        return this.#script(args, page, ownFiles);
      case "node":
      case "bun":
        return this.#script(args, page, ownFiles);
      default: {
        const { bin = {} } = manifestOf(page, "package.json");
        return program in bin ? undefined : `nobody knows ${program}`;
      }
    }
  }

  #script(args, page, ownFiles) {
    const file = args.find((word) => /\.[mc]?[jt]s$/.test(word));
    const there = [root, join(root, dirname(page.file))].some((folder) =>
      existsSync(join(folder, file ?? "?")),
    );
    // What TypeScript has written is of the page, too.
    const own = file?.replace(/^dist\/(.*)\.js$/, "src/$1.ts");
    return there || ownFiles.includes(own) ? undefined : `there is no ${file}`;
  }

  #npm([command, ...args], page) {
    if (["init", "pkg", "audit", "pack", "run"].includes(command)) return undefined;
    const { bin, scripts = {} } = manifestOf(page, "package.json");
    if (command === "start" && "start" in scripts) return undefined;
    if (command === "link" && bin !== undefined) return undefined;
    if (command !== "install") return `npm ${command} is not known`;
    const missing = args.filter((word) => !word.startsWith("-") && !this.#names.has(word));
    return missing.length === 0 ? undefined : `no package.json has ${missing}`;
  }

  #cargo([command, ...args]) {
    if (command === "xtask") return this.#xtask(args);
    const name = args[args.findIndex((word) => /^(-p|--package)$/.test(word)) + 1];
    if (command === "run" && name === "emulator") {
      return this.#flags(this.#programs.emulator, [], args.slice(args.indexOf("--") + 1));
    }
    if (command === "test" && existsSync(join(root, name, "Cargo.toml"))) return undefined;
    return ["deny", "fuzz", "install"].includes(command)
      ? undefined
      : `cargo ${command} is not known`;
  }

  #xtask([command, ...args]) {
    const { xtask } = this.#programs;
    if (!new RegExp(`^  ${command} `, "m").test(this.#help(xtask, []))) {
      return `cargo xtask has no ${command}`;
    }
    if (command === "test") {
      const parts = this.#output(xtask, ["test", "--list"]);
      const named = args.filter((_, at) => args[at - 1] === "--only");
      const unknown = named.find((part) => !new RegExp(`^${part} `, "m").test(parts));
      if (unknown !== undefined) return `there is no part named ${unknown}`;
    }
    return this.#flags(xtask, [command], args);
  }

  #flags(program, command, args) {
    const help = this.#help(program, command);
    const unknown = args.find((word) => word.startsWith("--") && !help.includes(word));
    return unknown === undefined ? undefined : `there is no ${unknown}`;
  }

  #help(program, command) {
    return this.#output(program, [...command, "--help"]);
  }

  #output(program, args) {
    const key = [program, ...args].join(" ");
    if (!this.#helps.has(key)) {
      this.#helps.set(key, execFileSync(program, args, { cwd: root, encoding: "utf8" }));
    }
    return this.#helps.get(key);
  }
}
