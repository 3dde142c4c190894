import { connection } from "./early.ts";

// Above, as what stands first runs first.

import type { ExtensionContext } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { activateIn } from "./extension.ts";
import { nativeServer } from "./settings.ts";
import { transports } from "./transport.ts";

/** Entry in Node's extension host: desktop, Remote, WSL. */
export const activate = (context: ExtensionContext) =>
  activateIn(
    {
      name: "Node",
      client(options, failed) {
        const inside = async () => transports(connection(), failed);
        return new LanguageClient("gongwen", "公文", nativeServer() ?? inside, options);
      },
    },
    context,
  );
