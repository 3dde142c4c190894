import { decoded, toGB18030 } from "@gongwen/module/gb18030";
import { note, tell } from "./dialog.ts";

/** A draft as a file: its text with line feeds only, and what the file's bytes were like. */
export interface Paper {
  name: string;
  text: string;
  encoding: "utf-8" | "utf-8-bom" | "gb18030";
  lineEnd: "\n" | "\r\n";
  /** Whether its file is behind it, or it has none. */
  isUnsaved: boolean;
  /** Whether it began as the frame of a 文种, whose ×× are to be filled in. */
  isForm?: boolean;
  /** Where the browser lets a page write a file again. */
  handle?: FileSystemFileHandle;
}

const untitled = "未命名.gongwen";

/** The name of a draft's file; one that has none yet is called as its first line. */
export const nameOf = ({ name, text }: Paper) =>
  name === untitled ? `${/\S{1,40}/u.exec(text.replace(/[\\/:*?"<>|]/gu, ""))?.[0] ?? "未命名"}.gongwen` : name;

export function newPaper(text = "", name = untitled): Paper {
  return { name, text, encoding: "utf-8", lineEnd: "\n", isUnsaved: text !== "" };
}

/** Bytes of a text file: UTF-8 with or without a mark, else GB18030; undefined for neither. */
export function decode(name: string, bytes: Uint8Array): Paper | undefined {
  const unicode = decoded("utf-8", bytes);
  const marked = unicode ?? decoded("gb18030", bytes);
  if (marked === undefined || marked.includes("\0")) return undefined;
  const whole = marked.replace(/^\uFEFF/u, "");
  const encoding = unicode === undefined ? "gb18030" : whole === marked ? "utf-8" : "utf-8-bom";
  const lineEnd = whole.includes("\r\n") ? "\r\n" : "\n";
  return { name, text: whole.replaceAll("\r\n", "\n"), encoding, lineEnd, isUnsaved: false };
}

/** The bytes of a draft in its own encoding; undefined where a character has no place in it. */
export function encode({ text, encoding, lineEnd }: Paper): Uint8Array<ArrayBuffer> | undefined {
  const whole = (encoding === "utf-8-bom" ? "\uFEFF" : "") + text.replaceAll("\n", lineEnd);
  return encoding === "gb18030" ? toGB18030(whole) : new TextEncoder().encode(whole);
}

interface Pickers {
  showOpenFilePicker?(options: unknown): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: unknown): Promise<FileSystemFileHandle>;
}

const pickers = globalThis as Pickers;
const accept = ".gongwen,.txt,.md,.docx";
const opened = [{ description: "文稿", accept: { "text/plain": accept.split(",") } }];
const text = [{ description: "文稿（纯文本）", accept: { "text/plain": [".gongwen", ".txt", ".md"] } }];

/** A file that the writer picks; undefined if none. */
export async function pick(): Promise<{ file: File; handle?: FileSystemFileHandle } | undefined> {
  if (pickers.showOpenFilePicker !== undefined) {
    try {
      const [handle] = await pickers.showOpenFilePicker({ types: opened });
      return handle && { file: await handle.getFile(), handle };
    } catch (error) {
      if ((error as Error).name === "AbortError") return undefined;
    }
  }
  return new Promise((resolve) => {
    const onchange = () => resolve(input.files?.[0] && { file: input.files[0] });
    const oncancel = () => resolve(undefined);
    const input = Object.assign(document.createElement("input"), { type: "file", accept, onchange, oncancel });
    input.click();
  });
}

/** Writes the draft to its file, or to one that the writer picks, or as a download. False if nothing was written. */
export async function save(paper: Paper, asNew = false): Promise<boolean> {
  const bytes = encode(paper);
  if (asNew) delete paper.handle;
  if (bytes !== undefined) return write(nameOf(paper), bytes, paper);
  const text = "文稿中有 GB18030 没有的字符。改用 UTF-8 保存？";
  if ((await tell("无法用原编码保存", text, "改用 UTF-8", "取消")) !== "改用 UTF-8") return false;
  return save(Object.assign(paper, { encoding: "utf-8" }));
}

/** Bytes to a file. With a paper whose handle is known, there; the handle of a new file is kept in it. */
export async function write(name: string, bytes: Uint8Array<ArrayBuffer>, paper?: Paper): Promise<boolean> {
  try {
    const handle = paper?.handle ?? (await pickers.showSaveFilePicker?.({ suggestedName: name, types: paper && text }));
    // What is typed while it is written is not in it.
    if (paper !== undefined) paper.isUnsaved = false;
    if (handle !== undefined) {
      const stream = await handle.createWritable();
      await stream.write(bytes);
      await stream.close();
      if (paper !== undefined) Object.assign(paper, { handle, name: handle.name });
      note(`已保存：${handle.name}`);
      return true;
    }
  } catch (error) {
    if ((error as Error).name === "AbortError") return false;
  }
  const href = URL.createObjectURL(new Blob([bytes]));
  Object.assign(document.createElement("a"), { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  note(`已下载：${name}`);
  return true;
}
