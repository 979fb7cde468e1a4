// What a `fetch` throws may hold the request that it was given, and with it the token or the secret.

/** How deep and how wide an error is looked into. */
const DEPTH = 4;
const WIDTH = 64;

/** The error, or, where it shows the credentials of the request, what can be told of it. */
function withoutCredentials(error, authorization) {
  const credentials = authorization?.split(" ").at(-1);
  if (!credentials || !shows(error, credentials, DEPTH)) return error;
  const hide = (text) => String(text).replaceAll(credentials, "[secret]");
  const told = new Error(hide(error?.message ?? error));
  if (typeof error?.name === "string") told.name = hide(error.name);
  if (typeof error?.code === "string") told.code = hide(error.code);
  return told;
}

/** Whether `credentials` are to be seen somewhere in a value. */
function shows(value, credentials, depth) {
  if (typeof value === "string") return value.includes(credentials);
  if (typeof value !== "object" || value === null || depth === 0) return false;
  try {
    if (value instanceof Headers) return shows(value.get("authorization"), credentials, depth);
    // A Request keeps its headers where no own property shows them.
    const members = Reflect.ownKeys(value).slice(0, WIDTH);
    const values = [...members.map((name) => value[name]), value.headers, value.message];
    return values.some((member) => shows(member, credentials, depth - 1));
  } catch {
    // What can't be looked into may show anything.
    return true;
  }
}

export { withoutCredentials };
