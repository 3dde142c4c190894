import { type Files, Kind } from "@gongwen/module";

/** New content of files by absolute path; null for one that is gone. */
export type Patch = Record<string, Uint8Array<ArrayBuffer> | null>;

const failure = (code: string) => Object.assign(new Error(code), { code });

/** Files that are handed over, where the host has none that can be read at once (a browser). */
export class MemoryFiles implements Files {
  private readonly files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; modified: number }>();
  private changes = 0;

  apply(patch: Patch): void {
    this.changes += 1;
    for (const [path, bytes] of Object.entries(patch)) {
      if (bytes === null) this.files.delete(path);
      else this.files.set(path, { bytes, modified: this.changes });
    }
  }

  stat(path: string): ReturnType<Files["stat"]> {
    const file = this.files.get(path);
    if (file !== undefined) return [Kind.file, file.bytes.length, file.modified, 0, 1, 0o644, 1];
    if (this.list(path).length === 0) throw failure("ENOENT");
    return [Kind.folder, 0, 0, 0, 1, 0o755, 1];
  }

  list(path: string): ReturnType<Files["list"]> {
    const prefix = path === "/" ? "/" : `${path}/`;
    const below = [...this.files.keys()].filter((file) => file.startsWith(prefix));
    const names = new Set(below.map((file) => file.slice(prefix.length).split("/")[0] ?? ""));
    return Array.from(names, (name) => [this.stat(prefix + name)[0], name]);
  }

  read(path: string): Uint8Array<ArrayBuffer> {
    const file = this.files.get(path);
    if (file === undefined) throw failure(this.list(path).length > 0 ? "EISDIR" : "ENOENT");
    return file.bytes;
  }

  /** Nothing is written that only the editor can write. */
  write(): void {
    throw failure("EROFS");
  }
}
