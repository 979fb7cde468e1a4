// The repository's Markdown, as trees, and the blocks of code in it.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";

export const root = new URL("../../../", import.meta.url).pathname;

/** Every page that git knows or would take: `{ file, text, tree }`. */
export function readPages() {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "*.md"];
  const files = execFileSync("git", args, { cwd: root, encoding: "utf8" }).trim().split("\n");
  return [...new Set(files)].map((file) => {
    const text = readFileSync(join(root, file), "utf8");
    return { file, text, tree: parse(text) };
  });
}

export function parse(text) {
  return fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
}

/** Every node of a tree, in the order of the text. */
export function* nodes(tree) {
  yield tree;
  for (const child of tree.children ?? []) yield* nodes(child);
}

/** The text of a node and of all in it. */
export function textOf(node) {
  return node.value ?? (node.children ?? []).map(textOf).join("");
}

/**
 * The blocks of a page in their order: `{ where, lang, code, run, file, before }`. `run` and `file`
 * are what the comments right before a block say, `<!-- run: … -->` and `<!-- file: … -->`; `before`
 * is the paragraph above it. What `<!-- open: … -->` says is a block of its own, `{ open }`.
 */
export function blocksOf({ file, tree }) {
  const blocks = [];
  let marks = {};
  let before = "";
  for (const node of tree.children) {
    const where = `${file}:${node.position.start.line}`;
    const mark = node.type === "html" && /^<!-- (run|file|open): (.*) -->$/.exec(node.value);
    if (mark) {
      if (mark[1] === "open") blocks.push({ where, open: mark[2] });
      else marks[mark[1]] = mark[2];
      continue;
    }
    if (node.type === "code") {
      const { lang, value: code } = node;
      blocks.push({ where, lang, code, before, ...marks, file: marks.file ?? fileIn(lang, code) });
    } else if (Object.keys(marks).length > 0) {
      throw new Error(`${where}: a mark stands before no block of code`);
    }
    marks = {};
    before = textOf(node);
    const hidden = [...nodes(node)].find((one) => one !== node && one.type === "code");
    if (hidden) throw new Error(`${where}: a block of code within a list or a quotation`);
  }
  return blocks;
}

/** The name that the first line of a program gives it: `// list-users.mjs`. */
function fileIn(lang, code) {
  return isScript(lang) ? /^\/\/ ([\w./-]+\.\w+)/.exec(code)?.[1] : undefined;
}

export function isScript(lang) {
  return /^(js|jsx|ts|tsx|javascript|typescript)$/.test(lang ?? "");
}

/** Whether a text is what a page says, in which `…` stands for anything. */
export function fits(text, expected) {
  const parts = expected.trim().split("…").map(escaped);
  return new RegExp(`^${parts.join("[\\s\\S]*?")}$`).test(text.trim());
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
