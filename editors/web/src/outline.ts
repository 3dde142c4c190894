import type { EditorView } from "@codemirror/view";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { element } from "./dialog.ts";
import { offsetIn, positionIn, type Session, textDocument } from "./session.ts";

interface Row {
  readonly name: string;
  readonly depth: number;
  readonly symbol: DocumentSymbol;
}

/** Height of a row in pixels, as style.css has it. */
const rowHeight = 28;

/** The outline beside the text: follows the caret, jumps; draws only what can be seen. */
export class Outline {
  private rows: Row[] = [];
  private current = -1;
  private asked = 0;
  private readonly list = element("div", { role: "tree", tabindex: "0", "aria-label": "大纲" });

  constructor(
    private readonly place: HTMLElement,
    private readonly view: () => EditorView,
    private readonly session: () => Session,
  ) {
    place.append(this.list);
    place.addEventListener("scroll", () => this.draw());
    this.list.addEventListener("keydown", (event) => this.key(event));
    new ResizeObserver(() => this.draw()).observe(place);
  }

  async refresh(): Promise<void> {
    this.asked += 1;
    const question = this.asked;
    const symbols = await this.session().request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
    if (question !== this.asked || symbols === undefined) return;
    const rows: Row[] = [];
    const add = (all: readonly DocumentSymbol[], depth: number) => {
      for (const symbol of all) {
        rows.push({ name: symbol.name, depth, symbol });
        add(symbol.children ?? [], depth + 1);
      }
    };
    add(symbols, 0);
    this.rows = rows;
    this.follow();
    this.draw();
  }

  /** Marks the section that the caret is in. */
  follow(): void {
    const { state } = this.view();
    const { line } = positionIn(state.doc, state.selection.main.head);
    let found = -1;
    this.rows.forEach(({ symbol }, index) => {
      if (symbol.range.start.line <= line && line <= symbol.range.end.line) found = index;
    });
    // Most keys stay in a section: what is drawn needs no layout anew then.
    if (found === this.current) return;
    this.current = found;
    const top = found * rowHeight;
    const { scrollTop, clientHeight } = this.place;
    const isSeen = found < 0 || (top >= scrollTop && top + rowHeight <= scrollTop + clientHeight);
    if (!isSeen) this.place.scrollTop = top - clientHeight / 2;
    this.draw();
  }

  private draw(): void {
    const first = Math.max(0, Math.floor(this.place.scrollTop / rowHeight) - 5);
    const last = Math.min(this.rows.length, first + Math.ceil(this.place.clientHeight / rowHeight) + 10);
    this.list.style.height = `${this.rows.length * rowHeight}px`;
    this.list.replaceChildren(
      ...this.rows.slice(first, last).map(({ name, depth }, place) => {
        const index = first + place;
        const row = element(
          "div",
          {
            role: "treeitem",
            id: `outline-${index}`,
            "aria-level": String(depth + 1),
            "aria-selected": String(index === this.current),
            click: () => this.jump(index),
          },
          name,
        );
        row.style.top = `${index * rowHeight}px`;
        row.style.paddingInlineStart = `${depth * 14 + 10}px`;
        return row;
      }),
    );
    if (this.current >= first && this.current < last)
      this.list.setAttribute("aria-activedescendant", `outline-${this.current}`);
    else this.list.removeAttribute("aria-activedescendant");
  }

  private jump(index: number): void {
    const row = this.rows[index];
    if (row === undefined) return;
    const view = this.view();
    const anchor = offsetIn(view.state.doc, row.symbol.selectionRange.start);
    view.dispatch({ selection: { anchor }, scrollIntoView: true });
    view.focus();
  }

  private key(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.key === "Enter") this.jump(this.current);
    if (step === 0) return;
    event.preventDefault();
    this.current = Math.min(this.rows.length - 1, Math.max(0, this.current + step));
    this.place.scrollTop = this.current * rowHeight - this.place.clientHeight / 2;
    this.draw();
  }
}
