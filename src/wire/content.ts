import type { ChatMessage } from "./parameters.ts";

type Content = NonNullable<ChatMessage["content"]>;

/** One part of a message's content, as sent. */
export type ContentPart = Exclude<Content, string>[number];

/** The parts of a message, a plain text as one text part. */
export function toParts(message: ChatMessage): readonly ContentPart[] {
  const { content } = message;
  if (content === null || content === undefined) return [];
  return typeof content === "string" ? [{ type: "text", text: content }] : content;
}

/** The text of a message: its text parts, one per line. */
export function toText(message: ChatMessage): string {
  if (typeof message.content === "string") return message.content;
  return toParts(message)
    .flatMap((part) => (part.type === "text" ? [part.text] : []))
    .join("\n");
}
