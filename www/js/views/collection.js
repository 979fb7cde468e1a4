// A view of one kind of thing: a list that goes on as one scrolls, and one thing by its id.
import { bone, element } from "../dom.js";
import { failure } from "../failure.js";
import { formatCount } from "../format.js";
import { t } from "../i18n.js";
import { readRoute, replaceRoute, routeTo } from "../router.js";

const PAGE_SIZE = 50;
const AHEAD_PX = 600;
const TYPING_PAUSE_MS = 250;

/**
 * A kind of thing.
 *
 * @typedef {object} Kind
 * @property {string} view its name in the address
 * @property {string} title
 * @property {string} none what is said where there is none
 * @property {[string, (item: object) => Node | string][]} columns the first leads to the item
 * @property {(logto: object, query: object, options: object) => object} list
 * @property {Filter[]} [filters]
 * @property {(context: object, id: string) => Promise<Node[]>} [detail]
 * @property {(context: object) => Node} [create]
 *
 * @typedef {{ name: string, label: string, type?: string, options?: [string, string][],
 *   read?: (text: string) => unknown }} Filter `name` is both the query's and the address's
 */

/** Makes the view of a kind. */
export function collection(kind) {
  return {
    title: kind.title,
    show: (root, context) =>
      context.id === undefined ? showList(kind, root, context) : showItem(kind, root, context),
  };
}

function showList(kind, root, context) {
  const total = element("span", { className: "count", "aria-hidden": "true" });
  const loaded = element("span", { role: "status" });
  const rows = element("tbody");
  const notice = element("div");
  const made = element("div");
  const sentinel = element("div", { "aria-hidden": "true" });
  const create =
    kind.create && element("button", { className: "button primary", type: "button" }, t("New"));
  create?.addEventListener("click", () => {
    if (made.firstChild === null) made.append(kind.create(context));
    made.querySelector("input, select")?.focus();
  });
  const table = element(
    "table",
    { className: "list" },
    element("caption", { className: "sr-only" }, kind.title),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        kind.columns.map(([name]) => element("th", { scope: "col" }, name)),
      ),
    ),
    rows,
  );
  const walk = new Walk(kind, context, { rows, notice, sentinel, total, loaded });
  root.replaceChildren(
    element(
      "section",
      { className: "card collection" },
      element(
        "header",
        {},
        element("h1", {}, kind.title),
        total,
        element("p", { className: "loaded" }, loaded),
        create,
      ),
      kind.filters && filterForm(kind, context, (query) => walk.start(query)),
      made,
      element("div", { className: "wide" }, table),
      notice,
      sentinel,
    ),
  );
  walk.start(readFilters(kind, context.parameters));
}

/** One list that is read page by page; a new one takes its place. */
class Walk {
  #kind;
  #context;
  #parts;
  #pages;
  #controller;
  #busy = false;
  #count = 0;
  #query;
  /** Whether the next page takes the place of what is shown. */
  #fresh;
  /** The number of the page that comes next. */
  #next;

  constructor(kind, context, parts) {
    this.#kind = kind;
    this.#context = context;
    this.#parts = parts;
    const observer = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && this.#more(),
      { rootMargin: `0px 0px ${AHEAD_PX}px 0px` },
    );
    this.observe = () => {
      observer.unobserve(parts.sentinel);
      observer.observe(parts.sentinel);
    };
    context.signal.addEventListener("abort", () => {
      observer.disconnect();
      this.#controller?.abort();
    });
  }

  start(query) {
    const { rows } = this.#parts;
    rows.setAttribute("aria-busy", "true");
    if (this.#count === 0) rows.replaceChildren(...bones(this.#kind.columns.length));
    this.#query = query;
    this.#fresh = true;
    this.#begin(1);
  }

  /** Reads on from a page. */
  #begin(from) {
    this.#controller?.abort();
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    this.#parts.notice.replaceChildren();
    this.#next = from;
    try {
      const query = { ...this.#query, pageSize: PAGE_SIZE };
      const list = this.#kind.list(this.#context.logto, query, { signal });
      this.#pages = list.pages({ from });
      this.#busy = false;
      this.#more();
    } catch (error) {
      this.#failed(error);
    }
  }

  async #more() {
    const pages = this.#pages;
    if (pages === undefined || this.#busy) return;
    this.#busy = true;
    try {
      const { done, value: page } = await pages.next();
      if (pages !== this.#pages) return;
      if (done || !page.hasNext) this.#pages = undefined;
      if (!done) this.#add(page);
      this.#busy = false;
      this.observe();
    } catch (error) {
      if (pages === this.#pages && !this.#controller.signal.aborted) this.#failed(error);
    }
  }

  #add(page) {
    const { rows, total, loaded, notice } = this.#parts;
    this.#next = page.page + 1;
    if (this.#fresh) {
      this.#fresh = false;
      this.#count = 0;
      rows.replaceChildren();
      rows.removeAttribute("aria-busy");
    }
    this.#count += page.items.length;
    rows.append(...page.items.map((item) => row(this.#kind, item)));
    const of = page.total ?? this.#count;
    const most = page.totalIsCapped ? `${formatCount(of - 1)}+` : formatCount(of);
    total.textContent = most;
    loaded.textContent = t("{count} of {total} loaded", {
      count: formatCount(this.#count),
      total: most,
    });
    if (this.#count === 0) {
      notice.replaceChildren(element("p", { className: "state" }, this.#kind.none));
    }
  }

  #failed(error) {
    this.#pages = undefined;
    this.#busy = false;
    const { rows, total, loaded, notice } = this.#parts;
    let retry = () => this.#begin(this.#next);
    if (this.#fresh) {
      retry = () => this.start(this.#query);
      this.#count = 0;
      rows.replaceChildren();
      for (const part of [total, loaded]) part.textContent = "";
    }
    rows.removeAttribute("aria-busy");
    notice.replaceChildren(failure(error, { retry }));
  }
}

function row(kind, item) {
  return element(
    "tr",
    {},
    kind.columns.map(([, cell], at) => {
      const shown = cell(item);
      if (at > 0) return element("td", {}, shown);
      const link = element("a", { href: routeTo(kind.view, item.id), dir: "auto" }, shown);
      return element("th", { scope: "row" }, kind.detail === undefined ? shown : link);
    }),
  );
}

function bones(columns) {
  return Array.from({ length: 8 }, () =>
    element(
      "tr",
      { "aria-hidden": "true" },
      Array.from({ length: columns }, () => element("td", {}, bone("70%"))),
    ),
  );
}

function readFilters(kind, parameters) {
  const query = {};
  for (const { name, read = (text) => text } of kind.filters ?? []) {
    const text = parameters.get(name);
    if (text) query[name] = read(text);
  }
  return kind.toQuery?.(query) ?? query;
}

function filterForm(kind, { parameters, signal }, change) {
  const fields = kind.filters.map(({ name, label, type = "text", options }) => {
    const input =
      options === undefined
        ? element("input", { type, name, autocomplete: "off" })
        : element(
            "select",
            { name },
            options.map(([value, text]) => element("option", { value }, text)),
          );
    input.value = parameters.get(name) ?? "";
    return element("label", {}, element("span", {}, label), input);
  });
  const form = element("form", { className: "filters", role: "search" }, fields);
  let timer;
  const changed = () => {
    clearTimeout(timer);
    const given = new URLSearchParams(new FormData(form));
    replaceRoute(routeTo(kind.view, undefined, Object.fromEntries(given)));
    change(readFilters(kind, readRoute().parameters));
  };
  form.addEventListener("input", ({ target }) => {
    clearTimeout(timer);
    if (target.type === "search" || target.type === "text") {
      timer = setTimeout(changed, TYPING_PAUSE_MS);
    } else changed();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    changed();
  });
  signal.addEventListener("abort", () => clearTimeout(timer));
  return form;
}

async function showItem(kind, root, context) {
  const { id, signal } = context;
  const back = element("a", { className: "back", href: routeTo(kind.view) }, `← ${kind.title}`);
  const body = element("div", { className: "item", "aria-busy": "true" }, bone("60%"));
  root.replaceChildren(element("section", { className: "card collection" }, back, body));
  const again = () => showItem(kind, root, context);
  try {
    const parts = await kind.detail(context, id);
    if (signal.aborted) return;
    body.replaceChildren(...parts);
  } catch (error) {
    if (signal.aborted) return;
    body.replaceChildren(failure(error, { retry: again }));
  }
  body.removeAttribute("aria-busy");
}
