// Where the pages' links lead: to files that are there, and to headings in them.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import Slugger from "github-slugger";
import { nodes, root, textOf } from "./pages.mjs";

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf({ tree }) {
  const slugger = new Slugger();
  const headings = [...nodes(tree)].filter(({ type }) => type === "heading");
  return new Set(headings.map((heading) => slugger.slug(textOf(heading))));
}

/** The targets of a page: of links, pictures, and those that stand in HTML. */
function* targetsOf(page) {
  for (const node of nodes(page.tree)) {
    const line = node.position?.start.line;
    if (["link", "image", "definition"].includes(node.type)) yield { url: node.url, line };
    if (node.type !== "html") continue;
    for (const [, url] of node.value.matchAll(/(?:src|href)="([^"]*)"/g)) yield { url, line };
  }
}

/** What is wrong with the links of the pages, a line for each. */
export function brokenLinks(pages) {
  const anchors = new Map(pages.map((page) => [page.file, anchorsOf(page)]));
  const problems = [];
  for (const page of pages) {
    for (const { url, line } of targetsOf(page)) {
      const problem = wrongWith(page.file, url, anchors);
      if (problem) problems.push(`${page.file}:${line}: ${url}: ${problem}`);
    }
  }
  return problems;
}

function wrongWith(from, url, anchors) {
  if (/^[a-z]+:/i.test(url)) {
    if (url.startsWith("https://") && URL.canParse(url)) return undefined;
    return /^http:\/\/localhost(:|\/)/.test(url) ? undefined : "it is no https: address";
  }
  if (url.startsWith("/")) return "it is not relative";
  const [path, anchor] = decodeURIComponent(url).split("#");
  const target = path === "" ? from : relative(root, join(root, dirname(from), path));
  if (!existsSync(join(root, target))) return "there is no such file";
  if (anchor === undefined) return undefined;
  if (!anchors.has(target)) return "only a page has anchors";
  return anchors.get(target).has(anchor) ? undefined : `${target} has no heading #${anchor}`;
}

const FOLDERS = /^(api|benches|docs|emulator|examples|npm|src|testing|tests|www|xtask)\/[\w./*-]*$/;

/** Files that the pages name and that are not there. `src/index.js` of an example is the page's own. */
export function missingFiles(pages, ownFiles) {
  const problems = [];
  for (const page of pages) {
    for (const node of nodes(page.tree)) {
      if (node.type !== "inlineCode" || !FOLDERS.test(node.value)) continue;
      const own = ownFiles(page).includes(node.value) || existsSync(near(page, node.value));
      if (own || existsSync(join(root, node.value.replace(/\*.*/, "")))) continue;
      problems.push(`${page.file}:${node.position.start.line}: there is no ${node.value}`);
    }
  }
  return problems;
}

const near = (page, path) => join(root, dirname(page.file), path.replace(/\*.*/, ""));

/** The texts in tables that are said to be an error's, which no source has. */
export function unknownMessages(page, sources) {
  const all = sources
    .map((file) => readFileSync(join(root, file), "utf8"))
    .join("\n")
    // A string of Rust's that goes on in the next line.
    .replace(/\\\n\s*/g, "")
    .replace(/\\`/g, "`");
  const problems = [];
  for (const table of tablesOf(page)) {
    const [head, ...rows] = table.children;
    const column = head.children.findIndex((cell) => /^(message|TypeError)$/.test(textOf(cell)));
    if (column < 0) continue;
    for (const row of rows) {
      const message = textOf(row.children[column]);
      const pieces = message.split(/…|No access token could be had[:.] ?/).map((one) => one.trim());
      for (const piece of pieces.flatMap((one) => one.split(/(?<=[.:]) |(?<=`) ?(?=`)|`…`/))) {
        const text = piece.replace(/^[`.,:; ]+|[`.,:; ]+$/g, "");
        // What an option must be is said of all of them in one place, and so is what `endpoint` must.
        const said = text.replace(/^(endpoint` |must be )/, "");
        if (text.length < 6 || all.includes(said)) continue;
        problems.push(`${page.file}:${row.position.start.line}: nobody says "${text}"`);
      }
    }
  }
  return problems;
}

export function tablesOf(page) {
  return [...nodes(page.tree)].filter(({ type }) => type === "table");
}

/**
 * The rows that set a call of `@logto/api` beside one of this client, which do not name the same
 * operation; `table` is the core's own, as text.
 */
export function wrongCalls(page, table) {
  const operations = new Map();
  for (const [, name, method, path] of table.matchAll(/op\("([\w.]+)", "(\w+)", "([^"]+)"\)/g)) {
    operations.set(name, `${method} ${path.replace(/\{\w+\}/g, "{}")}`);
  }
  const problems = [];
  let seen = 0;
  for (const row of tablesOf(page).flatMap(({ children }) => children)) {
    const [theirs, ours] = row.children.map(textOf);
    const request = /apiClient\.(\w+)\("([^"]+)"/.exec(theirs);
    const name = /logto\.(\w+\.\w+)\(/.exec(ours ?? "")?.[1];
    if (!request || !name) continue;
    seen += 1;
    const wanted = `${request[1]} ${request[2].replace(/\{\w+\}/g, "{}")}`;
    if (operations.get(name) === wanted) continue;
    const where = `${page.file}:${row.position.start.line}`;
    problems.push(`${where}: ${name} is ${operations.get(name)}, and not ${wanted}`);
  }
  return { seen, problems };
}
