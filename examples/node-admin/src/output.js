// What is printed: rows for people, or JSON for programs, to the standard output; progress and remarks
// to the standard error.
import { once } from "node:events";
import { SingleBar } from "cli-progress";

const { stdout, stderr } = process;

// `logto-admin users list | head`: nobody reads any more, as a shell's own tools end then.
stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(141);
});

/** The bar on the screen. */
let shown;

/** Takes the bar's line, which it writes again with the next step. */
function aside() {
  if (shown !== undefined) stderr.write("\r\u001b[K");
}

/** Control characters in somebody's name shall not steer the terminal. */
const plain = (value) => String(value).replace(/\p{Cc}/gu, "\ufffd");

/**
 * Prints a row: `fields` for people, the whole of it with `--json`. Waits for a slow reader, so that a
 * million rows do not pile up.
 */
export async function print(row, fields, { json }) {
  const cells = fields.map((name) => plain(row[name] ?? "-"));
  if (stdout.isTTY) aside();
  const text = json ? JSON.stringify(row) : cells.join("\t");
  if (!stdout.write(`${text}\n`)) await once(stdout, "drain");
}

/** Says something to whoever runs the program. */
export function say(text) {
  aside();
  stderr.write(`${text}\n`);
}

/** A log has a line of progress each so many ms. */
const LOG_INTERVAL = 10_000;

/**
 * A bar on a terminal, a line now and then in a log. Where rows are printed to a terminal, they are
 * progress enough: `printing` says so.
 */
export function progress(total, { printing = false } = {}) {
  if (printing && stdout.isTTY) return { to() {}, end() {} };
  return stderr.isTTY ? onTerminal(total) : inLog(total);
}

function onTerminal(total) {
  const bar = new SingleBar({
    stream: stderr,
    format: "{bar} {percentage} % | {value} of {total} | {eta_formatted} left",
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    // The program's own handlers decide what a signal does.
    gracefulExit: false,
  });
  bar.start(total, 0);
  shown = bar;
  return {
    to: (done) => bar.update(done),
    end() {
      bar.stop();
      shown = undefined;
    },
  };
}

function inLog(total) {
  let last = performance.now();
  return {
    to(done) {
      if (performance.now() - last < LOG_INTERVAL) return;
      last = performance.now();
      say(`${done} of ${total}`);
    },
    end() {},
  };
}
