// The server of the profile page. It can do everything to everybody, so that it acts for nobody
// before their own token was checked, and then on the user of that token alone.
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { LogtoError } from "logto-management";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { failure, Problem } from "./failure.js";
import { Changes, change, NewPassword, shown } from "./profile.js";

const PUBLIC = fileURLToPath(new URL("../public", import.meta.url));

/** Who holds somebody's token shall not try passwords with it. */
const attempts = { points: 5, duration: 15 * 60 };

export function createApp({ logto, person, signIn }) {
  const app = new Hono();
  const passwords = new RateLimiterMemory(attempts);
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        // Avatars may be anywhere.
        imgSrc: ["'self'", "https:", "data:"],
        connectSrc: ["'self'", new URL(signIn.endpoint).origin],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
    }),
  );

  app.use("/api/*", async (c, next) => {
    c.header("cache-control", "no-store");
    await next();
  });
  app.use("/api/*", bodyLimit({ maxSize: 16 * 1024, onError: tooLarge }));
  app.use("/api/*", async (c, next) => {
    const id = await person(c.req.header("authorization"));
    const user = await logto.users.get(id);
    // A token stays good until it expires, whatever happened to the user meanwhile.
    if (user.isSuspended) throw new Problem(403, "suspended", "This account is suspended.");
    c.set("user", user);
    await next();
  });

  app.get("/api/me", (c) => c.json(shown(c.get("user"))));

  app.patch("/api/me", async (c) => {
    const changes = await read(c, Changes);
    return c.json(await change(logto, c.get("user").id, changes));
  });

  app.post("/api/me/password", async (c) => {
    const { current, next } = await read(c, NewPassword);
    const { id } = c.get("user");
    try {
      await passwords.consume(id);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      c.header("retry-after", `${Math.ceil(refused.msBeforeNext / 1000)}`);
      throw new Problem(429, "too-many", "Too many attempts. Try again in a quarter of an hour.");
    }
    await logto.users.verifyPassword(id, { password: current });
    await logto.users.updatePassword(id, { password: next });
    await passwords.delete(id);
    return c.body(null, 204);
  });

  app.get("/sign-in.json", (c) => c.json(signIn));
  app.use("*", serveStatic({ root: PUBLIC }));
  // Where Logto sends the browser back to; the page looks at the query.
  app.get("/callback", serveStatic({ root: PUBLIC, path: "index.html" }));

  app.notFound((c) => c.json({ code: "not-found", message: "Not here." }, 404));
  app.onError((error, c) => {
    const { status, code, message, fields } = failure(error);
    if (status === 401) c.header("www-authenticate", 'Bearer error="invalid_token"');
    // What the client throws shows neither a secret nor a token.
    if (status >= 500)
      console.error(error instanceof LogtoError ? `${error.name}: ${error.message}` : error);
    return c.json({ code, message, fields }, status);
  });
  return app;
}

function tooLarge() {
  throw new Problem(413, "too-large", "That is too much.");
}

/** The body, if it is what a schema says. */
async function read(c, schema) {
  const body = await c.req.json().catch(() => undefined);
  const { success, data, error } = schema.safeParse(body);
  if (success) return data;
  const fields = error.issues.flatMap(({ path, keys, message }) =>
    keys === undefined
      ? [[path.join("."), message]]
      : keys.map((name) => [[...path, name].join("."), "This cannot be changed here."]),
  );
  throw new Problem(400, "invalid", "Some fields are not right.", Object.fromEntries(fields));
}
