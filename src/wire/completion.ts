import type { CreateChatCompletionResponse } from "../../generated/types.ts";
import type { Answer } from "./answer.ts";
import { ChoiceFold } from "./choice-fold.ts";
import type { Stamp } from "./stamp.ts";

/** An answer in one piece: the fold of the same pieces that a stream is made of. */
export async function toCompletion(answer: Answer, stamp: Stamp): Promise<CreateChatCompletionResponse> {
  const { form, choices } = answer;
  const folds: ChoiceFold[] = [];
  for await (const { index, piece } of choices) {
    const fold = (folds[index] ??= new ChoiceFold(index, form, stamp));
    if (piece.type === "delta") fold.add(piece.delta);
    else if (piece.type === "finish") fold.end(piece);
  }
  return {
    id: stamp.id,
    object: "chat.completion",
    created: stamp.created,
    model: stamp.model,
    choices: folds.map((fold) => fold.toChoice()),
    usage: await answer.usage(),
    ...form.echo,
  };
}
