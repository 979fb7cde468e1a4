// The command-line tool: run as its users do, installed by `npm link`.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { QUIET } from "../runtimes/quiet.mjs";
import { finish, makeProject, startProxy } from "./project.mjs";

export async function start({ tarball, endpoint, env, order, fail, requests, management }) {
  const project = await makeProject("node-admin", tarball);
  const prefix = join(project.folder, "global");
  // What `npm link` does, elsewhere.
  await project.npm("install", "--global", "--prefix", prefix, ".");
  const options = {
    cwd: project.folder,
    env: {
      ...process.env,
      ...QUIET,
      ...env,
      PATH: [join(prefix, "bin"), QUIET.PATH].join(delimiter),
      SHELL: "/bin/bash",
    },
  };
  const file = join(project.folder, "users.ndjson");
  const cursorFile = `${file}.cursor`;

  /** Runs the tool; what it wrote, by lines, and its exit code. */
  async function admin(given, { input, env: more } = {}) {
    const own = { ...options, input, env: { ...options.env, ...more } };
    const { code, out, said } = await finish("logto-admin", given, own);
    return { code, said, out, lines: out.split("\n").filter(Boolean) };
  }
  const json = async (given, more) => {
    const { lines, ...rest } = await admin([...given, "--json"], more);
    return { ...rest, rows: lines.map((line) => JSON.parse(line)) };
  };
  /** Runs it on a terminal of its own, where somebody answers its question. */
  async function onTerminal(command, answer) {
    const given = ["--quiet", "--return", "--command", command, "/dev/null"];
    const child = spawn("script", given, { ...options, stdio: ["pipe", "pipe", "inherit"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      const asked = out.includes("(yes/no)");
      out += text;
      if (!asked && out.includes("(yes/no)")) child.stdin.write(answer);
    });
    const [code] = await once(child, "close");
    return { code, out };
  }
  const shell = (command) => finish("bash", ["-c", command], options);

  function begin(given) {
    const child = spawn("logto-admin", given, options);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => {
      said += text;
    });
    const ended = once(child, "close").then(([code, signal]) => ({ code: code ?? signal, said }));
    return { child, ended, said: () => said };
  }
  const until = async (condition) => {
    while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
  };
  const creations = async () =>
    (await requests("/api/users")).filter(
      ({ method, path }) => `${method} ${path}` === "POST /api/users",
    );

  /** Lines that make users; nobody is there yet who has their names. */
  function writeUsers(count, more = () => ({})) {
    const users = Array.from({ length: count }, (_, n) => ({
      username: `new_${n + 1}`,
      name: `New ${n + 1}`,
      ...more(n + 1),
    }));
    rmSync(cursorFile, { force: true });
    writeFileSync(file, users.map((user) => `${JSON.stringify(user)}\n`).join(""));
  }
  const cursor = () => JSON.parse(readFileSync(cursorFile, "utf8"));
  const found = async (text) => (await json(["users", "search", text])).rows;
  const someIds = async (count) => {
    const { rows } = await json(["users", "list", "--limit", `${count}`]);
    return rows.map(({ id }) => id);
  };
  const changes = async () =>
    (await requests("/api")).filter(({ method }) => method !== "GET").length;
  const user = (id) => management("GET", `/users/${id}`);

  const tests = {
    "users are listed and searched, for people and for programs": async () => {
      assert.equal((await json(["users", "list"])).rows.length, 217);
      assert.equal((await admin(["users", "list", "--limit", "3"])).lines.length, 3);
      const { code, lines } = await admin(["users", "search", "user_0031"]);
      assert.equal(code, 0);
      assert.deepEqual(
        lines.map((line) => line.split("\t")[1]),
        ["user_0031"],
      );
      // `_` is what was typed, and no pattern.
      assert.equal((await admin(["users", "search", "user_____"])).lines.length, 0);
    },

    "a name cannot steer the terminal": async () => {
      await management("POST", "/users", { username: "trudy", name: "\u001b[2J\nTrudy" });
      const { out } = await admin(["users", "search", "trudy"]);
      assert.ok(!out.includes("\u001b"));
      assert.equal(out.split("\n").length, 2);
    },

    "whoever reads no more ends it": async () => {
      await order("users", { count: 3_000 });
      const { code, out } = await shell("set -o pipefail; logto-admin users list | head -n 1");
      assert.equal(out.split("\n").length, 2);
      assert.equal(code, 141);
    },

    "users are suspended and let in again, by ids or from another command": async () => {
      const ids = (await found("hopper")).map(({ id }) => id);
      assert.ok(ids.length > 2);
      for (const search of ["users search hopper", "users search hopper --json"]) {
        const piped = await shell(`logto-admin ${search} | logto-admin users suspend - --json`);
        assert.equal(piped.code, 0, piped.said);
        assert.deepEqual(
          piped.out.trim().split("\n").map(JSON.parse),
          ids.map((id) => ({ id, outcome: "suspended" })),
        );
        assert.ok((await found("hopper")).every(({ isSuspended }) => isSuspended));
        assert.equal((await admin(["users", "unsuspend", ...ids])).code, 0);
        assert.ok((await found("hopper")).every(({ isSuspended }) => !isSuspended));
      }
    },

    "one that cannot be done keeps no other back, and the exit code is 1": async () => {
      const [one, two] = await someIds(2);
      const { code, rows, said } = await json(["users", "suspend", one, "nobody", two, one]);
      assert.equal(code, 1);
      assert.deepEqual(
        rows.map(({ id, outcome }) => [id, outcome]),
        [
          [one, "suspended"],
          ["nobody", "failed"],
          [two, "suspended"],
        ],
      );
      assert.equal(rows[1].code, "entity.not_found");
      assert.match(said, /1 of 3 failed/);
    },

    "a dry run changes nothing, and tells who is not there": async () => {
      const [id] = await someIds(1);
      await order("reset");
      for (const command of ["suspend", "unsuspend", "delete"]) {
        const { code, rows } = await json(["users", command, "--dry-run", id, "nobody"]);
        assert.equal(code, 1);
        assert.match(rows[0].outcome, /^would be /);
        assert.equal(rows[1].outcome, "failed");
      }
      assert.equal((await admin(["roles", "assign", "role-03", id, "--dry-run"])).code, 0);
      assert.equal(await changes(), 0);
    },

    "a deletion is confirmed": async () => {
      const [one, two, three] = await someIds(3);
      const unasked = await admin(["users", "delete", one]);
      assert.equal(unasked.code, 2);
      assert.match(unasked.said, /--yes/);
      const refused = await onTerminal(`logto-admin users delete ${one} ${two}`, "no\r");
      assert.match(refused.out, /Delete 2 users for good\? .*Nothing was deleted/s);
      assert.equal(refused.code, 2);
      const stopped = await onTerminal(`logto-admin users delete ${one}`, "\u0003");
      assert.equal(stopped.code, 130);
      assert.equal((await json(["users", "list"])).rows.length, 217);
      const agreed = await onTerminal(`logto-admin users delete ${one}`, "yes\r");
      assert.equal(agreed.code, 0, agreed.out);
      const said = await admin(["users", "delete", "--yes", two, three]);
      assert.equal(said.code, 0, said.said);
      assert.equal((await json(["users", "list"])).rows.length, 214);
    },

    "a role is given to those who lack it": async () => {
      const [one, two] = await someIds(2);
      assert.equal((await admin(["roles", "assign", "role-44", one])).code, 0);
      const { code, rows } = await json(["roles", "assign", "role-44", one, "nobody", two]);
      assert.equal(code, 1);
      assert.deepEqual(
        rows.map(({ id, outcome }) => [id, outcome]),
        [
          [one, "has it already"],
          ["nobody", "failed"],
          [two, "assigned"],
        ],
      );
      const roles = await management("GET", `/users/${two}/roles?page=1&page_size=100`);
      assert.ok(roles.some(({ name }) => name === "role-44"));
      const none = await admin(["roles", "assign", "no-such-role", one]);
      assert.equal(none.code, 2);
      assert.match(none.said, /There is no role "no-such-role"/);
    },

    "an export is whole and its owner's, or not there": async () => {
      rmSync(file, { force: true });
      const match = { path: "/api/users" };
      await fail({ kind: "delay", ms: 0 }, match);
      await fail({ kind: "status", status: 500 }, match, 20);
      assert.equal((await admin(["users", "export", file])).code, 1);
      assert.ok(!existsSync(file) && !existsSync(`${file}.part`));
      await order("reset");
      const { code, said } = await admin(["users", "export", file]);
      assert.equal(code, 0, said);
      assert.match(said, /217 users are in/);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const whole = readFileSync(file, "utf8");
      assert.equal(whole.trim().split("\n").map(JSON.parse).length, 217);
      await fail({ kind: "status", status: 500 }, match, 20);
      assert.equal((await admin(["users", "export", file])).code, 1);
      assert.equal(readFileSync(file, "utf8"), whole);
      await order("reset");
      assert.equal((await admin(["users", "export", "-"])).out, whole);
    },

    "an export has each user once though others are created, and tells of deletions": async () => {
      let change;
      const proxy = await startProxy(endpoint, async ({ url }) => {
        if (!url.includes("page=2&")) return;
        await change?.();
        change = undefined;
      });
      try {
        const there = { env: { LOGTO_ENDPOINT: proxy.address } };
        change = () => management("POST", "/users", { username: "late" });
        const { lines, said } = await admin(["users", "export", "-"], there);
        const ids = lines.map((line) => JSON.parse(line).id);
        assert.equal(ids.length, 217);
        assert.equal(new Set(ids).size, 217);
        assert.doesNotMatch(said, /deleted/);
        const [id] = await someIds(1);
        change = () => management("DELETE", `/users/${id}`);
        assert.match((await admin(["users", "export", "-"], there)).said, /deleted meanwhile/);
      } finally {
        await proxy.stop();
      }
    },

    "what was exported is imported, with who is suspended": async () => {
      const names = ["user_0001", "user_0002", "user_0003"];
      const users = await Promise.all(names.map(async (name) => (await found(name))[0]));
      await admin(["users", "suspend", users[1].id]);
      rmSync(cursorFile, { force: true });
      await admin(["users", "export", file, "--search", "user_000"]);
      const ids = users.map(({ id }) => id);
      assert.equal((await admin(["users", "delete", "--yes", ...ids])).code, 0);
      const tried = await admin(["users", "import", file, "--dry-run"]);
      assert.match(tried.said, /3 would be created, 6 failed/);
      assert.equal(tried.code, 1);
      const { code, rows, said } = await json(["users", "import", file]);
      assert.equal(code, 1);
      assert.match(said, /3 created, 6 failed/);
      const created = rows.filter(({ outcome }) => outcome === "created");
      const again = await Promise.all(created.map(({ id }) => user(id)));
      assert.deepEqual(again.map(({ username }) => username).sort(), names);
      for (const [n, name] of names.entries()) {
        const now = again.find(({ username }) => username === name);
        assert.equal(now.isSuspended, name === "user_0002" || users[n].isSuspended);
        for (const field of ["primaryEmail", "primaryPhone", "name", "avatar", "customData"]) {
          assert.deepEqual(now[field], users[n][field]);
        }
      }
      assert.ok(rows.every(({ code }) => code === undefined || /already_in_use$/.test(code)));
      assert.ok(!existsSync(cursorFile));
    },

    "lines that are wrong are told, and the others imported": async () => {
      writeUsers(1);
      writeFileSync(
        file,
        `${readFileSync(file)}{\n[]\n{}\n\n{"username":"7"}\n{"username":"last"}`,
      );
      const { code, rows } = await json(["users", "import", file]);
      assert.equal(code, 1);
      assert.deepEqual(
        rows.map(({ line, outcome, code }) => [line, outcome, code]),
        [
          [1, "created", undefined],
          [2, "failed", "bad_line"],
          [3, "failed", "bad_line"],
          [4, "failed", "bad_line"],
          [6, "failed", "guard.invalid_input"],
          [7, "created", undefined],
        ],
      );
    },

    "an import that was killed goes on, and counts the line that was under way": async () => {
      for (const killed of [1, 3]) {
        await order("reset");
        writeUsers(5, (n) => (n === killed ? { isSuspended: true } : {}));
        const match = { method: "POST", path: "/api/users" };
        await fail({ kind: "delay", ms: 0 }, match, killed - 1);
        await fail({ kind: "delay", ms: 60_000 }, match);
        const { child, ended } = begin(["users", "import", file]);
        // The user is there, and the answer on its way.
        await until(async () => (await creations()).length === killed);
        child.kill("SIGKILL");
        await ended;
        assert.equal(cursor().line, killed - 1);
        const { code, said } = await admin(["users", "import", file]);
        assert.equal(code, 0, said);
        assert.match(said, new RegExp(`Going on after line ${killed - 1}[^]*5 created, 0 failed`));
        const users = await found("new_");
        assert.equal(users.length, 5);
        for (const { username, isSuspended } of users) {
          assert.equal(isSuspended, username === `new_${killed}`);
        }
        assert.ok(!existsSync(cursorFile));
      }
    },

    "another user with the name of the line under way is no success": async () => {
      writeUsers(2);
      await management("POST", "/users", { username: "new_1", name: "Somebody else" });
      const match = { method: "POST", path: "/api/users" };
      await fail({ kind: "status", status: 503 }, match);
      assert.equal((await admin(["users", "import", file])).code, 1);
      const { code, said } = await admin(["users", "import", file]);
      assert.equal(code, 1);
      assert.match(said, /1 created, 1 failed/);
    },

    "an import stops when the server fails, and goes on": async () => {
      writeUsers(5);
      const match = { method: "POST", path: "/api/users" };
      await fail({ kind: "delay", ms: 0 }, match, 3);
      await fail({ kind: "status", status: 503 }, match);
      const stopped = await admin(["users", "import", file]);
      assert.equal(stopped.code, 1);
      assert.match(stopped.said, /3 created, 0 failed so far[\s\S]*ServerError/);
      assert.equal(cursor().line, 3);
      assert.match((await admin(["users", "import", file])).said, /5 created, 0 failed/);
    },

    "Ctrl-C ends an import after the line that is under way": async () => {
      writeUsers(5);
      const match = { method: "POST", path: "/api/users" };
      await fail({ kind: "delay", ms: 0 }, match);
      await fail({ kind: "delay", ms: 500 }, match);
      const { child, ended } = begin(["users", "import", file]);
      await until(async () => (await creations()).length === 2);
      child.kill("SIGINT");
      const { code, said } = await ended;
      assert.equal(code, 130);
      assert.match(said, /2 created, 0 failed so far/);
      assert.doesNotMatch(said, /Error/);
      assert.equal(cursor().line, 2);
      assert.match((await admin(["users", "import", file])).said, /5 created, 0 failed/);
    },

    "a file that was changed is not gone on with, unless one says so": async () => {
      writeUsers(3);
      const match = { method: "POST", path: "/api/users" };
      await fail({ kind: "delay", ms: 0 }, match, 2);
      await fail({ kind: "status", status: 503 }, match);
      assert.equal((await admin(["users", "import", file])).code, 1);
      writeFileSync(file, `{"username":"another"}\n${readFileSync(file)}`);
      const refused = await admin(["users", "import", file]);
      assert.equal(refused.code, 2);
      assert.match(refused.said, /no longer what it was when line 2.*--restart/s);
      const restarted = await admin(["users", "import", file, "--restart"]);
      assert.match(restarted.said, /2 created, 2 failed/);
      writeUsers(1);
      writeFileSync(cursorFile, '{"li');
      assert.equal((await admin(["users", "import", file])).code, 2);
      rmSync(cursorFile);
    },

    "logs are followed, through a failure, until Ctrl-C": async () => {
      const first = await json(["logs", "tail", "-n", "3"]);
      assert.equal(first.rows.length, 3);
      assert.ok(first.rows[0].createdAt <= first.rows[2].createdAt);
      await order("reset");
      const createdAt = first.rows[2].createdAt;
      // The emulator writes no logs; these are what it says at the second and the fourth look.
      const log = (id, more) => ({
        id,
        key: "Interaction.Test",
        payload: {},
        createdAt: createdAt + more,
      });
      const match = { path: "/api/logs" };
      const looks = [
        [log("a", 0)],
        undefined,
        [log("c", 5), log("b", 5), log("a", 0)],
        [log("c", 5), log("b", 5)],
        [log("c", 5), log("b", 5)],
      ];
      await fail({ kind: "delay", ms: 0 }, match);
      for (const body of looks) {
        if (body === undefined) await fail({ kind: "status", status: 503 }, match, 3);
        else await fail({ kind: "status", status: 200, body }, match);
      }
      const { child, ended, said } = begin([
        "logs",
        "tail",
        "-n",
        "1",
        "--follow",
        "--interval",
        "0.01",
        "--json",
      ]);
      const seen = [];
      for await (const line of createInterface(child.stdout)) {
        seen.push(JSON.parse(line).id);
        if (seen.length < 4) continue;
        await until(async () => (await requests("/api/logs")).length > 8);
        child.kill("SIGINT");
      }
      assert.deepEqual(seen, [first.rows[2].id, "a", "b", "c"]);
      assert.equal((await ended).code, 130);
      assert.match(said(), /ServerError.*Looking again/);
      const [, second] = await requests("/api/logs");
      assert.equal(new URLSearchParams(second.query).get("start_time"), `${createdAt}`);
    },

    "errors say what to do, and their kind is the exit code": async () => {
      for (const [given, code, text, more] of [
        [[], 2, /Name a command/],
        [["users"], 2, /Name what to do with users/],
        [["users", "list", "--limit", "many"], 2, /--limit must be a number/],
        [["users", "list", "--colour"], 2, /Unknown argument: colour/],
        [["users", "import", "no-such-file"], 1, /no-such-file/],
        [["users", "list"], 2, /Set LOGTO_APP_SECRET/, { LOGTO_APP_SECRET: "" }],
        [["users", "list"], 2, /`endpoint` must be/, { LOGTO_ENDPOINT: "auth.example.com" }],
        [["users", "list"], 1, /401[\s\S]*logto-admin diagnose/, { LOGTO_APP_SECRET: "wrong" }],
        [["users", "list"], 1, /role[\s\S]*diagnose/, { LOGTO_APP_ID: "m2m-no-role" }],
        [["diagnose"], 0, /^$/],
      ]) {
        const ran = await admin(given, { env: more });
        assert.equal(ran.code, code, `${given}: ${ran.said}`);
        assert.match(ran.said, text);
        assert.doesNotMatch(ran.said, /\n {4}at |emulator-secret/);
      }
      const refused = await json(["users", "list"], { env: { LOGTO_APP_SECRET: "wrong" } });
      assert.equal(JSON.parse(refused.said).error.status, 401);
      const diagnosis = await admin(["diagnose"], { env: { LOGTO_APP_ID: "m2m-no-role" } });
      assert.equal(diagnosis.code, 1);
      assert.match(diagnosis.out, /✗ scope/);
    },

    "progress is a bar on a terminal, and silent in a short log": async () => {
      const shown = await onTerminal(`logto-admin users export ${file}`);
      assert.match(shown.out, /█+ 100 % \| 217 of 217/);
      const logged = await admin(["users", "export", file]);
      assert.equal(logged.said, `217 users are in ${file}.\n`);
    },

    "a shell completes commands": async () => {
      const complete = (...words) =>
        shell(`source <(logto-admin completion)
          COMP_WORDS=(logto-admin ${words.join(" ")})
          COMP_CWORD=${words.length}
          _logto-admin_yargs_completions
          printf '%s\\n' "\${COMPREPLY[@]}"`);
      const users = await complete("users", "''");
      const all = ["list", "search", "export", "import", "suspend", "unsuspend", "delete"];
      assert.deepEqual(users.out.trim().split("\n"), all, users.said);
      assert.equal((await complete("us")).out, "users\n");
      assert.equal((await complete("roles", "as")).out, "assign\n");
      const zsh = await admin(["completion"], { env: { SHELL: "/bin/zsh" } });
      assert.match(zsh.out, /^#compdef logto-admin/);
    },
  };

  return { tests, stop: () => project.remove() };
}
