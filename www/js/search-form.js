// The search form. It says what to search for a moment after the last key, at once for all else.
import { element } from "./dom.js";
import { highlight } from "./highlight.js";
import { t } from "./i18n.js";
import { EVERYONE, isCaseSensitive, toCode } from "./search.js";

const TYPING_PAUSE_MS = 250;

const HINTS = {
  like: ["Text anywhere in a field. ", "%", " and ", "_", " are ordinary characters here."],
  exact: ["The whole value of a field. Several, separated by commas, are alternatives."],
  similarTo: ["SQL ", "SIMILAR TO", ", as in ", "%(Ada|Grace)%", ". Always case sensitive."],
  posix: ["A POSIX regular expression, as in ", "^T.?m", "."],
};

export class SearchForm {
  /** Called with the search, when it is another. */
  onChange = () => {};
  #form;
  #search;
  #timer;

  constructor(form) {
    this.#form = form;
    form.addEventListener("input", ({ target }) => this.#edited(target));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#changed();
    });
    form.querySelector("#copy").addEventListener("click", ({ target }) => this.#copy(target));
    form.querySelector(".more").addEventListener("click", ({ currentTarget }) => {
      const open = form.toggleAttribute("data-open");
      currentTarget.setAttribute("aria-expanded", String(open));
    });
    this.show(EVERYONE);
  }

  /** What is searched for now. */
  get search() {
    return this.#search;
  }

  /** Fills the form; whether that is another search. */
  show(search) {
    const { elements } = this.#form;
    if (elements.text.value.trim() !== search.text) elements.text.value = search.text;
    elements.mode.value = search.mode;
    elements.joint.value = search.joint;
    elements.caseSensitive.checked = search.caseSensitive;
    for (const box of elements.field) box.checked = search.fields.includes(box.value);
    elements.all.checked = search.fields.length === 0;
    return this.#take(search);
  }

  /** What is being typed is no search yet, and will be none. */
  pause() {
    clearTimeout(this.#timer);
  }

  #edited(target) {
    const { elements } = this.#form;
    if (target === elements.all) for (const box of elements.field) box.checked = false;
    elements.all.checked = ![...elements.field].some((box) => box.checked);
    clearTimeout(this.#timer);
    if (target === elements.text) {
      this.#timer = setTimeout(() => this.#changed(), TYPING_PAUSE_MS);
    } else {
      this.#changed();
    }
  }

  #changed() {
    clearTimeout(this.#timer);
    const { elements } = this.#form;
    const mode = elements.mode.value;
    const search = {
      text: elements.text.value.trim(),
      mode,
      fields: [...elements.field].filter((box) => box.checked).map((box) => box.value),
      joint: elements.joint.value,
      // What the mode decides is no choice of the user's, and is undone with the mode.
      caseSensitive: elements.caseSensitive.disabled
        ? this.#search.caseSensitive
        : elements.caseSensitive.checked,
    };
    if (this.#take(search)) this.onChange(search);
  }

  /** Shows what follows from a search: its code, its hint, and which options it leaves. */
  #take(search) {
    const changed = JSON.stringify(search) !== JSON.stringify(this.#search);
    if (!changed) return false;
    this.#search = search;
    const { elements } = this.#form;
    this.#form.querySelector(".segments").disabled = search.fields.length === 1;
    elements.caseSensitive.disabled = search.mode === "similarTo";
    elements.caseSensitive.checked = isCaseSensitive(search);
    this.#form.querySelector("#hint").replaceChildren(
      // Every second piece is code.
      ...HINTS[search.mode].map((text, n) => (n % 2 === 1 ? element("code", {}, text) : t(text))),
    );
    this.#form.querySelector("#code").replaceChildren(...highlight(toCode(search)));
    return true;
  }

  async #copy(button) {
    try {
      await navigator.clipboard.writeText(toCode(this.#search));
      button.textContent = t("Copied");
    } catch {
      // Without the permission: selected, for the keyboard to copy.
      getSelection().selectAllChildren(this.#form.querySelector("#code"));
      button.textContent = t("Selected");
    }
    setTimeout(() => {
      button.textContent = t("Copy");
    }, 1500);
  }
}
