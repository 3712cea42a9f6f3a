import type { CompletionUsage } from "../../generated/types.ts";
import { toText } from "./content.ts";
import type { CountCache } from "./count-cache.ts";
import type { ChatMessage } from "./parameters.ts";
import type { PlainRequest } from "./request.ts";
import type { Tally } from "./tally.ts";
import { TokenCounter } from "./token-counter.ts";
import type { Tokenizer } from "./tokenizer.ts";

const PER_MESSAGE = 3;
const PER_NAME = 1;
const PRIMER = 3;

type Details = Readonly<Record<string, number>>;

interface Counts {
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly prompt_tokens_details?: Details;
  readonly completion_tokens_details?: Details;
}

/** What counting takes. */
export interface Counting {
  /** Loads the tokenizer; called only when tokens have to be counted. */
  readonly tokenizer: () => Promise<Tokenizer>;
  readonly signal: AbortSignal;
  /** What was counted before. */
  readonly known?: CountCache | undefined;
}

/**
 * The tokens of a whole request. What the graph reports counts, summed over all runs. Where no run of a choice reports anything, the
 * text of the choice is counted; the prompt is then counted once, by the formula of `countPrompt`. Prompt and answer have a counter each.
 */
export async function toUsage(
  tallies: readonly Tally[],
  request: PlainRequest,
  { tokenizer: load, signal, known }: Counting,
): Promise<CompletionUsage> {
  const { counts, silent } = readReports(tallies);
  if (silent.length > 0) {
    const tokenizer = await load();
    if (counts.length === 0) {
      const prompt_tokens = await countPrompt(new TokenCounter(tokenizer, signal, { known }), request);
      counts.push({ prompt_tokens, completion_tokens: 0 });
    }
    const counter = new TokenCounter(tokenizer, signal, { known });
    for (const tally of silent) {
      const { completion, reasoning } = await tally.count(counter);
      const completion_tokens_details = { reasoning_tokens: reasoning };
      counts.push({ prompt_tokens: 0, completion_tokens: completion, completion_tokens_details });
    }
  }
  return addUp(counts);
}

/** What the graph itself reports, if it speaks for every choice. */
export function toReportedUsage(tallies: readonly Tally[]): CompletionUsage | undefined {
  const { counts, silent } = readReports(tallies);
  return silent.length > 0 ? undefined : addUp(counts);
}

function readReports(tallies: readonly Tally[]): { readonly counts: Counts[]; readonly silent: readonly Tally[] } {
  const reports = tallies.map(({ contexts }) =>
    contexts.map(({ usage }) => toCounts(usage)).filter((one) => one !== undefined),
  );
  return { counts: reports.flat(), silent: tallies.filter((_, index) => reports[index]?.length === 0) };
}

function addUp(counts: readonly Counts[]): CompletionUsage {
  const prompt_tokens = sum(counts.map((count) => count.prompt_tokens));
  const completion_tokens = sum(counts.map((count) => count.completion_tokens));
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: {
      cached_tokens: 0,
      audio_tokens: 0,
      ...merge(counts.map((count) => count.prompt_tokens_details)),
    },
    completion_tokens_details: {
      reasoning_tokens: 0,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
      ...merge(counts.map((count) => count.completion_tokens_details)),
    },
  };
}

/**
 * The tokens of a prompt: each message its role, its text and 3 more, a name 1 more than its text, tool calls their names and arguments,
 * tools the tokens of their JSON, and 3 for the start of the answer. Text is counted exactly up to the limit of
 * the counter; the rest is an estimate, and images, recordings and files count nothing.
 */
export async function countPrompt(counter: TokenCounter, { messages, tools = [] }: PlainRequest): Promise<number> {
  const overhead = messages.reduce(
    (sum, message) => sum + PER_MESSAGE + (toName(message) === "" ? 0 : PER_NAME),
    PRIMER,
  );
  return overhead + (await counter.sum(toTexts(messages, tools)));
}

function* toTexts(messages: PlainRequest["messages"], tools: readonly unknown[]): Generator<string> {
  for (const message of messages) {
    yield message.role;
    yield toText(message);
    yield toName(message);
    if (message.role === "assistant") yield* toSaid(message);
  }
  for (const tool of tools) yield JSON.stringify(tool);
}

function toName(message: ChatMessage): string {
  return "name" in message ? (message.name ?? "") : "";
}

function toSaid({ refusal, tool_calls, function_call }: Extract<ChatMessage, { role: "assistant" }>): string[] {
  const calls = (tool_calls ?? []).flatMap((call) =>
    call.type === "custom" ? [call.custom.name, call.custom.input] : [call.function.name, call.function.arguments],
  );
  return [refusal ?? "", ...calls, ...(function_call ? [function_call.name, function_call.arguments] : [])];
}

/** What a worker left as its usage, whatever that is; undefined when it reports no tokens. */
function toCounts(usage: unknown): Counts | undefined {
  if (!isRecord(usage)) return undefined;
  const { prompt_tokens, completion_tokens, prompt_tokens_details, completion_tokens_details } = usage;
  if (typeof prompt_tokens !== "number" && typeof completion_tokens !== "number") return undefined;
  return {
    prompt_tokens: toCount(prompt_tokens),
    completion_tokens: toCount(completion_tokens),
    prompt_tokens_details: toDetails(prompt_tokens_details),
    completion_tokens_details: toDetails(completion_tokens_details),
  };
}

function toDetails(details: unknown): Details {
  const counts = Object.entries(isRecord(details) ? details : {}).filter(([, value]) => typeof value === "number");
  return Object.fromEntries(counts.map(([name, value]) => [name, toCount(value)]));
}

function merge(all: readonly (Details | undefined)[]): Details {
  const given = all.filter((details) => details !== undefined);
  if (given.length < 2) return given[0] ?? {};
  const total = new Map<string, number>();
  for (const details of given) {
    for (const [name, value] of Object.entries(details)) total.set(name, (total.get(name) ?? 0) + value);
  }
  return Object.fromEntries(total);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const toCount = (value: unknown): number =>
  typeof value === "number" && value > 0 && Number.isFinite(value) ? Math.trunc(value) : 0;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
