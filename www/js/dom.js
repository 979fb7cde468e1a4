/**
 * Makes an element. Properties are set as such where the element has them, else as attributes;
 * text is always text, never markup.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key in made) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== undefined));
  return made;
}

/** A line drawing of 20 by 20 units. */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 20 20");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/** Runs what a button is for. It can't be pressed meanwhile, and keeps the focus if it has it. */
export async function pressed(button, run) {
  const isFocused = document.activeElement === button;
  button.disabled = true;
  try {
    return await run();
  } finally {
    button.disabled = false;
    if (isFocused && document.activeElement === document.body) button.focus();
  }
}

/** A grey bar where text will be, `width` in any CSS length. */
export function bone(width) {
  const bar = element("span", { className: "bone" });
  // By the object model: the page's policy allows no style attributes.
  bar.style.width = width;
  return bar;
}
