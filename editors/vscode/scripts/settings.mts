// settings.mts [--check]: the settings of the manifest from ../gongwen.schema.json. Chinese comes from the schema; English
// is written by hand in package.nls.json, and a setting without it is named here. Ends with 1 if --check finds a difference.
import { readFileSync, writeFileSync } from "node:fs";

interface Schema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [key: string]: unknown;
}

interface Section {
  readonly title: string;
  readonly order: number;
  readonly properties: Record<string, unknown>;
}

const folder = new URL("../", import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

/** Names that mean nothing here: the editor's own column unit, the pointer to the schema. */
const left = new Set(["$schema", "positionEncoding", "client"]);
/** What the parts of the settings hold, in the order in which a writer sees them; each group of rules is one more. */
const parts = [
  { title: "%configuration.title%", holds: () => false },
  {
    title: "%configuration.documents%",
    holds: (name: string) => !/\.(completion|inlayHints|phrasebanks)\b/u.test(name),
  },
  { title: "%configuration.completion%", holds: (name: string) => !name.includes(".inlayHints.") },
  { title: "%configuration.hints%", holds: () => true },
];
const groupPrefix = "gongwen.rules.group:";
/** Switches whose parent has a word of its own are one setting. */
const isSwitches = ({ description, properties = {} }: Schema) =>
  description !== undefined && Object.values(properties).every(({ type }) => type === "boolean");

function* leaves(schema: Schema, path: string): Generator<[string, Schema]> {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    if (left.has(key)) continue;
    const parts = Object.values(inner.properties ?? {});
    if (parts.length > 0 && !isSwitches(inner)) yield* leaves(inner, `${path}.${key}`);
    else yield [`${path}.${key}`, inner];
  }
}

const schema: Schema & { definitions: Record<string, Schema> } = read("../gongwen.schema.json");
/** With `$ref` put in: the manifest knows none. */
const resolved = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(resolved);
  if (typeof value !== "object" || value === null) return value;
  const { $ref, ...rest } = value as Schema;
  const target = $ref === undefined ? {} : schema.definitions[$ref.replace("#/definitions/", "")];
  return Object.fromEntries(Object.entries({ ...target, ...rest }).map(([key, inner]) => [key, resolved(inner)]));
};

const manifest = read("package.json");
const english: Record<string, string> = read("package.nls.json");
const chinese: Record<string, string> = read("package.nls.zh-cn.json");
const [general]: Section[] = manifest.contributes.configuration;
const made = parts.map(({ title }, order): Section => ({ title, order, properties: {} }));
Object.assign(made[0] ?? {}, general, { order: 0 });
const names = new Set(Object.keys(general?.properties ?? {}));
for (const [name, leaf] of leaves(schema, "gongwen")) {
  names.add(name);
  const switches = Object.entries(leaf.properties ?? {}).map(([key, { description = "", ...one }]) => {
    names.add(`${name}.${key}`);
    chinese[`${name}.${key}`] = description;
    return [key, { ...one, description: `%${name}.${key}%` }];
  });
  // The editor draws a box for each: without this default all would seem to be off.
  const on = Object.fromEntries(switches.map(([key]) => [key, true]));
  const described = switches.length > 0 ? { ...leaf, properties: Object.fromEntries(switches), default: on } : leaf;
  // Without this one the choice shows nothing, as if the rule were off.
  const standard = name.startsWith("gongwen.rules.") ? { default: "on" } : {};
  if (name.startsWith(groupPrefix)) {
    const title = `configuration.${name.replace(groupPrefix, "")}`;
    chinese[title] = /“(.*)”/u.exec(leaf.description ?? "")?.[1] ?? "";
    names.add(title);
    made.push({ title: `%${title}%`, order: made.length, properties: {} });
  }
  const isRule = name.startsWith("gongwen.rules.");
  const { properties = {} } = (isRule ? made.at(-1) : made[parts.findIndex(({ holds }) => holds(name))]) ?? {};
  const order = Object.keys(properties).length;
  const property = {
    ...standard,
    ...(resolved(described) as Schema),
    scope: "window",
    order,
    description: `%${name}%`,
  };
  Object.assign(properties, { [name]: property });
  chinese[name] = leaf.description ?? chinese[name] ?? "";
}
for (const strings of [english, chinese]) {
  for (const name of Object.keys(strings)) if (name.startsWith("gongwen.") && !names.has(name)) delete strings[name];
}
manifest.contributes.configuration = made;

const problems = [...names].filter((name) => !english[name]).map((name) => `package.nls.json: no English for ${name}`);
for (const [name, value] of Object.entries({
  "package.json": manifest,
  "package.nls.json": english,
  "package.nls.zh-cn.json": chinese,
})) {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  const isStale = JSON.stringify(read(name)) !== JSON.stringify(value);
  if (isStale && process.argv.includes("--check"))
    problems.push(`${name}: stale; run editors/vscode/scripts/settings.mts`);
  else if (isStale) writeFileSync(new URL(name, folder), text);
}
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
