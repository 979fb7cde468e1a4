// Makes the documentation's site: the pages of the repository, and a reference of the published
// declarations. Static files, with relative links: they may be served from any path.
//
//   node docs/site/build.mjs --package pkg --stage FOLDER --out FOLDER
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Application } from "typedoc";
import { addCategories } from "./categories.mjs";
import { DOCUMENTS, README } from "./pages.mjs";

const options = { package: { type: "string" }, stage: { type: "string" }, out: { type: "string" } };
const { values } = parseArgs({ options });
const here = import.meta.dirname;
const root = resolve(here, "../..");
const stage = resolve(values.stage);
const staged = new Set([README, ...DOCUMENTS.map(({ file }) => file)]);

rmSync(stage, { recursive: true, force: true });

/** A page without its first heading, which TypeDoc makes of the title, and with its links seen to. */
function stagePage({ file, group }) {
  const text = readFileSync(join(root, file), "utf8");
  const [, title, body] = /^# (.*)\n([\s\S]*)$/.exec(text);
  const front = group === undefined ? `# ${title}\n` : `${frontMatter(title, group)}\n`;
  write(file, front + withLinks(body, file));
}

const frontMatter = (title, group) =>
  `---\ntitle: ${JSON.stringify(title.replaceAll("`", ""))}\ngroup: ${group}\n---\n`;

/** Pictures come along; a link to what is no page of the site is its text alone. */
function withLinks(text, file) {
  return text
    .replace(/(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)\s]+)\)/g, (whole, picture, words, url) => {
      const target = relative(root, resolve(root, dirname(file), url.split("#")[0]));
      if (staged.has(target)) return whole;
      if (!picture) return words;
      copy(target);
      return whole;
    })
    .replace(/<img ([^>]*)src="([^"]*)"/g, (whole, _, url) => {
      copy(relative(root, resolve(root, dirname(file), url)));
      return whole;
    });
}

function copy(file) {
  mkdirSync(dirname(join(stage, file)), { recursive: true });
  cpSync(join(root, file), join(stage, file));
}

function write(file, text) {
  mkdirSync(dirname(join(stage, file)), { recursive: true });
  writeFileSync(join(stage, file), text);
}

stagePage({ file: README });
for (const page of DOCUMENTS) stagePage(page);

// The declarations under the names by which they are imported.
const types = join(resolve(values.package), "types");
cpSync(types, join(stage, "reference/types"), { recursive: true });
const ENTRIES = {
  "logto-management": "index",
  "logto-management/slim": "slim",
  "logto-management/testing": "testing",
};
for (const [name, file] of Object.entries(ENTRIES)) {
  const path = relative(dirname(name), join("types", file));
  const from = path.startsWith(".") ? path : `./${path}`;
  write(`reference/${name}.d.ts`, `export * from "${from}.js";\n`);
}
const compilerOptions = {
  lib: ["ES2024", "ESNext.Disposable", "DOM", "DOM.Iterable"],
  module: "NodeNext",
  strict: true,
  types: [],
};
write("reference/package.json", JSON.stringify({ type: "module" }));
write("reference/tsconfig.json", JSON.stringify({ compilerOptions, include: ["**/*.d.ts"] }));

const { version } = JSON.parse(readFileSync(join(values.package, "package.json"), "utf8"));
const app = await Application.bootstrap({
  name: "logto-management",
  entryPoints: Object.keys(ENTRIES).map((name) => join(stage, `reference/${name}.d.ts`)),
  tsconfig: join(stage, "reference/tsconfig.json"),
  basePath: join(stage, "reference"),
  readme: join(stage, README),
  projectDocuments: DOCUMENTS.map(({ file }) => join(stage, file)),
  out: resolve(values.out),
  customCss: join(here, "site.css"),
  favicon: join(root, "www/icon.svg"),
  disableSources: true,
  disableGit: true,
  githubPages: false,
  categorizeByGroup: false,
  categoryOrder: ["Client", "Lists and calls", "Errors", "Resources", "*", "Types of the API"],
  groupOrder: ["Start", "Use", "Examples", "Modules", "Change", "*"],
  navigation: { includeCategories: true, includeGroups: true },
  sort: ["kind", "source-order"],
  searchInDocuments: true,
  searchInComments: true,
  highlightLanguages: ["js", "ts", "sh", "json", "jsonc", "html", "text"],
  visibilityFilters: {},
  headings: { readme: false, document: true },
  hideGenerator: true,
  includeVersion: version !== "0.0.0",
  treatWarningsAsErrors: true,
  validation: { notExported: false, invalidLink: true, rewrittenLink: true },
  logLevel: "Warn",
});
addCategories(app);
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
await app.generateDocs(project, resolve(values.out));
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);

// A folder's address is one of a server; a file's can be opened from a disk too.
for (const name of readdirSync(values.out, { recursive: true })) {
  if (!name.endsWith(".html")) continue;
  const file = join(values.out, name);
  const html = readFileSync(file, "utf8");
  const whole = html.replace(/href="((?:\.\.\/)+)(#[^"]*)?"/g, 'href="$1index.html$2"');
  if (whole !== html) writeFileSync(file, whole);
}
