/**
 * The bytes of a module that is kept as a text (xtask/src/inline.rs writes it): the `frequent` bytes,
 * hexadecimal digits, are one character each. The others, by their value, are two, of which the first
 * says which part of them the second counts in. Compressed, such a text is as small as the module,
 * where base64 is a third larger.
 */
export function decode([frequent, text]) {
  const places = new Uint8Array(127);
  let count = 0;
  for (let code = 32; code < 127; code += 1) {
    // What would have to be escaped somewhere is left out.
    if (!"\"$'<\\`".includes(String.fromCharCode(code))) places[code] = count++;
  }
  const direct = count - 2;
  const first = frequent.match(/../g).map((digits) => Number.parseInt(digits, 16));
  // A set keeps the order in which its members came first.
  const bytes = [...new Set([...first, ...new Uint8Array(256).keys()])];
  const decoded = new Uint8Array(text.length);
  let length = 0;
  let part = 0;
  for (let at = 0; at < text.length; at += 1) {
    const place = places[text.charCodeAt(at)];
    if (place >= direct) {
      part = (place - direct + 1) * direct;
    } else {
      decoded[length++] = bytes[part + place];
      part = 0;
    }
  }
  return decoded.subarray(0, length);
}
