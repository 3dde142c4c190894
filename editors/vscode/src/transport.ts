import type { Connection, Failure, Message } from "@gongwen/module";
import { l10n } from "vscode";
import { Disposable, Emitter, Event, type MessageTransports } from "vscode-languageclient";

/**
 * The module in its worker as the client library's transport. A trap or a hang ends the transport; the library then
 * asks for a new one and opens the documents again.
 */
export function transports(connection: Connection, failed: (message: string) => void): MessageTransports {
  const closed = new Emitter<void>();
  connection.onFailure = (failure) => {
    failed(description(failure));
    closed.fire();
  };
  connection.onExit = () => closed.fire();
  const end = () => connection.end();
  return {
    reader: {
      onError: Event.None,
      onClose: closed.event,
      onPartialMessage: Event.None,
      listen(callback) {
        connection.onMessage = (message) => callback({ jsonrpc: "2.0", ...message });
        return Disposable.create(end);
      },
      dispose: end,
    },
    writer: {
      onError: Event.None,
      onClose: Event.None,
      write: async (message) => connection.send(message as Message),
      end() {},
      dispose() {},
    },
  };
}

function description({ kind, method, message }: Failure): string {
  return kind === "timeout"
    ? l10n.t("No answer for five seconds (last request: {0}).", method)
    : l10n.t("Internal error (last request: {0}): {1}", method, message);
}
