/** A message of the protocol. */
export interface Message {
  readonly jsonrpc?: string;
  readonly id?: number | string | null;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A message with the header that the protocol puts before it. */
export function frame(message: Message): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const header = new TextEncoder().encode(`Content-Length: ${body.length}\r\n\r\n`);
  const result = new Uint8Array(header.length + body.length);
  result.set(header);
  result.set(body, header.length);
  return result;
}

/** The body of one whole frame, as the module writes them. */
export function unframe(bytes: Uint8Array): Uint8Array {
  for (let at = 0; at + 3 < bytes.length; at++) {
    if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 13 && bytes[at + 3] === 10) {
      return bytes.subarray(at + 4);
    }
  }
  return bytes;
}

/** Cuts a stream of bytes into the bodies of its frames; what is no frame is passed over. */
export class Unframer {
  /** What has come of a frame that is not whole yet. */
  rest = new Uint8Array(0);

  /** The bodies that `piece` completes. */
  push(piece: Uint8Array): Uint8Array[] {
    const bytes = new Uint8Array(this.rest.length + piece.length);
    bytes.set(this.rest);
    bytes.set(piece, this.rest.length);
    const bodies: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      const end = bytes.length - unframe(bytes.subarray(at)).length;
      if (end === at) break;
      const header = new TextDecoder().decode(bytes.subarray(at, end));
      const length = Number(/content-length: *(\d+)\r/i.exec(header)?.[1] ?? 0);
      if (end + length > bytes.length) break;
      if (length > 0) bodies.push(bytes.slice(end, end + length));
      at = end + length;
    }
    this.rest = bytes.slice(at);
    return bodies;
  }
}
