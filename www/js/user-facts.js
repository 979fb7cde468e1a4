// The parts of one user's detail.
import { bone, element } from "./dom.js";
import { onlyFirst } from "./first.js";
import { textOf, timeOf } from "./format.js";
import { t } from "./i18n.js";

/** What every user has. */
export function facts(user) {
  const rows = [
    [t("Id"), element("code", {}, user.id)],
    [t("Username"), textOf(user.username)],
    [t("Email"), textOf(user.primaryEmail)],
    [t("Phone"), textOf(user.primaryPhone && `+${user.primaryPhone.replace(/^\+/, "")}`)],
    [t("Created"), timeOf(user.createdAt)],
    [t("Updated"), timeOf(user.updatedAt)],
    [t("Last sign-in"), timeOf(user.lastSignInAt)],
    [
      t("Password"),
      user.hasPassword === undefined ? undefined : user.hasPassword ? t("set") : t("not set"),
    ],
    [t("Identities"), Object.keys(user.identities ?? {}).join(", ") || undefined],
  ];
  return section(t("Account"), "users.get", definitions(rows));
}

/** The claims of the user's profile. */
export function profile(user) {
  const rows = Object.entries(user.profile ?? {}).map(([name, value]) => [
    t(label(name)),
    typeof value === "object" ? JSON.stringify(value) : textOf(value),
  ]);
  const body =
    rows.length > 0 ? definitions(rows) : element("p", { className: "none" }, t("Empty"));
  return section(t("Profile"), undefined, body);
}

/** The tenant's own data on the user. */
export function customData(user) {
  const json = JSON.stringify(user.customData ?? {}, null, 2);
  const name = t("Custom data");
  return section(
    name,
    undefined,
    element("pre", { className: "json", tabIndex: 0, role: "region", "aria-label": name }, json),
  );
}

/** A list that is loading: `show` fills it, `fail` puts a failure in its place. */
export function tags(title, operation) {
  const list = element("ul", { className: "tags", "aria-busy": "true" });
  list.append(element("li", { "aria-hidden": "true" }, bone("55%")));
  const root = section(title, operation, list);
  return {
    root,
    show({ items, more }, item, nothing) {
      list.removeAttribute("aria-busy");
      list.replaceChildren(...items.map(item));
      const none = more ? onlyFirst() : nothing;
      if (more || items.length === 0) list.append(element("li", { className: "none" }, none));
    },
    fail: (failure) => list.replaceWith(failure),
  };
}

export function roleItem({ name, description }) {
  return element("li", {}, element("b", {}, name), element("span", {}, description ?? ""));
}

export function organizationItem({ name, description, organizationRoles = [] }) {
  return element(
    "li",
    {},
    element("b", {}, name),
    element("span", {}, description ?? ""),
    organizationRoles.map((role) => element("span", { className: "badge" }, role.name)),
  );
}

function section(title, operation, body) {
  const heading = element("h3", {}, title);
  if (operation !== undefined) heading.append(element("code", {}, operation));
  return element("section", {}, heading, body);
}

function definitions(rows) {
  return element(
    "dl",
    { className: "facts" },
    rows
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]),
  );
}

/** `familyName` → `Family name` */
function label(name) {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words[0].toUpperCase() + words.slice(1);
}
