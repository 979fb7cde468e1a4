// What the packed package holds, and that each of its entries starts the core.
//
//   node tests/runtimes/package.mjs --tarball T.tgz
import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import vm from "node:vm";
import { build } from "esbuild";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({ options: { tarball: { type: "string" } } });

/** Names from API.md, "Exports". */
const EXPORTS = [
  "ApiError",
  "BadRequestError",
  "ForbiddenError",
  "InternalError",
  "LogtoError",
  "ManagementClient",
  "NetworkError",
  "NotFoundError",
  "ProtocolError",
  "RateLimitError",
  "ServerError",
  "TimeoutError",
  "TokenError",
  "UnauthorizedError",
  "UnprocessableEntityError",
  "escapeLike",
  "parseLinkHeader",
];

/** What the package holds; `cargo xtask release` asks for the same. */
const CONTENT = readFileSync(new URL("package-files.txt", import.meta.url), "utf8")
  .trimEnd()
  .split("\n");

/** Operations that the release of @logto/api in package-lock.json does not have. */
const NEWER = [
  "DELETE /api/cimd/user-consent-scopes/{scopeType}/{scopeId}",
  "DELETE /api/sso-connectors/{id}/signing-keys/{keyId}",
  "GET /api/cimd/user-consent-scopes",
  "GET /api/configs/cimd",
  "GET /api/sso-connectors/{id}/signing-keys",
  "PATCH /api/configs/cimd",
  "PATCH /api/sso-connectors/{id}/signing-keys/{keyId}",
  "POST /api/cimd/user-consent-scopes",
  "POST /api/sso-connectors/{id}/signing-keys",
];

/** Methods and paths in an interface of a declaration file, each with its own way to say them. */
function operationsIn(text, start, heading, entry, join) {
  const operations = [];
  let current;
  for (const line of text.slice(text.indexOf(start)).split("\n").slice(1)) {
    if (line === "}") break;
    current = line.match(heading)?.[1] ?? current;
    const found = line.match(entry)?.[1];
    if (found !== undefined) operations.push(join(current, found));
  }
  return operations.sort();
}

function ourOperations() {
  const text = readFileSync(join(installed, "types/operations.d.ts"), "utf8");
  const entry = /^ {4}"(\/[^"]+)": Call</;
  return operationsIn(text, "interface Requests", /^ {2}([A-Z]+): \{/, entry, (method, path) => {
    return `${method} ${path}`;
  });
}

function theirOperations() {
  const path = "../../node_modules/@logto/api/lib/generated-types/management.d.ts";
  const text = readFileSync(new URL(path, import.meta.url), "utf8");
  const entry = /^ {8}(get|put|post|delete|patch): operations\[/;
  return operationsIn(text, "interface paths", /^ {4}"(\/[^"]+)": \{/, entry, (path, method) => {
    return `${method.toUpperCase()} ${path}`;
  });
}

const consumer = makeConsumer(values.tarball);
const installed = join(consumer.folder, "node_modules/logto-management");
const paths = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(installed, join(entry.parentPath, entry.name)))
  .sort();
const read = (path) => readFileSync(join(installed, path), "utf8");
const module = () => readFileSync(join(installed, "logto_management_bg.wasm"));

/** A client in such a namespace that gets a user from a `fetch` of its own. */
async function assertWorks(logto) {
  assert.deepEqual(
    Object.keys(logto)
      .filter((name) => name !== "init")
      .sort(),
    EXPORTS,
  );
  const fetch = async (url) =>
    Response.json(url.endsWith("/token") ? { access_token: "t", expires_in: 60 } : { id: "u" });
  const options = { endpoint: "https://a.example", appId: "a", appSecret: "s", fetch };
  assert.deepEqual(await new logto.ManagementClient(options).users.get("u"), { id: "u" });
}

let count = 0;

/** A fresh copy of an entry, whose core has not been started by an earlier test. */
async function bundle(code, options = {}) {
  const folder = join(consumer.folder, "bundles");
  mkdirSync(folder, { recursive: true });
  count += 1;
  const entry = join(folder, `entry${count}.mjs`);
  const outfile = join(folder, `bundle${count}.mjs`);
  writeFileSync(entry, code);
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    treeShaking: true,
    format: "esm",
    logLevel: "error",
    ...options,
  });
  return import(pathToFileURL(outfile));
}

const slim = () => bundle('export * from "logto-management/slim";');

function runNode(file, code) {
  writeFileSync(join(consumer.folder, file), code);
  // Node says on stderr what is experimental.
  const output = spawnSync(process.execPath, [file], { cwd: consumer.folder, encoding: "utf8" });
  assert.equal(output.stderr, "");
  return output.stdout;
}

try {
  await suite("package", {
    "it holds what is needed and nothing else": () => {
      assert.deepEqual(paths, CONTENT);
    },
    "its manifest names what exists, and needs nothing": () => {
      const manifest = JSON.parse(read("package.json"));
      const workspace = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
      assert.equal(manifest.version, workspace.match(/^version = "(.*)"$/m)[1]);
      assert.equal(manifest.dependencies, undefined);
      assert.equal(manifest.scripts, undefined);
      const targets = (value) =>
        typeof value === "string" ? [value] : Object.values(value).flatMap(targets);
      for (const target of targets(manifest.exports)) {
        assert.ok(paths.includes(target.slice(2)), target);
      }
      const { require, default: other } = manifest.exports["."];
      for (const conditions of [require, other]) {
        assert.deepEqual(Object.keys(conditions), ["types", "workerd", "edge-light", "default"]);
      }
    },
    "its declarations are its own, and name nothing of wasm-bindgen": () => {
      for (const path of paths.filter((path) => path.endsWith(".d.ts"))) {
        assert.doesNotMatch(
          read(path),
          /wasm_bindgen|wasm-bindgen|__wbg|InitOutput|initSync/,
          path,
        );
      }
    },
    "no method panics on purpose": () => {
      for (const path of paths) assert.doesNotMatch(read(path), /logto-management\.panic/, path);
    },
    "the path of the machine that built it is not in it": () => {
      const root = new URL("../../", import.meta.url).pathname;
      const home = process.env.CARGO_HOME ?? `${process.env.HOME}/.cargo`;
      for (const path of paths) {
        assert.ok(!read(path).includes(root), path);
        assert.ok(!read(path).includes(home), path);
      }
    },
    "an import starts it": async () => {
      await assertWorks(await import(join(installed, "index.js")));
    },
    "what CommonJS requires is what others import": () => {
      const code = `
        const names = ["logto-management", "logto-management/slim", "logto-management/testing"];
        const same = async (name) => {
          const [required, imported] = [require(name), await import(name)];
          for (const key of Object.keys(required).concat(Object.keys(imported))) {
            if (required[key] !== imported[key]) throw new Error(name + ": " + key);
          }
          return Object.keys(required).length;
        };
        Promise.all(names.map(same)).then((counts) => console.log(counts.join(" ")));`;
      assert.equal(runNode("required.cjs", code), `${EXPORTS.length} ${EXPORTS.length + 1} 1\n`);
    },
    "a bundle of one name, minified and shaken, starts it": async () => {
      const { ManagementClient } = await bundle(
        'export { ManagementClient } from "logto-management";',
      );
      const options = { endpoint: "https://a.example", appId: "a", appSecret: "s" };
      assert.equal(typeof new ManagementClient(options).users.get, "function");
    },
    "slim takes a module": async () => {
      const logto = await slim();
      await logto.init(await WebAssembly.compile(module()));
      await assertWorks(logto);
    },
    "slim takes bytes, and a promise of them": async () => {
      const logto = await slim();
      await logto.init(Promise.resolve(module()));
      await assertWorks(logto);
    },
    "slim takes a Response, and a promise of one": async () => {
      const logto = await slim();
      await logto.init(Promise.resolve(new Response(module())));
      await assertWorks(logto);
    },
    "slim refuses a Response that is no success": async () => {
      const logto = await slim();
      await assert.rejects(logto.init(new Response("", { status: 404 })), {
        name: "TypeError",
        message: /404/,
      });
    },
    "slim says what to do before init": async () => {
      const logto = await slim();
      const options = { endpoint: "https://a.example", appId: "a", appSecret: "s" };
      assert.throws(() => new logto.ManagementClient(options), /init/);
    },
    "every operation of @logto/api is here, and these are newer than it": () => {
      const ours = ourOperations();
      const theirs = theirOperations();
      assert.ok(theirs.length >= 275, `${theirs.length} operations were read`);
      assert.deepEqual(
        theirs.filter((one) => !ours.includes(one)),
        [],
      );
      assert.deepEqual(
        ours.filter((one) => !theirs.includes(one)),
        NEWER,
      );
    },
    "the edge-light entry starts a module of another realm": async () => {
      globalThis.otherRealm = vm.runInNewContext("new WebAssembly.Module(bytes)", {
        bytes: new Uint8Array(module()),
      });
      assert.ok(!(globalThis.otherRealm instanceof WebAssembly.Module));
      const plugin = {
        name: "edge",
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /\.wasm\?module$/ }, ({ path }) => ({ path, namespace: "edge" }));
          onLoad({ filter: /.*/, namespace: "edge" }, () => ({
            contents: "export default globalThis.otherRealm;",
          }));
        },
      };
      const code = 'export * from "logto-management";';
      await assertWorks(await bundle(code, { conditions: ["edge-light"], plugins: [plugin] }));
    },
  });
} finally {
  consumer.remove();
}
