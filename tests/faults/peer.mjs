// A Logto whose wire misbehaves: it answers as it should until it is armed, and then does what one
// of `faults.mjs` says.
import { once } from "node:events";
import { createServer } from "node:http";
import { PAGES, USER, USERS } from "./inside/answers.mjs";

const PAGE_SIZE = USERS.length / PAGES;

/** The page of a walk that meets the fault; what comes before and after it is as it should be. */
const FAULTY_PAGE = 3;

/** The requests that meet the fault, by what the cell calls. */
const MEANT = {
  token: ({ pathname }) => pathname === "/oidc/token",
  page: ({ searchParams }) => searchParams.get("page") === `${FAULTY_PAGE}`,
  api: ({ pathname }) => pathname !== "/oidc/token",
};
MEANT.prefetch = MEANT.page;

/**
 * Starts a peer for one cell. Once armed, the fault strikes the first `times` of the requests that
 * are meant; `requests` counts those. `elsewhere` is the address of another origin.
 */
export async function startPeer({ fault, call, times, token, elsewhere }) {
  const sockets = new Set();
  const struckSockets = new WeakSet();
  const peer = { requests: 0 };
  let armed = false;
  let left = times;
  let exists = true;
  const isMeant = MEANT[call] ?? MEANT.api;
  const strikes = () => {
    left -= 1;
    return left >= 0;
  };

  const server = createServer({ keepAliveTimeout: 60_000 });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
    if (!armed || !fault.connection || !strikes()) return;
    peer.requests += 1;
    struckSockets.add(socket);
    fault.connection(socket);
  });
  server.on("request", async (request, response) => {
    const url = new URL(request.url, "http://peer");
    for await (const _ of request);
    if (struckSockets.has(request.socket)) return;
    const struck = armed && isMeant(url);
    if (struck) peer.requests += 1;
    const faulty = struck && fault.answer && strikes();
    if (faulty && fault.undone) return fault.answer(wireOf(request.socket, response));
    const answer = encode(answerTo(request.method, url));
    if (faulty) return fault.answer(wireOf(request.socket, response), answer, elsewhere);
    // The call that meets the fault has to make a connection, and not to find one.
    if (fault.connection || fault.refuses) response.shouldKeepAlive = false;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });

  function answerTo(method, { pathname, searchParams }) {
    if (pathname === "/oidc/token") {
      return json({ access_token: token, token_type: "Bearer", expires_in: 3600, scope: "all" });
    }
    if (searchParams.has("page")) return pageAnswer(Number(searchParams.get("page")));
    if (method !== "DELETE") return json(USER);
    const found = exists;
    exists = false;
    return found ? { status: 204 } : json({ code: "entity.not_found", message: "Gone." }, 404);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  peer.endpoint = `http://127.0.0.1:${server.address().port}`;
  peer.arm = async () => {
    armed = true;
    if (fault.refuses) server.close();
    if (fault.closesIdle) await Promise.all([...sockets].map(gone));
  };
  peer.stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return peer;
}

/**
 * Closes a connection in good order, and resolves when the client has closed it too: until then it may
 * send a request on it, which would meet the fault "closed before the headers".
 */
function gone(socket) {
  return new Promise((resolve) => socket.once("close", resolve).end());
}

const json = (body, status = 200) => ({ status, body });

/** One page of the users, as Logto describes it: URLs without `/api`, relations in its order. */
function pageAnswer(page) {
  const link = (rel, number) =>
    `<http://inner.example/users?page=${number}&page_size=${PAGE_SIZE}>; rel="${rel}"`;
  const links = [link("first", 1)];
  if (page > 1) links.push(link("prev", page - 1));
  links.push(link("last", PAGES));
  if (page < PAGES) links.push(link("next", page + 1));
  const items = USERS.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  return { ...json(items), headers: { link: links.join(", "), "total-number": USERS.length } };
}

/** An answer as bytes: a head that a fault may write itself, and a body. */
function encode({ status, headers, body }) {
  const bytes = Buffer.from(body === undefined ? "" : JSON.stringify(body));
  const all = { ...headers };
  if (body !== undefined) {
    all["content-type"] = "application/json; charset=utf-8";
    all["content-length"] = bytes.length;
  }
  return { status, headers: all, body: bytes };
}

/** What a fault writes with. */
function wireOf(socket, response) {
  const write = (bytes) => new Promise((done) => socket.write(bytes, done));
  return {
    response,
    write,
    /** The status line and the headers, with those given instead of the answer's own. */
    head({ status, headers }, own = {}) {
      const lines = Object.entries({ ...headers, ...own })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}: ${value}\r\n`);
      return Buffer.from(`HTTP/1.1 ${status} Any\r\n${lines.join("")}\r\n`);
    },
    /** Closes the connection in good order (FIN). */
    close: () => socket.end(),
    /** Resets the connection (RST). */
    reset: () => socket.resetAndDestroy(),
    get open() {
      return socket.writable;
    },
  };
}
