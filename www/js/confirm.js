// Asking before something is done that can't be undone.
import { element } from "./dom.js";
import { t } from "./i18n.js";

/**
 * Whether the visitor agrees. Escape and "Cancel" do not. `name` takes the place of `{name}` in the title,
 * in whatever direction it is written.
 */
export function confirmed({ title, name = "", text, action }) {
  const [before, after = ""] = title.split("{name}");

  return new Promise((resolve) => {
    const cancel = element("button", { className: "button", type: "button" }, t("Cancel"));
    const agree = element("button", { className: "button danger", type: "button" }, action);
    const dialog = element(
      "dialog",
      { className: "confirm", "aria-labelledby": "confirm-title" },
      element("h2", { id: "confirm-title" }, before, element("bdi", {}, name), after),
      element("p", {}, text),
      element("div", { className: "buttons" }, cancel, agree),
    );
    const end = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    cancel.addEventListener("click", () => end(false));
    agree.addEventListener("click", () => end(true));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      end(false);
    });
    document.body.append(dialog);
    dialog.showModal();
    cancel.focus();
  });
}
