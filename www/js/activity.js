// What the client does, as its hooks tell it: a strip with the latest, and a log that opens.
import { ActivityLog } from "./activity-log.js";
import { element } from "./dom.js";
import { faultButtons } from "./faults.js";
import { formatCount, formatDuration, formatTime } from "./format.js";
import { t } from "./i18n.js";

const PILLS = 12;

export class Activity {
  /** For the client. */
  hooks = {
    onRequest: (event) => this.#requested(event),
    onResponse: (event) => this.#answered(event),
    onRetry: (event) => this.#retried(event),
    onWait: (event) => this.#waited(event),
    onToken: (event) => this.#tokenCame(event),
  };
  #entries = new Map();
  /** The entry of the request that is about to be sent. */
  #sent;
  #counts = { requests: 0, retries: 0 };
  #token;
  #log = new ActivityLog();
  #toggle = element(
    "button",
    { className: "button small toggle", type: "button", "aria-expanded": "false" },
    t("Activity"),
  );
  #sums = element("p", { className: "sums" });
  #pills = element("ol", { className: "pills", "aria-label": t("Latest requests") });

  constructor(root) {
    const strip = element("div", { className: "strip" }, this.#toggle, this.#sums, this.#pills);
    root.append(this.#log.root, strip);
    this.#toggle.setAttribute("aria-controls", this.#log.root.id);
    this.#toggle.addEventListener("click", () => this.#show(this.#log.root.hidden));
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#log.root.hidden) return;
      event.stopPropagation();
      this.#show(false);
      this.#toggle.focus();
    });
    this.#sum();
  }

  /** For the client too. No hook tells of a request that ended without an answer. */
  fetch = async (url, init) => {
    // The hook was told just before. Of a request for a token one is told when it came.
    const entry = this.#sent;
    this.#sent = undefined;
    try {
      const response = await fetch(url, init);
      if (entry === undefined && !response.ok) this.#tokenFailed(response.status);
      return response;
    } catch (error) {
      this.#ended(entry ?? this.#tokenFailed(), init.signal);
      throw error;
    }
  };

  /** Offers to make things go wrong; `again` asks for something afterwards. */
  offerFaults(again) {
    this.#log.root.prepend(faultButtons(again));
  }

  #ended(entry, signal) {
    const isLate = signal.aborted && signal.reason?.name === "TimeoutError";
    const failed = isLate ? "TimeoutError" : signal.aborted ? undefined : "NetworkError";
    entry.status = failed ?? t("aborted");
    entry.tone = failed === undefined ? "muted" : "bad";
    this.#draw(entry);
  }

  #show(open) {
    this.#log.root.hidden = !open;
    this.#toggle.setAttribute("aria-expanded", String(open));
  }

  #requested({ id, operation, method, path, attempt }) {
    this.#counts.requests += 1;
    const note = attempt > 1 ? t("attempt {attempt}", { attempt }) : "";
    this.#sent = this.#add(`${id}/${attempt}`, { operation, method, path, attempt, note });
  }

  #answered({ id, attempt, status, requestId, durationMs }) {
    const entry = this.#entries.get(`${id}/${attempt}`);
    if (entry === undefined) return;
    Object.assign(entry, { status, requestId, durationMs });
    entry.tone = status < 400 ? "good" : status === 429 || status === 401 ? "warn" : "bad";
    this.#draw(entry);
  }

  #retried({ id, attempt, error, delayMs }) {
    this.#counts.retries += 1;
    const entry = this.#entries.get(`${id}/${attempt}`);
    if (entry === undefined) return;
    entry.status ??= error.name;
    entry.tone = "warn";
    entry.note = t("{error}: again in {time}", {
      error: error.name,
      time: formatDuration(delayMs),
    });
    this.#draw(entry);
  }

  #waited({ id, reason, delayMs }) {
    const facts = { id, time: formatDuration(delayMs) };
    const note =
      reason === "token"
        ? t("call {id} waits for another call's token, {time} at most", facts)
        : t("call {id} waits for the rate limit, {time} at most", facts);
    this.#add(`wait/${id}/${performance.now()}`, {
      method: "wait",
      path: reason,
      note,
      status: "–",
    });
  }

  #tokenCame({ source, expiresAt, durationMs }) {
    if (source === "endpoint") this.#counts.requests += 1;
    this.#token = expiresAt;
    const note =
      expiresAt === undefined
        ? t("access token from: {source}", { source })
        : t("access token from: {source}, valid until {time}", {
            source,
            time: formatTime(expiresAt),
          });
    this.#add(`token/${performance.now()}`, {
      method: "token",
      path: source === "endpoint" ? "/oidc/token" : source,
      status: t("new"),
      tone: "good",
      durationMs,
      note,
    });
  }

  #tokenFailed(status) {
    this.#counts.requests += 1;
    const facts = { method: "token", path: "/oidc/token", status, tone: "bad" };
    return this.#add(`token/${performance.now()}`, facts);
  }

  #add(key, facts) {
    const entry = { at: Date.now(), pill: element("li"), tone: "muted", ...facts };
    this.#entries.set(key, entry);
    this.#pills.prepend(entry.pill);
    while (this.#pills.children.length > PILLS) this.#pills.lastElementChild.remove();
    this.#log.add(entry);
    for (const oldest of this.#log.trim(this.#entries)) this.#entries.delete(oldest);
    this.#draw(entry);
    return entry;
  }

  #draw(entry) {
    const { method, path, status, tone, durationMs, attempt, note } = entry;
    const parts = [
      element("b", {}, method),
      element("span", {}, path),
      element("span", { className: `${tone}-text` }, String(status ?? "…")),
    ];
    if (attempt > 1) parts.push(element("span", { className: "warn-text" }, `↻ ${attempt}`));
    if (durationMs !== undefined) {
      parts.push(element("span", { className: "muted-text" }, formatDuration(durationMs)));
    }
    entry.pill.replaceChildren(...parts);
    entry.pill.title = note ?? "";
    this.#log.draw(entry);
    this.#sum();
  }

  #sum() {
    const { requests, retries } = this.#counts;
    const parts = [
      requests === 1 ? t("1 request") : t("{count} requests", { count: formatCount(requests) }),
      retries === 1 ? t("1 retry") : t("{count} retries", { count: formatCount(retries) }),
    ];
    if (this.#token !== undefined)
      parts.push(t("token until {time}", { time: formatTime(this.#token) }));
    this.#sums.textContent = parts.join(" · ");
  }
}
