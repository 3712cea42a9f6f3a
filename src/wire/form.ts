import type { CreateChatCompletionResponse } from "../../generated/types.ts";
import type { PlainRequest } from "./request.ts";

/** What the server decides about the form of answers, beside the request. */
export interface FormOptions {
  /** Sends status chunks although the body does not ask for them, as for a request with `x-include-status`. */
  readonly includeStatus?: boolean | undefined;
  /** The field that carries reasoning; `reasoning_content` if left out. */
  readonly reasoningField?: "reasoning_content" | "reasoning" | undefined;
}

/** How an answer is written: what the request asked for, for both renderers. */
export interface Form {
  /** Whether tokens are counted: always in one piece, in a stream only on request. */
  readonly usage: boolean;
  readonly status: boolean;
  readonly obfuscation: boolean;
  readonly logprobs: boolean;
  /** The request speaks of `functions`: calls are answered in that form. */
  readonly functions: boolean;
  readonly reasoningField: "reasoning_content" | "reasoning";
  /** What a body says about the request beside its choices. */
  readonly echo: Pick<CreateChatCompletionResponse, "service_tier" | "moderation">;
}

/** The form that a request asks for. */
export function toForm(request: PlainRequest, options: FormOptions): Form {
  const { stream = false, stream_options = {} } = request;
  return {
    usage: !stream || stream_options.include_usage === true,
    status: options.includeStatus === true || stream_options.include_status === true,
    obfuscation: stream_options.include_obfuscation === true,
    logprobs: request.logprobs === true,
    functions: request.functions !== undefined,
    reasoningField: options.reasoningField ?? "reasoning_content",
    echo: {
      ...(request.service_tier === undefined ? {} : { service_tier: "default" }),
      ...(request.moderation === undefined ? {} : { moderation: null }),
    },
  };
}
