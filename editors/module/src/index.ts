export type { Files, Host } from "./abi.ts";
export { fromBase64, toBase64 } from "./base64.ts";
export { Connection, type Failure } from "./connection.ts";
export { frame, type Message, unframe } from "./framing.ts";
export type { Patch } from "./memoryFiles.ts";
export { Module } from "./module.ts";
export { settingsTree } from "./settings.ts";
