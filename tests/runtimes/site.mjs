// The documentation's site: every link in it leads somewhere, every operation is in its reference, and
// Chromium shows it without an error, served from a path that is not the root.
//
//   node tests/runtimes/site.mjs --site FOLDER --chromium PATH
import { strict as assert } from "node:assert";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, extname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { openPage } from "./browser.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: { site: { type: "string" }, chromium: { type: "string" } },
});
const { site } = values;
const pages = new Map(
  readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => [name, readFileSync(join(site, name), "utf8")]),
);

/** What an attribute says, its entities decoded. */
const decoded = (text) =>
  text
    .replace(/&amp;/g, "&")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'");

function brokenLinks() {
  const anchors = new Map();
  const anchorsOf = (file) => {
    if (!anchors.has(file)) {
      const text = pages.get(file) ?? readFileSync(join(site, file), "utf8");
      const ids = [...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => decoded(id));
      anchors.set(file, new Set(ids));
    }
    return anchors.get(file);
  };
  const problems = [];
  let seen = 0;
  for (const [page, html] of pages) {
    for (const [, attribute] of html.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const url = decoded(attribute);
      if (/^(https?|mailto|data):/.test(url)) continue;
      seen += 1;
      const [path, anchor] = url.split("#");
      const file = path === "" ? page : join(dirname(page), decodeURIComponent(path));
      const isThere = path.startsWith("/") ? false : existsSync(join(site, file));
      const hasAnchor = () => !anchor || anchorsOf(file).has(decodeURIComponent(anchor));
      if (!isThere || !hasAnchor()) problems.push(`${page}: ${url}`);
    }
  }
  assert.ok(seen > 10_000, `${seen} links were seen`);
  assert.deepEqual([...new Set(problems)], []);
}

/** Every operation of the core's table is a method of its resource's page, with its documentation. */
function missingOperations() {
  const table = readFileSync(new URL("../../src/operations/table.rs", import.meta.url), "utf8");
  const operations = [...table.matchAll(/op\("(\w+)\.(\w+)", "(\w+)", "([^"]+)"\)/g)];
  assert.equal(operations.length, 284);
  for (const [, resource, method, verb, path] of operations) {
    const name = `${resource[0].toUpperCase()}${resource.slice(1)}Resource`;
    const html = pages.get(`interfaces/logto-management.${name}.html`);
    assert.ok(html?.includes(` id="${method.toLowerCase()}"`), `${resource}.${method}`);
    assert.ok(html.includes(`${verb} ${path}`), `${verb} ${path}`);
  }
  const options = pages.get("interfaces/logto-management.ManagementClientOptions.html");
  for (const option of ["appsecret", "fetch", "tokenstore"]) {
    assert.ok(options.includes(` id="${option}"`), option);
  }
  for (const error of ["ApiError", "TokenError", "TimeoutError"]) {
    assert.ok(pages.has(`classes/logto-management.${error}.html`), error);
  }
}

const TYPES = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".png": "image/png",
  ".svg": "image/svg+xml",
};
const PREFIX = "/some/where/";

async function serve() {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://site");
    const path = decodeURIComponent(pathname);
    const file = join(site, path.slice(PREFIX.length) || "index.html");
    if (!path.startsWith(PREFIX) || relative(site, file).startsWith("..") || !existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream");
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** Opens pages at a width, in a colour scheme, and says what went wrong with each. */
async function shown(names, width, look = async () => {}) {
  const server = await serve();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const viewport = { width, height: 800 };
  const { page, close } = await openPage("chromium", values.chromium, viewport);
  const problems = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  page.on("request", (request) => {
    if (!/^data:/.test(request.url()) && !request.url().startsWith(origin + PREFIX)) {
      problems.push(`it asks for ${request.url()}`);
    }
  });
  try {
    for (const name of names) {
      await page.goto(`${origin}${PREFIX}${name}`);
      // The menu of a narrow window is on its way out while the page loads.
      const fits = () => document.documentElement.scrollWidth <= innerWidth;
      await page.waitForFunction(fits, undefined, { timeout: 5_000 }).catch(() => {
        problems.push(`it is wider than a window of ${width} px`);
      });
      await look(page, name, problems);
      const found = problems.splice(0).map((problem) => `${name}: ${problem}`);
      assert.equal(found.length, 0, found.join("\n"));
    }
  } finally {
    await close();
    server.close();
    server.closeAllConnections();
  }
}

const documents = ["", ...[...pages.keys()].filter((name) => name.startsWith("documents/"))];
const reference = [
  "modules/logto-management.html",
  "classes/logto-management.ManagementClient.html",
  "interfaces/logto-management.UsersResource.html",
  "interfaces/logto-management.ManagementClientOptions.html",
  "classes/logto-management_testing.Emulator.html",
];

async function isSearched() {
  await shown([""], 1280, async (page) => {
    await page.click("#tsd-search-trigger");
    await page.locator("#tsd-search-input").pressSequentially("pagination");
    const first = page.locator("#tsd-search-results a").first();
    await first.waitFor();
    await first.click();
    await page.waitForURL(/\/some\/where\/documents\/Pagination\.html/);
  });
}

async function isDark() {
  const grounds = [];
  for (const colorScheme of ["light", "dark"]) {
    await shown(["documents/Errors.html"], 1280, async (page) => {
      await page.emulateMedia({ colorScheme });
      const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      grounds.push(
        ground
          .match(/\d+/g)
          .slice(0, 3)
          .reduce((sum, part) => sum + Number(part), 0),
      );
    });
  }
  assert.ok(grounds[0] > 600 && grounds[1] < 200, `${grounds}`);
}

await suite("site", {
  "every link leads somewhere": brokenLinks,
  "every operation is in the reference": missingOperations,
  "it is shown without errors": () => shown([...documents, ...reference], 1280),
  "it is readable on a phone": () => shown([...documents, ...reference], 390),
  "it can be searched": isSearched,
  "it is dark where the reader's system is": isDark,
});
