// The pages of the site, in the order in which they are listed.

export const README = "README.md";

const GROUPS = {
  Start: ["node", "deno", "typescript", "workers", "next", "browser"].map(
    (name) => `docs/start/${name}.md`,
  ),
  Use: [
    "docs/README.md",
    "docs/authentication.md",
    "docs/pagination.md",
    "docs/search.md",
    "docs/errors.md",
    "docs/retries.md",
    "docs/workers.md",
    "docs/browsers.md",
    "docs/testing.md",
    "docs/migrating.md",
    "docs/security.md",
    "docs/performance.md",
    "CHANGELOG.md",
  ],
  Examples: ["cloudflare-worker", "deno-admin", "node-admin"].map(
    (name) => `examples/${name}/README.md`,
  ),
  Change: [
    "CONTRIBUTING.md",
    "docs/architecture.md",
    "docs/dependencies.md",
    "docs/demo.md",
    "emulator/README.md",
    "api/README.md",
    "tests/consumers/README.md",
    "tests/faults/README.md",
    "tests/fuzz/README.md",
  ],
};

/** Every page but the first, `{ file, group }`. */
export const DOCUMENTS = Object.entries(GROUPS).flatMap(([group, files]) =>
  files.map((file) => ({ file, group })),
);
