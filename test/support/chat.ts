import { expect } from "vitest";
import { ask, CHAT, type TestServer } from "./server.ts";
import { dataOf } from "./sse.ts";

/** What both forms of an answer have in common. */
export interface Said {
  readonly content: string;
  readonly annotations: readonly unknown[];
  readonly finishReason: string;
}

interface Message {
  readonly content?: string | null;
  readonly annotations?: readonly unknown[];
}

interface Body {
  readonly choices: readonly [
    { readonly message?: Message; readonly delta?: Message; readonly finish_reason: string | null },
  ];
}

/** Asks a model in both forms, and proves that they say the same. */
export async function askBoth(server: TestServer, model: string, question: string): Promise<Said> {
  const whole = await server.post(CHAT, ask(model, question));
  expect(whole.status).toBe(200);
  const { message, finish_reason } = ((await whole.json()) as Body).choices[0];
  const streamed = await server.post(CHAT, ask(model, question, { stream: true }));
  expect(streamed.headers.get("content-type")).toContain("text/event-stream");
  const choices = (dataOf(await streamed.text()) as Body[]).map(({ choices: [choice] }) => choice);
  const said = {
    content: choices.map(({ delta }) => delta?.content ?? "").join(""),
    annotations: choices.flatMap(({ delta }) => delta?.annotations ?? []),
    finishReason: choices.at(-1)?.finish_reason ?? "",
  };
  expect(said).toEqual({
    content: message?.content,
    annotations: message?.annotations,
    finishReason: finish_reason,
  });
  return said;
}
