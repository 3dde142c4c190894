import { Connection, type WorkerSource } from "@gongwen/module";
import { webWorker } from "@gongwen/module/browser";
import { type ExtensionContext, Uri, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateIn } from "./extension.ts";
import { transports } from "./transport.ts";
import { WorkspaceFiles } from "./workspaceFiles.ts";

/**
 * The server knows files by path, the browser by other schemes. Those of the workspace go to the server as `file:` and
 * come back as what they were.
 */
const uriConverters = {
  code2Protocol(uri: Uri): string {
    const [folder] = workspace.workspaceFolders ?? [];
    const isOfWorkspace = uri.scheme === folder?.uri.scheme && uri.authority === folder.uri.authority;
    return (isOfWorkspace ? uri.with({ scheme: "file", authority: "" }) : uri).toString();
  },
  protocol2Code(text: string): Uri {
    const uri = Uri.parse(text);
    const [folder] = workspace.workspaceFolders ?? [];
    if (uri.scheme !== "file" || folder === undefined) return uri;
    return uri.with({ scheme: folder.uri.scheme, authority: folder.uri.authority });
  },
};

/** Entry in the browser's extension host: vscode.dev, github.dev. */
export const activate = (context: ExtensionContext) => {
  const files = new WorkspaceFiles();
  context.subscriptions.push(files);
  return activateIn(
    {
      name: "Web",
      client(options, failed) {
        const place = (name: string) => Uri.joinPath(context.extensionUri, "dist", name);
        const own = async (name: string) => new Uint8Array(await workspace.fs.readFile(place(name)));
        const inside = async () => {
          const parts = [own("browserWorker.js"), own("gongwen.wasm.gz"), files.all()] as const;
          const [source, module, known] = await Promise.all(parts);
          const start: WorkerSource = (...handlers) => {
            const worker = webWorker(new TextDecoder().decode(source))(...handlers);
            worker.postMessage({ files: known });
            files.onChange = (patch, changes) => {
              worker.postMessage({ files: patch });
              void client.sendNotification("workspace/didChangeWatchedFiles", { changes });
            };
            return worker;
          };
          return transports(new Connection(start, { module }), failed);
        };
        const client = new LanguageClient("gongwen", "公文", inside, { ...options, uriConverters });
        return client;
      },
    },
    context,
  );
};
