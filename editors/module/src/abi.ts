/** The interface between gongwen.wasm and whoever runs it; ../README.md says it in words. */

/** Number of this interface: `gw_version` must return the same. */
export const interfaceVersion = 3;

/** What the module exports. */
export type Exports = Record<
  "gw_version" | "gw_alloc" | "gw_init" | "gw_receive" | "gw_step" | "gw_run",
  (...values: number[]) => number
> & { readonly memory: WebAssembly.Memory; _initialize(): void };

/** Codes of the C library on Linux that a host answers with; any other error is EIO. */
export const errors = { ENOENT: 2, EIO: 5, EACCES: 13, ENOTDIR: 20, EISDIR: 21, EFBIG: 27, ENOSPC: 28, EROFS: 30 };

/** What a path leads to, in the module's numbers. */
export const Kind = { file: 0, folder: 1, link: 2, other: 3 };

/** Files by absolute path, `/` between the parts. Each throws an object with `code` (`ENOENT`) for what cannot be. */
export interface Files {
  /** Kind (as in `Kind`), size, time of change, inode, names, rights, 1 if it is this user's own. Links are followed. */
  stat(path: string): [kind: number, ...others: number[]];
  /** What stands in a folder; links are not followed. */
  list(path: string): [kind: number, name: string][];
  /** An empty path is standard input. */
  read(path: string): Uint8Array<ArrayBuffer>;
  /** Whole or not at all. */
  write(path: string, bytes: Uint8Array): void;
}

/** What the module needs of its surroundings. */
export interface Host {
  /** Takes bytes out: framed messages (0), standard output (1), standard error (2). Valid during the call. */
  write(stream: number, bytes: Uint8Array): void;
  /** Cells across of a terminal, 0 if unknown, -1 where there is none. */
  terminal?(stream: number): number;
  /** HOME and XDG_CONFIG_HOME lead to the writer's own banks; PWD is the current folder. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  /** Left out where there are none. */
  readonly files?: Files | undefined;
}
