export { type Files, type Host, Kind } from "./abi.ts";
export { fromBase64, toBase64 } from "./base64.ts";
export { Connection, type Failure, type WorkerSource } from "./connection.ts";
export { frame, type Message, unframe } from "./framing.ts";
export { compile, Module } from "./module.ts";
