export type { Memory, Owner } from "./memory.ts";
export { openMemory, type MemoryOptions } from "./sqlite.ts";
