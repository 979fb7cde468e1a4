// Rows of the table of users, and the grey ones that stand for rows to come.
import { addressOf } from "./address.js";
import { bone, element } from "./dom.js";
import { avatarOf, dayOf, displayName, statusOf, textOf } from "./format.js";
import { t } from "./i18n.js";

const BONES = ["60%", "55%", "80%", "65%", "75%", "75%", "60px"];

/** A row of a user. Roles are named, since narrow screens take the table's display away. */
export function userRow(user) {
  const contact = user.primaryEmail ?? user.primaryPhone ?? user.username ?? user.id;
  const person = element(
    "div",
    { className: "person" },
    element(
      "label",
      { className: "pick" },
      element("input", {
        type: "checkbox",
        "aria-label": t("Select {name}", { name: displayName(user) }),
      }),
    ),
    avatarOf(user),
    element(
      "div",
      { className: "lines" },
      element("a", { href: addressOf(user.id), dir: "auto" }, displayName(user)),
      element("span", { className: "second", "aria-hidden": "true" }, contact),
    ),
  );
  const cells = [
    person,
    textOf(user.username),
    textOf(user.primaryEmail),
    textOf(user.primaryPhone && `+${user.primaryPhone.replace(/^\+/, "")}`),
    dayOf(user.createdAt),
    dayOf(user.lastSignInAt),
    statusOf(user),
  ];
  const row = element(
    "tr",
    { role: "row" },
    cells.map((cell, n) => {
      const title = n > 0 && typeof cell === "string" ? cell : undefined;
      return element("td", { role: "cell", title }, cell);
    }),
  );
  row.dataset.userId = user.id;
  return row;
}

/** Rows in the place of those that are asked for. */
export function placeholderRows(count) {
  return Array.from({ length: count }, () =>
    element(
      "tr",
      { role: "presentation" },
      BONES.map((width, n) => {
        if (n > 0) return element("td", { role: "presentation" }, bone(width));
        const avatar = element("span", { className: "avatar bone" });
        return element(
          "td",
          { role: "presentation" },
          element("div", { className: "person" }, avatar, bone(width)),
        );
      }),
    ),
  );
}
