// One user in a dialog: beside the list on wide screens, over it on narrow ones.
import { element, icon } from "./dom.js";
import { failure } from "./failure.js";
import { firstOf } from "./first.js";
import { avatarOf, displayName, statusOf } from "./format.js";
import { t } from "./i18n.js";
import { routeTo } from "./router.js";
import { customData, facts, organizationItem, profile, roleItem, tags } from "./user-facts.js";

export class Detail {
  /** Called with the id of the user that was shown. */
  onClose = () => {};
  /** The user that is shown. */
  userId;
  #dialog;
  #logto;
  #controller;
  #narrow = matchMedia("(max-width: 859px)");

  constructor(dialog, logto) {
    this.#dialog = dialog;
    this.#logto = logto;
    this.#narrow.addEventListener("change", () => this.#present());
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.#leave();
    });
    // A dialog that is not modal leaves Escape to the page. One that is has it for itself.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.userId === undefined) return;
      if (document.querySelector("dialog:modal") === null) this.#leave();
    });
  }

  /** Shows a user; `known` is what the list has of it already. */
  open(userId, known) {
    this.#abort();
    this.userId = userId;
    this.#controller = new AbortController();
    const { signal } = this.#controller;
    const { users } = this.#logto;
    const body = element("div");
    this.#dialog.replaceChildren(this.#header(known ?? { id: userId }, known), body);
    this.#dialog.scrollTop = 0;
    if (known !== undefined) body.append(facts(known), profile(known));

    const roles = tags(t("Roles"), "users.listRoles");
    const organizations = tags(t("Organizations"), "users.listOrganizations");
    const options = { signal };
    // Asked for side by side; each fills its own part, or says why it cannot.
    const parts = [
      [users.get(userId, {}, options), (user) => this.#showUser(user, body, roles, organizations)],
      [
        firstOf(users.listRoles(userId, {}, options)),
        (first) => roles.show(first, roleItem, t("No roles")),
        roles,
      ],
      [
        firstOf(users.listOrganizations(userId, {}, options)),
        (first) => organizations.show(first, organizationItem, t("In no organization")),
        organizations,
      ],
    ];
    body.append(roles.root, organizations.root);
    for (const [promise, show, part] of parts) this.#fill(promise, signal, show, part, body);
    this.#present();
    this.#dialog.querySelector(".close").focus({ preventScroll: true });
  }

  /** Takes the panel away; the caller has changed the address. */
  close() {
    if (this.userId === undefined) return;
    this.#abort();
    this.userId = undefined;
    this.#dialog.close();
  }

  #leave() {
    const { userId } = this;
    this.close();
    this.onClose(userId);
  }

  async #fill(promise, signal, show, part, body) {
    try {
      const value = await promise;
      if (!signal.aborted) show(value);
    } catch (error) {
      if (signal.aborted) return;
      const retry = () => this.open(this.userId);
      const shown = failure(error, { retry, level: "h3" });
      if (part === undefined) {
        // Without the user, the rest would only repeat the failure.
        this.#abort();
        body.replaceChildren(shown);
      } else {
        part.fail(shown);
      }
    }
  }

  #showUser(user, body, roles, organizations) {
    const header = this.#dialog.querySelector("header");
    const controls = (root) => [...root.querySelectorAll("a, button")];
    const focused = controls(header).indexOf(document.activeElement);
    const made = this.#header(user, user);
    header.replaceWith(made);
    body.replaceChildren(
      facts(user),
      profile(user),
      roles.root,
      organizations.root,
      customData(user),
    );
    // The focus stays where the visitor has put it meanwhile.
    if (focused >= 0) controls(made)[focused].focus({ preventScroll: true });
  }

  #header(user, known) {
    const close = element(
      "button",
      { className: "close", type: "button", "aria-label": t("Close") },
      icon("M5 5l10 10M15 5L5 15"),
    );
    close.addEventListener("click", () => this.#leave());
    return element(
      "header",
      {},
      avatarOf(user),
      element(
        "div",
        {},
        element("h2", { id: "detail-title", dir: "auto" }, displayName(user)),
        element("p", {}, known?.primaryEmail ?? known?.username ?? "\u00a0"),
      ),
      known === undefined ? undefined : statusOf(user),
      element("a", { className: "button small", href: routeTo("user", user.id) }, t("Edit")),
      close,
    );
  }

  /** Modal where it covers the list, beside it otherwise. */
  #present() {
    if (this.userId === undefined) return;
    const modal = this.#narrow.matches;
    if (this.#dialog.open && this.#dialog.matches(":modal") === modal) return;
    this.#dialog.close();
    if (modal) this.#dialog.showModal();
    else this.#dialog.show();
  }

  #abort() {
    if (this.#controller === undefined) return;
    this.#controller.abort();
    this.#controller = undefined;
  }
}
