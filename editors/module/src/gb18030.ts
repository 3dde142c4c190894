/** GB18030 both ways with what every JavaScript engine has: a decoder. */

let table: Map<number, number> | undefined;

/** Two-byte characters by scalar, read off the decoder once (5 ms). */
function twoBytes(): Map<number, number> {
  if (table !== undefined) return table;
  table = new Map();
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      const scalar = text.codePointAt(0) ?? 0xfffd;
      if (scalar !== 0xfffd && !table.has(scalar)) table.set(scalar, (lead << 8) | trail);
    }
  }
  return table;
}

const fourBytes = (index: number) => [
  0x81 + Math.floor(index / 12600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];

/** The four bytes of a scalar of the basic plane that has no two: the decoder grows with the index, so search by halves. */
function searched(scalar: number): number[] | undefined {
  const decoder = new TextDecoder("gb18030");
  let [low, high] = [0, 39419];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = decoder.decode(Uint8Array.from(fourBytes(middle))).codePointAt(0) ?? 0xfffd;
    if (found === scalar) return fourBytes(middle);
    if (found < scalar) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** UTF-8 bytes of GB18030; undefined when it is none. */
export function fromGB18030(bytes: Uint8Array): Uint8Array | undefined {
  try {
    const text = new TextDecoder("gb18030", { fatal: true, ignoreBOM: true }).decode(bytes);
    return new TextEncoder().encode(text);
  } catch {
    return undefined;
  }
}

/** GB18030 of UTF-8 bytes; undefined when they are none or a character has no place there. */
export function toGB18030(bytes: Uint8Array): Uint8Array | undefined {
  const result: number[] = [];
  for (const character of new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)) {
    const scalar = character.codePointAt(0) ?? 0;
    const two = scalar < 0x80 ? undefined : twoBytes().get(scalar);
    const four = scalar >= 0x10000 ? fourBytes(189000 + scalar - 0x10000) : undefined;
    const spelled = scalar < 0x80 ? [scalar] : two !== undefined ? [two >> 8, two & 0xff] : (four ?? searched(scalar));
    if (spelled === undefined) return undefined;
    result.push(...spelled);
  }
  return Uint8Array.from(result);
}
