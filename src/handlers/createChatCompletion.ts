import type { Handler } from "../contract/index.ts";
import { answer, checkRequest, estimateTokens, toChunks, toCompletion, toSession, toTask } from "../wire/index.ts";
import type { Deps } from "./deps.ts";

/** Runs the graph behind a model name and answers with its completion, whole or as a stream of chunks. */
export const createChatCompletion: Handler<"createChatCompletion", Deps> = async ({ body, headers, journey }, deps) => {
  const { name, graph, tasks, supports, idempotent } = deps.registry
    .visibleTo(journey.principal?.models)
    .get(body.model);
  checkRequest(body, { ...deps.rules, supports });
  const { n, stream } = body;
  await journey.admit({ model: name, choices: n ?? 1, stream: stream ?? false, estimate: () => estimateTokens(body) });
  const task = toTask(body);
  const answered = answer(task === undefined ? graph : (tasks ?? graph), body, {
    signal: journey.signal,
    request_id: journey.id,
    principal: journey.principal?.name,
    session: toSession(headers, body),
    task,
    watch: journey.watch,
    maxOutputChars: deps.maxOutputChars,
    model: name,
    tokenizer: deps.tokenizer,
    known: deps.known,
    idempotent,
    repair: deps.repair,
    reasoningField: deps.reasoningField,
    includeStatus: headers["x-include-status"] === "true",
  });
  const stamp = deps.stamp(name);
  return stream
    ? { status: 200, type: "text/event-stream", body: toChunks(answered, stamp) }
    : { status: 200, body: await toCompletion(answered, stamp) };
};
