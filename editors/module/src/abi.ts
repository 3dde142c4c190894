/** The interface between gongwen.wasm and whoever runs it; ../README.md says it in words. */

/** Number of this interface: `gw_version` must return the same. */
export const interfaceVersion = 1;

/** What the module exports, in the order of ../README.md. Addresses and lengths are bytes in `memory`. */
export interface Exports {
  readonly memory: WebAssembly.Memory;
  _initialize(): void;
  gw_version(): number;
  gw_alloc(length: number): number;
  gw_init(address: number, length: number): void;
  gw_receive(address: number, length: number): void;
  gw_step(): number;
  gw_exit(): number;
  gw_run(address: number, length: number): number;
}

/** Codes of the C library on Linux that a host answers with; any other number is shown as it is. */
export const errors = { ENOENT: 2, EIO: 5, EACCES: 13, ENOTDIR: 20, EISDIR: 21, EFBIG: 27, ENOSPC: 28, EROFS: 30 };

/** What a path leads to, in the module's numbers. */
export const Kind = { file: 0, folder: 1, link: 2, other: 3 } as const;
export type Kind = (typeof Kind)[keyof typeof Kind];
export type State = { kind: Kind; size: number; modified: number; inode: number };

/** Files by absolute path, `/` between the parts. Each throws an object with `code` (`ENOENT`) for what cannot be. */
export interface Files {
  stat(path: string, follow: boolean): State;
  list(path: string): string[];
  read(path: string): Uint8Array;
  write(path: string, bytes: Uint8Array): void;
  resolve(path: string): string;
}

/** What the module needs of its surroundings. */
export interface Host {
  /** Takes bytes out: framed messages (0), standard output (1), standard error (2). Valid during the call. */
  write(stream: number, bytes: Uint8Array): void;
  /** All of standard input. */
  readInput?(): Uint8Array;
  /** Cells across of a terminal, 0 if unknown, -1 where there is none. */
  terminal?(stream: number): number;
  environment?(name: string): string | undefined;
  readonly currentFolder?: string;
  /** Left out where there are no files. */
  readonly files?: Files;
}
