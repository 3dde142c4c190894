import { del, entries, set } from "idb-keyval";
import type { Paper } from "./papers.ts";

/** A draft that outlives its tab. */
interface Kept {
  readonly paper: Omit<Paper, "handle">;
  /** Milliseconds since 1970 of the last sign of life of its tab. */
  readonly alive: number;
}

/** A tab that is open gives a sign of life this often; one silent for three times as long is gone. Milliseconds. */
const beat = 2000;
const prefix = "gongwen-draft-";

/** Keeps what is written in the browser, each tab under a key of its own, so that two tabs never overwrite each other. */
export class Drafts {
  private key: string;
  private kept: Kept["paper"] | undefined;

  constructor() {
    this.key = sessionStorage.getItem(prefix) ?? prefix + crypto.randomUUID();
    sessionStorage.setItem(prefix, this.key);
    setInterval(() => void this.write(), beat);
    addEventListener("pagehide", () => void this.write());
  }

  /** The draft of this tab before it was reloaded, else the youngest of a tab that is gone. */
  async restore(): Promise<Kept["paper"] | undefined> {
    const all = (await entries<string, Kept>()).filter(([key]) => String(key).startsWith(prefix));
    const own = all.find(([key]) => key === this.key);
    const isGone = ([, { alive }]: [string, Kept]) => Date.now() - alive > 3 * beat;
    const found = own ?? all.filter(isGone).sort(([, a], [, b]) => b.alive - a.alive)[0];
    if (found === undefined) return undefined;
    this.key = found[0];
    sessionStorage.setItem(prefix, this.key);
    this.kept = found[1].paper;
    await this.write();
    return this.kept;
  }

  async keep({ handle: _, ...paper }: Paper): Promise<void> {
    this.kept = paper;
    await this.write();
  }

  /** Takes every draft out of the browser, of this tab and of those that are gone. */
  async clear(): Promise<void> {
    this.kept = undefined;
    for (const [key] of await entries<string, Kept>()) if (String(key).startsWith(prefix)) await del(key);
  }

  private async write(): Promise<void> {
    if (this.kept !== undefined) await set(this.key, { paper: this.kept, alive: Date.now() } satisfies Kept);
  }
}
