/** The text in `bytes`, marks of byte order included; undefined when they are not of this encoding throughout. */
export function decoded(label: "utf-8" | "gb18030", bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** GB18030 of a text, of which every JavaScript engine has a decoder only; undefined when a character has no place there. */
export function toGB18030(text: string): Uint8Array<ArrayBuffer> | undefined {
  table ??= spellings();
  const result: number[] = [];
  for (const character of text) {
    const scalar = character.codePointAt(0) ?? 0;
    const spelled = scalar < 0x10000 ? table.get(character) : fourBytes(189000 + scalar - 0x10000);
    if (spelled === undefined) return undefined;
    result.push(...spelled);
  }
  return Uint8Array.from(result);
}

let table: Map<string, number[]> | undefined;

/** The bytes of each character of the basic plane, read off the decoder once (20 ms, only for files in GB18030). */
function spellings(): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const decoder = new TextDecoder("gb18030");
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (text.length === 1 && text !== "\uFFFD" && !found.has(text)) found.set(text, bytes);
  };
  for (let byte = 0; byte < 0x80; byte++) add(byte);
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail);
  for (let index = 0; index < 39420; index++) add(...fourBytes(index));
  return found;
}

const fourBytes = (index: number) => [
  0x81 + Math.floor(index / 12600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];
