export { checkSchema } from "./check.ts";
export type { Fault } from "./fault.ts";
export { validate } from "./validate.ts";
