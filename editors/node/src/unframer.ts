/** Cuts a stream of bytes into the bodies of its frames; what is no frame is passed over. */
export class Unframer {
  /** What has come of a frame that is not whole yet. */
  rest: Buffer = Buffer.alloc(0);

  /** The bodies that `piece` completes. */
  *push(piece: Uint8Array): Generator<Buffer> {
    this.rest = Buffer.concat([this.rest, piece]);
    for (;;) {
      const start = this.rest.indexOf("\r\n\r\n") + 4;
      const length = Number(/content-length: *(\d+)\r/i.exec(this.rest.toString("latin1", 0, start))?.[1] ?? 0);
      if (start < 4 || start + length > this.rest.length) return;
      yield this.rest.subarray(start, start + length);
      this.rest = this.rest.subarray(start + length);
    }
  }
}
