// An error, with what it carries and what to do about it.
import { element } from "./dom.js";
import { t } from "./i18n.js";

const FACTS = [
  ["status", "Status"],
  ["code", "Code"],
  ["error", "OAuth error"],
  ["requestId", "Request id"],
  ["attempts", "Attempts"],
];

/**
 * Shows an error.
 *
 * @param {unknown} error
 * @param {{ mode?: string, retry?: () => void, level?: "h2" | "h3" }} [context] the search's mode,
 *   and what the button does
 */
export function failure(error, { mode, retry, level = "h2" } = {}) {
  const facts = FACTS.filter(([key]) => error?.[key] !== undefined).map(([key, label]) =>
    element("div", {}, element("dt", {}, t(label)), element("dd", {}, String(error[key]))),
  );
  const again = element("button", { className: "button", type: "button" }, t("Try again"));
  again.addEventListener("click", () => retry());
  return element(
    "div",
    { className: "failure", role: "alert" },
    element(level, {}, error?.name ?? "Error"),
    element("p", { className: "message" }, error?.message ?? String(error)),
    facts.length > 0 ? element("dl", {}, facts) : undefined,
    element("p", { className: "advice" }, advice(error, mode)),
    retry === undefined ? undefined : again,
  );
}

/** Shows an error after the control that met it, in place of the last; none takes that away. */
export function failAfter(control, error) {
  const last = control.nextElementSibling;
  if (last?.matches(".failure")) last.remove();
  if (error !== undefined) control.after(failure(error, { level: "h3" }));
}

/** What to do about it. */
function advice(error, mode) {
  const { name, status, retryAfter } = error ?? {};
  if (status === 500 && mode === "posix") {
    return t(
      "Check the regular expression: Logto answers 500, not 400, to one that does not compile. The client therefore did not repeat the request.",
    );
  }
  switch (name) {
    case "TokenError":
      return t(
        "Check the application's id and secret, and that it is a machine-to-machine application.",
      );
    case "UnauthorizedError":
      return t(
        "The server refused the access token, and a fresh one too. Check the resource and the system's clock.",
      );
    case "ForbiddenError":
      return t(
        "Give the application a role with access to the Management API, then load this page anew.",
      );
    case "NotFoundError":
      return t("It may have been deleted meanwhile. Go back to the list and search for it.");
    case "BadRequestError":
    case "UnprocessableEntityError":
      return t("The server does not take these values. Change them.");
    case "RateLimitError":
      return retryAfter === undefined
        ? t("Too many requests. Wait a moment, then try again.")
        : t("Too many requests. Try again in {seconds} s.", {
            seconds: Math.ceil(retryAfter / 1000),
          });
    case "ServerError":
      return t(
        "The client has repeated what may be repeated. Try again later; the request id finds the cause in the server's log.",
      );
    case "NetworkError":
    case "TimeoutError":
      return t("Check that the server behind this page still runs, then try again.");
    case "ProtocolError":
      return t("Something between this page and Logto answered in its place. Check the endpoint.");
    case "CompileError":
      return t("The page's Content-Security-Policy must allow script-src 'wasm-unsafe-eval'.");
    case "InternalError":
      return t(
        "This is a bug in the client. It has started anew: try again, and please report it.",
      );
    default:
      return t(
        "Load the page anew. If that does not help, the browser may be too old: Chrome 114, Firefox 115 or Safari 16.4 will do.",
      );
  }
}
