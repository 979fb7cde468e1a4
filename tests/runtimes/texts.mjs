// The texts of the page that are translated, read off its source.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The texts in `t("…")` of all modules of a folder that a language lacks. */
export function missing(folder, language) {
  const texts = new Set();
  for (const name of readdirSync(folder, { recursive: true })) {
    if (!name.endsWith(".js") || name.startsWith("languages")) continue;
    const source = readFileSync(join(folder, name), "utf8");
    for (const [, text] of source.matchAll(/\bt\(\s*("(?:[^"\\]|\\.)*")/g)) {
      texts.add(JSON.parse(text));
    }
  }
  return [...texts].filter((text) => !(text in language));
}
