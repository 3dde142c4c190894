/** A session that has ended more often than this within the window is not begun anew: something is wrong for good. */
export const restartLimit = 4;
const milliseconds = 3 * 60_000;

/** Counts how often a session ended without being asked to. */
export class Restarts {
  private ends: number[] = [];

  /** Notes such an end; whether another session may begin. */
  mayFollow(): boolean {
    const now = Date.now();
    this.ends = [...this.ends.filter((end) => now - end < milliseconds), now];
    return this.ends.length <= restartLimit;
  }
}
