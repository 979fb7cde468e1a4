// Runs the benchmarks and prints their tables. `cargo xtask bench` builds what they measure first.
//
//   node benches/run.mjs [--only NAME …] [--quick] [--save]
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { plot } from "./plot.mjs";
import { startServer } from "./server.mjs";

const folder = new URL("./", import.meta.url);
const names = readdirSync(new URL("tables", folder)).map((name) => basename(name, ".mjs"));

const { values } = parseArgs({
  options: {
    only: { type: "string", multiple: true, default: names },
    quick: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
  },
});

function machine() {
  const [{ model }] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return `${cpus().length} × ${model.trim()}, ${memory}, ${process.platform}`;
}

/** A table in Markdown, its numbers aligned. */
function markdown({ title, unit, digits, columns, rows, note }) {
  const number = (value) =>
    value.toLocaleString("en", {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const lines = [
    [unit, ...columns],
    ...rows.map(([name, ...numbers]) => [name, ...numbers.map(number)]),
  ];
  const widths = lines[0].map((_, at) => Math.max(3, ...lines.map((line) => line[at].length)));
  const line = (cells) =>
    `| ${cells.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join(" | ")} |`;
  const rule = widths.map((width, at) => (at ? `${"-".repeat(width - 1)}:` : "-".repeat(width)));
  const text = [line(lines[0]), line(rule), ...lines.slice(1).map(line)].join("\n");
  return `**${title}**\n\n${text}\n${note ? `\n${note}\n` : ""}`;
}

const unknown = values.only.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`there is no benchmark ${unknown.join(", ")}; there are ${names.join(", ")}`);
  process.exit(2);
}
const server = await startServer();
try {
  console.log(`On ${machine()}.\n`);
  for (const name of values.only) {
    const { tables, title } = await import(`./tables/${name}.mjs`);
    console.error(`${title} …`);
    for await (const table of tables({ server, quick: values.quick })) {
      console.log(markdown(table));
      if (!values.save) continue;
      mkdirSync(new URL("results", folder), { recursive: true });
      const saved = { machine: machine(), date: new Date().toISOString().slice(0, 10), ...table };
      const file = new URL(`results/${table.name}.json`, folder);
      writeFileSync(file, `${JSON.stringify(saved, undefined, 2)}\n`);
      const picture = new URL(`../docs/plots/${table.name}.svg`, folder);
      mkdirSync(new URL(".", picture), { recursive: true });
      writeFileSync(picture, plot(table));
    }
  }
} finally {
  server.stop();
}
