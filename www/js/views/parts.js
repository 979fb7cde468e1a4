// What the views of single things are made of.
import { confirmed } from "../confirm.js";
import { bone, element, pressed } from "../dom.js";
import { failAfter, failure } from "../failure.js";
import { firstOf, onlyFirst } from "../first.js";
import { textOf } from "../format.js";
import { t } from "../i18n.js";
import { go, routeTo } from "../router.js";

/** The heading of a thing, with the operation that brought it. */
export function heading(title, operation, ...more) {
  return element(
    "header",
    {},
    element("h1", { dir: "auto" }, title),
    element("code", { className: "operation" }, operation),
    more,
  );
}

/** What the thing whose heading this is, or that this part belongs to, is called now. */
export const titleOf = (part) => part.closest(".item").querySelector("h1").textContent;

/** Has a heading show a name that was changed. */
export function rename(header, name) {
  header.querySelector("h1").textContent = name;
}

/** A section of its own. */
export function section(title, operation, ...body) {
  const code = operation && element("code", { className: "operation" }, operation);
  return element("section", {}, element("h2", {}, title, code), body);
}

/** Names and values. */
export function facts(rows) {
  return element(
    "dl",
    { className: "facts" },
    rows
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => [
        element("dt", {}, name),
        element("dd", {}, value instanceof Node ? value : textOf(value)),
      ]),
  );
}

/** An object as it came. */
export function json(value, label) {
  const text = JSON.stringify(value, null, 2);
  return element(
    "pre",
    { className: "json", tabIndex: 0, role: "region", "aria-label": label },
    text,
  );
}

/**
 * The first of a list, which loads by itself: `list` asks, `item` shows one. The returned section has
 * `reload()`.
 */
export function loading(title, operation, { list, item, none, signal }) {
  const body = element("div", { "aria-busy": "true" }, bone("50%"));
  const made = section(title, operation, body);
  made.reload = async () => {
    try {
      const { items, more } = await firstOf(list());
      if (signal.aborted) return;
      const rows = items.map((one) => element("li", {}, item(one)));
      if (more) rows.push(element("li", { className: "none" }, onlyFirst()));
      body.replaceChildren(
        rows.length > 0
          ? element("ul", { className: "tags" }, rows)
          : element("p", { className: "none" }, none),
      );
    } catch (error) {
      if (!signal.aborted)
        body.replaceChildren(failure(error, { level: "h3", retry: made.reload }));
    }
    body.removeAttribute("aria-busy");
  };
  made.reload();
  return made;
}

/** A button that deletes a thing, once the visitor agrees, and goes back to its list. */
export function deleteButton({ what, view, run }) {
  const button = element("button", { className: "button danger", type: "button" }, t("Delete"));
  button.addEventListener("click", async () => {
    const agreed = await confirmed({
      title: t("Delete {what} “{name}”?", { what }),
      name: titleOf(button),
      text: t("This cannot be undone."),
      action: t("Delete"),
    });
    if (!agreed) return button.focus();
    failAfter(button);
    try {
      await pressed(button, run);
      go(routeTo(view));
    } catch (error) {
      failAfter(button, error);
    }
  });
  return button;
}
