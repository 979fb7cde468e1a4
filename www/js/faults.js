// With the emulator, a visitor can make requests fail, and watch what the client makes of it.
import { element } from "./dom.js";
import { t } from "./i18n.js";

const users = { method: "GET", path: "/api/users*" };

const FAULTS = [
  {
    label: "503, twice",
    path: "/_emulator/faults",
    body: { times: 2, fault: { kind: "status", status: 503 }, match: users },
  },
  {
    label: "429, Retry-After: 1",
    path: "/_emulator/faults",
    body: { times: 1, fault: { kind: "status", status: 429, retryAfter: "1" }, match: users },
  },
  {
    label: "Cut connection",
    path: "/_emulator/faults",
    body: { times: 1, fault: { kind: "cut" }, match: users },
  },
  { label: "Revoke the token", path: "/_emulator/revoke", body: {} },
];

/** A row of buttons; each orders a fault and then calls `again`. */
export function faultButtons(again) {
  const buttons = FAULTS.map(({ label, path, body }) => {
    const button = element("button", { className: "button small", type: "button" }, t(label));
    button.addEventListener("click", async () => {
      const headers = { "content-type": "application/json" };
      const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
      if (response.ok) again();
    });
    return button;
  });
  return element(
    "div",
    { className: "faults", role: "group", "aria-label": t("Let the next request fail") },
    element("p", {}, t("Let the next request meet:")),
    buttons,
  );
}
