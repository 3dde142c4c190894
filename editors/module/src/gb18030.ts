/** GB18030 both ways with what every JavaScript engine has: a decoder. */

let table: Map<number, number[]> | undefined;

/** The bytes of each scalar of the basic plane, read off the decoder once (20 ms, only for files in GB18030). */
function spellings(): Map<number, number[]> {
  if (table !== undefined) return table;
  const found = new Map<number, number[]>();
  const decoder = new TextDecoder("gb18030");
  const add = (bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const scalar = text.codePointAt(0) ?? 0xfffd;
    if (text.length === 1 && scalar !== 0xfffd && !found.has(scalar)) found.set(scalar, bytes);
  };
  for (let byte = 0; byte < 0x80; byte++) add([byte]);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) add([lead, trail]);
  }
  for (let index = 0; index < 39420; index++) add(fourBytes(index));
  table = found;
  return found;
}

const fourBytes = (index: number) => [
  0x81 + Math.floor(index / 12600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];

/** UTF-8 bytes of GB18030; undefined when it is none. */
export function fromGB18030(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return new TextEncoder().encode(new TextDecoder("gb18030", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** GB18030 of UTF-8 bytes; undefined when a character has no place there. */
export function toGB18030(bytes: Uint8Array): Uint8Array | undefined {
  const result: number[] = [];
  for (const character of new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)) {
    const scalar = character.codePointAt(0) ?? 0xfffd;
    const spelled = scalar < 0x10000 ? spellings().get(scalar) : fourBytes(189000 + scalar - 0x10000);
    if (spelled === undefined) return undefined;
    result.push(...spelled);
  }
  return Uint8Array.from(result);
}
