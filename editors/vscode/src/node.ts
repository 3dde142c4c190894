import { Connection } from "@gongwen/module";
import { nodeWorker } from "@gongwen/module/node";
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { activateIn } from "./extension.ts";
import { nativeServer } from "./settings.ts";
import { transports } from "./transport.ts";

/** Where the module finds the writer's own banks, as the native program does. */
const { HOME, USERPROFILE, XDG_CONFIG_HOME } = process.env;
const environment = { HOME, USERPROFILE, XDG_CONFIG_HOME };

/** Entry in Node's extension host: desktop, Remote, WSL. */
export const activate = (context: ExtensionContext) =>
  activateIn(
    {
      name: "Node",
      client(options, failed) {
        const own = (name: string) => Uri.joinPath(context.extensionUri, "dist", name).fsPath;
        const inside = async () =>
          transports(
            new Connection(nodeWorker(own("nodeWorker.js")), { module: own("gongwen.wasm.gz"), environment }),
            failed,
          );
        return new LanguageClient("gongwen", "公文", nativeServer() ?? inside, options);
      },
    },
    context,
  );
