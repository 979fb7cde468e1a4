// What a client adds to a bundle.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const root = new URL("../../", import.meta.url).pathname;
const pkg = (name) => join(root, "pkg", name);

const OCTOKIT = `
export { Octokit } from "@octokit/core";
export { paginateRest } from "@octokit/plugin-paginate-rest";
export { retry } from "@octokit/plugin-retry";
export { throttling } from "@octokit/plugin-throttling";
`;

export const ENTRIES = {
  "logto-management, in a Worker": {
    code: `export * from ${JSON.stringify(pkg("workerd.js"))};`,
    module: true,
  },
  "logto-management, elsewhere": { code: `export * from ${JSON.stringify(pkg("index.js"))};` },
  "@logto/api": { code: `export * from "@logto/api/management";` },
  "Octokit with paging, retry and throttling": { code: OCTOKIT },
};

export const title = "Bytes";

/** KB that an entry adds: minified, gzipped and by Brotli. */
export async function bundle({ code, module }) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: root },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    conditions: ["import"],
    external: ["*.wasm"],
    logLevel: "error",
  });
  const files = outputFiles.map(({ contents }) => contents);
  if (module) files.push(readFileSync(pkg("logto_management_bg.wasm")));
  const sum = (size) => files.reduce((total, file) => total + size(file), 0) / 1000;
  return [
    sum((file) => file.length),
    sum((file) => gzipSync(file, { level: 9 }).length),
    sum((file) => brotliCompressSync(file).length),
  ];
}

export async function* tables() {
  const rows = [];
  for (const [name, entry] of Object.entries(ENTRIES)) rows.push([name, ...(await bundle(entry))]);
  yield {
    name: "bytes",
    title: "What a client adds to a bundle",
    unit: "KB",
    digits: 1,
    columns: ["minified", "gzip", "brotli"],
    rows,
    note: "Bundled and minified by esbuild. `@logto/api` has types and no paging, retries or errors.",
  };
}
