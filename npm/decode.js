/**
 * The bytes of a module that is kept as a text: the most frequent bytes are one character each, the
 * others two, the first of which says which part of `order` the second counts in (xtask/src/inline.rs
 * writes it). Compressed, such a text is as small as the module, where base64 is a third larger.
 */
export function decode([order, text]) {
  const places = new Uint8Array(127);
  let count = 0;
  for (let code = 32; code < 127; code += 1) {
    // What would have to be escaped somewhere is left out.
    if (!"\"$'<\\`".includes(String.fromCharCode(code))) places[code] = count++;
  }
  const direct = count - 2;
  const byte = (at) => Number.parseInt(order.slice(at * 2, at * 2 + 2), 16);
  const bytes = Uint8Array.from({ length: 256 }, (_, at) => byte(at));
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
