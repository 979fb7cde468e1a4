// Several users at once: those whose boxes are checked are suspended, activated or deleted together.
import { confirmed } from "./confirm.js";
import { element } from "./dom.js";
import { displayName, formatCount } from "./format.js";
import { t } from "./i18n.js";

/** Requests under way. */
const LANES = 4;

export class Selection {
  #users;
  #again;
  #bar;
  #count = element("span", { role: "status" });
  #problem = element("p", { className: "selection problem", role: "alert", hidden: true });
  /** What failed, to be said when the list has been read again. */
  #failed = "";
  #busy = false;

  constructor(root, users, logto, again) {
    this.#users = users;
    this.#again = again;
    const suspend = (isSuspended) => (id) => logto.users.updateIsSuspended(id, { isSuspended });
    this.#bar = element(
      "div",
      { className: "selection", role: "group", "aria-label": t("Selected users"), hidden: true },
      this.#count,
      this.#button(t("Suspend"), suspend(true)),
      this.#button(t("Activate"), suspend(false)),
      this.#button(t("Delete"), (id) => logto.users.delete(id), true),
      this.#clearButton(),
    );
    root.querySelector("header").after(this.#bar, this.#problem);
    users.rows.addEventListener("change", () => this.#show());
  }

  /** Forgets who was selected: the list is another. */
  clear() {
    for (const box of this.#boxes()) box.checked = false;
    if (!this.#busy) this.#show();
  }

  #boxes() {
    return [...this.#users.rows.querySelectorAll("input:checked")];
  }

  #show() {
    const { length } = this.#boxes();
    this.#problem.hidden = this.#failed === "";
    this.#problem.textContent = this.#failed;
    this.#failed = "";
    this.#bar.hidden = length === 0;
    this.#count.textContent = t("{count} selected", { count: formatCount(length) });
  }

  #clearButton() {
    const button = element("button", { className: "button small", type: "button" }, t("Clear"));
    button.addEventListener("click", () => this.clear());
    return button;
  }

  #button(text, run, dangerous = false) {
    const className = dangerous ? "button small danger" : "button small";
    const button = element("button", { className, type: "button" }, text);
    button.addEventListener("click", async () => {
      const ids = this.#boxes().map((box) => box.closest("tr").dataset.userId);
      if (!dangerous || (await this.#agreed(ids))) await this.#run(ids, run);
    });
    return button;
  }

  #agreed(ids) {
    const count = formatCount(ids.length);
    const title =
      ids.length === 1
        ? t("Delete {what} “{name}”?", { what: t("the user") })
        : t("Delete {count} users?", { count });
    const name = displayName(this.#users.find(ids[0]));
    const [text, action] = [t("This cannot be undone."), t("Delete")];
    return confirmed({ title, name, text, action });
  }

  async #run(ids, run) {
    this.#busy = true;
    for (const button of this.#bar.querySelectorAll("button")) button.disabled = true;
    const failed = [];
    let done = 0;
    const left = ids.values();
    const lane = async () => {
      for (const id of left) {
        try {
          await run(id);
        } catch (error) {
          failed.push(`${id}: ${error.message}`);
        }
        done += 1;
        this.#count.textContent = `${formatCount(done)} / ${formatCount(ids.length)}`;
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    for (const button of this.#bar.querySelectorAll("button")) button.disabled = false;
    this.#busy = false;
    if (failed.length > 0) {
      this.#failed = t("{count} failed. {first}", {
        count: formatCount(failed.length),
        first: failed[0],
      });
    }
    this.#again();
  }
}
