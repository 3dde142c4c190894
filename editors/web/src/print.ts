import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import element from "crelt";
/** Fonts and sizes by role, for the elements themselves: Word and WPS read no style sheet of the clipboard. */
import clipboard from "./clipboard.json";
import { type Session, uri } from "./session.ts";

/** A paragraph as `gongwen.layout` gives it: a line feed ends a line of a title. Indents: hundredths of a character. */
interface Laid {
  readonly role: string;
  readonly level?: number;
  /** UTF-16 units of a heading at the start, be it all of the paragraph or run in. */
  readonly headingLength?: number;
  /** Of a row of the 附件说明, whose first line hangs out; the right one of signature and date. */
  readonly leftIndent?: number;
  readonly hangingIndent?: number;
  readonly rightIndent?: number;
  readonly text: string;
}

/** A paragraph, or a row of a table, in the layout of GB/T 9704—2012; style.css says what each class looks like. */
function lineOf({ role, level, headingLength = 0, text, ...indents }: Laid): HTMLElement {
  if (role === "tableRow") return element("tr", ...text.split("\t").map((cell) => element("td", cell)));
  const head = element("span", { class: `level${level}` }, text.slice(0, headingLength));
  const rest = text.slice(headingLength).split("\n");
  const broken = rest.flatMap((part, index) => (index > 0 ? [element("br"), part] : [part]));
  const { leftIndent = 0, hangingIndent = 0, rightIndent = 0 } = indents;
  const hangs = `margin-left: ${leftIndent / 100}em; text-indent: ${-hangingIndent / 100}em`;
  const style = leftIndent > 0 ? hangs : rightIndent > 0 ? `margin-right: ${rightIndent / 100}em` : "";
  return element("p", { class: role, style }, ...(headingLength > 0 ? [head] : []), ...broken);
}

/** The draft on paper. The browser's own menu waits for nobody: a layout is kept ready, and newer text stands there plain. */
export class Printout {
  private laid: { readonly text: Text; readonly paragraphs: readonly Laid[] } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly paper = element("article", { class: "paper" });

  constructor(
    private readonly view: EditorView,
    private readonly session: Session,
  ) {
    document.body.append(this.paper);
    addEventListener("beforeprint", () => this.paper.replaceChildren(...this.lines));
    addEventListener("afterprint", () => this.paper.replaceChildren());
  }

  /** Lays the draft out once the writer has rested for long: in a long draft that keeps the server from the next list. */
  refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.refresh(), 1500);
  }

  async refresh(): Promise<void> {
    const text = this.view.state.doc;
    const params = { command: "gongwen.layout", arguments: [uri] };
    const paragraphs = await this.session.request<Laid[]>("workspace/executeCommand", params);
    if (paragraphs !== undefined) this.laid = { text, paragraphs };
  }

  private get lines(): HTMLElement[] {
    const { doc } = this.view.state;
    const plain = () => doc.toJSON().map((line) => ({ role: "text", text: line.trim() }));
    return (this.laid?.text === doc ? this.laid.paragraphs : plain()).map(lineOf);
  }

  async print(): Promise<void> {
    await this.refresh();
    globalThis.print();
  }

  /** Puts the draft in that layout on the clipboard, and its text beside it. */
  async copy(): Promise<void> {
    await this.refresh();
    const styles: Readonly<Record<string, string>> = clipboard;
    const paper = element("article", ...this.lines);
    for (const one of paper.querySelectorAll("span")) one.style.cssText = styles[one.className] ?? "";
    for (const { className, style } of paper.querySelectorAll("p")) {
      const { marginLeft, marginRight, textIndent } = style;
      const line = `margin:0 ${marginRight || 0} 0 ${marginLeft || 0};line-height:28.95pt;text-indent:${textIndent || "2em"}`;
      style.cssText = `${line};${styles[className] ?? clipboard.text}`;
    }
    const put = (event: ClipboardEvent) => {
      const table = '<table border="1" style="border-collapse:collapse">$&</table>';
      event.clipboardData?.setData("text/html", paper.outerHTML.replace(/(?:<tr>.*?<\/tr>)+/gsu, table));
      event.clipboardData?.setData("text/plain", this.view.state.doc.toString());
      event.preventDefault();
      event.stopPropagation();
    };
    // Older browsers have no other way from a file, and newer ones need no permission for it.
    addEventListener("copy", put, { capture: true, once: true });
    if (!document.execCommand("copy")) throw new Error("浏览器不让网页复制。请按 Ctrl+A 全选，再按 Ctrl+C。");
  }
}
