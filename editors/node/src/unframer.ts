import { unframe } from "@gongwen/module";

/** Cuts a stream of bytes into the bodies of its frames. */
export class Unframer {
  private rest = new Uint8Array(0);

  /** The bodies that `piece` completes. */
  push(piece: Uint8Array): Uint8Array[] {
    const bytes = new Uint8Array(this.rest.length + piece.length);
    bytes.set(this.rest);
    bytes.set(piece, this.rest.length);
    const bodies: Uint8Array[] = [];
    let at = 0;
    for (;;) {
      const end = bytes.length - unframe(bytes.subarray(at)).length;
      const header = new TextDecoder().decode(bytes.subarray(at, end));
      const length = Number(/content-length: *(\d+)/i.exec(header)?.[1] ?? Number.NaN);
      if (end === at || !(end + length <= bytes.length)) break;
      bodies.push(bytes.slice(end, end + length));
      at = end + length;
    }
    this.rest = bytes.slice(at);
    return bodies;
  }
}
