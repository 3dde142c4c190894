export { type Files, type Host, Kind, ModuleTrap } from "./abi.ts";
export { Connection, type Failure, patience, type Setup, type WorkerPort } from "./connection.ts";
export { frame, type Message, Unframer, unframe } from "./framing.ts";
export type { Patch } from "./memoryFiles.ts";
export { Module } from "./module.ts";
export { Supervisor } from "./supervisor.ts";
