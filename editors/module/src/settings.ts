/** Settings by their paths (`rules.ordinal-gap`) as the tree that the server takes. */
export function settingsTree(values: Iterable<readonly [path: string, value: unknown]>): Record<string, unknown> {
  const tree: Record<string, unknown> = {};
  for (const [path, value] of values) {
    const keys = path.split(".");
    const last = keys.pop() ?? "";
    let place = tree;
    for (const key of keys) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[last] = value;
  }
  return tree;
}
