import type { ChatRequest } from "./parameters.ts";

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The conversation, or else the user, that a request belongs to, by the first of these that is there: the header `x-session-id`, Open
 * WebUI's `x-openwebui-chat-id`, `metadata.session_id`, `prompt_cache_key`, `safety_identifier`, `user`. The client chose it, so it
 * names a conversation and proves nothing.
 */
export function toSession(headers: Headers, body: ChatRequest): string | undefined {
  const { metadata, prompt_cache_key, safety_identifier, user } = body;
  const sources = [
    headers["x-session-id"],
    headers["x-openwebui-chat-id"],
    metadata?.["session_id"],
    prompt_cache_key,
    safety_identifier,
    user,
  ];
  return sources.map((source) => (typeof source === "string" ? source.trim() : "")).find((source) => source !== "");
}
