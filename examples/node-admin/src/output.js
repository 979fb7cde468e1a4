// What is printed: rows for people, or JSON for programs; progress to the standard error.

/** Prints a row: `fields` for people, the whole of it with `--json`. */
export function print(row, fields, { json }) {
  console.log(json ? JSON.stringify(row) : fields.map((name) => row[name] ?? "-").join("\t"));
}

const WIDTH = 30;

/** A bar on a terminal; nothing where nobody looks. */
export function progress(total) {
  if (!process.stderr.isTTY) return { to() {}, end() {} };
  return {
    to(done) {
      const share = total ? Math.min(1, done / total) : 0;
      const bar = "█".repeat(Math.round(share * WIDTH)).padEnd(WIDTH, "░");
      process.stderr.write(`\r${bar} ${done}${total ? ` of ${total}` : ""}`);
    },
    end: () => process.stderr.write("\n"),
  };
}
