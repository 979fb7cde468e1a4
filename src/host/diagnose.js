// `diagnose()`: what an admin needs when nothing works. It asks the server a few questions and says
// what is wrong, and what to do about it, in words.

/** A clock that is wrong by more ms than this is told of: tokens are replaced that early. */
const CLOCK_TOLERANCE = 10_000;

/** What is checked, in this order. */
const NAMES = ["endpoint", "clock", "api", "secret", "resource", "scope", "access"];

const ROLE =
  "Assign the machine-to-machine role `Logto Management API access` to the application in the Logto Console.";
const BROWSER =
  " A page in a browser is answered on the server's own origin only: use a proxy of your own.";

/** What was found out. */
class Diagnosis {
  constructor(checks) {
    this.ok = checks.every(({ outcome }) => outcome !== "failed");
    this.checks = checks;
  }

  /** A line for each check, and one for what to do. */
  toString() {
    const marks = { passed: "✓", failed: "✗", skipped: "–" };
    return this.checks
      .flatMap(({ name, outcome, message, fix }) => [
        `${marks[outcome]} ${name}: ${message}`,
        ...(fix === undefined ? [] : [`  → ${fix}`]),
      ])
      .join("\n");
  }
}

/** The checks of one run. */
class Examination {
  #checks = new Map();

  passed(name, message) {
    this.#checks.set(name, { name, outcome: "passed", message });
  }

  failed(name, message, fix) {
    this.#checks.set(name, { name, outcome: "failed", message, fix });
  }

  skipped(name, message) {
    this.#checks.set(name, { name, outcome: "skipped", message });
  }

  diagnosis() {
    const unknown = (name) => ({ name, outcome: "skipped", message: "It could not be tried." });
    return new Diagnosis(NAMES.map((name) => this.#checks.get(name) ?? unknown(name)));
  }
}

/**
 * Examines a client. `probe(path)` asks for a path without a token, `getToken()` for the token,
 * `getScope()` for whether it was granted a scope, `list(path)` for the first page of a list.
 */
async function diagnose({ probe, getToken, getScope, list }) {
  const found = new Examination();
  if (await findLogto(found, probe)) {
    await findApi(found, probe);
    const token = await tryToken(found, getToken);
    if (token !== undefined) await tryAccess(found, list, token, getScope);
  }
  return found.diagnosis();
}

/** Is there a Logto at the endpoint? */
async function findLogto(found, probe) {
  let response;
  try {
    response = await probe("/oidc/.well-known/openid-configuration");
  } catch (error) {
    const why = error?.cause?.cause?.code ?? error?.cause?.code ?? error?.cause?.message;
    const message = `${error?.message ?? error}${why === undefined ? "" : ` (${why})`}`;
    const fix = "Check `endpoint`, its name in the DNS and its certificate, and that it is up.";
    found.failed("endpoint", message, fix + BROWSER);
    return false;
  }
  checkClock(found, response);
  if (response.status === 0 || (response.status >= 300 && response.status < 400)) {
    const message = "The server redirects elsewhere.";
    found.failed("endpoint", message, "Set `endpoint` to the address that it redirects to.");
    return false;
  }
  const configuration = await response.json().catch(() => undefined);
  if (typeof configuration?.token_endpoint !== "string") {
    const message = `Something answers there (status ${response.status}), and it is no Logto.`;
    const fix = "Set `endpoint` to the address of Logto itself, without `/api` or `/oidc`.";
    found.failed("endpoint", message, fix);
    return false;
  }
  found.passed("endpoint", `It is a Logto; its issuer is ${configuration.issuer}.`);
  return true;
}

/** The server's clock, by its `Date`, which has whole seconds. */
function checkClock(found, response) {
  const date = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(date)) return found.skipped("clock", "The server does not show its time.");
  const ahead = Date.now() - (date + 500);
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= CLOCK_TOLERANCE)
    return found.passed("clock", "It agrees with the server's.");
  const direction = ahead > 0 ? "ahead of" : "behind";
  const message = `This machine's clock is ${seconds} s ${direction} the server's.`;
  found.failed("clock", message, "Set both by NTP: when a token expires is told by the clock.");
}

/** Is the Management API there? */
async function findApi(found, probe) {
  try {
    const response = await probe("/api/status");
    await response.body?.cancel();
    if (response.status === 204) return found.passed("api", "The Management API is there.");
    const message = `/api/status was answered with status ${response.status}.`;
    const fix = "Set `endpoint` to the address of Logto's core, where `/api` is.";
    found.failed("api", message, fix);
  } catch (error) {
    found.failed("api", error.message, "Let `/api` through on the way to Logto.");
  }
}

/** Can a token be had? Gives it, `null` where none is sent, or undefined. */
async function tryToken(found, getToken) {
  try {
    const token = await getToken();
    if (token === null) {
      const message = "`getAccessToken` gives none: something on the way adds it.";
      for (const name of ["secret", "resource", "scope"]) found.skipped(name, message);
    } else {
      found.passed("secret", "A token was given.");
    }
    return token;
  } catch (error) {
    explainToken(found, error);
    return undefined;
  }
}

/** What each of OAuth's errors says of (RFC 6749 §5.2, RFC 8707 §2), and what to do. */
const TOKEN_ERRORS = {
  invalid_client: ["secret", "Copy `appId` and `appSecret` once more from the Logto Console."],
  unauthorized_client: ["secret", "Use a machine-to-machine application."],
  invalid_target: ["resource", "Set `resource` to the identifier of the Management API."],
  invalid_scope: ["scope", ROLE],
};

function explainToken(found, error) {
  const known = Object.hasOwn(TOKEN_ERRORS, error?.error ?? "");
  const fix = "Look for the request in the audit logs of the Logto Console.";
  const [name, advice] = known ? TOKEN_ERRORS[error.error] : ["secret", fix];
  if (name !== "secret") found.passed("secret", "The server knows the application.");
  found.failed(name, error?.message ?? String(error), advice);
}

/** Is the token good for anything? */
async function tryAccess(found, list, token, getScope) {
  const granted = getScope();
  if (token !== null && granted !== undefined) {
    if (granted) found.passed("scope", "A scope was granted.");
    else found.failed("scope", "The token was granted no scope.", ROLE);
  }
  try {
    await list("/api/applications");
    if (token !== null) {
      found.passed("resource", "The API takes the token.");
      if (granted === undefined) found.passed("scope", "It was enough.");
    }
    found.passed("access", "Applications can be listed.");
  } catch (error) {
    explainAccess(found, error, token);
  }
}

function explainAccess(found, error, token) {
  const { status, message = String(error) } = error ?? {};
  if (status === 401 && token !== null) {
    const fix = "Set `resource` to the identifier of this tenant's Management API.";
    found.failed("resource", message, fix);
  }
  const fixes = {
    401: "Send a token that this tenant has issued for its Management API.",
    403: ROLE,
  };
  found.failed("access", message, fixes[status] ?? "Look into the server's own log.");
}

export { Diagnosis, diagnose };
