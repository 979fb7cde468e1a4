// What a server answers and what a `fetch` throws may show what the request was sent with: the token, or
// the secret.

/** A shorter one is nobody's secret, and is in many words. */
const LEAST_LENGTH = 8;

/** A text in which these secrets are not to be seen. */
function hidden(text, secrets) {
  return secrets.reduce(
    (told, secret) =>
      secret?.length >= LEAST_LENGTH ? told?.replaceAll(secret, "[secret]") : told,
    text,
  );
}

/** A value that JSON made, in which they are not to be seen. */
function hiddenIn(value, secrets) {
  const json = JSON.stringify(value);
  const quoted = secrets.map((secret) => secret && JSON.stringify(secret).slice(1, -1));
  const told = hidden(json, quoted);
  return told === json ? value : JSON.parse(told);
}

/** The error, or, where it may show one of the secrets, what can be told of it. */
function withoutSecrets(error, secrets) {
  return shows(error, secrets) ? retold(error, secrets) : error;
}

/** How far down its causes an error is told. */
const DEPTH = 4;

/**
 * An error of the same name, message and code. Node's parser of HTTP keeps what it could not read as
 * the error's `data`, and a token may be in it.
 */
function retold(error, secrets, depth = DEPTH) {
  const { cause } = error ?? {};
  const options =
    depth > 1 && cause != null ? { cause: retold(cause, secrets, depth - 1) } : undefined;
  const told = new Error(hidden(String(error?.message ?? error), secrets), options);
  for (const key of ["name", "code"]) {
    if (typeof error?.[key] === "string") told[key] = hidden(error[key], secrets);
  }
  return told;
}

/** Objects of these kinds have nothing to show but their members. */
const OPEN = /^\[object (Object|Array|Error|DOMException)\]$/;

/** How many values of an error are looked at. */
const MOST = 256;

/** Whether a secret is to be seen in an error, or whether it may be: not all can be looked into. */
function shows(error, secrets) {
  try {
    // Members are added while it is walked.
    const values = new Set([error]);
    for (const value of values) {
      if (values.size > MOST || typeof value === "function") return true;
      if (typeof value === "string") {
        if (hidden(value, secrets) !== value) return true;
      } else if (typeof value === "object" && value !== null) {
        if (!OPEN.test(Object.prototype.toString.call(value))) return true;
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
