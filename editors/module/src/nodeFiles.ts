import fs from "node:fs";
import { type Files, Kind } from "./abi.ts";

/** `/c:/draft.md` and `C:\draft.md` are the same place: the module knows paths with slashes only. */
export const toNative = (path: string) => (/^\/[A-Za-z]:/.test(path) ? path.slice(1) : path);
export const fromNative = (path: string) => {
  const slashed = process.platform === "win32" ? path.replaceAll("\\", "/") : path;
  return /^[A-Za-z]:\//.test(slashed) ? `/${slashed}` : slashed;
};

/** Files as Node has them. */
export const nodeFiles: Files = {
  stat(path, follow) {
    const state = (follow ? fs.statSync : fs.lstatSync)(toNative(path));
    const isOf = [state.isFile(), state.isDirectory(), state.isSymbolicLink()];
    const kind = ([Kind.file, Kind.folder, Kind.link] as const).find((one) => isOf[one]) ?? Kind.other;
    return { kind, size: state.size, modified: state.mtimeMs, inode: state.ino };
  },
  list: (path) => fs.readdirSync(toNative(path)),
  read: (path) => fs.readFileSync(toNative(path)),
  /** Beside the file and then in its place: whatever happens, it holds all of the old or all of the new. */
  write(path, bytes) {
    const target = fs.existsSync(toNative(path)) ? fs.realpathSync(toNative(path)) : toNative(path);
    const temporary = `${target}.${process.pid}.gongwen`;
    try {
      const mode = fs.existsSync(target) ? fs.statSync(target).mode : 0o666;
      fs.writeFileSync(temporary, bytes, { flush: true, mode });
      fs.renameSync(temporary, target);
    } catch (error) {
      fs.rmSync(temporary, { force: true });
      throw error;
    }
  },
  resolve: (path) => fromNative(fs.realpathSync(toNative(path))),
};
