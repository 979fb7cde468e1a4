// A table as a picture: bars, grouped by row.
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";

const OURS = "logto-management";
/** Readable on white and on black: the picture's own ground is none. */
const INK = "#7a7a7a";

/** The SVG of a table. */
export function plot({ title, unit, columns, rows }) {
  const { document } = parseHTML("<!doctype html><html><body></body></html>");
  const bars = rows.flatMap(([row, ...values]) =>
    columns.map((column, at) => ({ row, column, value: values[at] })),
  );
  const one = columns.length === 1;
  const y = one ? "row" : "column";
  // What names a row stands at the right of its group, and at the left where there are no groups.
  const widest = Math.max(...rows.map(([row]) => row.length)) * 7;
  const isOurs = (bar) => bar.column.startsWith(OURS) || bar.row.startsWith(OURS);
  const svg = Plot.plot({
    document,
    width: one ? 720 : 620 + widest,
    height: 56 + rows.length * (one ? 26 : columns.length * 22 + 10),
    marginLeft: one ? Math.max(170, widest) : 170,
    marginRight: one ? 70 : 30 + widest,
    style: { color: INK, background: "none", fontSize: "12px" },
    x: { label: unit, grid: true },
    y: { label: null, domain: one ? rows.map(([row]) => row) : columns },
    fy: one ? undefined : { label: null, domain: rows.map(([row]) => row) },
    marks: [
      Plot.barX(bars, {
        x: "value",
        y,
        ...(one ? {} : { fy: "row" }),
        fill: (bar) => (isOurs(bar) ? "#5d34f2" : "#b6b2c8"),
      }),
      Plot.text(bars, {
        x: "value",
        y,
        ...(one ? {} : { fy: "row" }),
        text: ({ value }) => value.toLocaleString("en", { maximumSignificantDigits: 3 }),
        textAnchor: "start",
        dx: 4,
        fill: INK,
      }),
      Plot.ruleX([0], { stroke: INK }),
    ],
  });
  const figure = svg.outerHTML.includes("xmlns=")
    ? svg.outerHTML
    : svg.outerHTML.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"');
  return `${figure.replace(/(<svg[^>]*>)/, `$1<title>${title}</title>`)}\n`;
}
