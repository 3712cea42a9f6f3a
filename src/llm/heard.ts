import type { Annotation, ChatDelta, Logprobs, ToolCallDelta, Usage } from "../index.ts";

/** What one frame of an endpoint says; empty parts are absent. */
export interface Heard {
  /** Part of an answer; a frame without it has not begun to answer. */
  readonly delta?: ChatDelta | undefined;
  readonly finish?: string | undefined;
  /** Of the whole call, as far as it is known. */
  readonly usage?: Usage | undefined;
}

/** An endpoint sent what is no part of an answer. */
export class Garbled extends Error {
  override readonly name = "Garbled";
}

type Fields = Readonly<Record<string, unknown>>;

/** Reads a frame. Nothing is believed: what would make no sense in an answer is a `Garbled`, extras are left out. */
export function toHeard(frame: unknown): Heard {
  const { choices, usage } = read("a frame", frame);
  const choice = readList("choices", choices)
    .map((item) => read("a choice", item))
    .find(({ index }) => index === undefined || index === null || index === 0);
  const { delta, message, logprobs, finish_reason } = choice ?? {};
  // Whoever has no stream to pass on sends the whole message.
  const said = isAbsent(delta) ? message : delta;
  return {
    delta: isAbsent(said) ? undefined : toDelta(read("delta", said), logprobs),
    finish: readText("finish_reason", finish_reason),
    usage: isFields(usage) ? toUsage(usage) : undefined,
  };
}

function toDelta(fields: Fields, logprobs: unknown): ChatDelta | undefined {
  const parts = toParts("content", fields["content"]);
  const content = toText(parts);
  const refusal = readText("refusal", fields["refusal"]);
  const reasoning =
    readText("reasoning", fields["reasoning"]) ??
    readText("reasoning_content", fields["reasoning_content"]) ??
    toText(parts.flatMap(({ thinking }) => toParts("thinking", thinking)));
  const calls = readList("tool_calls", fields["tool_calls"]).map((item) => toCall(read("a tool call", item)));
  const annotations = Array.isArray(fields["annotations"]) ? fields["annotations"].filter(isCitation) : [];
  const chosen = isLogprobs(logprobs) ? logprobs : undefined;
  const delta: ChatDelta = {
    ...(content === undefined ? {} : { content }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
    ...(annotations.length === 0 ? {} : { annotations }),
  };
  if (Object.keys(delta).length === 0) return undefined;
  return chosen === undefined ? delta : { ...delta, logprobs: chosen };
}

function toCall({ index, id, type, function: called, custom }: Fields): ToolCallDelta {
  const { name, arguments: given } = isAbsent(called) ? {} : read("tool_calls[].function", called);
  const own = {
    index: Number.isSafeInteger(index) && Number(index) >= 0 ? Number(index) : undefined,
    id: readText("tool_calls[].id", id),
  };
  if (type === "custom" || !isAbsent(custom)) {
    const { name: label, input } = isAbsent(custom) ? {} : read("tool_calls[].custom", custom);
    return { ...own, type: "custom", custom: { name: readText("name", label), input: readText("input", input) } };
  }
  const input = isFields(given) ? given : readText("tool_calls[].function.arguments", given);
  return { ...own, function: { name: readText("tool_calls[].function.name", name), arguments: input } };
}

/** The counts of a report, whatever else is in it. */
function toUsage(usage: Fields): Usage | undefined {
  const { prompt_tokens, completion_tokens } = toCounts(usage);
  if (prompt_tokens === undefined && completion_tokens === undefined) return undefined;
  return {
    prompt_tokens: prompt_tokens ?? 0,
    completion_tokens: completion_tokens ?? 0,
    prompt_tokens_details: toCounts(usage["prompt_tokens_details"]),
    completion_tokens_details: toCounts(usage["completion_tokens_details"]),
  };
}

function toCounts(value: unknown): Readonly<Record<string, number>> {
  if (!isFields(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, number] => Number.isFinite(entry[1])),
  );
}

function read(place: string, value: unknown): Fields {
  if (isFields(value)) return value;
  throw new Garbled(`${place} is not an object`);
}

function readList(place: string, value: unknown): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  throw new Garbled(`${place} is not a list`);
}

function readText(place: string, value: unknown): string | undefined {
  if (isAbsent(value) || value === "") return undefined;
  if (typeof value === "string") return value;
  throw new Garbled(`${place} is not text`);
}

/** A content as its parts, as Mistral sends one that has reasoning in it; one that is text has a single part. */
function toParts(place: string, value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map((item) => read(place, item)) : [{ text: readText(place, value) }];
}

const toText = (parts: readonly Fields[]): string | undefined =>
  parts.map(({ text }) => readText("text", text) ?? "").join("") || undefined;

function isCitation(value: unknown): value is Annotation {
  if (!isFields(value) || value["type"] !== "url_citation" || !isFields(value["url_citation"])) return false;
  const { start_index, end_index, url, title } = value["url_citation"];
  return isCount(start_index) && isCount(end_index) && typeof url === "string" && typeof title === "string";
}

function isLogprobs(value: unknown): value is Logprobs {
  if (!isFields(value)) return false;
  const lists = [value["content"], value["refusal"]].filter((list) => !isAbsent(list));
  return lists.every((list) => Array.isArray(list) && list.every(isToken));
}

function isToken(value: unknown): boolean {
  if (!isFields(value) || typeof value["token"] !== "string" || typeof value["logprob"] !== "number") return false;
  const { bytes, top_logprobs: top } = value;
  return (isAbsent(bytes) || Array.isArray(bytes)) && (isAbsent(top) || (Array.isArray(top) && top.every(isToken)));
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
