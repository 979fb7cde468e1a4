// The demo as an admin console, in Chromium and in Firefox, as a person uses it. `cargo xtask test`
// starts it; by hand:
//
//   node tests/runtimes/console.test.mjs --browser chromium --program PATH --emulator PATH
//     [--pictures FOLDER] [--users N]
//
// `--pictures` keeps a picture of each view, in both themes and narrow; `--users` exports so many.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startEmulator } from "./emulator.mjs";
import { openConsole } from "./person.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: {
    browser: { type: "string" },
    program: { type: "string" },
    emulator: { type: "string" },
    pictures: { type: "string" },
    users: { type: "string", default: "3000" },
  },
});
const root = new URL("../../", import.meta.url).pathname;
const serve = {
  "/": join(root, "www"),
  "/pkg": join(root, "pkg"),
  "/vendor/uplot": join(root, "node_modules/uplot/dist"),
  "/vendor/d3-dsv": join(root, "node_modules/d3-dsv/dist"),
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const emulator = await startEmulator(values.emulator, { serve });
const browser = await openConsole(values.browser, values.program, emulator.endpoint);

async function control(path, body = {}) {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(`${emulator.endpoint}/_emulator/${path}`, init);
  assert.ok(response.ok, `${path}: ${response.status}`);
}

/** Waits until requests have met all faults that were asked for. */
async function faultsAreMet() {
  for (;;) {
    const response = await fetch(`${emulator.endpoint}/_emulator/faults`);
    if ((await response.json()).left === 0) return;
  }
}

/** A visit: a fresh tenant, and a page at an address. It fails where the page has an error. */
const visit = (address, body, options) => async () => {
  await control("reset");
  await browser.visit(address, body, options);
};

const VIEWS = {
  dashboard: "Dashboard",
  users: "Users",
  applications: "Applications",
  roles: "Roles",
  resources: "API resources",
  organizations: "Organizations",
  connectors: "Connectors",
  logs: "Audit logs",
  transfer: "Export and import",
  "user/new": "New user",
};

/** Opens a view and waits until nothing of it is loading. */
async function open(page, view, title = VIEWS[view]) {
  await page.go(`#/${view}`);
  await page.until((heading) => {
    const headings = [...document.querySelectorAll("main h1")];
    const there = headings.some((h) => h.checkVisibility() && h.textContent.startsWith(heading));
    // Grey rows at a list's end stand for those that come as one scrolls.
    const busy = [...document.querySelectorAll("main [aria-busy], main .bone")].filter(
      (part) => part.checkVisibility() && !part.closest("#rows:not(:empty) + #placeholders"),
    );
    const started = document.querySelector("#mode").classList.length > 1;
    return started && there && busy.length === 0;
  }, title);
}

const tests = {
  "each view opens from the navigation, and the back button returns": visit("", async (page) => {
    for (const [view, title] of Object.entries(VIEWS)) {
      if (view === "user/new") continue;
      await page.press(`nav a[href="#/${view}"]`);
      await open(page, view, title);
      assert.equal(await page.text("nav [aria-current]"), title);
    }
    await page.back();
    await page.see("Audit logs");
    assert.match(await page.url(), /#\/logs$/);
  }),

  "the skip link leads to the content and stays in the view": visit("#/roles", async (page) => {
    await open(page, "roles");
    await page.focus(".skip");
    await page.keys("Enter");
    await page.until(() => document.activeElement.localName === "main");
    assert.match(await page.url(), /#\/roles$/);
    assert.equal(await page.text(".collection h1"), "Roles");
    await page.keys("Tab");
    assert.equal(await page.focused("textContent"), "New");
  }),

  "no single key is taken from the visitor": visit("#/users", async (page) => {
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

  "a thing has an address of its own": visit("#/roles", async (page) => {
    await open(page, "roles");
    const name = await page.text(".list tbody th a");
    await page.press(".list tbody th a");
    await page.until((name) => document.querySelector(".item h1")?.textContent === name, name);
    await page.reload();
    await page.until((name) => document.querySelector(".item h1")?.textContent === name, name);
    await page.back();
    await open(page, "roles");
  }),

  "an address that is nobody's says so, or shows the users": visit(
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

  "a user is created, and what is refused is said beside its field": visit(
    "#/user/new",
    async (page) => {
      await page.fill("username", "user_0001");
      await page.keys("Enter");
      await page.see("already in use", ".field .error");
      assert.equal(await page.focused("name"), "username");
      await page.fill("username", "9 lives");
      await page.keys("Enter");
      await page.until(() => document.querySelector("[name=username][aria-invalid]") !== null);
      await page.fill("username", "ada_new");
      await page.fill("name", "Ada New");
      await page.keys("Enter");
      await page.see("Ada New", ".item h1");
      assert.match(await page.url(), /#\/user\/\w+$/);
    },
    { expected: [/status of 4/] },
  ),

  "a user who comes late leaves the focus where it is": visit(
    "#/users",
    async (page) => {
      for (const [selector, name] of [
        ["#text", "input"],
        ["dialog .button.small", "a"],
      ]) {
        await page.see("217", "#total");
        const fault = { kind: "status", status: 503 };
        await control("faults", { times: 3, fault, match: { path: "/api/users/*" } });
        await page.press("#rows a");
        await page.focus(selector);
        await page.see('"plan"', "dialog .json");
        assert.equal(await page.focused("localName"), name);
        await page.keys("Escape");
        await page.until(() => !document.querySelector("#detail").open);
      }
    },
    { expected: [/status of 503/] },
  ),

  "a profile is edited, and custom data must be JSON": visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.see("Account", ".item h2");
    await page.fill("name", "Grace Again");
    await page.keys("Enter");
    await page.see("Saved.", ".says");
    await page.fill("nickname", "Amazing");
    await page.keys("Enter");
    await page.until(() => document.querySelectorAll(".says:not(:empty)").length === 2);
    await page.fill("customData", "{ nothing }");
    await page.pressText("Save", ".item > section:has([name=customData]) button");
    await page.see("This is not JSON", ".field .error");
    await page.fill("customData", '{ "plan": "gold" }');
    await page.pressText("Save", ".item > section:has([name=customData]) button");
    await page.until(() => document.querySelectorAll(".says:not(:empty)").length === 3);
    await page.reload();
    await page.see("Grace Again", ".item h1");
    const kept = await page.run(() =>
      ["nickname", "customData"].map((name) => document.querySelector(`[name=${name}]`).value),
    );
    assert.equal(kept[0], "Amazing");
    assert.deepEqual(JSON.parse(kept[1]), { plan: "gold" });
  }),

  "a field of a profile is emptied": visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    for (const value of ["Amazing", ""]) {
      await page.fill("nickname", value);
      await page.keys("Enter");
      await page.see("Saved.", ".says");
    }
    await page.reload();
    await page.see("Profile", ".item h2");
    assert.equal(await page.run(() => document.querySelector("[name=nickname]").value), "");
  }),

  "roles and organizations are given and taken": visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    for (const title of ["Roles", "Organizations"]) {
      const part = await page.mark("section", title, title);
      await page.until((s) => document.querySelectorAll(`${s} option`).length > 1, part);
      const name = await page.run((part) => {
        const select = document.querySelector(`${part} select`);
        const there = document.querySelector(part).textContent;
        const free = [...select.options].find((o) => o.value && !there.includes(`${o.text}Remove`));
        select.value = free.value;
        return free.text;
      }, part);
      await page.pressText("Add", `${part} > .buttons button`);
      await page.see(name, `${part} li`);
      await page.press(`${part} [aria-label="Remove ${name}"]`);
      await page.until(
        ([part, name]) => !document.querySelector(`${part} ul`)?.textContent.includes(name),
        [part, name],
      );
    }
  }),

  "of a long list is said that it is not all": async () => {
    const names = Array.from({ length: 101 }, (_, n) => `extra-${n}`);
    const user = { id: "user_of_many", username: "many", roles: names };
    await control("reset");
    await control("seed", { roles: names.map((name) => ({ name })), users: [user] });
    await browser.visit("#/user/user_of_many", async (page) => {
      for (const part of [".item li", ".item option"]) {
        await page.until(
          (part) =>
            [...document.querySelectorAll(part)].some(
              ({ textContent }) => textContent === "Only the first 100 are shown.",
            ),
          part,
        );
      }
      await page.go("#/users?user=user_of_many");
      await page.see("Only the first 100 are shown.", "dialog li");
    });
  },

  "a user is suspended and deleted, by the keyboard": visit("#/users", async (page) => {
    await page.press("#rows a");
    await page.pressText("Edit", "dialog a");
    await page.pressText("Suspend", ".item button");
    await page.see("Suspended", ".item .badge");
    const name = await page.text(".item h1");
    await page.focus(".item .button.danger");
    await page.keys("Enter");
    await page.see(`Delete the user “${name}”?`, "dialog h2");
    await page.keys("Escape");
    await page.until(() => document.querySelector(".confirm") === null);
    await page.keys("Enter");
    await page.see("Delete the user", "dialog h2");
    await page.keys("Tab");
    await page.keys("Enter");
    await page.see("216", "#total");
  }),

  "what fails once more is said once": visit(
    "#/users",
    async (page) => {
      await page.press("#rows a");
      await page.pressText("Edit", "dialog a");
      for (const status of [403, 422]) {
        const match = { path: "/api/users/*", method: "PATCH" };
        await control("faults", { times: 1, fault: { kind: "status", status }, match });
        await page.pressText("Suspend", ".item button");
        await page.see(String(status), ".item .failure");
      }
      const count = await page.run(() => document.querySelectorAll(".item .failure").length);
      assert.equal(count, 1);
      await page.pressText("Suspend", ".item button");
      await page.see("Suspended", ".item .badge");
      assert.equal(await page.run(() => document.querySelector(".item .failure")), null);
    },
    { expected: [/status of 4/] },
  ),

  "several users are suspended at once": visit("#/users", async (page) => {
    await page.see("217", "#total");
    for (const n of [1, 2, 3]) await page.press(`#rows tr:nth-child(${n}) .pick input`);
    await page.see("3 selected", ".selection");
    const bared = await page.run(() => {
      const button = document.querySelector(".selection button");
      const { x, y } = button.getBoundingClientRect();
      return document.elementFromPoint(x + 5, y + 5) === button;
    });
    assert.ok(bared, "the bar is covered");
    await page.pressText("Suspend", ".selection button");
    await page.until(() => {
      const rows = [...document.querySelectorAll("#rows tr")].slice(0, 3);
      return rows.length === 3 && rows.every((row) => row.textContent.includes("Suspended"));
    });
    assert.equal(await page.run(() => document.querySelector(".selection").hidden), true);
  }),

  "of several users those who could be are deleted, and the rest is told": visit(
    "#/users",
    async (page) => {
      await page.see("217", "#total");
      for (const n of [1, 2, 3]) await page.press(`#rows tr:nth-child(${n}) .pick input`);
      const match = { method: "DELETE", path: "/api/users/*" };
      await control("faults", { times: 1, fault: { kind: "status", status: 403 }, match });
      await page.pressText("Delete", ".selection button");
      await page.pressText("Delete", ".confirm .danger");
      await page.see("1 failed.", ".selection");
      await page.see("215", "#total");
      await page.press("#rows .pick input");
      await page.see("1 selected", ".selection");
      assert.equal(await page.text(".selection.problem"), "");
    },
    { expected: [/status of 403/] },
  ),

  "things are created, changed and deleted": visit("#/roles", async (page) => {
    const made = {
      roles: { name: "console-role", description: "Made by a test" },
      applications: { name: "console-app" },
      resources: { name: "Console API", indicator: "https://console.example/api" },
      organizations: { name: "Console Org" },
    };
    for (const [view, fields] of Object.entries(made)) {
      await open(page, view);
      await page.pressText("New", ".collection > header button");
      for (const [name, value] of Object.entries(fields)) await page.fill(name, value);
      await page.keys("Enter");
      await page.see(fields.name, ".item h1");
      if (view === "resources") {
        await page.fill("name", "read:console");
        await page.keys("Enter");
        await page.see("read:console", ".item li");
      }
      await page.pressText("Delete", ".item > .button.danger");
      await page.pressText("Delete", ".confirm .danger");
      await open(page, view);
    }
  }),

  "a form that was begun outlives a search": visit("#/roles", async (page) => {
    await open(page, "roles");
    await page.pressText("New", ".collection > header button");
    await page.fill("name", "half a role");
    await page.fill("search", "Role number 17");
    await page.see("1 of 1 loaded");
    const kept = () => page.run(() => document.querySelector("main [name=name]")?.value);
    assert.equal(await kept(), "half a role");
    await page.pressText("New", ".collection > header button");
    assert.equal(await kept(), "half a role");
    assert.equal(await page.focused("name"), "name");
  }),

  "what a list is searched for is literal": visit("", async (page) => {
    for (const [view, none] of Object.entries({
      roles: "No role.",
      applications: "No application.",
    })) {
      await open(page, view);
      await page.fill("search", "%_");
      await page.see(none, ".state");
    }
  }),

  "audit logs are filtered, and their total is capped": visit("#/logs", async (page) => {
    await open(page, "logs");
    assert.equal(await page.text(".count"), "10,000+");
    await page.fill("logKey", "RevokeToken");
    await page.until(() => {
      const rows = [...document.querySelectorAll(".list tbody th")];
      const busy = document.querySelector(".list [aria-busy]");
      return !busy && rows.length > 0 && rows.every((row) => row.textContent === "RevokeToken");
    });
    assert.match(await page.url(), /logKey=RevokeToken/);
    await page.press(".list tbody th a");
    await page.see("Payload", ".item h2");
  }),

  "the dashboard counts and draws": visit("#/dashboard", async (page) => {
    await open(page, "dashboard");
    await page.see("217", ".tile .number");
    await page.until(() => document.querySelector(".plot canvas") !== null);
    const spoken = await page.run(() => document.querySelector(".plot [role=img]").ariaLabel);
    assert.match(spoken, /^217 users in all, \d+ new/);
    const rows = await page.run(() => document.querySelectorAll(".plot .list tbody tr").length);
    assert.equal(rows, 90);
  }),

  "the dashboard says what it has not counted": async () => {
    await control("reset");
    await control("users", { count: 20_000 });
    await browser.visit("", async (page) => {
      await open(page, "users");
      // The emulator's users were all made on 21 September 2026.
      await page.run(() => {
        Date.now = () => Date.UTC(2026, 8, 23);
      });
      await page.go("#/dashboard");
      await page.until(() => document.querySelector(".plot .hint") !== null, undefined, 50_000);
      assert.match(await page.text(".plot .hint"), /^Only the newest 20,000 users/);
      const days = await page.run(() =>
        [...document.querySelectorAll(".plot .list tbody tr")].map((row) =>
          [...row.cells].slice(0, 3).map((cell) => cell.textContent),
        ),
      );
      assert.deepEqual(days.slice(1, 4), [
        ["22 Sept 2026", "20,217", "0"],
        ["21 Sept 2026", "20,217", "–"],
        ["20 Sept 2026", "–", "–"],
      ]);
    });
  },

  "a range that is overtaken by another is not drawn": visit("#/dashboard", async (page) => {
    await open(page, "dashboard");
    await page.until(() => document.querySelector(".plot canvas") !== null);
    await control("faults", { times: 1, fault: { kind: "stall" }, match: { path: "/api/users" } });
    await page.pick("select[aria-label=Range]", "365");
    await faultsAreMet();
    await page.pick("select[aria-label=Range]", "30");
    await page.until(() => document.querySelectorAll(".plot .list tbody tr").length === 30);
    await page.see("aborted", ".pills");
  }),

  "the dashboard asks anew for counts that failed": visit(
    "",
    async (page) => {
      await open(page, "users");
      const fault = { kind: "status", status: 403 };
      await control("faults", { times: 1, fault, match: { path: "/api/dashboard/*" } });
      await page.go("#/dashboard");
      await page.pressText("Try again", ".plot button");
      await page.see("217", ".tile .number");
    },
    { expected: [/status of 403/] },
  ),

  "an export goes through a 503 and an expired token, and has every user": async () => {
    const more = Number(values.users);
    await control("reset");
    await control("users", { count: more });
    await browser.visit(
      "#/transfer",
      async (page) => {
        await open(page, "transfer");
        await page.catchDownloads();
        const status = { kind: "status", status: 503 };
        await control("faults", { times: 2, fault: status, match: { path: "/api/users*" } });
        await control("revoke");
        const before = await page.heap();
        await page.pressText("Export", ".item button");
        await page.until(() => globalThis.downloaded !== undefined, undefined, 600_000);
        const after = await page.heap();
        if (before) console.error(`  heap before ${before}, after ${after} bytes; ${more} users`);
        const ids = await page.run(async () => {
          const text = await globalThis.downloaded.text();
          return text
            .split("\n")
            .filter(Boolean)
            .map((line) => JSON.parse(line).id);
        });
        assert.equal(ids.length, more + 217);
        assert.equal(new Set(ids).size, ids.length);
        await page.see("retr", ".sums");
      },
      { expected: [/status of (503|401)/] },
    );
  },

  "an export is cancelled, and a CSV is read again": visit("#/transfer", async (page) => {
    await open(page, "transfer");
    await page.catchDownloads();
    await control("faults", { times: 1, fault: { kind: "stall" }, match: { path: "/api/users*" } });
    await page.pressText("Export", ".item button");
    // Else it is the second export that stalls.
    await faultsAreMet();
    await page.pressText("Cancel", ".item section:first-child button");
    await page.see("Cancelled.", ".meter");
    await page.run(() => {
      document.querySelector("select[aria-label=Format]").value = "csv";
    });
    await page.pressText("Export", ".item button");
    await page.until(() => globalThis.downloaded !== undefined);
    const csv = await page.run(() => globalThis.downloaded.text());
    assert.match(csv, /^id,username,primaryEmail/);
    assert.equal(csv.trim().split("\n").length, 218);
    await page.choose("users.csv", csv);
    await page.pressText("Dry run", "button");
    await page.see("0 lines can be imported, 217 cannot", ".meter");
  }),

  "an export leaves no users in the browser": visit("#/transfer", async (page) => {
    await page.run(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("left.partial", { create: true });
      await folder.getFileHandle("users.csv", { create: true });
    });
    await page.reload();
    await open(page, "transfer");
    await page.privateFiles(0);
    await page.catchDownloads();
    await page.run(() => {
      const { setTimeout } = globalThis;
      globalThis.late = [];
      globalThis.setTimeout = (run, ms, ...given) =>
        ms === 60_000 ? globalThis.late.push(run) : setTimeout(run, ms, ...given);
    });

    await control("faults", { times: 1, fault: { kind: "stall" }, match: { path: "/api/users*" } });
    await page.pressText("Export", ".item button");
    await faultsAreMet();
    // As another page of the browser does.
    await page.run(async () => {
      const sinks = await import("/js/transfer/sinks.js");
      await sinks.removeLeftFiles();
    });
    await page.privateFiles(1);
    await page.pressText("Cancel", ".item section:first-child button");
    await page.see("Cancelled.", ".meter");
    await page.privateFiles(0);

    await page.pressText("Export", ".item button");
    await page.until(() => globalThis.downloaded !== undefined);
    await page.privateFiles(1);
    await page.run(() => {
      for (const run of globalThis.late) run();
    });
    await page.privateFiles(0);
  }),

  "an import tells what each line came to, and can be tried before": visit(
    "#/transfer",
    async (page) => {
      await open(page, "transfer");
      const lines = [
        { username: "import_one", name: "One", customData: { a: 1 } },
        { username: "user_0001" },
        { name: "nobody" },
        { username: "import_two", primaryEmail: "two@example.org" },
      ];
      const text = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nnot json\n`;
      await page.choose("some.ndjson", text);
      await page.pressText("Dry run", "button");
      await page.see("2 lines can be imported, 3 cannot. Nothing was changed.", ".meter");
      await page.pressText("Import", ".item section:last-child button");
      await page.see("2 users were created, 3 were not.", ".meter");
      for (const line of [2, 3, 5]) await page.see(`Line ${line}`, ".tags li b");
      await open(page, "users");
      await page.see("219", "#total");
    },
    { expected: [/status of 4/] },
  ),

  "an import that was stopped goes on where it was": visit("#/transfer", async (page) => {
    await open(page, "transfer");
    const line = (n) => JSON.stringify({ username: `resumed_${n}` });
    const text = `${Array.from({ length: 40 }, (_, n) => line(n + 1)).join("\n")}\n`;
    await control("faults", {
      times: 1,
      fault: { kind: "stall" },
      match: { method: "POST", path: "/api/users" },
    });
    await page.choose("resume.ndjson", text);
    await page.pressText("Import", ".item section:last-child button");
    await page.until(() => document.querySelectorAll(".meter")[1].textContent.includes("39 users"));
    await page.reload();
    await open(page, "transfer");
    await page.choose("resume.ndjson", text);
    await page.pressText("Resume after line 40", "button");
    await page.see("1 users were created, 0 were not.", ".meter");
    await open(page, "users");
    await page.see("257", "#total");
  }),

  "the page speaks German where that is chosen": visit(
    "#/roles",
    async (page) => {
      await open(page, "roles");
      const fault = { kind: "status", status: 503 };
      await control("faults", { times: 1, fault, match: { path: "/api/roles" } });
      await page.pick("#language", "de");
      await page.see("Rollen", "main h1");
      assert.equal(await page.run(() => document.documentElement.lang), "de");
      assert.equal(await page.text("nav [aria-current]"), "Rollen");
      await page.press("#activity .toggle");
      for (const text of ["Zugriffstoken von: endpoint, gültig", "noch einmal in", "Versuch 2"]) {
        await page.see(text, "#log");
      }
      await page.pick("#language", "en");
      await page.see("Roles", "main h1");
    },
    { expected: [/status of 503/] },
  ),

  "every text of the page has its German": async () => {
    const { de } = await import("../../www/js/languages/de.js");
    const { missing } = await import("./texts.mjs");
    assert.deepEqual(missing(join(root, "www/js"), de), []);
  },

  "no view scrolls sideways on a narrow screen": visit(
    "",
    async (page) => {
      for (const [view, title] of Object.entries(VIEWS)) {
        await open(page, view, title);
        const wider = await page.run(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wider <= 0, `${view}: ${wider} px`);
        await picture(page, `${view}-narrow`);
      }
    },
    { width: 390 },
  ),
};

async function picture(page, name) {
  if (values.pictures === undefined) return;
  mkdirSync(values.pictures, { recursive: true });
  await page.picture(join(values.pictures, `${name.replace("/", "-")}.png`));
}

/** What axe finds in a page as it is. */
async function audit(page, what) {
  await page.run(axe);
  const found = await page.run(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  });
  assert.deepEqual(found, [], what);
}

/** The page's ground, `--page` of base.css. */
const GROUNDS = { light: "rgb(244, 245, 248)", dark: "rgb(14, 17, 22)" };

for (const theme of Object.keys(GROUNDS)) {
  tests[`axe finds nothing in any view, ${theme}`] = visit("", async (page) => {
    await open(page, "users");
    await page.pick("#theme", theme);
    const ground = await page.run(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, GROUNDS[theme]);
    for (const [view, title] of Object.entries(VIEWS)) {
      await open(page, view, title);
      await audit(page, view);
      await picture(page, `${view}-${theme}`);
      const link = await page.run(() => document.querySelector("main .list th a")?.hash);
      if (!link) continue;
      await page.go(link);
      await page.until(() => {
        const item = document.querySelector(".item");
        return item?.querySelector("h1") && !item.querySelector("[aria-busy], .bone");
      });
      await audit(page, link);
      await picture(page, `${view}-one-${theme}`);
    }
  });
}

try {
  await suite(`console.test.mjs in ${values.browser}`, tests);
} finally {
  await browser.close();
  await emulator.stop();
}
