// The log of all that the client did, the latest first.
import { element } from "./dom.js";
import { formatDuration, formatTime } from "./format.js";
import { t } from "./i18n.js";

const KEPT = 200;
const COLUMNS = ["Time", "", "Path", "Operation", "Status", "Took", "Request id", "Note"];

export class ActivityLog {
  #rows = element("tbody");
  root = element(
    "div",
    { className: "log", id: "log", hidden: true },
    element(
      "div",
      { className: "entries", tabIndex: 0, role: "region", "aria-label": t("Activity log") },
      element(
        "table",
        {},
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            COLUMNS.map((name) => element("th", { scope: "col" }, t(name))),
          ),
        ),
        this.#rows,
      ),
    ),
  );

  /** Puts a row for an entry on top. */
  add(entry) {
    entry.row = element("tr");
    this.#rows.prepend(entry.row);
  }

  /** Drops the oldest rows; the keys of their entries. */
  trim(entries) {
    const keys = [...entries.keys()].slice(0, Math.max(0, entries.size - KEPT));
    for (const key of keys) entries.get(key).row.remove();
    return keys;
  }

  /** Shows what is known of an entry by now. */
  draw({ row, at, method, path, operation, status, tone, durationMs, requestId, note }) {
    const took = durationMs === undefined ? "" : formatDuration(durationMs);
    row.replaceChildren(
      element("td", { className: "muted-text" }, formatTime(at)),
      element("td", {}, method),
      element("td", { title: path }, path),
      element("td", { className: "muted-text" }, operation ?? ""),
      element("td", { className: `${tone}-text` }, String(status ?? "…")),
      element("td", {}, took),
      element("td", { className: "muted-text" }, requestId ?? ""),
      element("td", { className: "muted-text" }, note ?? ""),
    );
  }
}
