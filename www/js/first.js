// The first of a list, where not all of it has room.
import { formatCount } from "./format.js";
import { t } from "./i18n.js";

const LIMIT = 100;

/** The first items of a list, and whether there are more. */
export async function firstOf(list) {
  const items = await list.toArray({ limit: LIMIT + 1 });
  return { items: items.slice(0, LIMIT), more: items.length > LIMIT };
}

/** What is said where there are more. */
export const onlyFirst = (count = LIMIT) =>
  t("Only the first {count} are shown.", { count: formatCount(count) });
