// What commands are given: ids, numbers, and whether to do anything.
import { createInterface } from "node:readline";
import { Mistake } from "./failure.js";

/** What `-` becomes: the standard input or output. No argument of a program can have this character. */
export const STANDARD = "\0";

/**
 * The ids that were named, each once; `-` stands for those of the standard input, an id a line, as
 * `users search` prints them, or with `--json`.
 */
export async function idsOf(given) {
  const ids = new Set();
  for (const id of given) {
    if (id !== STANDARD) {
      ids.add(id);
      continue;
    }
    for await (const line of createInterface(process.stdin)) {
      if (line.trim() !== "") ids.add(idOf(line));
    }
  }
  return [...ids];
}

function idOf(line) {
  if (!line.startsWith("{")) return line.split("\t")[0].trim();
  try {
    const { id } = JSON.parse(line);
    if (typeof id === "string") return id;
  } catch {}
  throw new Mistake(`The standard input has a line without an id: ${line.slice(0, 80)}`);
}

/** A check of an option that must be a number from 0. */
export function numberOf(name) {
  return (value) => {
    if (value >= 0) return value;
    throw new Mistake(`${name} must be a number, and not below 0.`);
  };
}

export const dryRun = {
  "dry-run": { type: "boolean", describe: "Change nothing, and tell what would be done" },
};
