import { clear, createStore, entries, get, set } from "idb-keyval";
import { newPaper, type Paper } from "./papers.ts";

/** A draft that outlives its tab, and when it has changed, in milliseconds since 1970. */
type Kept = { readonly paper: Omit<Paper, "handle">; readonly changed: number };

/** How often a page on which nobody ever rests is kept. Milliseconds. */
const beat = 2000;
const keyOfTab = "gongwen-draft";
const store = createStore("gongwen", "drafts");

/** Locks a draft until this is called or the tab ends, in whatever way; undefined if another tab has it. */
const hold = (key: string) =>
  new Promise<(() => void) | undefined>((resolve) => {
    const held = (lock: Lock | null) => (lock === null ? resolve(undefined) : new Promise<void>(resolve));
    void navigator.locks.request(key, { ifAvailable: true }, held);
  });

/** Keeps what is written in the browser, each draft under a key whose lock one tab has: no two tabs write the same. */
export class Drafts {
  private key: string = crypto.randomUUID();
  private held = hold(this.key);
  private kept: Kept["paper"] = newPaper();

  constructor(current: () => Paper) {
    setInterval(() => void this.keep(current()), beat);
    for (const end of ["beforeunload", "pagehide"]) addEventListener(end, () => void this.keep(current()));
  }

  /** The draft of this tab before it was reloaded, else those that no tab has: the last, and what has no file. */
  async left(): Promise<[key: string, kept: Kept][]> {
    const { held = [] } = await navigator.locks.query();
    const all = (await entries<string, Kept>(store)).filter(([, { paper }]) => paper.text !== "");
    const own = all.filter(([key]) => key === sessionStorage.getItem(keyOfTab) && key !== this.key);
    const gone = all.filter(([key]) => held.every(({ name }) => name !== key));
    gone.sort(([, a], [, b]) => b.changed - a.changed);
    return own.length > 0 ? own : gone.filter(([, { paper }], index) => index === 0 || paper.isUnsaved);
  }

  /** Goes on with a draft that was left, or with a copy if a tab has it by now; what this tab has kept stays for the next. */
  async take(key: string): Promise<Kept["paper"] & { isCopy: boolean }> {
    const held = await hold(key);
    const { paper = newPaper() } = (await get<Kept>(key, store)) ?? {};
    (await this.held)?.();
    [this.key, this.kept] = [held ? key : crypto.randomUUID(), paper];
    this.held = held ? Promise.resolve(held) : hold(this.key);
    sessionStorage.setItem(keyOfTab, this.key);
    return { ...paper, isCopy: held === undefined };
  }

  /** Keeps `paper` where it has changed: an empty page is no draft, nor a copy that is as it came. */
  async keep({ handle: _, ...paper }: Paper): Promise<void> {
    const names = Object.keys(paper) as (keyof typeof paper)[];
    if (names.every((name) => paper[name] === this.kept[name])) return;
    sessionStorage.setItem(keyOfTab, this.key);
    await set(this.key, { paper, changed: Date.now() }, store);
    this.kept = paper;
  }

  /** Takes every draft out of the browser, of this tab and of those that are gone. */
  async clear(): Promise<void> {
    this.kept = newPaper();
    await clear(store);
  }
}
