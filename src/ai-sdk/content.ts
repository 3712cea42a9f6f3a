import type { FilePart, TextPart } from "ai";
import { ApiError, type ChatContext } from "../index.ts";

/** One message of a chat request. */
export type ChatMessage = ChatContext["messages"][number];

type Content = ChatMessage["content"];
type Part = Exclude<NonNullable<Content>, string>[number];

const AUDIO = { wav: "audio/wav", mp3: "audio/mpeg" } as const;

/** The text of a content: its text parts and refusals, one per line. */
export function toText(content: Content): string {
  if (typeof content === "string" || !content) return content ?? "";
  return content.flatMap((part: Part) => toLine(part) ?? []).join("\n");
}

/**
 * A user's content. What comes inline is handed on as bytes, so that the AI SDK never takes it for an address; only an `image_url` that
 * is one stays a URL, and a model that cannot fetch it has it fetched by the AI SDK, under its rules.
 */
export function toUserContent(content: NonNullable<Content>, place: string): string | (TextPart | FilePart)[] {
  if (typeof content === "string") return content;
  return content.map((part: Part, index) => toPart(part, `${place}[${index}]`));
}

function toPart(part: Part, place: string): TextPart | FilePart {
  switch (part.type) {
    case "image_url": {
      const { url } = part.image_url;
      const address = /^https?:/i.test(url) ? URL.parse(url) : null;
      if (address) return { type: "file", data: address, mediaType: "image/*" };
      return { type: "file", ...toInline(url, "image/*", `${place}.image_url.url`) };
    }
    case "input_audio": {
      const { data, format } = part.input_audio;
      return { type: "file", data: Buffer.from(data, "base64"), mediaType: AUDIO[format] };
    }
    case "file": {
      const { file_data, filename } = part.file;
      const inline = toInline(file_data ?? "", "application/pdf", `${place}.file.file_data`);
      return { type: "file", ...inline, ...(filename && { filename }) };
    }
    case "text":
    case "refusal":
      return { type: "text", text: toLine(part) ?? "" };
    default:
      return part satisfies never;
  }
}

/** The bytes of a data URL, of the type that it says or of the usual one. */
function toInline(text: string, usual: string, param: string): { data: Uint8Array; mediaType: string } {
  const [prefix, type] = /^data:([\w.+-]+\/[\w.+-]+)?(?:;[\w.+-]+=[^;,]*)*;base64,/i.exec(text) ?? [];
  if (prefix !== undefined) return { data: Buffer.from(text.slice(prefix.length), "base64"), mediaType: type ?? usual };
  throw new ApiError(400, "invalid_request_error", "This model takes files and images as data URLs in base64.", {
    code: "unsupported_parameter",
    param,
  });
}

const toLine = (part: Part): string | undefined =>
  part.type === "text" ? part.text : part.type === "refusal" ? part.refusal : undefined;
