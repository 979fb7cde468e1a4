// What is said of a redirect: they are never followed.

/** Where a redirect leads, which a browser hides: never a path, a user name or a query, which may be secret. */
function redirected(location) {
  const target = location ? `to ${originOf(location)}` : "elsewhere";
  return `The server redirects ${target}. Redirects are not followed, since they would take the access token along: set \`endpoint\` to the address where the API itself answers.`;
}

/** The origin that a `Location` begins with, as it is spelled. */
function originOf(location) {
  // In a path or a query a `//` may stand behind anything.
  const [, scheme, authority] = /^([a-z\d+.-]+:|)\/\/([^/?#\\]*)/i.exec(location) ?? [];
  return authority === undefined ? "the same origin" : `${scheme}//${authority.split("@").at(-1)}`;
}

export { redirected };
