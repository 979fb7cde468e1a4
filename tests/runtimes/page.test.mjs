// The demo page in Chromium, as a visitor uses it. `cargo xtask test` starts it; by hand:
//
//   node tests/runtimes/page.test.mjs --program CHROMIUM --emulator PATH [--update]
//
// The package is that in pkg/. `--update` makes docs/demo.png anew; without it nothing is written,
// since the durations in the picture are measured and no two pictures are alike.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "./browser.mjs";
import { startDemo } from "./demo.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: {
    program: { type: "string" },
    emulator: { type: "string" },
    update: { type: "boolean", default: false },
  },
});
const root = new URL("../../", import.meta.url).pathname;
const index = readFileSync(join(root, "www/index.html"), "utf8");
const demo = await startDemo(values.emulator);
const { endpoint, credentials, control, requests } = demo;
const opened = await openPage("chromium", values.program);
const browser = opened.page.context().browser();

/** A visit to the page. It fails when the console has an error other than those expected. */
async function visit(options, body) {
  await control("reset");
  const { hash = "", expected = [], prepare, width = 1280, height = 800 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: "en-GB",
    timezoneId: "UTC",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("console", (message) => {
      const known = expected.some((pattern) => pattern.test(message.text()));
      if (["error", "warning"].includes(message.type()) && !known) problems.push(message.text());
    });
    await prepare?.(page);
    await page.goto(`${endpoint}/${hash}`);
    await page.locator("#rows tr, #notice > *").first().waitFor();
    await body(page);
    assert.deepEqual(problems, []);
  } finally {
    await context.close();
  }
}

/** Enters a text, and waits for that many users. */
async function search(page, text, total) {
  await page.fill("#text", text);
  const found = `${Math.min(50, total)} of ${total} loaded`;
  await page.locator("#loaded", { hasText: new RegExp(`^${found}$`) }).waitFor();
}

const names = (page) => page.locator("#rows .person a").allTextContents();
const codeOf = (page) => page.locator("#code").textContent();

const tests = {
  "the policy names the import map by its hash"() {
    const map = index.match(/<script type="importmap">([\s\S]*?)<\/script>/)[1];
    const hash = createHash("sha256").update(map).digest("base64");
    assert.ok(index.includes(`'sha256-${hash}'`), `the hash is sha256-${hash}`);
  },

  "the first users are there, and the policy holds": () =>
    visit({ expected: [/Content Security Policy/] }, async (page) => {
      assert.equal(await page.locator("#total").textContent(), "217");
      assert.equal(await page.locator("#loaded").textContent(), "50 of 217 loaded");
      const ran = await page.evaluate(() => {
        const script = document.createElement("script");
        script.textContent = "globalThis.inline = true";
        document.head.append(script);
        return globalThis.inline;
      });
      assert.equal(ran, undefined);
    }),

  "scrolling to the end loads every user once": () =>
    visit({}, async (page) => {
      for (const count of [100, 150, 200, 217]) {
        await page.evaluate(() => document.querySelector("#sentinel").scrollIntoView());
        const loaded = new RegExp(`^(${count}|217) of 217`);
        await page.locator("#loaded", { hasText: loaded }).waitFor();
      }
      const rows = page.locator("#rows tr");
      const ids = await rows.evaluateAll((rows) => rows.map((row) => row.dataset.userId));
      assert.equal(ids.length, 217);
      assert.equal(new Set(ids).size, 217);
      assert.equal(await page.locator("#placeholders tr").count(), 0);
      assert.equal((await requests("/api/users")).length, 5);
    }),

  "typed text is literal, and that nothing was found is said": () =>
    visit({}, async (page) => {
      await search(page, "ken hamilton", 1);
      assert.deepEqual(await names(page), ["Ken Hamilton"]);
      await search(page, "%", 0);
      await page.getByText("No user matches").waitFor();
    }),

  "each mode, field and option searches": () =>
    visit({}, async (page) => {
      await page.selectOption("[name=mode]", "exact");
      await search(page, "user_0031, user_0032", 2);
      await page.selectOption("[name=mode]", "posix");
      await page.locator(".chips label", { hasText: "Email" }).click();
      await search(page, "^KEN[.](H|L)", 5);
      for (const name of await names(page)) assert.match(name, /^Ken |^Zoë /);
      await page.locator(".switch").click();
      await page.getByText("No user matches").waitFor();
      await page.selectOption("[name=mode]", "similarTo");
      assert.ok(await page.locator("[name=caseSensitive]").isDisabled());
      await search(page, "ada.%", 10);
      const queries = (await requests("/api/users")).map(({ query }) => new URLSearchParams(query));
      assert.equal(queries.at(-1).get("search.primaryEmail"), "ada.%");
      assert.equal(queries.at(-1).get("isCaseSensitive"), "true");
    }),

  "a bad expression is explained, and sent once": () =>
    visit({ expected: [/status of 500/] }, async (page) => {
      await page.selectOption("[name=mode]", "posix");
      await page.fill("#text", "(");
      const alert = page.getByRole("alert");
      await alert.waitFor();
      const text = await alert.textContent();
      for (const part of ["ServerError", "500", "Request id", "regular expression"]) {
        assert.ok(text.includes(part), `${part} is not in: ${text}`);
      }
      const sent = (await requests("/api/users")).map(({ query }) => new URLSearchParams(query));
      assert.equal(sent.filter((query) => query.get("search") === "(").length, 1);
      await search(page, "^Ken Hamilton$", 1);
      assert.equal(await alert.count(), 0);
    }),

  "a search that is overtaken is aborted": () =>
    visit({}, async (page) => {
      await demo.stall({ path: "/api/users" });
      const sent = page.waitForRequest(/search=%25ken%25/);
      await page.fill("#text", "ken");
      await sent;
      await search(page, "ada hopper", 1);
      assert.deepEqual(await names(page), ["Ada Hopper"]);
      assert.match(await page.locator(".pills").textContent(), /aborted/);
    }),

  "the code that is copied does the search": () =>
    visit({}, async (page) => {
      await search(page, "ken hamilton", 1);
      await page.click("#copy");
      await page.locator("#copy", { hasText: "Copied" }).waitFor();
      const code = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(code, await codeOf(page));
      const folder = mkdtempSync(join(tmpdir(), "logto-management-page-"));
      try {
        const facts = JSON.stringify({ endpoint, ...credentials });
        const source = code.replace('"logto-management"', JSON.stringify(`${root}pkg/index.js`));
        const program = `const { endpoint, appId, appSecret } = ${facts};\n${source}`;
        writeFileSync(join(folder, "copied.mjs"), program);
        const output = execFileSync(process.execPath, [join(folder, "copied.mjs")]);
        assert.match(String(output), /^\S+ Ken Hamilton\n$/);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),

  "an open user and the search outlive a reload": () =>
    visit({}, async (page) => {
      await search(page, "ken shannon", 1);
      await page.locator("#rows a").first().press("Enter");
      const dialog = page.getByRole("dialog", { name: "Ken Shannon" });
      await dialog.getByText('"plan"').waitFor();
      await page.reload();
      await dialog.getByText('"plan"').waitFor();
      for (const text of ["role-01", "Org 00", "viewer", "user_0031"]) {
        await dialog.getByText(text, { exact: true }).first().waitFor();
      }
      assert.equal(await page.inputValue("#text"), "ken shannon");
      await page.locator("#rows tr").first().waitFor();
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "hidden" });
      assert.ok(!page.url().includes("user="), page.url());
      await page.locator("#rows a:focus").waitFor();
    }),

  "a user who is not there is said to be missing": () =>
    visit({ hash: "#user=nobody", expected: [/status of 404/] }, async (page) => {
      const alert = page.getByRole("dialog").getByRole("alert");
      await alert.getByText("NotFoundError").waitFor();
      await alert.getByText("entity.not_found").waitFor();
    }),

  "retries are shown": () =>
    visit({ expected: [/status of 503/] }, async (page) => {
      await page.click(".toggle");
      await page.getByRole("button", { name: "503, twice" }).click();
      await page.locator(".pills", { hasText: "↻ 3" }).waitFor();
      await page.locator("#rows:not([aria-busy]) tr").first().waitFor();
      assert.match(await page.locator(".sums").textContent(), /2 retries/);
    }),

  "a narrow screen has no sideways scrolling, and a modal detail": () =>
    visit({ width: 380, height: 800 }, async (page) => {
      await page.click(".more");
      await page.click(".toggle");
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.equal(wider, 0);
      await page.click(".toggle");
      await page.locator("#rows a").first().click();
      await page.locator("dialog:modal").waitFor();
      await page.getByRole("button", { name: "Close" }).click();
      await page.locator("dialog").waitFor({ state: "hidden" });
    }),

  "behind a proxy the page asks for no token, and shows its own": () => {
    const proofs = [];
    const prepare = async (page) => {
      const setup = { mode: "proxy", endpoint: "https://auth.example.com", token: "of-this-run" };
      const content = JSON.stringify(setup).replaceAll('"', "&quot;");
      const body = index.replace(/(name="logto-demo" content=")[^"]*/, `$1${content}`);
      assert.notEqual(body, index);
      await page.route(`${endpoint}/`, (route) =>
        route.fulfill({ body, contentType: "text/html" }),
      );
      const authorization = `Bearer ${await accessToken()}`;
      await page.route(`${endpoint}/api/**`, (route) => {
        const headers = route.request().headers();
        proofs.push(headers["x-demo-token"], headers.authorization);
        return route.continue({ headers: { ...headers, authorization } });
      });
    };
    return visit({ prepare }, async (page) => {
      assert.equal(await page.locator("#total").textContent(), "217");
      assert.deepEqual(proofs, ["of-this-run", undefined]);
      assert.equal(await page.locator("#endpoint").textContent(), "auth.example.com");
      assert.equal((await requests("/oidc/token")).length, 1);
    });
  },
};

/** What a proxy would have. */
async function accessToken() {
  const { appId, appSecret } = credentials;
  const response = await fetch(`${endpoint}/oidc/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${appId}:${appSecret}`)}` },
    body: new URLSearchParams({
      grant_type: "client_credentials",
      resource: "https://default.logto.app/api",
      scope: "all",
    }),
  });
  return (await response.json()).access_token;
}

if (values.update) {
  tests["the picture is made anew"] = () =>
    visit({}, async (page) => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.selectOption("[name=mode]", "posix");
      await page.locator(".chips label", { hasText: "Name" }).first().click();
      await page.fill("#text", "^(Ada|Grace) .*(r|n)$");
      await page.locator("#total:not(:text-is('217'))").waitFor();
      await page.screenshot({ path: join(root, "docs/demo.png") });
    });
}

try {
  await suite("page.test.mjs", tests);
} finally {
  await opened.close();
  await demo.stop();
}
