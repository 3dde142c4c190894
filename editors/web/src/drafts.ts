import { clear, createStore, entries, set } from "idb-keyval";
import type { Paper } from "./papers.ts";

/** A draft that outlives its tab. */
interface Kept {
  readonly paper: Omit<Paper, "handle">;
  /** Milliseconds since 1970 of its last change. */
  readonly changed: number;
  /** Milliseconds since 1970 of the last sign of life of its tab; 0 once that has closed. */
  readonly alive: number;
}

/** A tab that is open gives a sign of life this often. Milliseconds. */
const beat = 2000;
/** A tab that has been silent for so long is gone, though it could not say so. Milliseconds. */
export const silence = 3 * beat;
const keyOfTab = "gongwen-draft";
const store = createStore("gongwen", "drafts");

/** Keeps what is written in the browser, each tab under a key of its own, so that two tabs never overwrite each other. */
export class Drafts {
  private key = sessionStorage.getItem(keyOfTab) ?? crypto.randomUUID();
  private kept: Kept | undefined;

  constructor(current: () => Paper) {
    sessionStorage.setItem(keyOfTab, this.key);
    setInterval(() => void this.keep(current()), beat); // A page on which nobody ever rests is kept too.
    for (const end of ["beforeunload", "pagehide"]) addEventListener(end, () => void this.keep(current(), 0));
  }

  /** The draft of this tab before it was reloaded, else those of tabs that are gone: the last, and what has no file. */
  async left(): Promise<[key: string, kept: Kept][]> {
    const all = (await entries<string, Kept>(store)).sort(([, a], [, b]) => b.changed - a.changed);
    const own = all.filter(([key]) => key === this.key && this.kept === undefined);
    const gone = all.filter(([key, { alive }]) => key !== this.key && Date.now() - alive > silence);
    return own.length > 0 ? own : gone.filter(([, { paper }], index) => index === 0 || paper.isUnsaved);
  }

  /** Goes on with a draft that was left; what this tab has kept stays for the next. */
  async take([key, kept]: [key: string, kept: Kept]): Promise<Kept["paper"]> {
    [this.key, this.kept] = [key, kept];
    sessionStorage.setItem(keyOfTab, key);
    await this.keep(kept.paper);
    return kept.paper;
  }

  /** Keeps `paper`; an empty page that was never written on is no draft, and hides none. */
  async keep({ handle: _, ...paper }: Paper, alive = Date.now()): Promise<void> {
    if (this.kept === undefined && paper.text === "") return;
    const isChanged = paper.text !== this.kept?.paper.text;
    this.kept = { paper, changed: isChanged ? Date.now() : (this.kept?.changed ?? 0), alive };
    await set(this.key, this.kept, store);
  }

  /** Takes every draft out of the browser, of this tab and of those that are gone. */
  async clear(): Promise<void> {
    this.kept = undefined;
    await clear(store);
  }
}
