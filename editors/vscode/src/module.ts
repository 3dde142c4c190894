import { type ExtensionContext, Uri, workspace } from "vscode";

/** A file of the extension's `dist`, in every host. */
export async function readOwn(context: ExtensionContext, name: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, "dist", name)));
}

/** The server: gongwen.wasm, gzipped. */
export const readModule = (context: ExtensionContext) => readOwn(context, "gongwen.wasm.gz");
