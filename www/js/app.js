// Puts the parts together: what the address says goes to the view that it names.
import { Activity } from "./activity.js";
import { connect } from "./client.js";
import { failure } from "./failure.js";
import { language, speak, t, translatePage } from "./i18n.js";
import { readRoute, routeTo } from "./router.js";
import { theme } from "./theme.js";
import { removeLeftFiles } from "./transfer/sinks.js";
import { UsersView } from "./views/users.js";

/** The views beside the users': each is loaded when it is first gone to. */
const VIEWS = {
  dashboard: async () => (await import("./views/dashboard.js")).dashboard,
  applications: async () => (await import("./views/applications.js")).applications,
  roles: async () => (await import("./views/roles.js")).roles,
  resources: async () => (await import("./views/resources.js")).resources,
  organizations: async () => (await import("./views/organizations.js")).organizations,
  connectors: async () => (await import("./views/connectors.js")).connectors,
  logs: async () => (await import("./views/logs.js")).logs,
  transfer: async () => (await import("./views/transfer.js")).transfer,
  user: async () => (await import("./views/user.js")).user,
};

/** Connects, and shows what the address asks for. */
export function start() {
  translatePage();
  theme(document.querySelector("#theme"));
  const languages = document.querySelector("#language");
  languages.value = language;
  languages.addEventListener("change", () => speak(languages.value));
  // The address after `#` is the view's: the link must leave it as it is.
  document.querySelector(".skip").addEventListener("click", (event) => {
    event.preventDefault();
    document.querySelector("main").focus();
  });

  // A browser that gives no private files has kept none.
  removeLeftFiles().catch(() => {});

  const activity = new Activity(document.querySelector("#activity"));
  const { logto, setup } = connect(activity);
  showTenant(setup);
  const users = new UsersView({ logto, activity, setup });
  new Router({ logto, setup }, users).follow();
}

class Router {
  #context;
  #users;
  #users_root = document.querySelector("#users-view");
  #root = document.querySelector("#view");
  #controller;
  #started = false;

  constructor(context, users) {
    this.#context = context;
    this.#users = users;
    addEventListener("hashchange", () => this.follow());
  }

  /** Shows what the address says. */
  async follow() {
    const route = readRoute();
    mark(route.view);
    const isNobody = route.view === "user" && route.id === undefined;
    const ours = isNobody || !Object.hasOwn(VIEWS, route.view);
    this.#users_root.hidden = !ours;
    this.#root.hidden = ours;
    const moved = this.#started;
    this.#started = true;
    if (ours) {
      this.#leave();
      document.title = title(t("Users"));
      return this.#users.follow();
    }
    this.#users.pause();
    this.#leave();
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    try {
      const view = await VIEWS[route.view]();
      if (signal.aborted) return;
      document.title = title(view.title);
      await view.show(this.#root, { ...this.#context, ...route, signal });
      if (signal.aborted) return;
      document.title = title(this.#root.querySelector("h1")?.textContent ?? view.title);
      if (moved && !this.#root.contains(document.activeElement)) {
        this.#root.focus({ preventScroll: true });
        scrollTo(0, 0);
      }
    } catch (error) {
      if (!signal.aborted) this.#root.replaceChildren(failure(error));
    }
  }

  #leave() {
    this.#controller?.abort();
    this.#controller = undefined;
    this.#root.replaceChildren();
  }
}

const title = (view) => `${view} · logto-management`;

/** Tells where one is in the navigation. */
function mark(view) {
  const shown = view === "user" ? "users" : view;
  for (const link of document.querySelectorAll("#navigation a")) {
    if (link.getAttribute("href") !== routeTo(shown)) link.removeAttribute("aria-current");
    else {
      link.setAttribute("aria-current", "page");
      // Narrow screens show a part of it: that in whose middle one is.
      const { parentElement: navigation } = link;
      navigation.scrollLeft = link.offsetLeft - (navigation.clientWidth - link.offsetWidth) / 2;
    }
  }
}

function showTenant({ mode, endpoint }) {
  const badge = document.querySelector("#mode");
  badge.textContent = mode === "emulator" ? t("Emulator") : t("Live tenant");
  badge.classList.add(mode === "emulator" ? "warn" : "good");
  badge.title =
    mode === "emulator"
      ? t("An emulated Logto on this origin, with made-up users")
      : t("Calls go through a proxy on this origin, which adds the access token");
  const address = endpoint ?? location.origin;
  document.querySelector("#endpoint").textContent = address.replace(/^https?:\/\//, "");
}
