// `diagnose()`: what an admin needs when nothing works. It asks the server a few questions and says
// what is wrong, and what to do about it, in words.

import { saidIn, textOf } from "./answer.js";
import { header } from "./fetch.js";

/** A clock that is wrong by more ms than this is told of: tokens are replaced that early. */
const CLOCK_TOLERANCE = 10_000;

/** What is checked, in this order. */
const NAMES = ["endpoint", "clock", "api", "secret", "resource", "scope", "access"];

const MARKS = { passed: "✓", failed: "✗", skipped: "–" };

const ROLE =
  "Assign the machine-to-machine role `Logto Management API access` to the application in the Logto Console.";
const RESOURCE = "Set `resource` to the identifier of this tenant's Management API.";

/** What each of OAuth's errors says of (RFC 6749 §5.2, RFC 8707 §2), and what to do. */
const TOKEN_ERRORS = {
  __proto__: null,
  invalid_client: ["secret", "Copy `appId` and `appSecret` once more from the Logto Console."],
  unauthorized_client: ["secret", "Use a machine-to-machine application."],
  invalid_target: ["resource", RESOURCE],
  invalid_scope: ["scope", ROLE],
};

/** What to do where the API refuses the token. */
const REFUSALS = {
  401: "Send a token for this tenant's Management API.",
  403: ROLE,
};

/** What was found out. */
class Diagnosis {
  constructor(checks) {
    this.ok = checks.every(({ outcome }) => outcome !== "failed");
    this.checks = checks;
  }

  /** A line for each check, and one for what to do. */
  toString() {
    return this.checks
      .map(({ name, outcome, message, fix }) => {
        return `${MARKS[outcome]} ${name}: ${message}${fix === undefined ? "" : `\n  → ${fix}`}`;
      })
      .join("\n");
  }
}

/**
 * Examines a client. `probe(path)` asks for a path without a token, and answers a `Response` and its text,
 * where that can be read; `getShared()` tells what the client's calls share.
 */
async function diagnose(client, probe, getShared) {
  const checks = {};
  for (const name of NAMES) {
    checks[name] = { name, outcome: "skipped", message: "It could not be tried." };
  }
  /** Says what was found out of one of them: with something to do about it, it has failed. */
  const found = (name, message, fix) => {
    Object.assign(checks[name], { outcome: "passed", message }, fix && { outcome: "failed", fix });
  };
  await examine(checks, found, client, probe, getShared);
  return new Diagnosis(Object.values(checks));
}

async function examine(checks, found, client, probe, getShared) {
  // Is there a Logto at the endpoint?
  let answer;
  const asked = Date.now();
  try {
    answer = await probe("/oidc/.well-known/openid-configuration");
  } catch (error) {
    const why = reasonOf(error);
    const message = messageOf(error) + (why === undefined ? "" : ` (${why})`);
    const fix =
      "Check `endpoint`, its name in the DNS and its certificate, and that it is up. In a browser, use a proxy.";
    return found("endpoint", message, fix);
  }
  const { response, text } = answer;
  const { status } = response;

  // The server's clock, by its `Date`, which has whole seconds. It was written after the request was sent
  // and before the answer came, however long that took.
  const date = Date.parse(header(response, "date")) + 500;
  const ahead = Math.max(asked - date, 0) || Math.min(Date.now() - date, 0);
  const wrong = Math.abs(ahead);
  if (wrong > CLOCK_TOLERANCE) {
    const seconds = `${Math.round(wrong / 1000)} s ${ahead > 0 ? "ahead of" : "behind"}`;
    const fix = "Set both by NTP: tokens expire by the clock.";
    found("clock", `This machine's clock is ${seconds} the server's.`, fix);
  } else if (Number.isNaN(ahead)) {
    checks.clock.message = "The server does not show its time.";
  } else {
    found("clock", "It agrees with the server's.");
  }

  if (status === 0 || (status >= 300 && status < 400)) {
    const fix = "Set `endpoint` to the address that it redirects to.";
    return found("endpoint", "The server redirects elsewhere.", fix);
  }
  let configuration;
  try {
    configuration = JSON.parse(text);
  } catch {}
  if (textOf(configuration, "token_endpoint") === undefined) {
    const message = `It answers with status ${status}, and is no Logto.`;
    const fix = "Set `endpoint` to the address of Logto itself, without `/api` or `/oidc`.";
    return found("endpoint", message, fix);
  }
  found("endpoint", `It is a Logto; its issuer is ${saidIn(configuration, "issuer")}.`);

  // Is the Management API there?
  try {
    const { status } = (await probe("/api/status")).response;
    if (status === 204) {
      found("api", "The Management API is there.");
    } else {
      const fix = "Set `endpoint` to the address of Logto's core, where `/api` is.";
      found("api", `It answers with status ${status}.`, fix);
    }
  } catch (error) {
    found("api", messageOf(error), "Let `/api` through on the way to Logto.");
  }

  // Can a token be had?
  let token;
  try {
    token = await client.getAccessToken();
  } catch (error) {
    const [name, fix] = TOKEN_ERRORS[error?.error] ?? [
      "secret",
      getShared()?.options.getAccessToken === undefined
        ? "Look into the audit logs of the Logto Console."
        : "See to what `getAccessToken` gives or throws.",
    ];
    found("secret", "The server knows the application.");
    return found(name, messageOf(error), fix);
  }
  const isOurs = token !== null;
  const granted = getShared()?.token?.granted;
  if (isOurs) {
    found("secret", "A token was given.");
    if (granted) found("scope", "A scope was granted.");
    if (granted === false) found("scope", "The token was granted no scope.", ROLE);
  } else {
    const message = "`getAccessToken` gives none: something on the way adds it.";
    for (const name of ["secret", "resource", "scope"]) checks[name].message = message;
  }

  // Is it good for anything?
  try {
    await client.paginate("/api/applications", { query: { pageSize: 1 } }).page(1);
    if (isOurs) found("resource", "The API takes the token.");
    if (isOurs && granted === undefined) found("scope", "It was enough.");
    found("access", "Applications can be listed.");
  } catch (error) {
    const { status } = error ?? {};
    if (isOurs && status === 401) found("resource", messageOf(error), RESOURCE);
    found("access", messageOf(error), REFUSALS[status] ?? "Look into the server's own log.");
  }
}

/** What the host says of an error, which a `fetch` of the caller's may have made of anything. */
function reasonOf(error) {
  try {
    const { cause } = error;
    return saidIn(cause?.cause, "code") ?? saidIn(cause, "code") ?? saidIn(cause, "message");
  } catch {
    return undefined;
  }
}

function messageOf(error) {
  return error?.message ?? String(error);
}

export { Diagnosis, diagnose };
