// The page's state in the address after `#`, so that a reload, a bookmark and "back" keep it.
import { EVERYONE, FIELDS, MODES } from "./search.js";

/** The search and the open user that the address names. */
export function readAddress() {
  const parameters = new URLSearchParams(location.hash.slice(1));
  const mode = parameters.get("mode");
  const fields = parameters.get("in")?.split(",") ?? [];
  return {
    userId: parameters.get("user") || undefined,
    search: {
      ...EVERYONE,
      text: parameters.get("q") ?? "",
      mode: MODES.includes(mode) ? mode : EVERYONE.mode,
      fields: FIELDS.filter((field) => fields.includes(field)),
      joint: parameters.get("match") === "all" ? "and" : "or",
      caseSensitive: parameters.get("case") === "1",
    },
  };
}

/**
 * Changes what is given and keeps the rest.
 *
 * @param {"push" | "replace"} how `push` where "back" shall undo it
 */
export function writeAddress(change, how = "replace") {
  const { search, userId } = { ...readAddress(), ...change };
  const parameters = new URLSearchParams();
  if (search.text !== "") parameters.set("q", search.text);
  if (search.mode !== EVERYONE.mode) parameters.set("mode", search.mode);
  if (search.fields.length > 0) parameters.set("in", search.fields.join(","));
  if (search.joint === "and") parameters.set("match", "all");
  if (search.caseSensitive) parameters.set("case", "1");
  if (userId !== undefined) parameters.set("user", userId);
  const url = `${location.pathname}${location.search}#${parameters}`;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** The address of a user, for links. */
export function addressOf(userId) {
  return `#${new URLSearchParams({ user: userId })}`;
}
