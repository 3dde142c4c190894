// package.mts OUT VERSION MODULE: bundles both hosts and their workers around MODULE (gongwen.wasm.gz) and writes
// OUT/gongwen.vsix: the same bytes for the same sources. The list of its files is checked.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [out = ".", version = "0.0.0", module = ""] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../", import.meta.url));
const packages = join(folder, "../node_modules");

/** Files of this folder that go into the package as they are; everything else in it is made here. */
const files = [
  "README.md",
  "language-configuration.json",
  "l10n",
  "media",
  "package.nls.json",
  "package.nls.zh-cn.json",
  "syntaxes",
];

/** What is bundled, for which platform and how: both hosts' entries and their workers. */
const entries = [
  ["src/node.ts", "node", "cjs"],
  ["src/browser.ts", "browser", "cjs"],
  ["../module/src/nodeWorker.ts", "node", "iife"],
  ["src/browserWorker.ts", "browser", "iife"],
] as const;

/** Where Debian keeps the licence of the C library that the module is linked with. */
const libraryLicence = "/usr/share/doc/wasi-libc/copyright";

/** The packages of which something is bundled: their licences go with them. */
const bundled = new Set<string>();

const staging = mkdtempSync(join(tmpdir(), "gongwen-vsix-"));
try {
  for (const name of files) cpSync(join(folder, name), join(staging, name), { recursive: true });
  cpSync(join(folder, "../gongwen.schema.json"), join(staging, "gongwen.schema.json"));
  cpSync(module, join(staging, "dist/gongwen.wasm.gz"));
  const {
    private: _,
    devDependencies: __,
    dependencies: ___,
    ...manifest
  } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  // With `files` the packager takes these and asks for no list of what to leave out.
  writeFileSync(join(staging, "package.json"), `${JSON.stringify({ ...manifest, version, files: ["**"] }, null, 2)}\n`);
  for (const [source, platform, format] of entries) {
    const { metafile } = await build({
      metafile: true,
      entryPoints: [join(folder, source)],
      outfile: join(staging, "dist", basename(source).replace(/ts$/u, "js")),
      bundle: true,
      minify: true,
      format,
      platform,
      target: "es2022",
      external: ["vscode"],
      legalComments: "none",
      logLevel: "warning",
    });
    for (const input of Object.keys(metafile.inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(input)?.[1];
      if (name !== undefined) bundled.add(name);
    }
  }
  writeFileSync(join(staging, "LICENSE.txt"), "The licence of gongwen is not chosen yet: its owner puts it here.\n");
  const licences = [...bundled].sort().map((name) => `${name}\n\n${licence(join(packages, name))}`);
  licences.push(`wasi-libc\n\n${readFileSync(libraryLicence, "utf8").trim()}`);
  writeFileSync(join(staging, "THIRD-PARTY.txt"), `${licences.join("\n\n----\n\n")}\n`);
  const vsce = join(packages, "@vscode/vsce/vsce");
  const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
  const target = resolve(out, "gongwen.vsix");
  const env = { SOURCE_DATE_EPOCH: "1735689600", ...process.env };
  execFileSync(process.execPath, [vsce, "package", ...options, "--out", target], {
    cwd: staging,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
} finally {
  rmSync(staging, { recursive: true });
}

function licence(folder: string): string {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^licen[cs]e/iu.test(file)) : undefined;
  if (name === undefined) throw new Error(`${folder} has no licence`);
  return readFileSync(join(folder, name), "utf8").trim();
}
