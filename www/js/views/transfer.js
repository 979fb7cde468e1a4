// Export and import of users.
import { element } from "../dom.js";
import { failure } from "../failure.js";
import { onlyFirst } from "../first.js";
import { formatCount, formatDuration } from "../format.js";
import { t } from "../i18n.js";
import { EVERYONE, toQuery } from "../search.js";
import { exportUsers } from "../transfer/export.js";
import { dryRun, importUsers, stoppedAt } from "../transfer/import.js";
import { FORMATS } from "../transfer/records.js";
import { download, openSink } from "../transfer/sinks.js";

/** How many problems of an import are shown. */
const REPORTED = 20;

export const transfer = {
  title: t("Export and import"),
  show(root, context) {
    root.replaceChildren(
      element(
        "section",
        { className: "card collection" },
        element("header", {}, element("h1", {}, t("Export and import"))),
        element("div", { className: "item" }, exporting(context), importing(context)),
      ),
    );
  },
};

const button = (text, className = "button") =>
  element("button", { className, type: "button" }, text);

/** A bar with what was done, how fast, and how long it will take yet. */
function meter() {
  const bar = element("progress", { max: 1, value: 0, "aria-label": t("Progress") });
  const text = element("p", { className: "says", role: "status" });
  const root = element("div", { className: "meter", hidden: true }, bar, text);
  let began;
  return {
    root,
    begin() {
      began = performance.now();
      root.hidden = false;
      bar.removeAttribute("value");
      text.textContent = "";
    },
    show(done, total) {
      const elapsed = performance.now() - began;
      const rate = (done * 1000) / Math.max(1, elapsed);
      const parts = [t("{done} users", { done: formatCount(done) })];
      parts.push(t("{rate} a second", { rate: formatCount(Math.round(rate)) }));
      if (total !== undefined) {
        Object.assign(bar, { max: Math.max(1, total), value: done });
        const left = ((total - done) * 1000) / Math.max(1, rate);
        if (done < total) parts.push(t("{time} left", { time: formatDuration(left) }));
      }
      text.textContent = parts.join(" · ");
    },
    end(said) {
      bar.value = bar.max;
      text.textContent = said;
    },
  };
}

function exporting({ logto, signal }) {
  const format = element(
    "select",
    { "aria-label": t("Format") },
    Object.keys(FORMATS).map((name) => element("option", { value: name }, name.toUpperCase())),
  );
  const text = element("input", {
    type: "search",
    "aria-label": t("Only users that contain"),
    placeholder: t("Only users that contain"),
  });
  const start = button(t("Export"), "button primary");
  const cancel = button(t("Cancel"));
  cancel.hidden = true;
  const progress = meter();
  const problem = element("div");
  let controller;
  cancel.addEventListener("click", () => controller.abort());
  signal.addEventListener("abort", () => controller?.abort());
  start.addEventListener("click", async () => {
    problem.replaceChildren();
    const name = `users.${format.value}`;
    let sink;
    try {
      sink = await openSink(name, FORMATS[format.value].type);
    } catch (error) {
      // Whoever closes the question where to does not want it.
      if (error.name !== "AbortError") problem.replaceChildren(failure(error, { level: "h3" }));
      return;
    }
    controller = new AbortController();
    [start.disabled, cancel.hidden] = [true, false];
    progress.begin();
    try {
      const done = await exportUsers(logto, {
        query: toQuery({ ...EVERYONE, text: text.value.trim() }),
        format: format.value,
        sink,
        signal: controller.signal,
        onProgress: (count, total) => progress.show(count, total),
      });
      progress.end(t("{done} users are in {name}.", { done: formatCount(done), name }));
    } catch (error) {
      progress.end(controller.signal.aborted ? t("Cancelled.") : "");
      if (!controller.signal.aborted) problem.replaceChildren(failure(error, { level: "h3" }));
    }
    [start.disabled, cancel.hidden] = [false, true];
  });
  return element(
    "section",
    {},
    element("h2", {}, t("Export"), element("code", { className: "operation" }, "users.list")),
    element("p", { className: "hint" }, t("Page by page to a file; four requests are under way.")),
    element("div", { className: "buttons" }, text, format, start, cancel),
    progress.root,
    problem,
  );
}

function importing({ logto, signal }) {
  const file = element("input", { type: "file", accept: ".ndjson,.csv", "aria-label": t("File") });
  const check = button(t("Dry run"));
  const start = button(t("Import"), "button primary");
  const cancel = button(t("Cancel"));
  cancel.hidden = true;
  const progress = meter();
  const outcome = element("div");
  let controller;
  const ready = () => {
    const [chosen] = file.files;
    check.disabled = chosen === undefined;
    start.disabled = chosen === undefined;
    const before = chosen === undefined ? 0 : stoppedAt(chosen).last;
    start.textContent =
      before > 0 ? t("Resume after line {line}", { line: formatCount(before) }) : t("Import");
  };
  ready();
  file.addEventListener("change", () => {
    outcome.replaceChildren();
    ready();
  });
  cancel.addEventListener("click", () => controller.abort());
  signal.addEventListener("abort", () => controller?.abort());
  // Firefox gives up requests before it tells that a page is hidden.
  for (const leaving of ["beforeunload", "pagehide"]) {
    addEventListener(leaving, () => controller?.abort(), { signal });
  }

  const run = async (work, said) => {
    controller = new AbortController();
    outcome.replaceChildren();
    for (const one of [file, check, start]) one.disabled = true;
    cancel.hidden = false;
    progress.begin();
    try {
      const result = await work({
        file: file.files[0],
        signal: controller.signal,
        onProgress: (count) => progress.show(count),
      });
      progress.end(said(result));
      outcome.replaceChildren(...report(result.problems, file.files[0].name));
    } catch (error) {
      progress.end(controller.signal.aborted ? t("Cancelled.") : "");
      if (!controller.signal.aborted) outcome.replaceChildren(failure(error, { level: "h3" }));
    }
    file.disabled = false;
    cancel.hidden = true;
    ready();
  };
  const numbers = ({ good, problems }) => ({
    good: formatCount(good),
    bad: formatCount(problems.length),
  });
  check.addEventListener("click", () =>
    run(
      (order) => dryRun(logto, order),
      (result) =>
        t(
          "Lines that can be imported: {good}, that cannot: {bad}. Nothing was changed.",
          numbers(result),
        ),
    ),
  );
  start.addEventListener("click", () =>
    run(
      (order) => importUsers(logto, order),
      (result) =>
        result.stopped
          ? t("Stopped. Users created: {good}, not created: {bad}.", numbers(result))
          : t("Users created: {good}, not created: {bad}.", numbers(result)),
    ),
  );
  return element(
    "section",
    {},
    element("h2", {}, t("Import"), element("code", { className: "operation" }, "users.create")),
    element(
      "p",
      { className: "hint" },
      t("NDJSON or CSV, as the export writes them. Passwords are not in it."),
    ),
    element("div", { className: "buttons" }, file, check, start, cancel),
    progress.root,
    outcome,
  );
}

/** The first of the problems, and all of them as a file. */
function report(problems, name) {
  if (problems.length === 0) return [];
  const all = button(t("Download the errors"));
  all.addEventListener("click", () => {
    const lines = problems.map((problem) => `${JSON.stringify(problem)}\n`);
    download(new File(lines, `${name}.errors.ndjson`, { type: "application/x-ndjson" }));
  });
  const rows = problems
    .slice(0, REPORTED)
    .map(({ line, problem }) =>
      element(
        "li",
        {},
        element("b", {}, t("Line {line}", { line: formatCount(line) })),
        element("span", {}, problem),
      ),
    );
  if (problems.length > REPORTED) {
    rows.push(element("li", { className: "none" }, onlyFirst(REPORTED)));
  }
  return [element("ul", { className: "tags" }, rows), all];
}
