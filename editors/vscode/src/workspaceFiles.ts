import { type Disposable, type Uri, workspace } from "vscode";
import { FileChangeType, type FileEvent } from "vscode-languageclient";
import type { Patch } from "./memoryFiles.ts";

/** What the server reads of a workspace: settings, phrase banks. */
const patterns = ["**/.gongwen.json", "**/.gongwen/phrasebank/*"];

/** More files than this is no workspace of drafts. */
const limit = 500;

/**
 * The files that the module may read where nothing can be read at once: handed over before it starts and at each
 * change. Other drafts of the workspace stay unknown to it.
 */
export class WorkspaceFiles implements Disposable {
  /** Called after the watched files have changed, with what the server is to be told. */
  onChange: (patch: Patch, changes: FileEvent[]) => void = () => {};
  private readonly watchers = patterns.map((pattern) => workspace.createFileSystemWatcher(pattern));

  constructor() {
    for (const watcher of this.watchers) {
      watcher.onDidCreate((uri) => this.changed(uri, FileChangeType.Created));
      watcher.onDidChange((uri) => this.changed(uri, FileChangeType.Changed));
      watcher.onDidDelete((uri) => this.changed(uri, FileChangeType.Deleted));
    }
  }

  async all(): Promise<Patch> {
    const found = await Promise.all(patterns.map((pattern) => workspace.findFiles(pattern, null, limit)));
    const pairs = found.flat().map(async (uri) => [uri.path, await read(uri)]);
    return Object.fromEntries(await Promise.all(pairs));
  }

  dispose(): void {
    for (const watcher of this.watchers) watcher.dispose();
  }

  private async changed(uri: Uri, type: FileChangeType): Promise<void> {
    const bytes = type === FileChangeType.Deleted ? null : await read(uri);
    const change = { uri: uri.with({ scheme: "file", authority: "" }).toString(), type };
    this.onChange({ [uri.path]: bytes }, [change]);
  }
}

/** The bytes of a file; null when it has gone meanwhile. */
async function read(uri: Uri): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await workspace.fs.readFile(uri).then(undefined, () => null);
  return bytes && new Uint8Array(bytes);
}
