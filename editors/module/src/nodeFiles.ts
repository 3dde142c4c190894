import fs from "node:fs";
import { type Files, Kind } from "./abi.ts";

/** `/c:/draft.md` and `C:\draft.md` are the same place: the module knows paths with slashes only. */
const toNative = (path: string) => (/^\/[A-Za-z]:/.test(path) ? path.slice(1) : path);
export const fromNative = (path: string) => {
  const slashed = process.platform === "win32" ? path.replaceAll("\\", "/") : path;
  return /^[A-Za-z]:\//.test(slashed) ? `/${slashed}` : slashed;
};

const kindOf = (found: fs.Stats | fs.Dirent) =>
  found.isSymbolicLink() ? Kind.link : found.isFile() ? Kind.file : found.isDirectory() ? Kind.folder : Kind.other;

/** Files as Node has them. */
export const nodeFiles: Files = {
  stat(path) {
    const state = fs.statSync(toNative(path));
    return [kindOf(state), state.size, state.mtimeMs, state.ino];
  },
  list: (path) => fs.readdirSync(toNative(path), { withFileTypes: true }).map((one) => [kindOf(one), one.name]),
  read: (path) => new Uint8Array(fs.readFileSync(path === "" ? 0 : toNative(path))),
  /** Beside the file and then in its place. */
  write(path, bytes) {
    const isThere = fs.existsSync(toNative(path));
    const target = isThere ? fs.realpathSync(toNative(path)) : toNative(path);
    const temporary = `${target}.${process.pid}.gongwen`;
    try {
      fs.writeFileSync(temporary, bytes, { flush: true, mode: isThere ? fs.statSync(target).mode : 0o666 });
      fs.renameSync(temporary, target);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
  },
};
