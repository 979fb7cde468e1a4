// The page of one's own profile: whose token the server takes, what it does for them, and the page.
// The emulator signs machines' tokens alone, so that end users sign in at `provider.mjs`.
import { strict as assert } from "node:assert";
import { openPage } from "../runtimes/browser.mjs";
import { assertAccessible } from "./accessible.mjs";
import { makeProject, startServer } from "./project.mjs";
import { startProvider } from "./provider.mjs";

const RESOURCE = "https://profile.example.com/api";
const SPA = "profile-page";

export async function start({ tarball, chromium, env, order, fail, requests, management }) {
  const project = await makeProject("user-profile", tarball, { dev: true });
  await project.npm("run", "build");
  const provider = await startProvider({ resource: RESOURCE, appId: SPA });
  const server = await startServer(["src/server.js"], {
    cwd: project.folder,
    env: {
      ...process.env,
      ...env,
      LOGTO_ISSUER: provider.issuer,
      SPA_APP_ID: SPA,
      API_RESOURCE: RESOURCE,
      PORT: "0",
    },
  });
  provider.serve(server.address);

  let count = 0;
  /** A user with a password, and something in the custom data that is not theirs. */
  async function makeUser(more = {}) {
    count += 1;
    return management("POST", "/users", {
      username: `ada_${count}`,
      name: "Ada Lovelace",
      primaryEmail: `ada${count}@example.org`,
      password: "correct horse battery",
      customData: { plan: "gold", pronouns: "she" },
      ...more,
    });
  }
  const read = (id) => management("GET", `/users/${id}`);

  async function ask(token, method = "GET", body = undefined, path = "/api/me") {
    const headers = { "content-type": "application/json" };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await fetch(server.address + path, { method, headers, body: text });
    const answer = await response.text();
    return { response, status: response.status, body: answer === "" ? {} : JSON.parse(answer) };
  }

  /** Refused, and Logto was not asked for anything, neither a token nor a user. */
  async function assertRefused(token) {
    await order("reset");
    const { status, body, response } = await ask(token);
    assert.equal(status, 401);
    assert.equal(body.code, "sign-in");
    assert.match(response.headers.get("www-authenticate"), /^Bearer/);
    assert.deepEqual(await requests(), []);
  }

  async function withPage(viewport, body) {
    const { page, close } = await openPage("chromium", chromium, viewport);
    try {
      // The provider's own pages want a font from elsewhere.
      await page.route(
        ({ hostname }) => hostname !== "127.0.0.1",
        (route) => route.abort(),
      );
      const problems = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        const ours = message.location().url.startsWith(server.address);
        // An answer that is no success is said by the page itself.
        const expected = /Failed to load resource.*(400|422)/.test(message.text());
        if (message.type() === "error" && ours && !expected) problems.push(message.text());
      });
      await body(page);
      assert.deepEqual(problems, []);
    } finally {
      await close();
    }
  }

  async function signIn(page, id) {
    await page.goto(server.address);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.locator("input[name=login]").fill(id);
    await page.locator("input[name=password]").fill("any");
    await page.locator("button[type=submit]").click();
    // The provider asks for consent.
    await page.locator("button[type=submit]").click();
    await page.getByRole("heading", { name: "About you" }).waitFor();
  }

  const tests = {
    "a person reads their own profile, and nothing of the application's": async () => {
      const { id, username } = await makeUser();
      const { status, body, response } = await ask(await provider.token(id));
      assert.equal(status, 200);
      assert.deepEqual(body, {
        name: "Ada Lovelace",
        username,
        avatar: "",
        email: `ada${count}@example.org`,
        phone: null,
        hasPassword: true,
        customData: { pronouns: "she" },
      });
      assert.equal(response.headers.get("cache-control"), "no-store");
    },

    "a person changes their own profile, and the application's data stay": async () => {
      const { id } = await makeUser();
      const changes = {
        name: "Ada, Countess",
        username: `countess_${count}`,
        avatar: "https://img.example.com/ada.png",
        customData: { language: "fr", newsletter: true },
      };
      const { status, body } = await ask(await provider.token(id), "PATCH", changes);
      assert.equal(status, 200);
      assert.equal(body.name, changes.name);
      const user = await read(id);
      assert.equal(user.username, changes.username);
      assert.equal(user.avatar, changes.avatar);
      assert.deepEqual(user.customData, {
        plan: "gold",
        pronouns: "she",
        language: "fr",
        newsletter: true,
      });
      const none = { avatar: "", customData: { language: "" } };
      const cleared = await ask(await provider.token(id), "PATCH", none);
      assert.equal(cleared.body.avatar, "");
      assert.equal(cleared.body.customData.language, "");
      assert.equal((await read(id)).avatar, null);
    },

    "no token is 401, and Logto is not asked": () => assertRefused(undefined),
    "an expired token is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { exp: Math.floor(Date.now() / 1000) - 1 })),
    "a token without an end is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { exp: undefined })),
    "a token of another audience is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { aud: "https://default.logto.app/api" })),
    "a token of another issuer is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { iss: "https://evil.example/oidc" })),
    "a token that another key has signed is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { key: provider.stranger })),
    "a token of a key that the tenant does not have is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { header: { kid: "another" } })),
    "a token that was changed is 401, and Logto is not asked": async () => {
      const [header, , signature] = (await provider.token("user")).split(".");
      const claims = { iss: provider.issuer, aud: RESOURCE, sub: "another", exp: 9_999_999_999 };
      const changed = Buffer.from(JSON.stringify(claims)).toString("base64url");
      await assertRefused(`${header}.${changed}.${signature}`);
    },
    "a token with alg none is 401, and Logto is not asked": async () =>
      assertRefused(provider.unsigned("user")),
    "a token whose key is the tenant's public one, as a secret, is 401": async () => {
      const key = new TextEncoder().encode(JSON.stringify(provider.publicKey));
      await assertRefused(await provider.token("user", { alg: "HS256", key }));
    },
    "an ID token is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token("user", { typ: "JWT" })),
    "a machine's own token is 401, and Logto is not asked": async () =>
      assertRefused(await provider.token(SPA, { client_id: SPA })),
    "what is no token is 401, and Logto is not asked": () => assertRefused("..%2f..'\""),

    "the tenant's keys are fetched once": async () => {
      const { id } = await makeUser();
      await ask(await provider.token(id));
      const before = provider.counts.keys;
      for (let n = 0; n < 5; n += 1) await ask(await provider.token(id));
      assert.equal(provider.counts.keys, before);
    },

    "another's id changes nothing, wherever it is": async () => {
      const [own, other] = [await makeUser(), await makeUser()];
      const token = await provider.token(own.id);
      const before = await read(other.id);
      for (const changes of [
        { id: other.id, name: "Mallory" },
        { userId: other.id, name: "Mallory" },
        { sub: other.id, name: "Mallory" },
      ]) {
        assert.equal((await ask(token, "PATCH", changes)).status, 400);
      }
      for (const path of [`/api/me/${other.id}`, `/api/users/${other.id}`, `/api/${other.id}`]) {
        assert.equal((await ask(token, "PATCH", { name: "Mallory" }, path)).status, 404);
      }
      const query = `/api/me?id=${other.id}&userId=${other.id}`;
      assert.equal((await ask(token, "PATCH", { name: "Myself" }, query)).body.name, "Myself");
      assert.deepEqual(await read(other.id), before);
      const changed = (await requests("/api/users/")).filter(({ method }) => method === "PATCH");
      assert.deepEqual([...new Set(changed.map(({ path }) => path))], [`/api/users/${own.id}`]);
    },

    "a field that is not one's own is refused, and nothing is changed": async () => {
      const { id } = await makeUser();
      const before = await read(id);
      const token = await provider.token(id);
      for (const [changes, field] of [
        [{ name: "A", primaryEmail: "root@example.org" }, "primaryEmail"],
        [{ name: "A", isSuspended: false }, "isSuspended"],
        [{ customData: { pronouns: "they", plan: "platinum" } }, "customData.plan"],
        [{ username: "1 2" }, "username"],
        [{ avatar: "javascript:alert(1)" }, "avatar"],
        [{ avatar: "http://img.example.com/a.png" }, "avatar"],
        [{ customData: { newsletter: "yes" } }, "customData.newsletter"],
      ]) {
        const { status, body } = await ask(token, "PATCH", changes);
        assert.equal(status, 400);
        assert.deepEqual(Object.keys(body.fields), [field]);
      }
      for (const nonsense of ["{", "[]", "null", "{}"]) {
        assert.equal((await ask(token, "PATCH", nonsense)).status, 400);
      }
      assert.deepEqual(await read(id), before);
    },

    "a body that is too large is 413": async () => {
      const { id } = await makeUser();
      const large = await ask(await provider.token(id), "PATCH", { name: "a".repeat(20_000) });
      assert.equal(large.status, 413);
    },

    "a username that is taken is said at its field": async () => {
      const [one, two] = [await makeUser(), await makeUser()];
      const { status, body } = await ask(await provider.token(one.id), "PATCH", {
        username: two.username,
      });
      assert.equal(status, 422);
      assert.deepEqual(body.fields, { username: "This username is taken." });
    },

    "who is gone, or suspended, is told so": async () => {
      const gone = await ask(await provider.token("nobody-at-all"));
      assert.deepEqual([gone.status, gone.body.code], [404, "gone"]);
      const { id } = await makeUser();
      await management("PATCH", `/users/${id}/is-suspended`, { isSuspended: true });
      const token = await provider.token(id);
      for (const method of ["GET", "PATCH"]) {
        const body = method === "PATCH" ? { name: "Still here" } : undefined;
        const { status, body: answer } = await ask(token, method, body);
        assert.deepEqual([status, answer.code], [403, "suspended"]);
      }
      assert.equal((await read(id)).name, "Ada Lovelace");
    },

    "Logto's own words stay on the server": async () => {
      const { id } = await makeUser();
      const body = { code: "entity.broken", message: "SELECT secret FROM users" };
      await fail({ kind: "status", status: 400, body }, { method: "PATCH", path: "/api/users/*" });
      const refused = await ask(await provider.token(id), "PATCH", { name: "B" });
      assert.equal(refused.status, 422);
      assert.doesNotMatch(JSON.stringify(refused.body), /SELECT/);
    },

    "a password is changed by who knows the present one, and guessing ends": async () => {
      // Ids are the same after each reset; the attempts of this one are no other test's.
      await makeUser();
      const { id } = await makeUser();
      const token = await provider.token(id);
      const set = (current, next) =>
        ask(token, "POST", { current, next }, "/api/me/password").then(({ status, body }) => [
          status,
          Object.keys(body.fields ?? {}),
        ]);
      assert.deepEqual(await set("wrong", "a new long password"), [422, ["current"]]);
      assert.deepEqual(await set("correct horse battery", "short"), [400, ["next"]]);
      assert.deepEqual(await set("correct horse battery", "a new long password"), [204, []]);
      const verify = { password: "a new long password" };
      await management("POST", `/users/${id}/password/verify`, verify);
      for (let n = 0; n < 5; n += 1) {
        assert.deepEqual(await set("wrong", "another long password"), [422, ["current"]]);
      }
      const late = await ask(
        token,
        "POST",
        { current: verify.password, next: "one more password" },
        "/api/me/password",
      );
      assert.equal(late.status, 429);
      assert.ok(Number(late.response.headers.get("retry-after")) > 0);
      await management("POST", `/users/${id}/password/verify`, verify);
    },

    "the page may load its own script and nothing else, and no other site may ask": async () => {
      const response = await fetch(server.address, { headers: { origin: "https://evil.example" } });
      const policy = response.headers.get("content-security-policy");
      assert.match(policy, /default-src 'none'; script-src 'self'/);
      assert.ok(policy.includes(`connect-src 'self' ${provider.endpoint}`));
      assert.match(policy, /frame-ancestors 'none'/);
      assert.equal(response.headers.get("x-content-type-options"), "nosniff");
      assert.equal(response.headers.get("access-control-allow-origin"), null);
      const preflight = await fetch(`${server.address}/api/me`, {
        method: "OPTIONS",
        headers: { origin: "https://evil.example", "access-control-request-method": "PATCH" },
      });
      assert.equal(preflight.headers.get("access-control-allow-origin"), null);
      for (const path of ["/../src/server.js", "/%2e%2e/package.json", "/..%2fpackage.json"]) {
        assert.equal((await fetch(server.address + path)).status, 404, path);
      }
    },
  };

  if (chromium) {
    tests["in Chromium a person signs in, sees their profile, changes it and signs out"] = () =>
      withPage(undefined, async (page) => {
        const { id, username } = await makeUser();
        await signIn(page, id);
        assert.equal(new URL(page.url()).pathname, "/");
        assert.equal(await page.getByLabel("Username").inputValue(), username);
        await page.getByLabel("Name", { exact: true }).fill("Ada King");
        await page.getByLabel("Send me the newsletter").check();
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("Saved.").waitFor();
        await page.getByRole("heading", { name: "Ada King" }).waitFor();
        const { name, customData } = await read(id);
        assert.equal(name, "Ada King");
        assert.deepEqual(customData, { plan: "gold", pronouns: "she", newsletter: true });

        await page.getByLabel("Username").fill("user_0001");
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("This username is taken.").waitFor();
        assert.equal(await page.getByLabel("Username").getAttribute("aria-invalid"), "true");
        const focused = await page.evaluate(() => document.activeElement.id);
        assert.equal(focused, "username");

        await page.reload();
        await page.getByRole("heading", { name: "Ada King" }).waitFor();
        await page.getByLabel("Present password").fill("correct horse battery");
        await page.getByLabel("New password").fill("a new long password");
        await page.getByRole("button", { name: "Change password" }).click();
        await page.getByText("Your password was changed.").waitFor();
        await page.getByRole("button", { name: "Sign out" }).click();
        await page.waitForURL(/session\/end/);
      });

    tests["in Chromium a sign-in that has ended is said"] = () =>
      withPage(undefined, async (page) => {
        const { id } = await makeUser();
        await signIn(page, id);
        await page.evaluate(() => localStorage.clear());
        await page.getByLabel("Name", { exact: true }).fill("Too late");
        await page.getByRole("button", { name: "Save" }).click();
        await page.getByText("Your sign-in has ended. Sign in again.").waitFor();
        await page.getByRole("button", { name: "Sign in" }).waitFor();
        assert.equal((await read(id)).name, "Ada Lovelace");
      });

    for (const [theme, width] of [
      ["light", 1280],
      ["dark", 360],
    ]) {
      tests[`in Chromium the page is accessible, ${theme}, ${width} pixels wide`] = () =>
        withPage({ width, height: 800 }, async (page) => {
          await page.emulateMedia({ colorScheme: theme });
          const { id } = await makeUser({ name: "Ada Augusta King, Countess of Lovelace" });
          await signIn(page, id);
          await page.getByLabel("Username").fill("9 lives");
          await page.getByRole("button", { name: "Save" }).click();
          await page.getByText("Only letters, digits and _, and not a digit first.").waitFor();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${wide} pixels`);
          await assertAccessible(page);
          if (process.env.SCREENSHOTS) {
            await page.screenshot({
              path: `${process.env.SCREENSHOTS}/profile-${width}.png`,
              fullPage: true,
            });
          }
        });
    }
  }

  return {
    tests,
    async stop() {
      await server.stop();
      await provider.stop();
      project.remove();
    },
  };
}
