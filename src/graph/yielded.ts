import type { Piece } from "./answer-delta.ts";
import type { Annotation, Logprobs, Status, TokenLogprob, ToolCallDelta } from "./delta.ts";
import { describe, GraphError } from "./errors.ts";

/** What the contract has for a log probability that JSON cannot say. */
const VERY_UNLIKELY = -9999;

type Fields = Readonly<Record<string, unknown>>;

/** What a worker yielded: something to add to the answer, something to tell, both or neither. */
export interface Yielded {
  readonly piece?: Piece | undefined;
  readonly status?: Status | undefined;
}

/** Judges what a worker yielded: a string, or an object with the keys of ChatDelta only; "invalid_output" otherwise. */
export function toYielded(value: unknown): Yielded {
  if (typeof value === "string") return value === "" ? {} : { piece: { content: value } };
  const fields = read("a worker yields a string or a delta; it yielded", value);
  let piece: { -readonly [K in keyof Piece]: Piece[K] } | undefined;
  let status: Status | undefined;
  for (const [key, item] of Object.entries(fields)) {
    if (item === null || item === undefined) continue;
    switch (key) {
      case "role":
        break;
      case "content":
      case "refusal":
      case "reasoning":
        if (readString(key, item) !== "") (piece ??= {})[key] = readString(key, item);
        break;
      case "reasoning_content":
        if (readString(key, item) !== "" && !fields["reasoning"]) (piece ??= {}).reasoning = readString(key, item);
        break;
      case "tool_calls": {
        const calls = readToolCalls(key, item);
        if (calls.length > 0) (piece ??= {}).tool_calls = calls;
        break;
      }
      case "annotations": {
        const annotations = readAnnotations(key, item);
        if (annotations.length > 0) (piece ??= {}).annotations = annotations;
        break;
      }
      case "logprobs":
        (piece ??= {}).logprobs = readLogprobs(item);
        break;
      case "status":
        status = readStatus(item);
        break;
      default:
        throw invalid(`a delta has no key ${JSON.stringify(key)}`);
    }
  }
  return { piece, status };
}

/** Judges a list of fragments of tool calls; keys that other providers add are left alone. */
export function readToolCalls(place: string, value: unknown): readonly ToolCallDelta[] {
  return readList(place, value).map((item) => {
    const { index, id, type, function: called, custom } = read(`${place} takes objects, not`, item);
    if (!isAbsent(index) && !isCount(index)) throw invalid(`${place}[].index takes a whole number`);
    if (!isAbsent(type) && type !== "function" && type !== "custom")
      throw invalid(`${place}[].type is "function" or "custom"`);
    return {
      index: index ?? undefined,
      id: readOptional(`${place}[].id`, id),
      type: type ?? undefined,
      function: isAbsent(called) ? undefined : readFunction(`${place}[].function`, called),
      custom: isAbsent(custom) ? undefined : readCustom(`${place}[].custom`, custom),
    };
  });
}

/** Judges a list of annotations. */
export function readAnnotations(place: string, value: unknown): readonly Annotation[] {
  return readList(place, value).map((item) => {
    const { type, url_citation: cited } = read(`${place} takes objects, not`, item);
    if (type !== "url_citation") throw invalid(`${place}[].type is "url_citation"`);
    const { start_index, end_index, url, title } = read(`${place}[].url_citation takes an object, not`, cited);
    if (!isCount(start_index) || !isCount(end_index))
      throw invalid(`${place}[].url_citation has whole numbers as indexes`);
    return {
      type,
      url_citation: {
        start_index,
        end_index,
        url: readString(`${place}[].url`, url),
        title: readString(`${place}[].title`, title),
      },
    };
  });
}

function readFunction(place: string, value: unknown): NonNullable<ToolCallDelta["function"]> {
  const { name, arguments: given } = read(`${place} takes an object, not`, value);
  const input =
    typeof given === "object" && given !== null
      ? read(`${place}.arguments takes`, given)
      : readOptional(`${place}.arguments`, given);
  return { name: readOptional(`${place}.name`, name), arguments: input };
}

function readCustom(place: string, value: unknown): NonNullable<ToolCallDelta["custom"]> {
  const { name, input } = read(`${place} takes an object, not`, value);
  return { name: readOptional(`${place}.name`, name), input: readOptional(`${place}.input`, input) };
}

function readLogprobs(value: unknown): Logprobs {
  const { content, refusal } = read("logprobs takes an object, not", value);
  return { content: readTokens("logprobs.content", content), refusal: readTokens("logprobs.refusal", refusal) };
}

function readTokens(place: string, value: unknown): readonly TokenLogprob[] | null {
  if (isAbsent(value)) return null;
  return readList(place, value).map((item) => readChosen(place, item));
}

function readChosen(place: string, value: unknown): TokenLogprob {
  const { top_logprobs: others } = read(`${place} takes objects, not`, value);
  const beside = `${place}[].top_logprobs`;
  const top = isAbsent(others) ? [] : readList(beside, others).map((other) => readToken(beside, other));
  return { ...readToken(place, value), top_logprobs: top };
}

function readToken(place: string, value: unknown): Omit<TokenLogprob, "top_logprobs"> {
  const { token, logprob, bytes } = read(`${place} takes objects, not`, value);
  if (typeof logprob !== "number" || !(logprob < Infinity)) throw invalid(`${place}[].logprob takes a number`);
  return {
    token: readString(`${place}[].token`, token),
    logprob: logprob === -Infinity ? VERY_UNLIKELY : logprob,
    bytes: isAbsent(bytes) ? null : readList(`${place}[].bytes`, bytes).map((byte) => readByte(place, byte)),
  };
}

function readByte(place: string, value: unknown): number {
  if (!isCount(value) || value > 255) throw invalid(`${place}[].bytes takes whole numbers up to 255`);
  return value;
}

function readStatus(value: unknown): Status {
  if (typeof value === "string") return { description: value };
  const { description, done, ...extra } = read("status takes a string or an object, not", value);
  if (!isAbsent(done) && typeof done !== "boolean") throw invalid("status.done takes a boolean");
  const status = { ...toJson("status", extra), description: readString("status.description", description) };
  return isAbsent(done) ? status : { ...status, done };
}

/** The fields as JSON will say them, so that nothing is left to fail when they are sent. */
function toJson(place: string, fields: Fields): Fields {
  try {
    return read(place, JSON.parse(JSON.stringify(fields)));
  } catch (cause) {
    throw new GraphError("invalid_output", `${place} takes JSON values: ${describe(cause)}`, { cause });
  }
}

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;
const isCount = (value: unknown): value is number =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const invalid = (message: string): GraphError => new GraphError("invalid_output", message);

function read(expected: string, value: unknown): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw invalid(`${expected} ${kindOf(value)}`);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw invalid(`${expected} an instance of a class`);
  return { ...value };
}

function readList(place: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw invalid(`${place} takes a list, not ${kindOf(value)}`);
  return value;
}

function readString(place: string, value: unknown): string {
  if (typeof value !== "string") throw invalid(`${place} takes a string, not ${kindOf(value)}`);
  return value;
}

const readOptional = (place: string, value: unknown): string | undefined =>
  isAbsent(value) ? undefined : readString(place, value);

const kindOf = (value: unknown): string =>
  value === null ? "null" : Array.isArray(value) ? "a list" : `a value of type ${typeof value}`;
