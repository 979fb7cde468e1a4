// What a `fetch` throws may hold the request that it was given, and with it the token or the secret.

/** How deep and how wide an error is looked into. */
const DEPTH = 4;
const WIDTH = 64;

/** The error, or, where it shows the credentials of the request, what can be told of it. */
function withoutCredentials(error, authorization) {
  const credentials = authorization?.split(" ").at(-1);
  if (!credentials || !shows(error, credentials, DEPTH)) return error;
  return retold(error, (text) => String(text).replaceAll(credentials, "[secret]"), 1);
}

/**
 * What can be told of an error that came instead of a token. Node's parser of HTTP keeps what it
 * could not read as the error's `data`, and the token may be in it.
 */
function withoutData(error) {
  return retold(error, String, DEPTH);
}

/** An error of the same name, message and code, as far down its causes as `depth`. */
function retold(error, hide, depth) {
  const { cause } = error ?? {};
  const options =
    depth > 1 && cause != null ? { cause: retold(cause, hide, depth - 1) } : undefined;
  const told = new Error(hide(error?.message ?? error), options);
  for (const key of ["name", "code"]) {
    if (typeof error?.[key] === "string") told[key] = hide(error[key]);
  }
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

export { withoutCredentials, withoutData };
