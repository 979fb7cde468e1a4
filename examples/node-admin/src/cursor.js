// Where an import is, in a file beside the imported one.
import { createHash } from "node:crypto";
import { createReadStream, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { Mistake } from "./failure.js";

const NEWLINE = 10;

/** A new cursor, or the one that an import of this very content has left. */
export async function openCursor(file, { restart }) {
  const path = `${file}.cursor`;
  const { sha256, lines } = await survey(file);
  let state = restart ? undefined : read(path);
  const resumed = state !== undefined;
  if (resumed && state.sha256 !== sha256) {
    throw new Mistake(
      `${file} is no longer what it was when line ${state.line} was imported. Put it back, or begin ` +
        "again with --restart: users that exist are then refused, and not created twice.",
    );
  }
  state ??= { sha256, line: 0, created: 0, failed: 0 };
  return {
    ...state,
    resumed,
    lines,
    /** Written beside and renamed: whoever is killed here leaves the one or the other, whole. */
    save({ line, created, failed }) {
      writeFileSync(`${path}.part`, JSON.stringify({ sha256, line, created, failed }));
      renameSync(`${path}.part`, path);
    },
    remove: () => rmSync(path, { force: true }),
  };
}

/** What the file holds now. */
async function survey(file) {
  const hash = createHash("sha256");
  let lines = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    for (const byte of chunk) if (byte === NEWLINE) lines += 1;
  }
  return { sha256: hash.digest("hex"), lines };
}

function read(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
  try {
    const state = JSON.parse(text);
    if (Number.isInteger(state.line)) return state;
  } catch {}
  throw new Mistake(`${path} is no cursor; remove it, or begin again with --restart.`);
}
