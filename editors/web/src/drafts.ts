import { del, entries, set } from "idb-keyval";
import type { Paper } from "./papers.ts";

/** A draft that outlives its tab. */
interface Kept {
  readonly paper: Omit<Paper, "handle">;
  /** Milliseconds since 1970 of the last sign of life of its tab; 0 once that has closed. */
  readonly alive: number;
  /** Milliseconds since 1970 of its last change. */
  readonly changed: number;
}

/** A tab that is open gives a sign of life this often. Milliseconds. */
const beat = 2000;
/** A tab that has been silent for so long is gone, though it could not say so. Milliseconds. */
export const silence = 3 * beat;
const prefix = "gongwen-draft-";

/** Keeps what is written in the browser, each tab under a key of its own, so that two tabs never overwrite each other. */
export class Drafts {
  private key: string;
  private kept: Kept["paper"] | undefined;
  private changed = 0;

  constructor() {
    this.key = sessionStorage.getItem(prefix) ?? prefix + crypto.randomUUID();
    sessionStorage.setItem(prefix, this.key);
    setInterval(() => void this.write(), beat);
    addEventListener("pagehide", () => void this.write(0));
  }

  /** The draft of this tab before it was reloaded, else the last that was written in a tab that is gone. */
  async restore(): Promise<Kept["paper"] | undefined> {
    const all = (await entries<string, Kept>()).filter(([key]) => String(key).startsWith(prefix));
    const own = all.find(([key]) => key === this.key);
    const isGone = ([, { alive }]: [string, Kept]) => Date.now() - alive > silence;
    const found = own ?? all.filter(isGone).sort(([, a], [, b]) => b.changed - a.changed)[0];
    if (found === undefined) return undefined;
    this.key = found[0];
    sessionStorage.setItem(prefix, this.key);
    this.kept = found[1].paper;
    this.changed = found[1].changed;
    await this.write();
    return this.kept;
  }

  /** Keeps `paper`; an empty page that was never written on is no draft, and hides none. */
  async keep({ handle: _, ...paper }: Paper): Promise<void> {
    if (this.kept === undefined && paper.text === "") return;
    if (paper.text !== this.kept?.text) this.changed = Date.now();
    this.kept = paper;
    await this.write();
  }

  /** Takes every draft out of the browser, of this tab and of those that are gone. */
  async clear(): Promise<void> {
    this.kept = undefined;
    for (const [key] of await entries<string, Kept>()) if (String(key).startsWith(prefix)) await del(key);
  }

  private async write(alive = Date.now()): Promise<void> {
    const { kept, changed } = this;
    if (kept !== undefined) await set(this.key, { paper: kept, alive, changed } satisfies Kept);
  }
}
