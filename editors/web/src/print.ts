import { element } from "./dialog.ts";
import type { Session } from "./session.ts";
import { uri } from "./session.ts";

/** A paragraph with its role, as `gongwen.layout` gives it. */
interface Laid {
  readonly role: string;
  readonly level?: number;
  /** UTF-16 units of a run-in heading at the start. */
  readonly headingLength?: number;
  /** Of signature and date: hundredths of a character. */
  readonly rightIndent?: number;
  readonly text: string;
}

/** The draft in the layout of GB/T 9704—2012 as elements; style.css says what each class looks like. */
export async function laidOut(session: Session): Promise<HTMLElement | undefined> {
  const paragraphs = await session.command<Laid[]>("gongwen.layout", uri);
  if (paragraphs === undefined) return undefined;
  return element(
    "article",
    { class: "paper" },
    ...paragraphs.map(({ role, level = 0, headingLength = 0, rightIndent = 0, text }) => {
      const kind = level > 0 ? `${role} level${level}` : role;
      const head = text.slice(0, headingLength);
      const parts = head === "" ? [text] : [element("b", {}, head), text.slice(headingLength)];
      const line = element("p", { class: kind }, ...parts);
      if (rightIndent > 0) line.style.marginRight = `${rightIndent / 100}em`;
      return line;
    }),
  );
}

/** Prints the draft; the page itself is hidden on paper. */
export async function print(session: Session): Promise<boolean> {
  const paper = await laidOut(session);
  if (paper === undefined) return false;
  document.querySelector(".paper")?.remove();
  document.body.append(paper);
  globalThis.print();
  return true;
}

/** Fonts and sizes on the elements themselves: Word and WPS read no style sheet of the clipboard. */
const song = "方正小标宋简体,方正小标宋_GBK,小标宋,宋体";
const fang = "仿宋_GB2312,仿宋,FangSong";
const inline: Readonly<Record<string, string>> = {
  title: `text-align:center;font-family:${song};font-size:22pt`,
  level1: "font-family:黑体;font-size:16pt;text-indent:2em",
  level2: "font-family:楷体_GB2312,楷体;font-size:16pt;text-indent:2em",
  signature: `text-align:right;font-family:${fang};font-size:16pt`,
  date: `text-align:right;font-family:${fang};font-size:16pt`,
  addressee: `font-family:${fang};font-size:16pt`,
  imprint: `font-family:${fang};font-size:14pt`,
};

/** Puts the draft in that layout on the clipboard, and its text beside it. */
export async function copy(session: Session, text: string): Promise<boolean> {
  const paper = await laidOut(session);
  if (paper === undefined) return false;
  for (const paragraph of paper.querySelectorAll("p")) {
    const found = [...paragraph.classList].reverse().find((name) => name in inline);
    const style = inline[found ?? ""] ?? `font-family:${fang};font-size:16pt;text-indent:2em`;
    const margin = `margin:0 ${paragraph.style.marginRight || 0} 0 0`;
    paragraph.setAttribute("style", `${margin};line-height:28.95pt;${style}`);
  }
  const html = new Blob([paper.outerHTML], { type: "text/html" });
  const plain = new Blob([text], { type: "text/plain" });
  await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
  return true;
}
