// What a person does in the demo's page, in Chromium or Firefox.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "puppeteer-core";

const LIMIT_MS = 15_000;

/** Opens a browser for visits to `endpoint`. */
export async function openConsole(name, executablePath, endpoint) {
  const profile = mkdtempSync(join(tmpdir(), "logto-management-console-"));
  const chromium = name === "chromium";
  const browser = await launch({
    browser: chromium ? "chrome" : "firefox",
    executablePath,
    headless: true,
    userDataDir: profile,
    env: { ...process.env, HOME: profile, TZ: "UTC" },
    args: chromium ? ["--no-sandbox", "--disable-gpu", "--lang=en-GB"] : [],
    extraPrefsFirefox: { "intl.accept_languages": "en-GB", "ui.prefersReducedMotion": 1 },
  });
  return {
    async visit(address, body, { width = 1280, height = 900, expected = [] } = {}) {
      const context = await browser.createBrowserContext();
      const problems = [];
      try {
        const page = await context.newPage();
        await page.setViewport({ width, height });
        // What fades in has another contrast on the way.
        if (chromium) {
          const still = { name: "prefers-reduced-motion", value: "reduce" };
          await page.emulateMediaFeatures([still]);
        }
        page.on("pageerror", (error) => problems.push(error.message));
        page.on("console", (message) => {
          const known = expected.some((pattern) => pattern.test(message.text()));
          if (["error", "warn"].includes(message.type()) && !known) problems.push(message.text());
        });
        await page.goto(`${endpoint}/${address}`);
        await body(new Person(page, chromium));
      } catch (error) {
        if (problems.length > 0) error.message += `\nThe page said: ${problems.join("\n")}`;
        throw error;
      } finally {
        await context.close();
      }
      if (problems.length > 0) throw new Error(problems.join("\n"));
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

class Person {
  #page;
  #chromium;

  constructor(page, chromium) {
    this.#page = page;
    this.#chromium = chromium;
  }

  run(code, given) {
    return this.#page.evaluate(code, given);
  }

  url() {
    return this.run(() => location.href);
  }

  /** Waits until a condition of the page holds. */
  async until(condition, given, timeout = LIMIT_MS) {
    try {
      await this.#page.waitForFunction(condition, { timeout, polling: 50 }, given);
    } catch (error) {
      const seen = await this.run(() => document.querySelector("main").textContent.slice(0, 500));
      throw new Error(`${error.message}\nwaiting for ${condition} ${given ?? ""}\nseen: ${seen}`);
    }
  }

  /** Waits until a text is to be seen. */
  see(text, selector = "main") {
    return this.until(
      ([text, selector]) =>
        [...document.querySelectorAll(selector)].some(
          (part) => part.checkVisibility() && part.textContent.includes(text),
        ),
      [text, selector],
    );
  }

  text(selector) {
    return this.run((selector) => document.querySelector(selector).textContent, selector);
  }

  async press(selector) {
    await this.until((selector) => document.querySelector(selector)?.checkVisibility(), selector);
    await this.focus(selector);
    await this.run((selector) => document.querySelector(selector).click(), selector);
  }

  /** Presses what has exactly this text. */
  async pressText(text, selector) {
    const find = ([text, selector]) =>
      [...document.querySelectorAll(selector)].find(
        (part) => part.checkVisibility() && !part.disabled && part.textContent.trim() === text,
      );
    await this.until(find, [text, selector]);
    const handle = await this.#page.evaluateHandle(find, [text, selector]);
    await handle.evaluate((part) => {
      part.focus();
      part.click();
    });
  }

  /** Gives the part of this kind with this heading a mark, and answers a selector for it. */
  async mark(selector, heading, name) {
    const find = ([selector, heading]) =>
      [...document.querySelectorAll(`main ${selector}`)].find((part) =>
        part.querySelector("h2")?.textContent.startsWith(heading),
      );
    await this.until(find, [selector, heading]);
    const handle = await this.#page.evaluateHandle(find, [selector, heading]);
    await handle.evaluate((part, name) => part.setAttribute("data-mark", name), name);
    return `[data-mark="${name}"]`;
  }

  focus(selector) {
    return this.run((selector) => document.querySelector(selector).focus(), selector);
  }

  focused(property) {
    return this.run((property) => document.activeElement[property], property);
  }

  /** Types into the field of this name, in place of what is there. */
  async fill(name, value) {
    const selector = `[name="${name}"]`;
    await this.until(
      (selector) => document.querySelector(`main ${selector}`)?.checkVisibility(),
      selector,
    );
    await this.run((selector) => {
      const field = document.querySelector(`main ${selector}`);
      field.focus();
      field.select();
    }, selector);
    await this.#page.keyboard.press("Backspace");
    await this.#page.keyboard.type(value);
  }

  keys(...keys) {
    return this.#page.keyboard.press(...keys);
  }

  async pick(selector, value) {
    await this.#page.select(selector, value);
  }

  /** Chooses a file for the import. */
  async choose(name, text) {
    await this.run(
      ([name, text]) => {
        const files = new DataTransfer();
        files.items.add(new File([text], name, { lastModified: 1 }));
        const input = document.querySelector("input[type=file]");
        input.files = files.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      [name, text],
    );
  }

  /** Takes the way by a download, and keeps what would be downloaded. */
  catchDownloads() {
    return this.run(() => {
      delete globalThis.showSaveFilePicker;
      globalThis.showSaveFilePicker = undefined;
      const { createObjectURL } = URL;
      URL.createObjectURL = (file) => {
        globalThis.downloaded = file;
        return createObjectURL.call(URL, file);
      };
      HTMLAnchorElement.prototype.click = () => {};
    });
  }

  /** Waits until the origin keeps so many things in private. */
  privateFiles(count) {
    return this.until(async (count) => {
      const root = await navigator.storage.getDirectory();
      const names = [];
      for await (const name of root.keys()) names.push(name);
      return names.length === count;
    }, count);
  }

  /** Holds back timers of so many milliseconds, until `runTimers` runs those that nobody has cleared. */
  holdTimers(ms) {
    return this.run((held) => {
      const { setTimeout, clearTimeout } = globalThis;
      globalThis.late = new Map();
      globalThis.setTimeout = (run, ms, ...given) => {
        const timer = setTimeout(ms === held ? () => {} : run, ms, ...given);
        if (ms === held) globalThis.late.set(timer, run);
        return timer;
      };
      globalThis.clearTimeout = (timer) => {
        globalThis.late.delete(timer);
        clearTimeout(timer);
      };
    }, ms);
  }

  runTimers() {
    return this.run(() => {
      for (const run of globalThis.late.values()) run();
    });
  }

  /** Bytes of the heap after a collection, where the browser tells. */
  async heap() {
    if (!this.#chromium) return undefined;
    const session = await this.#page.createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    return usedSize;
  }

  go(hash) {
    return this.run((hash) => {
      location.hash = hash;
    }, hash);
  }

  back() {
    return this.run(() => history.back());
  }

  reload() {
    return this.#page.reload();
  }

  picture(path) {
    return this.#page.screenshot({ path });
  }
}
