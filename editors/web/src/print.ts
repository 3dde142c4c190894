import element from "crelt";
import { type Session, uri } from "./session.ts";

/** A paragraph with its role, as `gongwen.layout` gives it. Indents are in hundredths of a character. */
interface Laid {
  readonly role: string;
  readonly level?: number;
  /** UTF-16 units of a heading at the start, be it all of the paragraph or run in. */
  readonly headingLength?: number;
  /** Of a row of the 附件说明; its first line hangs out. */
  readonly leftIndent?: number;
  readonly hangingIndent?: number;
  /** Of signature and date. */
  readonly rightIndent?: number;
  readonly text: string;
}

/** The draft in the layout of GB/T 9704—2012 as elements; style.css says what each class looks like. */
export async function laidOut(session: Session): Promise<HTMLElement | undefined> {
  const paragraphs = await session.command<Laid[]>("gongwen.layout", uri);
  if (paragraphs === undefined) return undefined;
  const lines = paragraphs.map(({ role, level, headingLength = 0, text, ...indents }) => {
    const head = element("span", { class: `level${level}` }, text.slice(0, headingLength));
    const line = element("p", { class: role }, ...(headingLength > 0 ? [head] : []), text.slice(headingLength));
    const { leftIndent = 0, hangingIndent = 0, rightIndent = 0 } = indents;
    if (rightIndent > 0) line.style.marginRight = `${rightIndent / 100}em`;
    if (leftIndent > 0) line.style.marginLeft = `${leftIndent / 100}em`;
    if (leftIndent > 0) line.style.textIndent = `${-hangingIndent / 100}em`;
    return line;
  });
  return element("article", { class: "paper" }, ...lines);
}

/**
 * A title is broken between words, 的 and marks staying with the word before (7.3.1: 词意完整); style.css balances the
 * lines. A browser that knows no words (Firefox before 125) breaks it by its width.
 */
function breakTitle(title: HTMLElement): void {
  if (!("Segmenter" in Intl)) return;
  const words = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(title.textContent ?? "")];
  title.replaceChildren(
    ...words.flatMap(({ segment, isWordLike }, index) => {
      const isJoined = !isWordLike || segment === "的" || /^\p{Ps}|^\p{Pi}/u.test(words[index - 1]?.segment ?? "");
      return isJoined || index === 0 ? [segment] : [element("wbr"), segment];
    }),
  );
}

/** Prints the draft; the page itself is hidden on paper. */
export async function print(session: Session): Promise<boolean> {
  const paper = await laidOut(session);
  if (paper === undefined) return false;
  document.querySelector(".paper")?.remove();
  for (const title of paper.querySelectorAll<HTMLElement>(".title, .attachmentTitle")) breakTitle(title);
  document.body.append(paper);
  globalThis.print();
  return true;
}

/** Fonts and sizes on the elements themselves: Word and WPS read no style sheet of the clipboard. */
const text = "font-family:仿宋_GB2312,仿宋,FangSong;font-size:16pt";
const flush = `${text};text-indent:0`;
const title = "text-align:center;font-family:方正小标宋简体,方正小标宋_GBK,小标宋,宋体;font-size:22pt;text-indent:0";
const inline: Readonly<Record<string, string>> = {
  title,
  attachmentTitle: title,
  level1: "font-family:黑体",
  level2: "font-family:楷体_GB2312,楷体",
  attachment: `${flush};font-family:黑体`,
  signature: `text-align:right;${flush}`,
  date: `text-align:right;${flush}`,
  addressee: flush,
  imprint: `${flush};font-size:14pt`,
};

/** Puts the draft in that layout on the clipboard, and its text beside it. */
export async function copy(session: Session, plainText: string): Promise<boolean> {
  const paper = await laidOut(session);
  if (paper === undefined) return false;
  for (const one of paper.querySelectorAll("span")) one.style.cssText = inline[one.className] ?? "";
  for (const { className, style } of paper.querySelectorAll("p")) {
    const { marginLeft, marginRight, textIndent } = style;
    const line = `margin:0 ${marginRight || 0} 0 ${marginLeft || 0};line-height:28.95pt;text-indent:${textIndent || "2em"}`;
    style.cssText = `${line};${inline[className] ?? text}`;
  }
  const html = new Blob([paper.outerHTML], { type: "text/html" });
  const plain = new Blob([plainText], { type: "text/plain" });
  await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
  return true;
}
