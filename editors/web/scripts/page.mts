// page.mts OUT VERSION MODULE: one self-contained OUT/gongwen.html around MODULE (gongwen.wasm.gz), the same bytes for the
// same sources. Its policy lets in the scripts of the page by their digests, and no request.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [out = ".", version = "0.0.0", module = ""] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../", import.meta.url));
const packages = join(folder, "../node_modules");
const read = (name: string) => readFileSync(join(folder, "src", name), "utf8");
const names = new Set<string>();

async function bundled(entry: string, format: "esm" | "iife"): Promise<string> {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(folder, entry)],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format,
    platform: "browser",
    target: ["chrome97", "firefox113"],
    supported: { "top-level-await": true },
    legalComments: "none",
    logLevel: "warning",
  });
  for (const input of Object.keys(metafile.inputs)) {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1];
    if (name !== undefined) names.add(name);
  }
  return (outputFiles[0]?.text ?? "").trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}

const main = await bundled("src/main.ts", "esm");
const worker = await bundled("../module/src/browserWorker.ts", "iife");
const licences = [...names].sort().map((name) => {
  const file = readdirSync(join(packages, name)).find((one) => /^licen[cs]e/iu.test(one));
  if (file === undefined) throw new Error(`${name} has no licence`);
  return `${name}\n\n${readFileSync(join(packages, name, file), "utf8").trim()}`;
});
licences.push(`wasi-libc\n\n${readFileSync("/usr/share/doc/wasi-libc/copyright", "utf8").trim()}`);
/** What README.md says of how things are done, a line for each. */
const guide = [...read("../README.md").matchAll(/^\| (.+?) \| (.+) \|$/gmu)]
  .filter(([, name]) => name !== "要做的事")
  .map(([, name, how]) => `${name}：${how?.replaceAll("`", "")}`);

const about = `用法\n\n${guide.join("\n\n")}\n\n\n公文 ${version}\n\n文稿只在这台电脑上，本页不联网。草稿存在浏览器里，同一浏览器打开的其他本机网页也可能读到；公用电脑请用“清除草稿”。\n\n所含第三方软件的许可：\n\n${licences.join("\n\n----\n\n")}`;

interface Leaf {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly properties?: Readonly<Record<string, Leaf>>;
}

const schema: Leaf & { definitions: { level: Leaf } } = JSON.parse(read("../../gongwen.schema.json"));

/** Settings that mean nothing here: columns of other editors, files that the page cannot see. */
const left = new Set(["$schema", "positionEncoding", "phrasebanks", "exclude", "overrides", "fixOnSave", "inlayHints"]);

/** Settings of the page alone. */
const look = {
  "look.theme": { description: "外观", enum: ["auto", "light", "dark"], default: "auto" },
  "look.fontSize": { description: "字号", type: "integer", minimum: 12, maximum: 40, default: 18 },
};

/** The parts of the dialog, by the setting that each begins with; a group of rules is one more. */
const partNames: Readonly<Record<string, string>> = {
  "look.theme": "外观",
  genre: "文稿",
  "completion.pinyin": "候选",
};
const partOf = (path: string, { description = "" }: Leaf) =>
  path.startsWith("rules.group:") ? /“(.*)”/u.exec(description)?.[1] : partNames[path];

/** Each setting of the schema by its path. */
function* leaves(of: Leaf, path = ""): Generator<[string, Leaf]> {
  for (const [key, { $ref, ...inner }] of Object.entries(of.properties ?? {})) {
    if (left.has(key)) continue;
    if (inner.properties !== undefined) yield* leaves(inner, `${path}${key}.`);
    else yield [path + key, { ...($ref && schema.definitions.level), ...inner }];
  }
}

/** What the values of settings are called. */
const labels: Readonly<Record<string, string>> = JSON.parse(read("labels.json"));

const plain = (text = "") => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** What a setting is chosen with, at its default; undefined for a kind that the page has no control for. */
function control(path: string, { type, enum: choices, default: value, minimum, maximum }: Leaf): string | undefined {
  const names = `id="set-${path}" name="${path}"`;
  if (choices !== undefined) {
    const option = (one: string) =>
      `<option value="${one}"${one === (value ?? "on") ? " selected" : ""}>${labels[one] ?? one}</option>`;
    return `<select ${names}>${choices.map(option).join("")}</select>`;
  }
  if (type === "boolean") return `<input ${names} type="checkbox"${value === false ? "" : " checked"}>`;
  if (type === "integer")
    return `<input ${names} type="number" min="${minimum}" max="${maximum}" value="${value ?? ""}">`;
  return type === "array" ? `<input ${names} type="text">` : undefined;
}

/** The rows of the dialog, in parts that open. */
function rows(all: readonly [string, Leaf][]): string {
  const lines = all.map(([path, leaf]) => {
    const field = control(path, leaf);
    if (field === undefined) return "";
    const hint = leaf.type === "array" ? "（用顿号分开）" : "";
    const part = partOf(path, leaf);
    const head = part === undefined ? "" : `</details><details><summary>${part}</summary>`;
    return `${head}<div class="row"><label for="set-${path}">${plain(leaf.description)}${hint}</label>${field}</div>`;
  });
  return `${lines.join("").replace("</details>", "")}</details>`;
}

const parts: Record<string, string> = {
  style: read("style.css"),
  main,
  worker,
  settings: rows([...Object.entries(look), ...leaves(schema)]),
  about: about.replaceAll("<", "＜"),
  module: readFileSync(module).toString("base64"),
};
const digest = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
parts.policy = [
  "default-src 'none'",
  `script-src ${digest(main)} 'wasm-unsafe-eval' blob:`,
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
].join("; ");
const page = read("index.html").replace(/\{\{(\w+)\}\}/gu, (_, name: string) => parts[name] ?? "");
writeFileSync(join(out, "gongwen.html"), page);
