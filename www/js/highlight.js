// Colours for the few kinds of JavaScript that the page shows.
import { element } from "./dom.js";

const TOKENS =
  /(?<string>"(?:[^"\\]|\\.)*")|(?<keyword>\b(?:import|from|const|new|for|await|of|true)\b)|(?<name>\b(?:logto|escapeLike|ManagementClient)\b)/g;

/** The code in pieces: text, and elements for what has a colour. */
export function highlight(code) {
  const pieces = [];
  let end = 0;
  for (const match of code.matchAll(TOKENS)) {
    const [className] = Object.entries(match.groups).find(([, text]) => text !== undefined);
    pieces.push(code.slice(end, match.index), element("span", { className }, match[0]));
    end = match.index + match[0].length;
  }
  pieces.push(code.slice(end));
  return pieces;
}
