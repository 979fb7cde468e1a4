// How many users there are, and how many came and signed in, over time.
import uPlot from "uplot";
import { element } from "../dom.js";
import { failure } from "../failure.js";
import { formatCount } from "../format.js";
import { locale, t } from "../i18n.js";

const DAY = 86_400_000;
const RANGES = [30, 90, 365];

/** New users are counted by reading the newest; no further than this. */
const MOST_READ = 20_000;

export const dashboard = {
  title: t("Dashboard"),
  async show(root, { logto, signal }) {
    const tiles = element("div", { className: "tiles", "aria-busy": "true" });
    const range = element(
      "select",
      { "aria-label": t("Range") },
      RANGES.map((days) => element("option", { value: days }, t("{days} days", { days }))),
    );
    range.value = 90;
    const plot = element("div", { className: "plot" });
    root.replaceChildren(
      element(
        "section",
        { className: "card collection" },
        element("header", {}, element("h1", {}, t("Dashboard")), range),
        tiles,
        plot,
      ),
    );
    let counts;
    let drawing;
    signal.addEventListener("abort", () => drawing?.abort());
    const draw = async () => {
      drawing?.abort();
      drawing = new AbortController();
      const { signal: ended } = drawing;
      plot.replaceChildren(element("p", { className: "state" }, t("Counting …")));
      counts ??= counting(logto, signal, tiles);
      try {
        const [total, active] = await counts;
        const series = await curves(logto, ended, Number(range.value), total, active);
        if (!ended.aborted) show(plot, series, ended);
      } catch (error) {
        if (ended.aborted) return;
        counts = undefined;
        tiles.removeAttribute("aria-busy");
        plot.replaceChildren(failure(error, { retry: draw }));
      }
    };
    range.addEventListener("change", draw);
    await draw();
  },
};

/** Asks for the counts side by side, and shows them. */
async function counting(logto, signal, tiles) {
  const { dashboard: counts } = logto;
  const options = { signal };
  const [{ totalUserCount }, fresh, active] = await Promise.all([
    counts.getTotalUserCount({}, options),
    counts.getNewUserCounts({}, options),
    counts.getActiveUserCounts({ date: new Date() }, options),
  ]);
  const tile = (label, count, delta) =>
    element(
      "div",
      { className: "tile" },
      element("p", { className: "label" }, label),
      element("p", { className: "number" }, formatCount(count)),
      delta === undefined
        ? undefined
        : element("p", { className: "delta" }, `${delta < 0 ? "" : "+"}${formatCount(delta)}`),
    );
  tiles.replaceChildren(
    tile(t("Users"), totalUserCount),
    tile(t("New today"), fresh.today.count, fresh.today.delta),
    tile(t("New in 7 days"), fresh.last7Days.count, fresh.last7Days.delta),
    tile(t("Active today"), active.dau.count, active.dau.delta),
    tile(t("Active in 7 days"), active.wau.count, active.wau.delta),
    tile(t("Active in 30 days"), active.mau.count, active.mau.delta),
  );
  tiles.removeAttribute("aria-busy");
  return [totalUserCount, active];
}

const dayOf = (time) => Math.floor(time / DAY);

/**
 * New and total users by day, from the newest user back, and those who signed in. Of `unread` and the
 * days before it not every new user was read, so their numbers are not known.
 */
async function curves(logto, signal, days, total, active) {
  const today = dayOf(Date.now());
  const first = today - days + 1;
  const fresh = new Map();
  let read = 0;
  let unread = first - 1;
  for await (const user of logto.users.list({ pageSize: 100 }, { signal })) {
    const day = dayOf(user.createdAt);
    if (day < first) break;
    if (read === MOST_READ) {
      unread = day;
      break;
    }
    read += 1;
    fresh.set(day, (fresh.get(day) ?? 0) + 1);
  }
  const signedIn = new Map(
    active.dauCurve.map(({ date, count }) => [dayOf(Date.parse(`${date}T00:00Z`)), count]),
  );
  const at = Array.from({ length: days }, (_, n) => first + n);
  let later = 0;
  const totals = at
    .toReversed()
    .map((day) => {
      // A day's total is known by the days after it.
      const count = day < unread ? null : total - later;
      later += fresh.get(day) ?? 0;
      return count;
    })
    .toReversed();
  return {
    times: at.map((day) => (day * DAY) / 1000),
    capped: unread >= first,
    total: totals,
    fresh: at.map((day) => (day > unread ? (fresh.get(day) ?? 0) : null)),
    active: at.map((day) => signedIn.get(day) ?? null),
  };
}

function show(root, series, signal) {
  const holder = element("div", { role: "img", "aria-label": spoken(series) });
  const table = element(
    "details",
    {},
    element("summary", {}, t("As a table")),
    element("div", { className: "wide" }, asTable(series)),
  );
  root.replaceChildren(holder, series.capped ? capped() : "", table);
  let chart;
  const draw = () => {
    chart?.destroy();
    chart = new uPlot(
      options(holder.clientWidth),
      [series.times, series.total, series.fresh, series.active],
      holder,
    );
  };
  draw();
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const resized = new ResizeObserver(() =>
    chart.setSize({ width: holder.clientWidth, height: 320 }),
  );
  resized.observe(root);
  dark.addEventListener("change", draw, { signal });
  addEventListener("themechange", draw, { signal });
  signal.addEventListener("abort", () => {
    resized.disconnect();
    chart.destroy();
  });
}

function options(width) {
  const style = getComputedStyle(document.documentElement);
  const color = (name) => style.getPropertyValue(name).trim();
  const axis = { stroke: color("--muted"), grid: { stroke: color("--line"), width: 1 } };
  const line = (label, name, scale) => ({
    label,
    stroke: color(name),
    width: 2,
    scale,
    spanGaps: true,
  });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const short = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return {
    width,
    height: 320,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    series: [
      { label: t("Day"), value: (_, at) => (at === null ? "–" : day.format(at * 1000)) },
      line(t("Total"), "--accent", "total"),
      line(t("New"), "--good", "day"),
      line(t("Active"), "--warn", "day"),
    ],
    scales: {
      total: { range: [0, null] },
      day: { range: (_, __, most) => [0, Math.max(1, most)] },
    },
    axes: [
      { ...axis, values: (_, days) => days.map((at) => short.format(at * 1000)) },
      { ...axis, scale: "total", label: t("Total") },
      { ...axis, scale: "day", side: 1, grid: { show: false }, label: t("New, active") },
    ],
  };
}

function capped() {
  const text = t(
    "Only the newest {count} users are counted by day; of earlier days nothing is shown.",
    {
      count: formatCount(MOST_READ),
    },
  );
  return element("p", { className: "hint" }, text);
}

const sum = (list) => list.reduce((total, count) => total + (count ?? 0), 0);

function spoken({ total, fresh, active, capped }) {
  return t("{total} users in all, {fresh} new and {active} sign-ins in {days} days", {
    total: formatCount(total.at(-1)),
    fresh: capped ? `${formatCount(MOST_READ)}+` : formatCount(sum(fresh)),
    active: formatCount(sum(active)),
    days: total.length,
  });
}

function asTable({ times, total, fresh, active }) {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const head = [t("Day"), t("Total"), t("New"), t("Active")];
  return element(
    "table",
    { className: "list" },
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        head.map((name) => element("th", { scope: "col" }, name)),
      ),
    ),
    element(
      "tbody",
      {},
      times
        .map((time, at) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, day.format(time * 1000)),
            [total[at], fresh[at], active[at]].map((count) =>
              element("td", {}, count === null ? "–" : formatCount(count)),
            ),
          ),
        )
        .toReversed(),
    ),
  );
}
