import type { Handler } from "../contract/index.ts";
import { answer, checkRequest, toChunks, toCompletion } from "../wire/index.ts";
import type { Deps } from "./deps.ts";

/** Runs the graph behind a model name and answers with its completion, whole or as a stream of chunks. */
export const createChatCompletion: Handler<"createChatCompletion", Deps> = async (
  { body, headers, signal, requestId },
  deps,
) => {
  const { name, graph, supports, idempotent } = deps.registry.get(body.model);
  checkRequest(body, { ...deps.rules, supports });
  const answered = answer(graph, body, {
    signal,
    request_id: requestId,
    model: name,
    tokenizer: deps.tokenizer,
    idempotent,
    repair: deps.repair,
    reasoningField: deps.reasoningField,
    includeStatus: headers["x-include-status"] === "true",
  });
  const stamp = deps.stamp(name);
  return body.stream
    ? { status: 200, type: "text/event-stream", body: toChunks(answered, stamp) }
    : { status: 200, body: await toCompletion(answered, stamp) };
};
