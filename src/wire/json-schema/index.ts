export { Budget } from "./budget.ts";
export { checkSchema } from "./check.ts";
export type { Fault } from "./fault.ts";
export { Patterns } from "./patterns.ts";
export { validate } from "./validate.ts";
