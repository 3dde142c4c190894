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
  const body = JSON.stringify(message);
  const encoder = new TextEncoder();
  return encoder.encode(`Content-Length: ${encoder.encode(body).length}\r\n\r\n${body}`);
}

/** The body of one whole frame, as the module writes them: a header holds no brace. */
export const unframe = (bytes: Uint8Array) => bytes.subarray(bytes.indexOf(0x7b));
