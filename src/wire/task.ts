import { toText } from "./content.ts";
import type { ChatRequest } from "./parameters.ts";

/** What a chat UI asks for its own use beside the conversation, in the words that its prompt begins with. */
const TASKS = {
  title: [
    /^### Task:\s+Generate a concise\b.{0,60}\btitle\b/is,
    /^(?:Please generate|Provide) a concise, 5-word-or-less title for the conversation/i,
    /^Analyze this conversation and provide:.{0,80}detected language.{0,80}concise title/is,
    /^Please generate a concise title \(max \d+ characters\) for a conversation/i,
  ],
  tags: [/^### Task:\s+Generate 1-3 broad tags/i],
  follow_ups: [/^### Task:\s+Suggest 3-5 relevant follow-up/i],
  queries: [/^### Task:\s+Analyze the chat history to determine the necessity of generating search queries/i],
  image_prompt: [/^### Task:\s+Generate a detailed prompt for a[mn] image generation/i],
  autocomplete: [/^### Task:\s+You are an autocompletion system/i],
  emoji: [/^Your task is to reflect the speaker's likely facial expression through a fitting emoji/i],
} as const satisfies Record<string, readonly RegExp[]>;

/** Work that a chat UI (Open WebUI, LibreChat) asks for beside the conversation itself. */
export type Task = keyof typeof TASKS;

const NAMES: ReadonlyMap<string, Task> = new Map([
  ...Object.keys(TASKS).map((task) => [task, task as Task] as const),
  ["title_generation", "title"],
  ["tags_generation", "tags"],
  ["follow_up_generation", "follow_ups"],
  ["query_generation", "queries"],
  ["image_prompt_generation", "image_prompt"],
  ["autocomplete_generation", "autocomplete"],
  ["emoji_generation", "emoji"],
]);

/** Only so much of a message is looked at: its beginning is what tells. */
const LOOK = 400;

/**
 * What a request is for, where it is no turn of a conversation: as `metadata.task` says, by our names or Open WebUI's, or else as the
 * prompts that Open WebUI and LibreChat send by default tell, at the beginning of the first system or the last user message.
 */
export function toTask({ messages, metadata }: ChatRequest): Task | undefined {
  const declared = metadata?.["task"];
  if (declared !== undefined) return NAMES.get(declared);
  const [first] = messages;
  const last = messages.findLast(({ role }) => role === "user");
  for (const message of new Set([first?.role === "system" ? first : undefined, last])) {
    const start = message && toText(message).slice(0, LOOK).trimStart();
    if (start === undefined || !/^(?:### Task:|Please|Provide|Analyze|Your task)/i.test(start)) continue;
    for (const [task, prompts] of Object.entries(TASKS)) {
      if (prompts.some((prompt) => prompt.test(start))) return task as Task;
    }
  }
  return undefined;
}
