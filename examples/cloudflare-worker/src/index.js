// An admin endpoint on Cloudflare Workers, and a copy of all users, however many.
import { LogtoError } from "logto-management";
import { logto } from "./logto.js";
import { goOn, state, wake } from "./mirror.js";

const ROUTES = {
  "/users.ndjson": users,
  "/mirror": async (_request, env) => Response.json(await state(env)),
};

export default {
  async fetch(request, env) {
    if (!(env.ADMIN_KEY?.length >= 20)) {
      console.error("ADMIN_KEY is not set, or shorter than 20 characters.");
      return text(503, "Not set up.");
    }
    if (!(await isAdmin(request, env))) {
      return text(401, "Who are you?", { "www-authenticate": "Bearer" });
    }
    const { pathname } = new URL(request.url);
    if (!Object.hasOwn(ROUTES, pathname)) return text(404, "Not here.");
    if (request.method !== "GET") return text(405, "Only GET.", { allow: "GET" });
    try {
      return await ROUTES[pathname](request, env);
    } catch (error) {
      // A search that Logto would not take.
      if (error instanceof TypeError) return text(400, error.message);
      return text(502, told(error));
    }
  },

  async scheduled(_event, env) {
    await wake(env);
  },

  /** A message that fails is tried again by the queue, and acknowledged when this returns. */
  async queue(_batch, env) {
    await goOn(env);
  },
};

/** What strangers are told of an error; the rest is for the log. */
function told(error) {
  if (!(error instanceof LogtoError)) throw error;
  console.error(`${error.name}: ${error.message}`);
  return "Logto did not answer as it should.";
}

const text = (status, body, headers = {}) => new Response(`${body}\n`, { status, headers });

/** All users as lines of JSON, sent as they are read: a slow reader slows the reading. */
async function users(request) {
  const search = new URL(request.url).searchParams.get("search") ?? undefined;
  const list = logto().users.list({ search, pageSize: 100 }, { signal: request.signal });
  const lines = await begun(list.toReadableStream({ format: "ndjson" }));
  return new Response(lines, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
  });
}

/**
 * A stream of which the first chunk is there: what fails before it can still be told by a status. What
 * fails later is told by a last line, since not every proxy tells that a response has broken off.
 */
async function begun(stream) {
  const reader = stream.getReader();
  let first = await reader.read();
  async function pull(controller) {
    try {
      const { done, value } = first ?? (await reader.read());
      first = undefined;
      if (done) controller.close();
      else controller.enqueue(value);
    } catch (error) {
      controller.enqueue(new TextEncoder().encode(`${JSON.stringify({ error: told(error) })}\n`));
      controller.close();
    }
  }
  const cancel = (reason) => reader.cancel(reason);
  return new ReadableStream({ pull, cancel }, { highWaterMark: 0 });
}

/** Digests are compared, in a time that tells neither the key's length nor how much of it was right. */
async function isAdmin(request, { ADMIN_KEY }) {
  const digest = (value) => crypto.subtle.digest("SHA-256", new TextEncoder().encode(value));
  const given = await digest(request.headers.get("authorization") ?? "");
  return crypto.subtle.timingSafeEqual(given, await digest(`Bearer ${ADMIN_KEY}`));
}
