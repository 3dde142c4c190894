import type { EditorView } from "@codemirror/view";
import element from "crelt";
import type { DocumentSymbol } from "vscode-languageserver-types";
import { goTo } from "./features.ts";
import { positionIn, type Session } from "./session.ts";

type Row = { readonly symbol: DocumentSymbol; readonly depth: number };

const rowsOf = (symbols: readonly DocumentSymbol[], depth = 0): Row[] =>
  symbols.flatMap((symbol) => [{ symbol, depth }, ...rowsOf(symbol.children ?? [], depth + 1)]);

/** The outline beside the text: follows the caret, jumps. What is out of sight style.css leaves undrawn. */
export class Outline {
  private rows: readonly Row[] = [];
  private drawn = "";
  private current = -1;
  private readonly list = element("div", { role: "tree", tabindex: "0", "aria-label": "大纲" });

  constructor(
    place: HTMLElement,
    private readonly view: EditorView,
    private readonly session: Session,
  ) {
    place.append(this.list);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", ({ target }) => this.jump([...this.list.children].indexOf(target as Element)));
  }

  async refresh(): Promise<void> {
    const symbols = await this.session.ask<DocumentSymbol[]>("documentSymbol");
    if (symbols === undefined) return;
    this.rows = rowsOf(symbols);
    // New elements for new names only: most keys change none.
    const drawn = this.rows.map(({ symbol, depth }) => `${depth} ${symbol.name}`).join("\n");
    if (drawn !== this.drawn) {
      this.drawn = drawn;
      this.current = -1;
      const items = this.rows.map(({ symbol: { name }, depth }, index) => {
        const level = { style: `--depth: ${depth}`, "aria-level": String(depth + 1), "aria-selected": "false" };
        return element("div", { role: "treeitem", id: `outline-${index}`, title: name, ...level }, name);
      });
      this.list.replaceChildren(...items);
    }
    this.follow();
  }

  follow(): void {
    const { doc, selection } = this.view.state;
    const { line } = positionIn(doc, selection.main.head);
    this.select(this.rows.findLastIndex(({ symbol: { range } }) => range.start.line <= line && line <= range.end.line));
  }

  private select(index: number): void {
    // Most keys stay in a section: what is drawn needs no layout anew then.
    if (index === this.current) return;
    const [old, row] = [this.list.children[this.current], this.list.children[index]];
    this.current = index;
    old?.setAttribute("aria-selected", "false");
    row?.setAttribute("aria-selected", "true");
    row?.scrollIntoView({ block: "nearest" });
    this.list.setAttribute("aria-activedescendant", row?.id ?? "");
  }

  private jump(index: number): void {
    const start = this.rows[index]?.symbol.selectionRange.start;
    if (start !== undefined) goTo(this.view, start);
  }

  private key(event: KeyboardEvent): void {
    if (event.key === "Enter") this.jump(this.current);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.select(Math.min(this.rows.length - 1, Math.max(0, this.current + step)));
  }
}
