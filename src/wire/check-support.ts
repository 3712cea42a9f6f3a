import { toParts, type ContentPart } from "./content.ts";
import { parameterNames, type ChatRequest } from "./parameters.ts";
import { unsupportedParameter } from "./refusals.ts";
import type { Capability, Supports } from "./supports.ts";

type Need = (body: ChatRequest) => string | undefined;

const given =
  (name: keyof ChatRequest): Need =>
  (body) => {
    const value = body[name];
    return value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)
      ? undefined
      : name;
  };

const part =
  (type: ContentPart["type"]): Need =>
  ({ messages }) => {
    for (const [index, message] of messages.entries()) {
      const at = toParts(message).findIndex((one) => one.type === type);
      if (at >= 0) return `messages[${index}].content[${at}].type`;
    }
    return undefined;
  };

const any =
  (...needs: Need[]): Need =>
  (body) =>
    needs.map((need) => need(body)).find((param) => param !== undefined);

const format =
  (type: string): Need =>
  ({ response_format }) =>
    response_format?.type === type ? "response_format.type" : undefined;

const needs: Record<Capability, Need> = {
  streaming: given("stream"),
  tools: any(given("tools"), given("functions")),
  vision: part("image_url"),
  audio: any(
    part("input_audio"),
    (body) => (body.modalities?.includes("audio") ? "modalities" : undefined),
    given("audio"),
  ),
  files: part("file"),
  json_object: format("json_object"),
  json_schema: format("json_schema"),
  logprobs: given("logprobs"),
  n: ({ n }) => (typeof n === "number" && n > 1 ? "n" : undefined),
  reasoning: given("reasoning_effort"),
};

/** Refuses what a request asks for and the graph has declared that it does not support. */
export function checkSupport(body: ChatRequest, supports: Supports): void {
  for (const [name, isSupported] of Object.entries(supports)) {
    if (isSupported) continue;
    const need = Object.hasOwn(needs, name) ? needs[name as Capability] : undefined;
    const param = need ? need(body) : parameterNames.has(name) ? given(name as keyof ChatRequest)(body) : undefined;
    if (param !== undefined) throw unsupportedParameter(param);
  }
}
