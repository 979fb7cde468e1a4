// What a server answers and what a `fetch` throws may show what the request was sent with: the token, the
// secret, or a query, which has what somebody searches for.

import { kindOf } from "./values.js";

/** A shorter one is nobody's secret, and is in many words. */
const LEAST_LENGTH = 8;

/** A text in which these secrets are not to be seen. */
function hidden(text, secrets) {
  let told = text;
  for (const secret of secrets) {
    if (!(secret?.length >= LEAST_LENGTH)) continue;
    // A text may quote it as JSON does.
    for (const spelling of [secret, JSON.stringify(secret).slice(1, -1)]) {
      told = told?.replaceAll(spelling, "[secret]");
    }
  }
  return told;
}

/** A value that JSON made, in which they are not to be seen; a number that has one becomes a text. */
function hiddenIn(value, secrets) {
  if (Array.isArray(value)) return value.map((item) => hiddenIn(item, secrets));
  if (Object(value) === value) {
    const members = Object.entries(value).map((member) => hiddenIn(member, secrets));
    return Object.fromEntries(members);
  }
  const text = String(value);
  const told = hidden(text, secrets);
  return told === text ? value : told;
}

/** The error, or, where it may show one of the secrets or the query of `url`, what can be told of it. */
function withoutSecrets(error, secrets, url) {
  // Hosts show it as they have parsed it, and other fetches as they got it.
  const queries = [url, new URL(url).href].flatMap((address) => /\?.+/.exec(address) ?? []);
  const hide = (text) =>
    queries.reduce((told, query) => told.replaceAll(query, ""), hidden(text, secrets));
  return shows(error, hide) ? retold(error, hide) : error;
}

/**
 * An error of the same name, message and code, as far down its causes as `depth`. Node's parser of HTTP
 * keeps what it could not read as the error's `data`, and a token may be in it.
 */
function retold(error, hide, depth = 4) {
  try {
    const { cause } = error ?? {};
    const options =
      depth > 1 && cause != null ? { cause: retold(cause, hide, depth - 1) } : undefined;
    const told = new Error(hide(String(error?.message ?? error)), options);
    for (const key of ["name", "code"]) {
      if (typeof error?.[key] === "string") told[key] = hide(error[key]);
    }
    return told;
  } catch {
    return new Error("What was thrown can't be looked into.");
  }
}

/** Objects of these kinds have nothing to show but their members. */
const OPEN = /^(Object|Function|Array|Error|DOMException)$/;

/** How many values of an error are looked at. */
const MOST = 256;

/** Whether an error has a text that is to be hidden, or whether it may: not all can be looked into. */
function shows(error, hide) {
  try {
    // Members are added while it is walked.
    const values = new Set([error]);
    for (const value of values) {
      if (values.size > MOST) return true;
      if (typeof value === "string") {
        if (hide(value) !== value) return true;
      } else if (Object(value) === value) {
        if (!OPEN.test(kindOf(value))) return true;
        for (const name of Reflect.ownKeys(value)) values.add(String(name)).add(value[name]);
        // These may be getters of its class.
        values.add(value.headers).add(value.message);
      }
    }
    return false;
  } catch {
    return true;
  }
}

export { hidden, hiddenIn, retold, withoutSecrets };
