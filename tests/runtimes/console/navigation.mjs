// Going from view to view: the navigation, addresses, "back" and the keyboard.
import assert from "node:assert/strict";
import { open, VIEWS } from "./views.mjs";

export const navigationTests = (demo) => ({
  "each view opens from the navigation, and the back button returns": demo.visit(
    "",
    async (page) => {
      for (const [view, title] of Object.entries(VIEWS)) {
        if (view === "user/new") continue;
        await page.press(`nav a[href="#/${view}"]`);
        await open(page, view, title);
        assert.equal(await page.text("nav [aria-current]"), title);
      }
      await page.back();
      await page.see("Audit logs");
      assert.match(await page.url(), /#\/logs$/);
    },
  ),

  "the skip link leads to the content and stays in the view": demo.visit(
    "#/roles",
    async (page) => {
      await open(page, "roles");
      await page.focus(".skip");
      await page.keys("Enter");
      await page.until(() => document.activeElement.localName === "main");
      assert.match(await page.url(), /#\/roles$/);
      assert.equal(await page.text(".collection h1"), "Roles");
      await page.keys("Tab");
      assert.equal(await page.focused("textContent"), "New");
    },
  ),

  "no single key is taken from the visitor": demo.visit("#/users", async (page) => {
    await page.see("217", "#total");
    await page.run(() => {
      addEventListener("keydown", (event) => {
        globalThis.taken = event.defaultPrevented;
      });
    });
    await page.focus("#navigation a");
    await page.keys("/");
    assert.equal(await page.run(() => globalThis.taken), false);
    assert.equal(await page.focused("localName"), "a");
  }),

  "a thing has an address of its own": demo.visit("#/roles", async (page) => {
    await open(page, "roles");
    const name = await page.text(".list tbody th a");
    await page.press(".list tbody th a");
    await page.until((name) => document.querySelector(".item h1")?.textContent === name, name);
    await page.reload();
    await page.until((name) => document.querySelector(".item h1")?.textContent === name, name);
    await page.back();
    await open(page, "roles");
  }),

  "an address that is nobody's says so, or shows the users": demo.visit(
    "#/roles/%E0",
    async (page) => {
      await page.see("NotFoundError", ".item .failure");
      await page.go("#/users?q=ada");
      await page.see("Users", "main h1");
      await page.go("#/constructor");
      await page.see("217", "#total");
    },
    { expected: [/status of 404/] },
  ),

  "a link to a view takes its filter away, and back brings it again": demo.visit(
    "#/logs?logKey=RevokeToken",
    async (page) => {
      await open(page, "logs?logKey=RevokeToken", VIEWS.logs);
      const filteredBy = (key) =>
        page.until((key) => document.querySelector("main [name=logKey]")?.value === key, key);
      await page.press('nav a[href="#/logs"]');
      await filteredBy("");
      await page.see("ExchangeTokenBy", ".list th");
      await page.back();
      await filteredBy("RevokeToken");
    },
  ),

  "a search that was being typed stays in the view that was left": demo.visit(
    "#/users",
    async (page) => {
      await page.see("217", "#total");
      await page.holdTimers(250);
      await page.fill("text", "ada");
      await open(page, "roles");
      await page.runTimers();
      assert.match(await page.url(), /#\/roles$/);
    },
  ),

  "an address that is half of one shows the list": demo.visit("#/user", async (page) => {
    await page.see("217", "#total");
    await page.go("#/logs?start_time=yesterday");
    await page.see("10,000+", ".count");
  }),

  "the title of the window is the name of what is shown": demo.visit("#/roles", async (page) => {
    const titled = (name) => page.until((name) => document.title.startsWith(`${name} · `), name);
    await open(page, "roles");
    await titled("Roles");
    const name = await page.text(".list tbody th a");
    await page.press(".list tbody th a");
    await titled(name);
    await page.back();
    await titled("Roles");
  }),
});
