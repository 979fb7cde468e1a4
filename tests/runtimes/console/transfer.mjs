// Export and import: through faults, cancelled, resumed, and what they leave in the browser.
import assert from "node:assert/strict";
import { open } from "./views.mjs";

/** `users` is how many are exported beside those that are there. */
export const transferTests = (demo, { users }) => ({
  "an export goes through a 503 and an expired token, and has every user": async () => {
    const more = Number(users);
    await demo.control("reset");
    await demo.control("users", { count: more });
    await demo.browse(
      "#/transfer",
      async (page) => {
        await open(page, "transfer");
        await page.catchDownloads();
        const status = { kind: "status", status: 503 };
        await demo.control("faults", { times: 2, fault: status, match: { path: "/api/users*" } });
        await demo.control("revoke");
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

  "an export is cancelled, and a CSV is read again": demo.visit("#/transfer", async (page) => {
    await open(page, "transfer");
    await page.catchDownloads();
    await demo.stall({ path: "/api/users*" });
    await page.pressText("Export", ".item button");
    // Else it is the second export that stalls.
    await demo.faultsAreMet();
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
    await page.see("Lines that can be imported: 0, that cannot: 217", ".meter");
  }),

  "an export leaves no users in the browser": demo.visit("#/transfer", async (page) => {
    await page.run(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("left.partial", { create: true });
      await folder.getFileHandle("users.csv", { create: true });
    });
    await page.reload();
    await open(page, "transfer");
    await page.privateFiles(0);
    await page.catchDownloads();
    await page.holdTimers(60_000);

    await demo.stall({ path: "/api/users*" });
    await page.pressText("Export", ".item button");
    await demo.faultsAreMet();
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
    await page.runTimers();
    await page.privateFiles(0);
  }),

  "an import tells what each line came to, and can be tried before": demo.visit(
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
      await page.see(
        "Lines that can be imported: 2, that cannot: 3. Nothing was changed.",
        ".meter",
      );
      await page.pressText("Import", ".item section:last-child button");
      await page.see("Users created: 2, not created: 3.", ".meter");
      for (const line of [2, 3, 5]) await page.see(`Line ${line}`, ".tags li b");
      await open(page, "users");
      await page.see("219", "#total");
    },
    { expected: [/status of 4/] },
  ),

  "an import that was stopped goes on where it was": demo.visit("#/transfer", async (page) => {
    await open(page, "transfer");
    const line = (n) => JSON.stringify({ username: `resumed_${n}` });
    const text = `${Array.from({ length: 40 }, (_, n) => line(n + 1)).join("\n")}\n`;
    await demo.stall({ method: "POST", path: "/api/users" });
    await page.choose("resume.ndjson", text);
    await page.pressText("Import", ".item section:last-child button");
    await page.until(() => document.querySelectorAll(".meter")[1].textContent.includes("39 users"));
    await page.reload();
    await open(page, "transfer");
    await page.choose("resume.ndjson", text);
    await page.pressText("Resume after line 40", "button");
    await page.see("Users created: 1, not created: 0.", ".meter");
    await open(page, "users");
    await page.see("257", "#total");
  }),

  "of many problems is said that they are not all": demo.visit("#/transfer", async (page) => {
    await open(page, "transfer");
    await page.choose("bad.ndjson", "no json\n".repeat(21));
    await page.pressText("Dry run", "button");
    await page.see("Lines that can be imported: 0, that cannot: 21", ".meter");
    await page.see("Only the first 20 are shown.", ".tags li");
  }),

  "a dry run finds who is twice in the file": demo.visit("#/transfer", async (page) => {
    await open(page, "transfer");
    const lines = Array.from({ length: 60 }, (_, n) => ({ username: `twin_${n % 59}` }));
    await page.choose("twins.ndjson", lines.map((line) => JSON.stringify(line)).join("\n"));
    await page.pressText("Dry run", "button");
    await page.see("Lines that can be imported: 59, that cannot: 1", ".meter");
    await page.see("Line 1 has the same username.", ".tags li");
  }),

  "an import needs no storage": demo.visit("#/transfer", async (page) => {
    await open(page, "transfer");
    await page.run(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new DOMException("The visitor allows none.", "SecurityError");
        },
      });
    });
    await page.choose("some.ndjson", '{ "username": "unstored" }\n');
    await page.pressText("Import", ".item section:last-child button");
    await page.see("Users created: 1, not created: 0.", ".meter");
  }),
});
