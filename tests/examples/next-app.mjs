// The Next.js app, built and started.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { openPage } from "../runtimes/browser.mjs";
import { answering, freePort } from "../runtimes/ports.mjs";
import { QUIET } from "../runtimes/quiet.mjs";
import { assertAccessible } from "./accessible.mjs";
import { makeProject } from "./project.mjs";

const PASSWORD = "a password for the tests";

const basic = (password) => ({ authorization: `Basic ${btoa(`grace:${password}`)}` });

/** Starts what was built. */
async function serve(folder, env) {
  const port = `${await freePort()}`;
  const given = ["start", "--hostname", "127.0.0.1", "--port", port];
  const server = spawn(process.execPath, ["node_modules/next/dist/bin/next", ...given], {
    cwd: folder,
    env: { ...process.env, ...QUIET, ...env, ADMIN_PASSWORD: PASSWORD },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = once(server, "exit");
  let log = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      log += text;
    });
  }
  const address = `http://127.0.0.1:${port}`;
  await answering(address);
  return {
    address,
    log: () => log,
    async stop() {
      server.kill();
      await exited;
    },
  };
}

export async function start({ tarball, chromium, env, fail, faultsLeft, requests, management }) {
  const found = async (search) => (await management("GET", `/users?search=%25${search}%25`))[0];
  const project = await makeProject("next-app", tarball, { dev: true });

  // A component for the browser that wants the client.
  const leak = join(project.folder, "app/leak");
  mkdirSync(leak);
  const imports = 'import { logto } from "../../lib/logto.js";';
  writeFileSync(
    join(leak, "page.js"),
    `"use client";\n${imports}\nexport default function Leak() {\n  return String(logto);\n}\n`,
  );
  const leaked = await project.npm("run", "build").then(
    () => "the build took it",
    (error) => error.message,
  );
  rmSync(leak, { recursive: true });

  // As if the proxy did not match.
  const proxy = join(project.folder, "proxy.js");
  renameSync(proxy, `${proxy}.away`);
  await project.npm("run", "build");
  const bare = await serve(project.folder, env);
  const unguarded = await withoutProxy(bare.address).finally(bare.stop);
  renameSync(`${proxy}.away`, proxy);

  await project.npm("run", "build");
  const { address, log, stop } = await serve(project.folder, env);

  const get = (path, headers = basic(PASSWORD)) =>
    fetch(address + path, { headers, redirect: "manual" });
  async function seen(path) {
    const html = await (await get(path)).text();
    return [...html.matchAll(/href="\/users\/([^"?]+)"/g)].map(([, id]) => id);
  }

  async function withPage(viewport, body) {
    const { page, close } = await openPage("chromium", chromium, viewport);
    try {
      await page.setExtraHTTPHeaders(basic(PASSWORD));
      await body(page);
    } finally {
      await close();
    }
  }

  /** What pages and the action do for whoever comes past the proxy, with and without the password. */
  async function withoutProxy(address) {
    const { id } = await found("user_0031");
    const path = join(project.folder, ".next/server/server-reference-manifest.json");
    const [action] = Object.keys(JSON.parse(readFileSync(path, "utf8")).node);
    const asked = async () =>
      (await requests("/api/users")).filter(({ query }) => !query?.includes("user_0031")).length;
    const results = [];
    for (const headers of [{}, basic("another"), basic(PASSWORD)]) {
      const before = await asked();
      for (const path of ["/users", `/users/${id}`]) {
        await (await fetch(address + path, { headers })).text();
      }
      const act = { "next-action": action, "content-type": "text/plain;charset=UTF-8" };
      await fetch(`${address}/users/${id}`, {
        method: "POST",
        headers: { ...headers, ...act },
        body: JSON.stringify([id, true]),
      });
      const { isSuspended } = await found("user_0031");
      results.push({ asked: (await asked()) > before, isSuspended });
    }
    return results;
  }

  const tests = {
    "without the proxy pages and actions refuse too": () => {
      const refused = { asked: false, isSuspended: false };
      assert.deepEqual(unguarded, [refused, refused, { asked: true, isSuspended: true }]);
    },

    "a component for the browser cannot import the client": () => {
      assert.match(leaked, /server-only|Server Component/);
    },

    "nobody is let in without the password, and Logto is not asked": async () => {
      const [{ id }] = await management("GET", "/users?page_size=1&page=1");
      const before = (await requests()).length;
      for (const headers of [
        {},
        basic(""),
        basic("another"),
        { authorization: `Basic ${btoa(`:${PASSWORD}`)}` },
      ]) {
        for (const path of ["/", "/users", `/users/${id}`, "/users?_rsc=1"]) {
          const response = await get(path, headers);
          assert.equal(response.status, 401, path);
          assert.match(response.headers.get("www-authenticate"), /^Basic/);
        }
      }
      assert.equal((await requests()).length, before);
    },

    "users are listed by pages, whose number is in the address": async () => {
      assert.equal((await get("/")).headers.get("location"), "/users");
      const [first, second, last] = await Promise.all(
        ["/users", "/users?page=2", "/users?page=11"].map(seen),
      );
      assert.equal(first.length, 20);
      assert.equal(last.length, 17);
      assert.equal(new Set([...first, ...second, ...last]).size, 57);
      for (const path of ["/users?page=0", "/users?page=x", "/users?page=1&page=2"]) {
        assert.deepEqual(await seen(path), first, path);
      }
      const past = await (await get("/users?page=99")).text();
      assert.match(past, /None<!-- --> of <!-- -->217/);
    },

    "users are searched for what was typed": async () => {
      const { id } = await found("user_0031");
      assert.deepEqual(await seen("/users?search=user_0031"), [id]);
      assert.deepEqual(await seen("/users?search=user%25"), []);
      assert.equal((await seen("/users?search=hopper&page=1")).includes(id), false);
    },

    "a user is shown, and one that is not there is said to be nobody": async () => {
      const { id, primaryEmail } = await found("user_0031");
      const response = await get(`/users/${id}`);
      assert.equal(response.status, 200);
      assert.ok((await response.text()).includes(primaryEmail));
      for (const path of ["/users/nobody", "/users/%2e%2e%2froles"]) {
        // Its loading state was sent before this was known, so that the status is 200.
        assert.match(await (await get(path)).text(), /There is no such user/, path);
      }
    },

    "requests share a client and its token, which stay on the server": async () => {
      const before = (await requests("/oidc/token")).length;
      const pages = await Promise.all([1, 2, 3].map((page) => get(`/users?page=${page}`)));
      const texts = await Promise.all(pages.map((page) => page.text()));
      assert.equal((await requests("/oidc/token")).length, before);
      const folder = join(project.folder, ".next/static");
      const files = readdirSync(folder, { recursive: true }).map((name) => join(folder, name));
      texts.push(
        ...files
          .filter((file) => statSync(file).isFile())
          .map((file) => readFileSync(file, "utf8")),
      );
      for (const text of texts) {
        assert.ok(!text.includes(env.LOGTO_APP_SECRET));
        assert.ok(!text.includes("ManagementClient"));
      }
    },

    "other sites may not frame it": async () => {
      const { headers } = await get("/users");
      assert.match(headers.get("content-security-policy"), /frame-ancestors 'none'/);
      assert.equal(headers.get("x-powered-by"), null);
    },

    "in Chromium one searches, turns pages and goes back": () =>
      withPage(undefined, async (page) => {
        await page.goto(address);
        await page.getByText("1–20 of 217 users").waitFor();
        await fail({ kind: "delay", ms: 1_000 }, { path: "/api/users" });
        await page.getByRole("link", { name: "Next" }).click();
        await page.getByText("Loading …").waitFor();
        await page.getByText("21–40 of 217 users").waitFor();
        await page.getByRole("searchbox").fill("user_0031");
        await page.getByRole("button", { name: "Search" }).click();
        await page.getByText("1–1 of 1 users").waitFor();
        assert.equal(new URL(page.url()).search, "?search=user_0031");
        await page.goBack();
        await page.getByText("21–40 of 217 users").waitFor();
      }),

    "in Chromium a failure is said, and can be tried again": () =>
      withPage(undefined, async (page) => {
        await fail(
          { kind: "status", status: 400, body: { message: "SELECT 1" } },
          { path: "/api/users" },
        );
        await page.goto(`${address}/users`);
        await page.getByText("This could not be read").waitFor();
        assert.doesNotMatch(await page.content(), /SELECT/);
        await page.getByRole("button", { name: "Try again" }).click();
        await page.getByText("1–20 of 217 users").waitFor();
      }),

    "in Chromium a user is suspended by whoever agrees, and let in again": () =>
      withPage(undefined, async (page) => {
        const { id, name } = await found("user_0031");
        const isSuspended = async () => (await management("GET", `/users/${id}`)).isSuspended;
        await page.goto(`${address}/users/${id}`);
        await page.getByRole("button", { name: "Suspend …" }).click();
        await page.getByRole("dialog", { name: `Suspend ${name}?` }).waitFor();
        await page.getByRole("button", { name: "Cancel" }).click();
        assert.equal(await isSuspended(), false);
        await page.getByRole("button", { name: "Suspend …" }).click();
        const sent = page.waitForRequest((request) => request.method() === "POST");
        await page.getByRole("button", { name: "Suspend", exact: true }).click();
        await page.getByText("suspended", { exact: true }).waitFor();
        assert.equal(await isSuspended(), true);
        assert.match(log(), new RegExp(`grace suspended ${id}`));

        // The same request from somebody without the password, or from another site.
        const action = await sent;
        const headers = await action.allHeaders();
        const again = (more) =>
          fetch(action.url(), {
            method: "POST",
            headers: {
              "content-type": headers["content-type"],
              "next-action": headers["next-action"],
              ...more,
            },
            body: action.postDataBuffer(),
          });
        await management("PATCH", `/users/${id}/is-suspended`, { isSuspended: false });
        assert.equal((await again({})).status, 401);
        const foreign = await again({ ...basic(PASSWORD), origin: "https://evil.example" });
        assert.ok(foreign.status >= 400, `${foreign.status}`);
        assert.equal(await isSuspended(), false);
        assert.equal((await again(basic(PASSWORD))).status, 200);
        assert.equal(await isSuspended(), true);

        await page.reload();
        await fail({ kind: "status", status: 503 }, { method: "PATCH", path: "/api/users/*" });
        await page.getByRole("button", { name: "Unsuspend …" }).click();
        await page.getByRole("button", { name: "Unsuspend", exact: true }).click();
        await page.getByText("Logto did not answer as it should. Try again.").waitFor();
        await page.getByRole("button", { name: "Unsuspend …" }).click();
        await page.getByRole("button", { name: "Unsuspend", exact: true }).click();
        await page.getByText("active", { exact: true }).waitFor();
        assert.equal(await isSuspended(), false);
        assert.equal(await faultsLeft(), 0);
      }),
  };

  for (const [theme, width] of [
    ["light", 1280],
    ["dark", 360],
  ]) {
    tests[`in Chromium the pages are accessible, ${theme}, ${width} pixels wide`] = () =>
      withPage({ width, height: 800 }, async (page) => {
        await page.emulateMedia({ colorScheme: theme });
        const { id } = await found("user_0031");
        for (const path of ["/users?search=hopper", `/users/${id}`, "/users/nobody"]) {
          await page.goto(address + path);
          await page.getByRole("heading", { level: 1 }).waitFor();
          if (path.includes("?")) await page.getByRole("table").waitFor();
          if (path.endsWith(id)) await page.getByRole("button", { name: "Suspend …" }).click();
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${path} is ${wide} pixels wide`);
          await assertAccessible(page);
          if (process.env.SCREENSHOTS) {
            const name = path.replace(/\W+/g, "-");
            await page.screenshot({ path: `${process.env.SCREENSHOTS}/next${name}-${width}.png` });
          }
        }
      });
  }

  return {
    tests,
    async stop() {
      await stop();
      project.remove();
    },
  };
}
