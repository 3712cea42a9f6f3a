import type { Citation, FinishReason, LanguageModelUsage, TextStreamPart, ToolSet } from "ai";
import type { Annotation, ChatContext, ChatDelta, ToolCallDelta, Usage } from "../index.ts";

type Part = TextStreamPart<ToolSet>;
type Called = Extract<Part, { type: "tool-call" }>;

/** Reads the parts of a stream as what they say to the client; usage and finish reason go to the context. */
export class PartReader {
  readonly #ctx: ChatContext;
  /** The client's tools, by name. */
  readonly #clientTools: ReadonlyMap<string, "function" | "custom">;
  /** The calls that nothing has come of yet. */
  readonly #open = new Map<string, Called>();
  readonly #sources = new Map<string, string>();
  readonly #starts = new Map<string, number>();
  #length = 0;
  #isNewStep = false;

  constructor(ctx: ChatContext) {
    this.#ctx = ctx;
    const tools = ctx.tools ?? [];
    this.#clientTools = new Map(
      tools.map((tool) => [tool.type === "function" ? tool.function.name : tool.custom.name, tool.type]),
    );
  }

  read(part: Part): ChatDelta {
    // oxlint-disable-next-line typescript/switch-exhaustiveness-check -- other parts, and those to come, say nothing to the client
    switch (part.type) {
      case "start-step":
        this.#isNewStep = true;
        return {};
      case "text-delta":
        return this.#say(part.id, part.text);
      case "text-end":
        return { annotations: (part.citations ?? []).flatMap((citation) => this.#cite(part.id, citation)) };
      case "reasoning-delta":
        return { reasoning: part.text };
      case "source":
        if (part.sourceType === "url") this.#sources.set(part.url, part.title ?? part.url);
        return {};
      case "tool-call":
        this.#open.set(part.toolCallId, part);
        return this.#clientTools.has(part.toolName) ? {} : toStatus(part.toolName, `Calling ${part.toolName}`, false);
      case "tool-result":
        return part.preliminary ? {} : this.#close(part.toolCallId, "answered");
      case "tool-error":
        return this.#close(part.toolCallId, "failed");
      case "tool-output-denied":
        return this.#close(part.toolCallId, "was not allowed");
      case "tool-approval-request":
        if (part.isAutomatic) return {};
        throw new Error(`The tool "${part.toolCall.toolName}" asks for approval, which no chat completion can give.`);
      case "finish":
        return this.#finish(part.finishReason, part.totalUsage);
      case "abort":
        this.#ctx.signal.throwIfAborted();
        throw new Error(`The AI SDK has aborted: ${part.reason ?? "no reason was given"}`);
      case "error":
        throw part.error;
      default:
        return {};
    }
  }

  /** Text of the answer; that of two steps are two paragraphs. */
  #say(id: string, text: string): ChatDelta {
    if (text === "") return {};
    const content = this.#isNewStep && this.#length > 0 ? `\n\n${text}` : text;
    this.#isNewStep = false;
    if (!this.#starts.has(id)) this.#starts.set(id, this.#length + content.length - text.length);
    this.#length += content.length;
    return { content };
  }

  /** A citation counts its characters from where its text begins; without them, it is about all of that text. */
  #cite(id: string, { source, startIndex = 0, endIndex }: Citation): Annotation[] {
    const start = this.#starts.get(id) ?? this.#length;
    if (source.sourceType !== "url") return [];
    this.#sources.delete(source.url);
    const end = endIndex === undefined ? this.#length : start + endIndex;
    return [toAnnotation(source.url, source.title ?? source.url, start + startIndex, end)];
  }

  #close(id: string, outcome: string): ChatDelta {
    const call = this.#open.get(id);
    this.#open.delete(id);
    return call ? toStatus(call.toolName, `${call.toolName} ${outcome}`, true) : {};
  }

  #finish(reason: FinishReason, usage: LanguageModelUsage): ChatDelta {
    if (reason === "error") throw new Error("The model of the AI SDK has finished with an error.");
    if (reason === "length") this.#ctx.finish_reason = "length";
    if (reason === "content-filter") this.#ctx.finish_reason = "content_filter";
    const spent = toUsage(usage);
    if (spent) this.#ctx.addUsage(spent);
    return {
      tool_calls: [...this.#open.values()].flatMap((call) => this.#toCall(call)),
      annotations: [...this.#sources].map(([url, title]) => toAnnotation(url, title, 0, this.#length)),
    };
  }

  #toCall({ toolCallId: id, toolName: name, input }: Called): ToolCallDelta[] {
    const type = this.#clientTools.get(name);
    if (type === undefined) return [];
    if (type === "function") return [{ id, function: { name, arguments: JSON.stringify(input) } }];
    const text = (input as { readonly input?: unknown }).input;
    return [{ id, type, custom: { name, input: typeof text === "string" ? text : JSON.stringify(input) } }];
  }
}

const toStatus = (tool: string, description: string, done: boolean): ChatDelta => ({
  status: { description, done, tool },
});

const toAnnotation = (url: string, title: string, start_index: number, end_index: number): Annotation => ({
  type: "url_citation",
  url_citation: { url, title, start_index, end_index },
});

/** What the models of all steps have spent, if they all told. */
function toUsage(usage: LanguageModelUsage): Usage | undefined {
  const { inputTokens, outputTokens, totalTokens, inputTokenDetails, outputTokenDetails } = usage;
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const cached_tokens = inputTokenDetails?.cacheReadTokens;
  const reasoning_tokens = outputTokenDetails?.reasoningTokens;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: totalTokens,
    ...(cached_tokens !== undefined && { prompt_tokens_details: { cached_tokens } }),
    ...(reasoning_tokens !== undefined && { completion_tokens_details: { reasoning_tokens } }),
  };
}
