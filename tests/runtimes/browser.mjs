// Starts Debian's Chromium and Firefox, and runs the contract tests in a page of theirs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Headless, and silent: on a machine without the Internet each look-up would be an error. */
const CHROMIUM_FLAGS = [
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens an empty page in a browser, by name. `close()` ends the browser. */
export async function openPage(name, executablePath, viewport = { width: 1280, height: 800 }) {
  return name === "chromium"
    ? openChromium(executablePath, viewport)
    : openFirefox(executablePath, viewport);
}

async function openChromium(executablePath, viewport) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({
    executablePath,
    headless: true,
    chromiumSandbox: process.getuid?.() !== 0,
    args: CHROMIUM_FLAGS,
  });
  const page = await browser.newPage({ viewport });
  return { page, close: () => browser.close() };
}

async function openFirefox(executablePath, viewport) {
  const { launch } = await import("puppeteer-core");
  const profile = mkdtempSync(join(tmpdir(), "logto-management-firefox-"));
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    userDataDir: profile,
    // As root, Firefox refuses a home that belongs to another.
    env: { ...process.env, HOME: profile },
  });
  const page = await browser.newPage();
  await page.setViewport(viewport);
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, close };
}

/** Runs all tests of a context and hands each report to `report`. */
export async function runInBrowser({ program, context }, report) {
  const { page, close } = await openPage(context.runtime, program);
  try {
    const problems = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(`${context.endpoint}/tests/page.html`);
    await page
      .waitForFunction(() => globalThis.contract !== undefined)
      .catch((error) => {
        throw new Error(problems.join("\n") || error.message);
      });
    const tests = await page.evaluate((context) => globalThis.contract.list(context), context);
    report({ type: "plan", count: tests.length });
    for (const { index } of tests) {
      const run = ([index, context]) => globalThis.contract.runOne(index, context);
      report(await page.evaluate(run, [index, context]));
    }
  } finally {
    await close();
  }
}
