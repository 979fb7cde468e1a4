// The page's language: English texts are the keys, and what a language lacks stays English.
import { de } from "./languages/de.js";

const LANGUAGES = { en: {}, de };
const KEY = "logto-demo-language";

function preferred() {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept in LANGUAGES) return kept;
  } catch {}
  const [first] = navigator.languages ?? [];
  return first?.startsWith("de") ? "de" : "en";
}

export const language = preferred();

/** For `Intl`. */
export const locale = language === "de" ? "de-DE" : "en-GB";

const texts = LANGUAGES[language];

/** A text in the page's language; `{name}` in it is replaced by `values.name`. */
export function t(text, values = {}) {
  const found = texts[text] ?? text;
  return found.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Translates what the page's own HTML says. */
export function translatePage() {
  document.documentElement.lang = language;
  if (language === "en") return;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.data.trim();
    if (text in texts) node.data = node.data.replace(text, texts[text]);
  }
  for (const name of ["aria-label", "placeholder", "title"]) {
    for (const part of document.querySelectorAll(`[${name}]`)) {
      part.setAttribute(name, t(part.getAttribute(name)));
    }
  }
}

/** Keeps the choice and loads the page anew in that language. */
export function speak(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {}
  location.reload();
}
