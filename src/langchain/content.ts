import type { MessageContent } from "@langchain/core/messages";
import type { ChatContext } from "../index.ts";

/** One message of a chat request. */
export type ChatMessage = ChatContext["messages"][number];

type Content = ChatMessage["content"];
type Part = Exclude<NonNullable<Content>, string>[number];

/** The text of a content: its text parts and refusals, one per line. */
export function toText(content: Content): string {
  if (typeof content === "string" || !content) return content ?? "";
  return content.flatMap((part: Part) => toLine(part) ?? []).join("\n");
}

/** A user's content in OpenAI's own part types, which LangChain's models all read. */
export function toContent(content: NonNullable<Content>): MessageContent {
  return typeof content === "string" ? content : content.map(toPart);
}

function toPart(part: Part) {
  switch (part.type) {
    case "image_url": {
      const { url, detail } = part.image_url;
      return { type: part.type, image_url: detail ? { url, detail } : { url } };
    }
    case "input_audio": {
      const { data, format } = part.input_audio;
      return { type: part.type, input_audio: { data, format } };
    }
    case "file": {
      const { filename, file_data, file_id } = part.file;
      return {
        type: part.type,
        file: { ...(filename && { filename }), ...(file_data && { file_data }), ...(file_id && { file_id }) },
      };
    }
    case "text":
    case "refusal":
      return { type: "text", text: toLine(part) ?? "" };
    default:
      return part satisfies never;
  }
}

const toLine = (part: Part): string | undefined =>
  part.type === "text" ? part.text : part.type === "refusal" ? part.refusal : undefined;
