import type { ChatContext } from "../index.ts";

/** A message as the contract has it. */
export type Message = ChatContext["messages"][number];

/** What a model is told before the conversation, and which conversation it is. */
export interface Conversation<C extends ChatContext> {
  /** The system message: text, or what a function makes of the context; none where it is empty. */
  readonly prompt?: string | ((ctx: C) => string | undefined | Promise<string | undefined>) | undefined;
  /** The messages after it; `ctx.messages` as the client sent them if left out. */
  readonly messages?: ((ctx: C) => readonly Message[] | Promise<readonly Message[]>) | undefined;
}

/** The messages of a call. An answer that did not fit the requested form is spoken about at the end. */
export async function toMessages<C extends ChatContext>(
  ctx: C,
  { prompt, messages }: Conversation<C>,
): Promise<Message[]> {
  const system = typeof prompt === "function" ? await prompt(ctx) : prompt;
  const said = (await messages?.(ctx)) ?? ctx.messages;
  return [
    ...(system ? [{ role: "system" as const, content: system }] : []),
    ...said,
    ...(ctx.validation_error === undefined ? [] : [toComplaint(ctx.validation_error)]),
  ];
}

/** Whether a call's messages are the client's as sent, but for a prompt before them. */
export function isWhole<C extends ChatContext>(ctx: C, { messages }: Conversation<C>): boolean {
  return messages === undefined && ctx.validation_error === undefined;
}

/** Asks for an answer that fits. */
export function toComplaint(problem: string): Message {
  return {
    role: "user",
    content: `Your answer did not fit the requested format: ${problem}\nAnswer again, in that format only.`,
  };
}
