// An admin endpoint on Cloudflare Workers, and a nightly copy of all users, however many.
import { logto } from "./logto.js";
import { mirrorPage } from "./mirror.js";

export default {
  /** `GET /users.ndjson`: all users, as lines of JSON, sent as they are read. */
  async fetch(request, env) {
    if (!isAdmin(request, env)) return new Response("Who are you?\n", { status: 401 });
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== "/users.ndjson") return new Response("Not here.\n", { status: 404 });
    const search = searchParams.get("search") ?? undefined;
    const list = logto(env).users.list({ search }, { signal: request.signal, prefetch: 4 });
    return new Response(list.toReadableStream({ format: "ndjson" }), {
      headers: { "content-type": "application/x-ndjson" },
    });
  },

  /** Begins the copy: the queue carries it on, page by page. */
  async scheduled(_event, env) {
    await env.PAGES.send({ page: 1 });
  },

  /**
   * One page a message. An invocation asks for one page only, so the limits of Workers are never
   * met; one that fails is sent again by the queue, and the copy goes on from there.
   */
  async queue(batch, env) {
    for (const message of batch.messages) await mirrorPage(env, message.body.page);
  },
};

/** Compared in a time that does not tell how much of the key was right. */
function isAdmin(request, { ADMIN_KEY }) {
  const encoder = new TextEncoder();
  const given = encoder.encode(request.headers.get("authorization") ?? "");
  const wanted = encoder.encode(`Bearer ${ADMIN_KEY}`);
  return given.byteLength === wanted.byteLength && crypto.subtle.timingSafeEqual(given, wanted);
}
