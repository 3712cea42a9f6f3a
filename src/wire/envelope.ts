import type { ChatCompletionStreamChoice, CreateChatCompletionStreamResponse } from "../../generated/types.ts";
import type { Form } from "./form.ts";
import type { Stamp } from "./stamp.ts";

/** One event of a stream. */
export type Chunk = CreateChatCompletionStreamResponse;

/** Puts into a chunk what it says: of one choice, or of none and the usage. */
export type Envelope = (choice: ChatCompletionStreamChoice | undefined, usage?: Chunk["usage"]) => Chunk;

/** What stands around the choices in every chunk of a stream. */
export function toEnvelope(form: Form, stamp: Stamp): Envelope {
  const head = {
    id: stamp.id,
    object: "chat.completion.chunk" as const,
    created: stamp.created,
    model: stamp.model,
    ...form.echo,
  };
  return (choice, usage = null) => ({
    ...head,
    choices: choice === undefined ? [] : [choice],
    ...(form.usage ? { usage } : undefined),
    ...(form.obfuscation && stamp.obfuscation ? { obfuscation: stamp.obfuscation() } : undefined),
  });
}
