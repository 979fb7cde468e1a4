// The search of users and the open user, as they stand in the address.
import { readRoute, routeTo } from "./router.js";
import { EVERYONE, FIELDS, MODES } from "./search.js";

/** The search and the open user that the address names. */
export function readAddress() {
  const { view, parameters } = readRoute();
  const of = (name) => (view === "users" ? parameters.get(name) : null);
  const mode = of("mode");
  const fields = of("in")?.split(",") ?? [];
  return {
    userId: of("user") || undefined,
    search: {
      ...EVERYONE,
      text: of("q") ?? "",
      mode: MODES.includes(mode) ? mode : EVERYONE.mode,
      fields: FIELDS.filter((field) => fields.includes(field)),
      joint: of("match") === "all" ? "and" : "or",
      caseSensitive: of("case") === "1",
    },
  };
}

/** The address of a search and a user, for links. */
export function addressOfSearch({ search, userId }) {
  return routeTo("users", undefined, {
    q: search.text,
    mode: search.mode === EVERYONE.mode ? undefined : search.mode,
    in: search.fields.join(","),
    match: search.joint === "and" ? "all" : undefined,
    case: search.caseSensitive ? "1" : undefined,
    user: userId,
  });
}

/**
 * Changes what is given and keeps the rest.
 *
 * @param {"push" | "replace"} how `push` where "back" shall undo it
 */
export function writeAddress(change, how = "replace") {
  const address = addressOfSearch({ ...readAddress(), ...change });
  const url = `${location.pathname}${location.search}${address}`;
  if (how === "push") history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

/** The address of a user, for links. */
export function addressOf(userId) {
  return routeTo("users", undefined, { user: userId });
}
