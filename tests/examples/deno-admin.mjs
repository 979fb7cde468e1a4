// The Deno script, with the permissions that its README names, and with fewer.
import { strict as assert } from "node:assert";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finish, makeProject } from "./project.mjs";

export async function start({ tarball, deno, endpoint, env, fail, requests, management }) {
  const project = await makeProject("deno-admin", tarball);
  const { host, port } = new URL(endpoint);
  const names = Object.keys(env);
  const everything = [`--allow-env=${names}`, `--allow-net=${host}`];

  const configuration = join(project.folder, "deno.json");
  const written = JSON.parse(readFileSync(configuration, "utf8"));
  assert.deepEqual(written.permissions.default, { env: names, net: ["auth.example.com:443"] });
  // What the README tells its reader to put there.
  written.permissions.default.net = [host];
  // The package as it is packed, from node_modules.
  written.nodeModulesDir = "manual";
  delete written.imports;
  writeFileSync(configuration, JSON.stringify(written));

  async function run(program, given, more) {
    const options = {
      cwd: project.folder,
      env: { ...process.env, NO_COLOR: "1", ...env, ...more },
    };
    const { code, out, said } = await finish(deno, [...program, ...given], options);
    return { code, said, out, lines: out.split("\n").filter(Boolean) };
  }
  const task = (...given) => run(["task", "--quiet", "suspend-inactive"], given);
  const script = (permissions, given, more) =>
    run(["run", "--no-prompt", "--no-lock", ...permissions, "suspend-inactive.js"], given, more);

  const changes = async () =>
    (await requests("/api")).filter(({ method }) => method !== "GET").length;

  const tests = {
    "it tells who is inactive, suspends them, and then there is nobody": async () => {
      const tried = await task("--days", "30", "--dry-run");
      assert.equal(tried.code, 0, tried.said);
      assert.ok(tried.lines.length > 200);
      assert.match(tried.said, /, 0 suspended/);
      assert.equal(await changes(), 0);
      const done = await script(everything, ["--days", "30"]);
      assert.equal(done.code, 0, done.said);
      assert.deepEqual(done.lines, tried.lines);
      const [id] = done.lines[0].split("\t");
      assert.equal((await management("GET", `/users/${id}`)).isSuspended, true);
      assert.deepEqual((await task("--days", "30")).lines, []);
    },

    "who is deleted meanwhile keeps nobody back": async () => {
      const match = { method: "PATCH", path: "/api/users/*" };
      const body = { code: "entity.not_found", message: "Not found." };
      await fail({ kind: "status", status: 404, body }, match);
      const { code, lines, said } = await task("--days", "30");
      assert.equal(code, 0);
      assert.ok(said.includes(`${lines.length} inactive, ${lines.length - 1} suspended`));
    },

    "with fewer permissions it asks Logto nothing, and says what it lacks": async () => {
      const needed = [
        ...names.map((name) => [
          [`--allow-env=${names.filter((other) => other !== name)}`, `--allow-net=${host}`],
          "--allow-env",
        ]),
        [[`--allow-net=${host}`], "--allow-env"],
        [[`--allow-env=${names}`], `--allow-net=${host}`],
        [[`--allow-env=${names}`, "--allow-net=auth.example.com"], `--allow-net=${host}`],
        [[`--allow-env=${names}`, `--allow-net=127.0.0.1:${port - 1}`], `--allow-net=${host}`],
      ];
      for (const [permissions, lacking] of needed) {
        const { code, said, out } = await script(permissions, ["--dry-run"]);
        assert.equal(code, 2, `${permissions}: ${said}`);
        assert.ok(said.includes(`The script needs ${lacking}`), said);
        assert.equal(out, "");
      }
      assert.deepEqual(await requests(), []);
    },

    "mistakes and failures have exit codes of their own": async () => {
      for (const [given, code, text, more] of [
        [["--days", "many"], 2, /--days must be a number/],
        [["--day", "3"], 2, /Unknown option/],
        [[], 2, /Set LOGTO_APP_SECRET/, { LOGTO_APP_SECRET: "" }],
        [[], 2, /LOGTO_ENDPOINT must be/, { LOGTO_ENDPOINT: "auth.example.com" }],
        [[], 1, /TokenError/, { LOGTO_APP_SECRET: "wrong" }],
      ]) {
        const ran = await script(everything, given, more);
        assert.equal(ran.code, code, ran.said);
        assert.match(ran.said, text);
        assert.equal(ran.out, "");
      }
      const help = await script([], ["--help"]);
      assert.equal(help.code, 0, help.said);
      assert.match(help.out, /--dry-run +names them/);
    },
  };
  return { tests, stop: () => project.remove() };
}
