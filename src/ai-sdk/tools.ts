import { jsonSchema, type Tool } from "ai";
import type { ChatContext } from "../index.ts";

type ClientTool = NonNullable<ChatContext["tools"]>[number];

/** How a tool whose input is free text is put to a model that knows only objects. */
const FREE_TEXT = {
  type: "object" as const,
  properties: { input: { type: "string" as const } },
  required: ["input"],
  additionalProperties: false,
};

/** The client's tools for `streamText`: without `execute`, so that their calls end the answer and go back to the client. */
export function toAISDKTools(tools: ChatContext["tools"] = []): Record<string, Tool> {
  return Object.fromEntries(tools.map(toEntry));
}

function toEntry(tool: ClientTool): [name: string, Tool] {
  if (tool.type === "custom") {
    const { name, description } = tool.custom;
    return [name, { ...(description && { description }), inputSchema: jsonSchema(FREE_TEXT) }];
  }
  const { name, description, parameters, strict } = tool.function;
  const inputSchema = jsonSchema(parameters ?? { type: "object", properties: {} });
  return [name, { ...(description && { description }), ...(strict != null && { strict }), inputSchema }];
}
