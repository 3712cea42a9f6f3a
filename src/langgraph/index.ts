export { fromLangGraph } from "./from-langgraph.ts";
export type { LangGraphConfig, LangGraphLike, LangGraphOptions } from "./options.ts";
