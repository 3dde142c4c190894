import { decoded, toGB18030 } from "@gongwen/module/gb18030";
import { note, tell } from "./dialog.ts";

export type Encoding = "utf-8" | "utf-8-bom" | "gb18030";

/** A draft as a file: its text with line feeds only, and what the file's bytes were like. */
export interface Paper {
  name: string;
  text: string;
  encoding: Encoding;
  lineEnd: "\n" | "\r\n";
  /** Where the browser lets a page write a file again. */
  handle?: FileSystemFileHandle;
}

export const newPaper = (text = "", name = "未命名.gongwen"): Paper => ({
  name,
  text,
  encoding: "utf-8",
  lineEnd: "\n",
});

/** Bytes of a text file: UTF-8 with or without a mark, else GB18030; undefined for neither. */
export function decode(name: string, bytes: Uint8Array): Paper | undefined {
  const unicode = decoded("utf-8", bytes);
  const marked = unicode ?? decoded("gb18030", bytes);
  if (marked === undefined || marked.includes("\0")) return undefined;
  const whole = marked.replace(/^\uFEFF/u, "");
  const encoding = unicode === undefined ? "gb18030" : whole === marked ? "utf-8" : "utf-8-bom";
  return { name, text: whole.replaceAll("\r\n", "\n"), encoding, lineEnd: whole.includes("\r\n") ? "\r\n" : "\n" };
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
const readable = ".gongwen,.txt,.md,.docx";

/** A file that the writer picks; undefined if none. */
export async function pick(): Promise<{ file: File; handle?: FileSystemFileHandle } | undefined> {
  if (pickers.showOpenFilePicker !== undefined) {
    try {
      const accept = { "text/plain": [".gongwen", ".txt", ".md"], "application/vnd.openxmlformats": [".docx"] };
      const [handle] = await pickers.showOpenFilePicker({ types: [{ description: "文稿", accept }] });
      return handle && { file: await handle.getFile(), handle };
    } catch (error) {
      if ((error as Error).name === "AbortError") return undefined;
    }
  }
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = readable;
    input.onchange = () => resolve(input.files?.[0] && { file: input.files[0] });
    input.oncancel = () => resolve(undefined);
    input.click();
  });
}

/** Writes the draft to its file, or to one that the writer picks, or as a download. False if nothing was written. */
export async function save(paper: Paper, asNew = false): Promise<boolean> {
  let bytes = encode(paper);
  if (bytes === undefined) {
    const answer = await tell(
      "无法用原编码保存",
      "文稿中有 GB18030 没有的字符。改用 UTF-8 保存？",
      "改用 UTF-8",
      "取消",
    );
    if (answer !== "改用 UTF-8") return false;
    paper.encoding = "utf-8";
    bytes = encode(paper);
  }
  if (bytes === undefined) return false;
  if (asNew) delete paper.handle;
  return write(paper.name, bytes, paper);
}

/** Bytes to a file. With a paper whose handle is known, there; the handle of a new file is kept in it. */
export async function write(name: string, bytes: Uint8Array<ArrayBuffer>, paper?: Paper): Promise<boolean> {
  try {
    const handle = paper?.handle ?? (await pickers.showSaveFilePicker?.({ suggestedName: name }));
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
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  note(`已下载：${name}`);
  return true;
}
