import type { StandardSchemaV1 } from "@standard-schema/spec";
import { type ChatContext, type Usage, Worker } from "../index.ts";
import { type AnswerSchema, toAnswerSchema } from "./answer-schema.ts";
import { isWhole, type Message, toComplaint, toMessages } from "./conversation.ts";
import { toUpstreamError } from "./failure.ts";
import { toGiven, toParams } from "./forward.ts";
import { type Body, listen } from "./listen.ts";
import { type Calling, type StructuredModelOptions, toCalling } from "./options.ts";
import { persist } from "./persist.ts";
import { type Judged, judge, judgeText, toJsonSchema } from "./schema.ts";

/** What the client says about the form of its answer, which this one is not. */
const FORM: ReadonlySet<string> = new Set(["response_format", "tools", "tool_choice", "parallel_tool_calls"]);

/** One more try, told what was wrong with the first. */
const TRIES = 2;

/** A model that answers to the graph with a value. */
export class Structurer<S extends StandardSchemaV1, C extends ChatContext> extends Worker<C> {
  readonly #calling: Calling<C>;
  readonly #schema: S;
  readonly #answer: AnswerSchema;
  readonly #put: (ctx: C, value: StandardSchemaV1.InferOutput<S>) => unknown;

  constructor(options: StructuredModelOptions<S, C>) {
    super();
    const { schema, jsonSchema, into, as: field } = options;
    if ((into === undefined) === (field === undefined))
      throw new TypeError("chatModel: with a `schema`, either `as` or `into` says where the value goes");
    this.#calling = toCalling(options, "sampling");
    this.#schema = schema;
    this.#answer = toAnswerSchema(toJsonSchema(schema, jsonSchema, "chatModel"));
    this.#put = into ?? ((ctx, value) => Reflect.set(ctx, String(field), value));
  }

  override async run(ctx: C): Promise<void> {
    const messages = await toMessages(ctx, this.#calling.conversation);
    let problem = "";
    for (let left = TRIES; left > 0; left--) {
      const text = await this.#ask(ctx, messages);
      const judged = await this.#judge(text);
      if (judged.problem === undefined) {
        await this.#put(ctx, judged.value);
        return;
      }
      ({ problem } = judged);
      messages.push({ role: "assistant", content: text }, toComplaint(problem));
    }
    throw toUpstreamError("The model endpoint did not answer in the form that was asked for.", new Error(problem));
  }

  async #ask(ctx: C, messages: readonly Message[]): Promise<string> {
    const { conversation, endpoints, names, params, retrying, limits } = this.#calling;
    const { schema, strict } = this.#answer;
    const forwarded = names.difference(FORM);
    const given = toGiven(ctx, forwarded, params, isWhole(ctx, conversation));
    const response_format = { type: "json_schema", json_schema: { name: "answer", schema, strict } };
    const body = { response_format, ...toParams(ctx, forwarded, params), messages } as Body;
    const { signal } = ctx;
    // Held until it is whole, so that an answer which breaks off is asked for again.
    const whole = persist(ctx, endpoints, retrying, given, async function* (endpoint) {
      let text = "";
      let spent: Usage | undefined;
      for await (const { delta, usage } of listen(endpoint, body, limits, signal)) {
        text += delta?.content ?? "";
        spent = usage ?? spent;
      }
      yield { text, spent };
    });
    let answer = "";
    for await (const { text, spent } of whole) {
      if (spent) ctx.addUsage(spent);
      answer = text;
    }
    return answer;
  }

  async #judge(text: string): Promise<Judged<StandardSchemaV1.InferOutput<S>>> {
    if (!this.#answer.wrapped) return judgeText(this.#schema, text);
    const judged = await judgeText(WRAPPER, text);
    return judged.problem === undefined ? judge(this.#schema, judged.value) : judged;
  }
}

/** What a wrapped value is taken out of. */
const WRAPPER: StandardSchemaV1<unknown, unknown> = {
  "~standard": {
    version: 1,
    vendor: "thinkagain",
    validate: (value) =>
      typeof value === "object" && value !== null && "value" in value
        ? { value: value.value }
        : { issues: [{ message: "the key is missing", path: ["value"] }] },
  },
};
