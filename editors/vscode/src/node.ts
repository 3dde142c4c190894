import { Connection } from "@gongwen/module";
import { nodeWorker } from "@gongwen/module/node";
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";
import { activateIn } from "./extension.ts";
import { readModule } from "./module.ts";
import { nativeServer } from "./settings.ts";
import { transports } from "./transport.ts";

/** Where the module finds the writer's own banks, as the native program does. */
const variables = ["HOME", "USERPROFILE", "XDG_CONFIG_HOME"];

/** Entry in Node's extension host: desktop, Remote, WSL. */
export const activate = (context: ExtensionContext) =>
  activateIn(
    {
      name: "Node",
      client(options, failed) {
        const worker = Uri.joinPath(context.extensionUri, "dist/nodeWorker.js").fsPath;
        const pairs = variables.map((name) => [name, process.env[name]]).filter(([, value]) => value !== undefined);
        const environment: Record<string, string> = Object.fromEntries(pairs);
        const inside = async () =>
          transports(new Connection(nodeWorker(worker), { module: await readModule(context), environment }), failed);
        return new LanguageClient("gongwen", "公文", nativeServer() ?? inside, options);
      },
    },
    context,
  );
