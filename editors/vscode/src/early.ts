import { join } from "node:path";
import { Connection } from "@gongwen/module";
import { nodeWorker } from "@gongwen/module/node";
import { workspace } from "vscode";
import { isEnabled, languagesChecked, nativeServer } from "./settings.ts";

/** Where the module finds the writer's own banks, as the native program does. */
const { HOME, USERPROFILE, XDG_CONFIG_HOME } = process.env;
const environment = { HOME, USERPROFILE, XDG_CONFIG_HOME };

const own = (name: string) => join(__dirname, name);
const connect = () => new Connection(nodeWorker(own("nodeWorker.js")), { module: own("gongwen.wasm.gz"), environment });

const isDraftOpen = workspace.textDocuments.some(({ languageId }) => languagesChecked().includes(languageId));

/** The first module where a draft is open: made ready while the editor and the client library still start. */
let early = isDraftOpen && isEnabled() && nativeServer() === undefined ? connect() : undefined;
if (early !== undefined)
  early.onFailure = () => {
    // The next one says the same to who listens by then.
    early = undefined;
  };

/** A module in its worker. */
export function connection(): Connection {
  const one = early ?? connect();
  early = undefined;
  return one;
}
