// What a Logto of so many users answers, as bytes that are made once: a body that is a text would not
// have to be decoded, as those of a network have.

const user = (number) => ({
  id: `u${number}`,
  username: "ada",
  primaryEmail: "ada@example.com",
  name: "Ada",
  customData: { plan: "pro", tags: ["a", "b", "c"] },
  identities: {},
  profile: { givenName: "Ada", familyName: "Lovelace" },
  isSuspended: false,
  createdAt: 1_700_000_000_000,
});
const grant = { access_token: "t", expires_in: 3600, token_type: "Bearer", scope: "all" };
const encoded = (value) => new TextEncoder().encode(JSON.stringify(value));
const type = { "content-type": "application/json; charset=utf-8" };

/** As Logto does, a short answer has a length, and one over 1 KB comes in chunks (WIRE.md). */
function short(value) {
  const body = encoded(value);
  return { body, headers: { ...type, "content-length": body.length } };
}

const GRANT = short(grant);
const USER = short(user(1));
const pages = new Map();

function pageOf(size) {
  if (!pages.has(size)) {
    pages.set(size, encoded(Array.from({ length: size }, (_, at) => user(at))));
  }
  return pages.get(size);
}

/** `{ body, headers }` for a path with its query; `origin` is what links begin with. */
export function answer(path, users, origin) {
  if (path.startsWith("/oidc/token")) return GRANT;
  const [, query] = path.split("?");
  if (!path.startsWith("/api/users?") || !query.includes("page=")) {
    return USER;
  }
  const asked = new URLSearchParams(query);
  const size = Number(asked.get("page_size") ?? asked.get("per_page") ?? 20);
  const page = Number(asked.get("page") ?? 1);
  const last = Math.ceil(users / size);
  const link = (rel, to) => `<${origin}/api/users?page=${to}&page_size=${size}>; rel="${rel}"`;
  const links = [link("first", 1), link("last", last)];
  if (page > 1) links.splice(1, 0, link("prev", page - 1));
  if (page < last) links.push(link("next", page + 1));
  const count = Math.max(0, Math.min(size, users - (page - 1) * size));
  const headers = { ...type, link: links.join(", "), "total-number": users };
  return { body: pageOf(count), headers };
}
