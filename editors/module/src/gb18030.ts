/** The text in `bytes`, marks of byte order included; undefined when they are not of this encoding throughout. */
export function decoded(label: "utf-8" | "gb18030", bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The code of each character of the basic plane, read off the decoder once, and only where a file is in GB18030. */
let table: Map<string | undefined, number[]> | undefined;

/** GB18030 of a text, of which every JavaScript engine has a decoder only; undefined when a character has no place there. */
export function toGB18030(text: string): Uint8Array<ArrayBuffer> | undefined {
  table ??= new Map(Array.from(codes(), (code) => [decoded("gb18030", Uint8Array.from(code)), code]));
  const found = Array.from(text, (character) => {
    const above = (character.codePointAt(0) ?? 0) - 0x10000;
    return above < 0 ? table?.get(character) : fourBytes(189000 + above);
  });
  return found.includes(undefined) ? undefined : Uint8Array.from(found.flatMap((code) => code ?? []));
}

/** Every code that may stand for a character of the basic plane, the last first: of two for one the first counts. */
function* codes(): Generator<number[]> {
  for (let index = 39420; index-- > 0; ) yield fourBytes(index);
  for (let lead = 0xfe; lead > 0x80; lead--) for (let trail = 0xfe; trail >= 0x40; trail--) yield [lead, trail];
  for (let byte = 0; byte < 0x80; byte++) yield [byte];
}

const fourBytes = (index: number) => [
  0x81 + Math.floor(index / 12600),
  0x30 + (Math.floor(index / 1260) % 10),
  0x81 + (Math.floor(index / 10) % 126),
  0x30 + (index % 10),
];
