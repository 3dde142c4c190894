import type { Connection, Failure, Message } from "@gongwen/module";
import { l10n } from "vscode";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  type DataCallback,
  Disposable,
  type MessageReader,
  type MessageTransports,
  type MessageWriter,
  type Message as ProtocolMessage,
} from "vscode-languageclient";

/**
 * The module in its worker as the client library's transport. A trap or a hang ends the transport; the library then
 * asks for a new one and opens the documents again.
 */
export function transports(connection: Connection, failed: (message: string) => void): MessageTransports {
  const reader = new Reader(connection);
  connection.onFailure = (failure) => {
    failed(description(failure));
    reader.end();
  };
  connection.onExit = () => reader.end();
  return { reader, writer: new Writer(connection) };
}

function description({ kind, method, message }: Failure): string {
  return kind === "timeout"
    ? l10n.t("No answer for five seconds (last request: {0}).", method)
    : l10n.t("Internal error (last request: {0}): {1}", method, message);
}

class Reader extends AbstractMessageReader implements MessageReader {
  constructor(private readonly connection: Connection) {
    super();
  }

  listen(callback: DataCallback): Disposable {
    this.connection.onMessage = (message) => callback(message as ProtocolMessage);
    return Disposable.create(() => this.connection.end());
  }

  end(): void {
    this.fireClose();
  }

  override dispose(): void {
    super.dispose();
    this.connection.end();
  }
}

class Writer extends AbstractMessageWriter implements MessageWriter {
  constructor(private readonly connection: Connection) {
    super();
  }

  async write(message: ProtocolMessage): Promise<void> {
    this.connection.send(message as Message);
  }

  end(): void {}
}
