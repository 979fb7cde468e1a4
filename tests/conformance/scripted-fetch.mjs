/**
 * A `fetch` that answers by script and keeps what it was asked, for the tests where the sequence of
 * requests matters and not the wire. Answers are real `Response` objects of the host.
 */

export const ENDPOINT = "https://auth.example.com";
export const APP_ID = "app-id";
export const APP_SECRET = "the-secret-that-nobody-sees";
/** Every access token that the script hands out begins like this. */
export const TOKEN_PREFIX = "access-token-";

/** Backoff that costs a test no time. */
export const QUICK = { attempts: 3, baseDelay: 1, maxDelay: 2 };

/** A promise with its `resolve` and `reject` (`Promise.withResolvers` is too new for Node 20). */
export function deferred() {
  let resolve;
  let reject;
  const promise = new Promise((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/** Ends when all that could happen without a timer or I/O has happened. */
export async function turn() {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setTimeout(resolve));
}

export function json(value, { status = 200, headers = {} } = {}) {
  return new Response(JSON.stringify(value), {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "logto-core-request-id": "request-id-1",
      ...headers,
    },
  });
}

export function text(body, { status = 200, type = "text/plain; charset=utf-8", headers } = {}) {
  return new Response(body, { status, headers: { "content-type": type, ...headers } });
}

export function noContent() {
  return new Response(null, { status: 204 });
}

/** An error as the API sends it. */
export function apiError(status, code = "entity.not_found", { headers, ...rest } = {}) {
  return json({ code, message: `Message of ${code}.`, ...rest }, { status, headers });
}

export function redirect(location, status = 302) {
  return new Response(null, { status, headers: { location } });
}

/** What the token endpoint answers. */
export function tokenAnswer(token, fields = {}) {
  const answer = { access_token: token, expires_in: 3600, token_type: "Bearer", scope: "all" };
  return json({ ...answer, ...fields }, { headers: { "cache-control": "no-store" } });
}

/** A connection that breaks before an answer: `fetch` rejects with a `TypeError`. */
export function connectionFailure(code) {
  const error = new TypeError("fetch failed");
  if (code) error.cause = Object.assign(new Error(`connect ${code}`), { code });
  return error;
}

/** An answer that never comes; like the host's `fetch` it rejects when the signal is aborted. */
export function hang(request) {
  return new Promise((_, reject) => {
    const { signal } = request;
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
}

/** An answer that never comes, by a `fetch` that does not look at the signal. */
export function hangDeaf() {
  return new Promise(() => {});
}

/** An answer whose body breaks off after its first bytes. */
export function brokenBody() {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('[{"id":'));
      controller.error(new TypeError("terminated"));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** An answer whose body never ends. */
export function stalledBody() {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('[{"id":'));
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** Items for `count` rows. */
export function rows(count, from = 1) {
  return Array.from({ length: count }, (_, index) => ({ id: `row-${from + index}` }));
}

/** The header lines of a page as a Logto server sends them (WIRE.md, "Pagination"). */
export function pageHeaders({ page, last, path = "/users", size = 100, total }) {
  const relations = [["first", 1]];
  if (page > 1) relations.push(["prev", page - 1]);
  relations.push(["last", last]);
  if (page < last) relations.push(["next", page + 1]);
  const link = relations
    .map(([rel, n]) => `<http://inner:3001${path}?page=${n}&page_size=${size}>; rel="${rel}"`)
    .join(", ");
  return { link, "total-number": String(total) };
}

/** Answers every request with its page of `all`, as a Logto server does. */
export function paged(all, change = (answer) => answer) {
  return (request) => {
    const page = Number(request.query.get("page") ?? 1);
    const size = Number(request.query.get("page_size") ?? 20);
    const path = request.path.replace(/^\/api/, "");
    const last = Math.max(1, Math.ceil(all.length / size));
    const answer = {
      items: all.slice((page - 1) * size, page * size),
      headers: pageHeaders({ page, last, path, size, total: all.length }),
    };
    const { items, headers } = change(answer, page) ?? answer;
    return json(items, { headers });
  };
}

/**
 * @param {unknown[] | ((request) => unknown)} answers to API requests, in order: a `Response`, an
 *   `Error` to reject with, or a function of the request; or one function for all of them
 * @param {(request, n: number) => unknown} token answers the n-th token request
 */
export function scriptedFetch(answers = [], token = (_, n) => tokenAnswer(`${TOKEN_PREFIX}${n}`)) {
  const waiting = [];

  async function fetch(...args) {
    const [url, init = {}] = args;
    const target = new URL(url);
    const request = {
      url,
      init,
      receiver: this,
      argumentCount: args.length,
      origin: target.origin,
      path: target.pathname,
      query: target.searchParams,
      method: init.method ?? "GET",
      headers: new Headers(init.headers),
      body: init.body,
      signal: init.signal,
      text: () => new Response(init.body).text(),
    };
    fetch.requests.push(request);
    const isToken = target.pathname.endsWith("/oidc/token");
    const same = isToken ? fetch.tokens : fetch.api;
    same.push(request);
    for (const one of waiting) one();
    let answer;
    if (isToken) answer = token(request, same.length);
    else if (typeof answers === "function") answer = answers(request, same.length);
    else if (same.length <= answers.length) answer = answers[same.length - 1];
    else throw new TypeError(`the script has no answer to request ${same.length}`);
    if (typeof answer === "function") answer = answer(request);
    answer = await answer;
    if (answer instanceof Error) throw answer;
    return answer;
  }

  /** Every request, in order. */
  fetch.requests = [];
  /** Those for the token endpoint. */
  fetch.tokens = [];
  /** All others. */
  fetch.api = [];
  /** Resolves as soon as there were `count` API requests (or token requests). */
  fetch.reached = (count, list = fetch.api) =>
    new Promise((resolve) => {
      const check = () => list.length >= count && resolve();
      waiting.push(check);
      check();
    });
  return fetch;
}

/** A client on a script: `[client, fetch]`. */
export function scripted(t, answers, { token, ...options } = {}) {
  const fetch = scriptedFetch(answers, token);
  const credentials = "getAccessToken" in options ? {} : { appId: APP_ID, appSecret: APP_SECRET };
  const place = "endpoint" in options || "tenantId" in options ? {} : { endpoint: ENDPOINT };
  const client = new t.logto.ManagementClient({
    ...place,
    ...credentials,
    fetch,
    retry: QUICK,
    ...options,
  });
  return [client, fetch];
}

/** A client on a script that needs no token: its requests are the API's alone. */
export function scriptedWithoutToken(t, answers, options = {}) {
  return scripted(t, answers, { getAccessToken: () => null, ...options });
}

/** Collects an async iterable. */
export async function collect(iterable) {
  const items = [];
  for await (const item of iterable) items.push(item);
  return items;
}

/** Moves the clocks that the client reads, or one of them, until the test has ended. */
export function movableClock(t, clocks = [Date, performance]) {
  let offset = 0;
  for (const clock of clocks) {
    const { now } = clock;
    clock.now = () => now.call(clock) + offset;
    t.after(() => {
      clock.now = now;
    });
  }
  return { advance: (ms) => (offset += ms) };
}
