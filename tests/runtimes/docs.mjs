// The documentation, as a stranger reads it: every block of code is run with the packed package on
// an emulator, every link and every command leads somewhere, and the quick starts are walked.
//
//   node tests/runtimes/docs.mjs --tarball T.tgz --emulator PATH --xtask PATH --node PATH --deno PATH
//     --bun PATH [--chromium PATH] [--firefox PATH] [--walks]
//
// A comment before a block says how it is run:
//
//   <!-- run: node, bun -->  a whole program, in these runtimes (docs/examples.mjs)
//   <!-- run: fragment -->   a piece of one, in Node, with a `logto` and more that stand ready
//                            (docs/fragment-prelude.mjs); `// → 217` is what it prints, and so is a
//                            block of text after it. `fragment as m2m-no-role` is another application's
//   <!-- run: walk -->       a file of a quick start, which is walked word by word (docs/walk.mjs);
//                            so are its commands (`run: background` for what goes on until it is
//                            stopped, `run: names` for what needs an account) and its outputs
//   <!-- run: types -->      compiled
//
// `--walks` walks those pages alone whose commands let npm download something.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse as parseJsonc } from "jsonc-parser";
import { makeConsumer } from "./consumer.mjs";
import { RUNTIMES } from "./docs/examples.mjs";
import { prepare, runFragment } from "./docs/fragments.mjs";
import { brokenLinks, missingFiles, unknownMessages, wrongCalls } from "./docs/links.mjs";
import { blocksOf, isScript, readPages, root } from "./docs/pages.mjs";
import { Commands, commandsIn } from "./docs/shell.mjs";
import { isHeavy, isWalked, walk } from "./docs/walk.mjs";
import { startEmulator } from "./emulator.mjs";
import { suite } from "./suite.mjs";

const PATHS = ["tarball", "emulator", "xtask", "node", "deno", "bun", "chromium", "firefox"];
const options = Object.fromEntries(PATHS.map((name) => [name, { type: "string" }]));
const { values } = parseArgs({ options: { ...options, walks: { type: "boolean" } } });
const { walks, ...paths } = values;

const pages = readPages().map((page) => ({ ...page, blocks: blocksOf(page) }));
const pageAt = (file) => pages.find((page) => page.file === file);
const allBlocks = pages.flatMap(({ blocks }) => blocks);
const filesOf = ({ blocks }) => blocks.flatMap(({ file }) => file ?? []);
const none = (problems) => assert.equal(problems.length, 0, problems.join("\n"));
const SCRIPT_MARKS = new Set(["fragment", "walk", "types", ...Object.keys(RUNTIMES)]);
const SHELL_MARKS = new Set(["background", "names", undefined]);

/** Whether a manifest's lines depend on the crate in the version that this is. */
function namesThisCrate(code) {
  const [, version] = /^version = "(\d+\.\d+)/m.exec(
    readFileSync(join(root, "Cargo.toml"), "utf8"),
  );
  return code.includes(`logto-management = { version = "${version}"`);
}

/** What is wrong with the marks of a block: no code goes without a test. */
function unmarked(block) {
  const { where, lang, code, run, file, open } = block;
  if (open !== undefined) return [];
  const known = (run ?? "").split(", ").every((mark) => SCRIPT_MARKS.has(mark.split(" as ")[0]));
  if (isScript(lang) || lang === "html") {
    return known || (lang === "html" && file) ? [] : [`${where}: it is not said how this is run`];
  }
  if (lang === "sh") return SHELL_MARKS.has(run) ? [] : [`${where}: nobody knows run: ${run}`];
  if (lang === "text") return isOutput(block) ? [] : [`${where}: nobody prints this text`];
  // The README of the crate is one of its tests (src/lib.rs).
  if (lang === "rust" && where.startsWith("src/README.md")) return [];
  if (lang === "toml") return namesThisCrate(code) ? [] : [`${where}: another crate`];
  return /^jsonc?$/.test(lang ?? "") ? [] : [`${where}: nobody checks ${lang}`];
}

/** Whether a block of text is what the block before it prints. */
function isOutput(block) {
  const { blocks } = pages.find(({ blocks }) => blocks.includes(block));
  const before = blocks[blocks.indexOf(block) - 1];
  return before?.run?.startsWith("fragment") || (before?.lang === "sh" && isWalked(blocks));
}

function brokenJson({ where, lang, code }) {
  if (!/^jsonc?$/.test(lang ?? "")) return [];
  const errors = [];
  parseJsonc(code, errors, { disallowComments: lang === "json" });
  return errors.length === 0 ? [] : [`${where}: this is no ${lang}`];
}

function wrongCommands() {
  const commands = new Commands(paths);
  const problems = [];
  for (const page of pages) {
    for (const { where, code } of page.blocks.filter(({ lang }) => lang === "sh")) {
      for (const command of commandsIn(code)) {
        const problem = commands.wrongWith(command, page, filesOf(page));
        if (problem) problems.push(`${where}: ${command}: ${problem}`);
      }
    }
    for (const { where, command } of inlineCommands(page)) {
      const problem = commands.wrongWith(command, page, filesOf(page));
      if (problem) problems.push(`${where}: ${command}: ${problem}`);
    }
  }
  return problems;
}

/** Commands of ours within the text: `cargo xtask …`, `node tests/…`. */
function inlineCommands({ file, text }) {
  return text.split("\n").flatMap((line, at) =>
    [...line.matchAll(/`(cargo xtask [a-z][^`…]*|node [\w./-]+\.mjs[^`…]*)`/g)].map(
      ([, command]) => ({
        where: `${file}:${at + 1}`,
        command: command.replace(/ [A-Z]+\b.*$/, ""),
      }),
    ),
  );
}

/** Where a message that a page quotes is said. */
function sources() {
  const args = ["ls-files", "src", "emulator/src"];
  return execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim().split("\n");
}

/** Compiles the TypeScript of the pages, strict. */
function compile(folder) {
  const files = [];
  for (const { code } of allBlocks.filter(({ lang }) => /^tsx?$/.test(lang ?? ""))) {
    files.push(`types-${files.length}.ts`);
    writeFileSync(join(folder, files.at(-1)), `${code}\n`);
  }
  assert.ok(files.length > 0);
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    module: "NodeNext",
    types: ["node"],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  for (const name of ["@types", "undici-types"]) {
    symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  }
  try {
    const tsc = join(root, "node_modules/.bin/tsc");
    execFileSync(tsc, ["--project", "."], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    throw new Error(error.stdout || error.message);
  }
}

/** The tests that need no package. */
const reading = {
  "every block of code says how it is run": () => none(allBlocks.flatMap(unmarked)),
  "JSON is JSON": () => none(allBlocks.flatMap(brokenJson)),
  "links lead somewhere": () => none(brokenLinks(pages)),
  "files that are named are there": () => none(missingFiles(pages, filesOf)),
  "commands that are named are there": () => none(wrongCommands()),
  "messages of errors are those of the client": () => {
    const said = ["docs/authentication.md", "docs/search.md"].map(pageAt);
    none(said.flatMap((page) => unknownMessages(page, sources())));
  },
  "calls beside those of @logto/api are the same operations": () => {
    const table = readFileSync(join(root, "src/operations/table.rs"), "utf8");
    const { seen, problems } = wrongCalls(pageAt("docs/migrating.md"), table);
    none(problems);
    assert.ok(seen > 10, `${seen} rows were understood`);
  },
};

/** The tests of the walks that are wanted: of those that download, or of the others. */
function walking() {
  const tests = {};
  for (const { file, blocks } of pages) {
    if (!isWalked(blocks) || isHeavy(blocks) !== Boolean(walks)) continue;
    const opens = blocks.some(({ open }) => open !== undefined);
    if (opens && !paths.chromium) continue;
    tests[`${file} is walked word by word`] = () => walk(blocks, paths);
  }
  return tests;
}

/** The tests that run a block, each with the emulator as it was at the start. */
function running(context) {
  const tests = {};
  for (const [at, block] of allBlocks.entries()) {
    for (const mark of block.run?.split(", ") ?? []) {
      const [, app] = /^fragment(?: as ([\w-]+))?$/.exec(mark) ?? [];
      const next = allBlocks[at + 1];
      const shown = next?.lang === "text" && isOutput(next) ? next.code : undefined;
      const run = mark.startsWith("fragment")
        ? (block) => runFragment(block, at, app, shown, context)
        : RUNTIMES[mark];
      if (run === undefined || (/^(chromium|firefox)$/.test(mark) && !paths[mark])) continue;
      tests[`${block.where} runs, as ${mark}`] = async () => {
        const reset = await fetch(`${context.env.LOGTO_ENDPOINT}/_emulator/reset`, {
          method: "POST",
        });
        assert.equal(reset.status, 204);
        await run(block, context);
      };
    }
  }
  return tests;
}

if (walks) {
  // A walk has limits of its own, for each command.
  await suite("walks", walking(), 900_000);
} else {
  const consumer = makeConsumer(paths.tarball);
  const { folder } = consumer;
  const server = await startEmulator(paths.emulator);
  const env = {
    LOGTO_ENDPOINT: server.endpoint,
    LOGTO_APP_ID: server.credentials.appId,
    LOGTO_APP_SECRET: server.credentials.appSecret,
  };
  const installed = join(folder, "node_modules/logto-management/index.js");
  const { ManagementClient } = await import(installed);
  prepare(folder);
  try {
    const { node } = paths;
    const context = { folder, env, paths, node, ManagementClient };
    await suite("docs", {
      ...reading,
      "TypeScript compiles": () => compile(folder),
      ...running(context),
      ...walking(),
    });
  } finally {
    await server.stop();
    consumer.remove();
  }
}
