import fs from "node:fs";
import { gunzipSync } from "node:zlib";
import { type Files, Kind } from "./abi.ts";

/** `/c:/draft.md` and `C:\draft.md` are the same place: the module knows paths with slashes only. */
const toNative = (path: string) => (/^\/[A-Za-z]:/.test(path) ? path.slice(1) : path);
export const fromNative = (path: string) =>
  (process.platform === "win32" ? path.replaceAll("\\", "/") : path).replace(/^(?=[A-Za-z]:\/)/, "/");

const kindOf = (found: fs.Stats | fs.Dirent) =>
  found.isSymbolicLink() ? Kind.link : found.isFile() ? Kind.file : found.isDirectory() ? Kind.folder : Kind.other;

/** Files as Node has them. */
export const nodeFiles: Files = {
  stat(path) {
    const state = fs.statSync(toNative(path));
    const { size, mtimeMs, ino, nlink, mode, uid } = state;
    return [kindOf(state), size, mtimeMs, ino, nlink, mode, Number(uid === (process.geteuid?.() ?? uid))];
  },
  list: (path) => fs.readdirSync(toNative(path), { withFileTypes: true }).map((one) => [kindOf(one), one.name]),
  read: (path) => new Uint8Array(fs.readFileSync(path === "" ? 0 : toNative(path))),
  /** Beside the file and then in its place. */
  write(path, bytes) {
    const old = fs.statSync(toNative(path), { throwIfNoEntry: false });
    const target = old ? fs.realpathSync(toNative(path)) : toNative(path);
    const temporary = `${target}.${process.pid}.gongwen`;
    try {
      fs.writeFileSync(temporary, bytes, { flush: true, mode: old ? 0o600 : 0o666 });
      if (old && process.geteuid?.() === 0) fs.chownSync(temporary, old.uid, old.gid);
      if (old) fs.chmodSync(temporary, old.mode);
      fs.renameSync(temporary, target);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  },
};

/** The module at a path, gzipped. Inflated in one piece, which takes Node a third of the time of a stream. */
export const load = (path: string) => WebAssembly.compile(gunzipSync(fs.readFileSync(toNative(path))));
