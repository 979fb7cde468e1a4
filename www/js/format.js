// How values look.
import { element } from "./dom.js";
import { locale, t } from "./i18n.js";

const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
const time = new Intl.DateTimeFormat(locale, { timeStyle: "medium" });
const number = new Intl.NumberFormat(locale);

/** `1,234` */
export function formatCount(count) {
  return number.format(count);
}

/** Milliseconds: `12 ms`, `1.4 s`. */
export function formatDuration(ms) {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The time of day, with seconds. */
export function formatTime(at) {
  return time.format(at);
}

/** A `<time>` of milliseconds since the epoch; a dash where there is none. */
export function timeOf(at) {
  if (typeof at !== "number") return none();
  const moment = new Date(at);
  return element("time", { dateTime: moment.toISOString() }, dateTime.format(moment));
}

/** The same as the day alone, with the time as the title. */
export function dayOf(at) {
  if (typeof at !== "number") return none();
  const day = new Date(at);
  const properties = { dateTime: day.toISOString(), title: dateTime.format(day) };
  return element("time", properties, date.format(day));
}

/** Text, or a dash where there is none. */
export function textOf(value) {
  return value === null || value === undefined || value === "" ? none() : String(value);
}

function none() {
  const dash = element("span", { "aria-hidden": "true" }, "–");
  return element(
    "span",
    { className: "none" },
    dash,
    element("span", { className: "sr-only" }, t("none")),
  );
}

/** What to call a user: the first of name, username, email, phone and id that can be seen. */
export function displayName({ name, username, primaryEmail, primaryPhone, id }) {
  return [name, username, primaryEmail, primaryPhone].find((text) => text?.trim()) ?? id;
}

/**
 * A round of initials in a colour that the id decides. No picture: a tenant's avatars are on
 * foreign hosts, and this page asks none.
 */
export function avatarOf(user) {
  const words = displayName(user).match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const letters = words.length > 1 ? [words[0], words[1]] : [words[0]];
  const initials = letters.map((word) => [...word][0].toUpperCase()).join("");
  const avatar = element("span", { className: "avatar", "aria-hidden": "true" }, initials);
  let hue = 0;
  for (const letter of user.id) hue = (hue * 31 + letter.codePointAt(0)) % 360;
  avatar.style.setProperty("--hue", hue);
  return avatar;
}

/** Whether a user may sign in. */
export function statusOf(user) {
  return user.isSuspended
    ? element("span", { className: "badge bad" }, t("Suspended"))
    : element("span", { className: "badge good" }, t("Active"));
}
