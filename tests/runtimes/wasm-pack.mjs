// A bare `wasm-pack build --target web` gives the whole client too, for those who have wasm-pack.
//
//   node tests/runtimes/wasm-pack.mjs --wasm-pack PATH
//
// It needs the `wasm-bindgen` of Cargo.lock's version on PATH: without `--mode no-install`,
// wasm-pack would download or compile one, for minutes.
import { strict as assert } from "node:assert";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { suite } from "./suite.mjs";

const BUILD_LIMIT_MS = 10 * 60_000;

const { values } = parseArgs({ options: { "wasm-pack": { type: "string" } } });
const wasmPack = values["wasm-pack"];
if (wasmPack === undefined) throw new Error("--wasm-pack PATH is missing");
const root = new URL("../../", import.meta.url).pathname;
const copy = mkdtempSync(join(tmpdir(), "logto-management-wasm-pack-"));

const git = (cwd, ...args) => execFileSync("git", args, { cwd, encoding: "utf8" });

/** The working tree as it is, its uncommitted changes included, as a repository of its own. */
function copyWorkingTree() {
  const listed = git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard");
  for (const path of listed.split("\0").filter((path) => path && existsSync(join(root, path)))) {
    cpSync(join(root, path), join(copy, path));
  }
  git(copy, "init", "--quiet");
  git(copy, "add", "--all");
}

function build() {
  const env = {
    ...process.env,
    // Dependencies are compiled once; the crate, whose folder is another each time, always.
    CARGO_TARGET_DIR: join(root, "target/wasm-pack"),
  };
  execFileSync(wasmPack, ["build", "--target", "web", "--mode", "no-install"], {
    cwd: copy,
    env,
    // The reports alone go to standard output.
    stdio: ["ignore", 2, 2],
    timeout: BUILD_LIMIT_MS,
  });
}

/** The names that the package exports, all of which come from the glue. */
function packageExports() {
  const [, names] = readFileSync(join(root, "npm/exports.js"), "utf8").match(/\{([^}]*)\}/);
  return names.match(/\w+/g);
}

try {
  copyWorkingTree();
  let built = false;
  await suite("wasm-pack", {
    "a bare build succeeds": () => {
      build();
      built = true;
    },
    "it leaves the working tree as it was": () => {
      assert.ok(built, "nothing was built");
      assert.equal(git(copy, "diff", "--name-only"), "");
      assert.equal(git(copy, "ls-files", "--others", "--exclude-standard"), "");
    },
    "its package is the whole client": async () => {
      assert.ok(built, "nothing was built");
      const pkg = join(copy, "pkg");
      const glue = await import(pathToFileURL(join(pkg, "logto_management.js")));
      glue.initSync({ module: readFileSync(join(pkg, "logto_management_bg.wasm")) });
      for (const name of packageExports()) assert.equal(typeof glue[name], "function", name);
      const fetch = async (url) =>
        Response.json(url.endsWith("/token") ? { access_token: "t", expires_in: 60 } : [{ id: 1 }]);
      const options = { endpoint: "https://a.example", appId: "a", appSecret: "s", fetch };
      const logto = new glue.ManagementClient(options);
      assert.deepEqual(await logto.users.list().toArray({ limit: 5 }), [{ id: 1 }]);
      await assert.rejects(logto.users.get(""), TypeError);
    },
  });
} finally {
  rmSync(copy, { recursive: true, force: true });
}
