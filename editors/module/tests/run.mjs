// run.mjs NATIVE MODULE [FOLDER...]: bundles compare.mts (the module's sources are written for a bundler) and runs it.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outfile = here("../dist/compare.mjs");
await build({ entryPoints: [here("compare.mts")], bundle: true, platform: "node", format: "esm", outfile });
await import(outfile);
