// The list of users: pages come as one scrolls, and a new search aborts the one before.
import { element } from "./dom.js";
import { failure } from "./failure.js";
import { formatCount } from "./format.js";
import { t } from "./i18n.js";
import { toQuery } from "./search.js";
import { placeholderRows, userRow } from "./user-rows.js";

const PAGE_SIZE = 50;
/** How far below what is seen the next page is asked for. */
const AHEAD_PX = 600;

const ROLES = [
  ["table", "table"],
  ["thead, #rows", "rowgroup"],
  ["thead tr", "row"],
  ["th", "columnheader"],
];

export class Users {
  /** Called with the user whose row is chosen. */
  onOpen = () => {};
  /** Called when the rows are taken away for others. */
  onClear = () => {};
  /** Whether there has been a search. */
  started = false;
  #root;
  #logto;
  #search;
  #users = new Map();
  #selected;
  /** The search under way: its pages, and the controller that aborts it. */
  #walk;

  constructor(root, logto) {
    this.#root = root;
    this.#logto = logto;
    this.rows = root.querySelector("#rows");
    this.rows.addEventListener("click", (event) => this.#clicked(event));
    this.rows.addEventListener("keydown", (event) => this.#moved(event));
    // Narrow screens take the table's display away, and with it the roles that this names.
    for (const [selector, role] of ROLES) {
      for (const part of root.querySelectorAll(selector)) part.setAttribute("role", role);
    }
    // On wide screens the table scrolls, on narrow ones the page.
    const scroller = root.querySelector("#scroller");
    const narrow = matchMedia("(max-width: 859px), (max-height: 599px)");
    const watch = () => this.#watch(narrow.matches ? null : scroller);
    narrow.addEventListener("change", watch);
    watch();
  }

  /** The user of a row that is there. */
  find(userId) {
    return this.#users.get(userId);
  }

  /** Marks the row of the open user. */
  select(userId) {
    this.#selected = userId;
    for (const row of this.rows.rows) this.#mark(row);
  }

  /** Puts the keyboard on a user's row. */
  focus(userId) {
    const row = [...this.rows.rows].find((row) => row.dataset.userId === userId);
    row?.querySelector("a").focus({ preventScroll: true });
  }

  /** Searches anew. What is shown stays, greyed, until the first page is there. */
  search(search) {
    this.started = true;
    this.#search = search;
    this.#stop();
    this.rows.setAttribute("aria-busy", "true");
    if (this.rows.rows.length === 0)
      this.#part("#placeholders").replaceChildren(...placeholderRows(14));
    this.#begin({ fresh: true, from: 1 });
    this.#more();
  }

  #begin(walk) {
    const controller = new AbortController();
    const query = { ...toQuery(this.#search), pageSize: PAGE_SIZE };
    try {
      const list = this.#logto.users.list(query, { signal: controller.signal });
      this.#walk = { ...walk, controller, pages: list.pages({ from: walk.from }), loading: false };
    } catch (error) {
      // A search that the client refuses sends nothing.
      this.#walk = undefined;
      this.#failed(error, walk);
    }
  }

  /** Asks for the next page, unless one is under way. */
  async #more() {
    const walk = this.#walk;
    if (walk === undefined || walk.loading || walk.done) return;
    walk.loading = true;
    try {
      const { done, value: page } = await walk.pages.next();
      if (walk !== this.#walk) return;
      walk.done = done || !page.hasNext;
      if (!done) this.#add(walk, page);
    } catch (error) {
      if (walk !== this.#walk) return;
      this.#failed(error, { fresh: walk.fresh, from: walk.from });
      return;
    } finally {
      walk.loading = false;
    }
    // The observer speaks only of changes: what is in sight still is asked again.
    this.#observer.unobserve(this.#part("#sentinel"));
    this.#observer.observe(this.#part("#sentinel"));
  }

  #add(walk, page) {
    if (walk.fresh) {
      this.#clear();
      walk.fresh = false;
    }
    for (const user of page) {
      // Rows that move between pages while one scrolls come twice.
      if (this.#users.has(user.id)) continue;
      this.#users.set(user.id, user);
      const row = userRow(user);
      this.#mark(row);
      this.rows.append(row);
    }
    walk.from = page.page + 1;
    this.#part("#placeholders").replaceChildren(...placeholderRows(walk.done ? 0 : 3));
    this.#sum(page.total ?? this.#users.size);
    if (this.#users.size === 0) this.#part("#notice").replaceChildren(this.#empty());
  }

  #clear() {
    this.onClear();
    this.#users.clear();
    this.rows.replaceChildren();
    this.rows.removeAttribute("aria-busy");
    this.#part("#notice").replaceChildren();
    this.#part("#scroller").scrollTop = 0;
  }

  #empty() {
    const text =
      this.#search.text === ""
        ? t("The tenant has none yet.")
        : t("Try fewer letters, another field, or another mode.");
    return element(
      "div",
      { className: "state" },
      element("h2", {}, this.#search.text === "" ? t("No users") : t("No user matches")),
      element("p", {}, text),
    );
  }

  #failed(error, { fresh, from }) {
    if (fresh) {
      this.#clear();
      this.#sum();
    }
    this.#walk = undefined;
    this.#part("#placeholders").replaceChildren();
    const retry = () => {
      this.#part("#notice").replaceChildren();
      this.#part("#placeholders").replaceChildren(...placeholderRows(fresh ? 14 : 3));
      this.#begin({ fresh, from });
      this.#more();
    };
    this.#part("#notice").replaceChildren(failure(error, { mode: this.#search.mode, retry }));
  }

  #stop() {
    if (this.#walk === undefined) return;
    const { controller } = this.#walk;
    this.#walk = undefined;
    controller.abort();
  }

  #sum(total) {
    const known = total !== undefined;
    this.#part("#total").textContent = known ? formatCount(total) : "";
    this.#part("#loaded").textContent = known
      ? t("{count} of {total} loaded", {
          count: formatCount(this.#users.size),
          total: formatCount(total),
        })
      : "";
    const progress = this.#part("#progress");
    progress.max = Math.max(1, total ?? 1);
    progress.value = known && total === 0 ? 1 : this.#users.size;
  }

  #clicked(event) {
    if (event.target.closest(".pick")) return;
    const row = event.target.closest("tr");
    const user = this.#users.get(row?.dataset.userId);
    if (user === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.select(user.id);
    this.onOpen(user);
  }

  /** Up and down go from row to row. */
  #moved(event) {
    const row = event.target.closest("tr");
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = step && row?.[step];
    if (!next) return;
    event.preventDefault();
    next.querySelector("a").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  #mark(row) {
    row.setAttribute("aria-selected", String(row.dataset.userId === this.#selected));
  }

  #observer;
  #watch(root) {
    this.#observer?.disconnect();
    const options = { root, rootMargin: `0px 0px ${AHEAD_PX}px 0px` };
    this.#observer = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) this.#more();
    }, options);
    this.#observer.observe(this.#part("#sentinel"));
  }

  #part(selector) {
    return this.#root.querySelector(selector);
  }
}
