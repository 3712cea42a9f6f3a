import { http, HttpResponse, passthrough } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll } from "vitest";

/** Where the stand-in for a provider is. */
export const BASE = "https://models.test/v1";
/** And another one. */
export const OTHER = "https://spare.test/v1";

/** What an upstream was asked. */
export interface Asked {
  readonly url: string;
  readonly headers: Headers;
  readonly signal: AbortSignal;
  readonly body: Readonly<Record<string, unknown>> & {
    readonly model: string;
    readonly messages: readonly Readonly<Record<string, unknown>>[];
  };
}

/** How an upstream answers: a response, or one that depends on the question. */
export type Reply = Response | ((asked: Asked) => Response | Promise<Response>);

/** The upstreams of a test file: one reply per call, the last one for all that follow. Nothing else can be reached. */
export class Upstream {
  readonly asked: Asked[] = [];
  #replies: Reply[] = [];

  constructor() {
    const answer = async ({ request }: { request: Request }): Promise<Response> => {
      const text = await request.text();
      // A stream that was left early takes the next request on its stand-in of a socket with it.
      if (text === "") return HttpResponse.error();
      const asked = {
        url: request.url,
        headers: request.headers,
        signal: request.signal,
        body: JSON.parse(text) as unknown,
      };
      this.asked.push(asked as Asked);
      const reply = this.#replies.length > 1 ? this.#replies.shift() : this.#replies[0];
      if (!reply) throw new Error("nothing was to be asked");
      return typeof reply === "function" ? reply(asked as Asked) : reply.clone();
    };
    const server = setupServer(
      http.post(`${BASE}/chat/completions`, answer),
      http.post(`${OTHER}/chat/completions`, answer),
      http.all(/^http:\/\/127\.0\.0\.1:/, () => passthrough()),
    );
    beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
    afterEach(() => {
      this.asked.length = 0;
      this.#replies = [];
    });
    afterAll(() => server.close());
  }

  replies(...replies: readonly Reply[]): void {
    this.#replies = [...replies];
  }
}

/** A frame of a stream. */
export const chunk = (delta: object, more: object = {}) => ({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "big-2026-01-01",
  choices: [{ index: 0, delta, logprobs: null, finish_reason: null, ...more }],
  usage: null,
});

export const role = chunk({ role: "assistant", content: "", refusal: null });
export const finish = (reason: string) => chunk({}, { finish_reason: reason });
export const spent = (prompt_tokens: number, completion_tokens: number, reasoning_tokens = 0) => ({
  ...chunk({}),
  choices: [],
  usage: {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: { cached_tokens: 1, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens },
  },
});

/** The frames of an answer in recorded order: role, text in pieces, the reason for its end, usage. */
export const says = (...pieces: readonly string[]) => [
  role,
  ...pieces.map((content) => chunk({ content })),
  finish("stop"),
  spent(10, pieces.length),
];

const pieces = (args: unknown) =>
  (JSON.stringify(args).match(/.{1,4}/g) ?? []).map((piece) => ({ function: { arguments: piece } }));

/** The frames of tool calls in recorded order and in pieces. */
export const calls = (...made: readonly { id: string; name: string; args: unknown }[]) => [
  chunk({ role: "assistant", content: null }),
  ...made.flatMap(({ id, name, args }, index) =>
    [{ id, type: "function", function: { name, arguments: "" } }, ...pieces(args)].map((call) =>
      chunk({ tool_calls: [{ index, ...call }] }),
    ),
  ),
  finish("tool_calls"),
  spent(10, 5),
];

const encoder = new TextEncoder();
const text = (frame: unknown) => `data: ${typeof frame === "string" ? frame : JSON.stringify(frame)}\n\n`;

/** A response of complete frames, with [DONE] at its end. */
export const stream = (frames: readonly unknown[]): Response =>
  new HttpResponse([...frames, "[DONE]"].map(text).join(""), { headers: { "content-type": "text/event-stream" } });

/** A response that goes as a function has it: it may wait, stop, or break. A return ends it cleanly, without [DONE]. */
export function live(write: (send: (frame: unknown) => void) => Promise<void>): Response {
  const body = new ReadableStream({
    async start(controller) {
      try {
        await write((frame) => controller.enqueue(encoder.encode(text(frame))));
        controller.close();
      } catch (cause) {
        try {
          controller.error(cause);
        } catch {}
      }
    },
  });
  return new HttpResponse(body, { headers: { "content-type": "text/event-stream" } });
}

/** A response that says no. */
export const refuses = (
  status: number,
  error: Readonly<Record<string, unknown>> = {},
  headers: Readonly<Record<string, string>> = {},
): Response =>
  HttpResponse.json(
    { error: { message: "secret words", type: "some_error", param: null, code: null, ...error } },
    { status, headers },
  );
