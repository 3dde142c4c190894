// What can be known without an editor: strings, manifest, grammar.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";

const require = createRequire(import.meta.url);
const folder = new URL("../", import.meta.url);
const text = (name: string) => readFileSync(new URL(name, folder), "utf8");
const json = (name: string): Record<string, string> => JSON.parse(text(name));

const sources = readdirSync(new URL("src/", folder)).map((name) => text(`src/${name}`));
const manifest = text("package.json");

test("every string of the manifest is there in both languages, and none is left over", () => {
  const used = [...manifest.matchAll(/"%([^%"]+)%"/gu)].map(([, key]) => key);
  const expected = [...new Set(used)].sort();
  for (const name of ["package.nls.json", "package.nls.zh-cn.json"]) {
    assert.deepEqual(Object.keys(json(name)).sort(), expected, name);
    for (const [key, value] of Object.entries(json(name))) assert.notEqual(value.trim(), "", `${name}: ${key}`);
  }
});

test("every string of the code has its Chinese, and none is left over", () => {
  const calls = sources.flatMap((source) => [...source.matchAll(/l10n\.t\(\s*"([^"]+)"/gu)].map(([, key]) => key));
  const bundle = json("l10n/bundle.l10n.zh-cn.json");
  assert.deepEqual(Object.keys(bundle).sort(), [...new Set(calls)].sort());
  for (const [english, chinese] of Object.entries(bundle)) {
    assert.deepEqual(chinese.match(/\{\d\}/gu)?.sort(), english.match(/\{\d\}/gu)?.sort(), english);
  }
});

test("what a writer reads is never written into the code", () => {
  for (const source of sources) {
    const code = source.replace(/\/\*[\s\S]*?\*\/|\/\/.*/gu, "");
    const shown = [...code.matchAll(/show(?:Information|Warning|Error)Message\(\s*["`]([^"`]+)/gu)].map(([, t]) => t);
    assert.deepEqual(shown, []);
    assert.deepEqual(
      [...code.matchAll(/"[^"\n]*\p{Script=Han}[^"\n]*"|`[^`]*\p{Script=Han}[^`]*`/gu)]
        .map(([t]) => t)
        .filter((t) => t !== '"公文"'),
      [],
    );
  }
});

test("every command of the manifest is registered, and the other way round", () => {
  const { contributes } = JSON.parse(manifest) as { contributes: { commands: { command: string }[] } };
  const declared = contributes.commands.map(({ command }) => command.replace("gongwen.", "")).sort();
  const table = /const all: [\s\S]*?> = \{\n([\s\S]*?)\n {2}\};/u.exec(text("src/commands.ts"))?.[1] ?? "";
  const registered = [...table.matchAll(/^ {4}(\w+)(?::|,)/gmu)].map(([, name]) => name).sort();
  assert.deepEqual(registered, declared);
});

test("a word is a whole run, also outside the basic plane, and ends at every mark", () => {
  const { wordPattern } = JSON.parse(text("language-configuration.json"));
  const pattern = new RegExp(wordPattern.pattern, `${wordPattern.flags}g`);
  assert.deepEqual("在做“深”上谋划，𠮷林○八号文2024年。".match(pattern), ["在做", "深", "上谋划", "𠮷林○八号文2024年"]);
});

const { INITIAL, Registry, parseRawGrammar }: typeof import("vscode-textmate") = require("vscode-textmate");
const oniguruma: typeof import("vscode-oniguruma") = require("vscode-oniguruma");

test("the grammar colours headings, ordinals, slogans and documents", async () => {
  await oniguruma.loadWASM(readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm")).buffer);
  const path = "syntaxes/gongwen.tmLanguage.json";
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (line) => new oniguruma.OnigString(line),
    }),
    loadGrammar: async () => parseRawGrammar(text(path), path),
  });
  const grammar = await registry.loadGrammar("source.gongwen");
  const scoped = (line: string) =>
    (grammar?.tokenizeLine(line, INITIAL).tokens ?? [])
      .filter(({ scopes }) => scopes.length > 1)
      .map(({ startIndex, endIndex, scopes }) => `${line.slice(startIndex, endIndex)} ${scopes.at(-1)}`);
  const ordinal = "constant.numeric.ordinal.gongwen";
  assert.deepEqual(scoped("关于做好工作的通知"), ["关于做好工作的通知 markup.heading.title.gongwen"]);
  assert.deepEqual(scoped("市政府关于做好工作的意见"), ["市政府关于做好工作的意见 markup.heading.title.gongwen"]);
  assert.deepEqual(scoped("一、工作要求"), [`一、 ${ordinal}`, "工作要求 markup.heading.1.gongwen"]);
  assert.deepEqual(scoped("（一）抓好落实"), [`（一） ${ordinal}`, "抓好落实 markup.heading.2.gongwen"]);
  assert.deepEqual(scoped("第一章　总则"), ["第一章　总则 markup.heading.chapter.gongwen"]);
  assert.deepEqual(scoped("第一条　为了规范。"), [`第一条 ${ordinal}`]);
  assert.deepEqual(scoped("第一章程序。"), []);
  assert.deepEqual(scoped("1. 摸清底数。"), [`1. ${ordinal}`]);
  assert.deepEqual(scoped("一是学《条例》，做到“三个到位”。"), [
    `一是 ${ordinal}`,
    "《条例》 entity.name.type.document.gongwen",
    "“三个到位” string.quoted.slogan.gongwen",
  ]);
});
