/** The first line of every generated file. */
export const banner = "Generated from openapi.yaml by `npm run codegen`. Do not edit.";
