// Runs the contract tests in a runtime that is a program: Node, Deno, Bun.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

const FLAGS = {
  node: ["--enable-source-maps"],
  // The network and nothing else: the package has no need to read a file.
  deno: [
    "run",
    "--no-prompt",
    "--no-lock",
    "--node-modules-dir=manual",
    "--allow-env=CONTRACT_CONTEXT",
    "--allow-net=127.0.0.1",
  ],
  bun: ["run"],
};

/** Runs all tests of a context and hands each report to `report`. */
export async function runInProcess({ program, folder, context }, report) {
  // A real server has a name of its own.
  const flags = FLAGS[context.runtime].map((flag) =>
    context.real && flag.startsWith("--allow-net") ? "--allow-net" : flag,
  );
  const main = join(folder, "main.mjs");
  const child = spawn(program, [...flags, main], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, NO_COLOR: "1", CONTRACT_CONTEXT: JSON.stringify(context) },
  });
  const exited = once(child, "exit");
  let planned;
  let seen = 0;
  for await (const line of createInterface(child.stdout)) {
    const message = parse(line);
    if (message === undefined) {
      process.stderr.write(`${line}\n`);
    } else if (message.type === "plan") {
      planned = message.count;
      report(message);
    } else {
      seen += 1;
      report(message);
    }
  }
  const [code, signal] = await exited;
  if (code !== 0 || seen !== planned) {
    throw new Error(`${program} ended with ${code ?? signal} after ${seen} of ${planned} tests`);
  }
}

function parse(line) {
  if (!line.startsWith('{"type":')) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
