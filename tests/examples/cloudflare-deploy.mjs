// The Worker as wrangler makes it: what would be deployed, and the local steps of the README.
import { strict as assert } from "node:assert";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answering, freePort } from "../runtimes/ports.mjs";
import { QUIET } from "../runtimes/quiet.mjs";
import { makeProject } from "./project.mjs";

const ADMIN_KEY = "a key of more than twenty characters";

export async function start({ tarball, env }) {
  const project = await makeProject("cloudflare-worker", tarball, { dev: true });
  const wrangler = (...given) => project.npm("exec", "--", "wrangler", ...given);

  const tests = {
    "what is deployed has the module as a file of its own": async () => {
      const { stdout } = await wrangler("deploy", "--dry-run", "--outdir", "dist");
      for (const binding of ["TOKENS", "MIRROR", "SLICES", "LOGTO_ENDPOINT"]) {
        assert.match(stdout, new RegExp(`env\\.${binding}`));
      }
      const files = readdirSync(join(project.folder, "dist"));
      assert.ok(
        files.includes("index.js") && files.some((name) => name.endsWith(".wasm")),
        `${files}`,
      );
    },

    "it runs locally: the database is made, the cron copies all users": async () => {
      const { LOGTO_ENDPOINT, ...secrets } = { ...env, ADMIN_KEY };
      const lines = Object.entries(secrets).map(([name, value]) => `${name}="${value}"\n`);
      writeFileSync(join(project.folder, ".dev.vars"), lines.join(""));
      await wrangler("d1", "migrations", "apply", "logto-mirror", "--local");
      const port = `${await freePort()}`;
      const dev = ["dev", "--test-scheduled", "--ip", "127.0.0.1", "--port", port];
      const variable = ["--var", `LOGTO_ENDPOINT:${LOGTO_ENDPOINT}`];
      const program = join(project.folder, "node_modules/wrangler/bin/wrangler.js");
      const server = spawn(process.execPath, [program, ...dev, ...variable], {
        cwd: project.folder,
        env: { ...process.env, ...QUIET },
        stdio: ["ignore", "ignore", "inherit"],
      });
      const exited = once(server, "exit");
      try {
        const address = `http://127.0.0.1:${port}`;
        await answering(`${address}/mirror`);
        assert.equal((await fetch(`${address}/__scheduled`)).status, 200);
        const headers = { authorization: `Bearer ${ADMIN_KEY}` };
        for (;;) {
          const state = await (await fetch(`${address}/mirror`, { headers })).json();
          if (state.phase === "idle" && state.total === 217) break;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        const users = await (await fetch(`${address}/users.ndjson`, { headers })).text();
        assert.equal(users.trim().split("\n").length, 217);
      } finally {
        server.kill();
        await exited;
      }
    },
  };
  return { tests, stop: () => project.remove() };
}
