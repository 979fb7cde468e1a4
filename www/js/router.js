// What the address after `#` says: `#/VIEW/ID?parameters`. A reload, a bookmark and "back" keep it.

/** The view, the id and the parameters of the present address; users where it names none. */
export function readRoute() {
  const hash = location.hash.slice(1);
  const [path, query] = hash.startsWith("/") ? split(hash) : ["/users", hash];
  const [view, id] = path.slice(1).split("/").map(decoded);
  return { view: view || "users", id: id || undefined, parameters: new URLSearchParams(query) };
}

/** A part of the path; as it stands where it is no percent-encoding. */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function split(hash) {
  const at = hash.indexOf("?");
  return at < 0 ? [hash, ""] : [hash.slice(0, at), hash.slice(at + 1)];
}

/** The address of a view, for links. */
export function routeTo(view, id, parameters = {}) {
  const path = [view, id].filter((part) => part !== undefined).map(encodeURIComponent);
  const given = Object.entries(parameters).filter(
    ([, value]) => value !== undefined && value !== "",
  );
  const query = new URLSearchParams(given).toString();
  return `#/${path.join("/")}${query && `?${query}`}`;
}

/** Goes to an address of `routeTo`; "back" returns. */
export function go(route) {
  location.hash = route;
}

/** Changes the address without a step for "back". */
export function replaceRoute(route) {
  history.replaceState(null, "", `${location.pathname}${location.search}${route}`);
}
