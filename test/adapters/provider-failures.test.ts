import { END, MessagesAnnotation, START, StateGraph } from "@langchain/langgraph";
import { ApiError, GraphRegistry } from "@thinkagain/serve";
import { fromRunnable } from "@thinkagain/serve/langchain";
import { fromLangGraph } from "@thinkagain/serve/langgraph";
import { APIError } from "openai";
import { describe, expect, test } from "vitest";
import { CHAT, open } from "../support/server.ts";
import { ScriptedModel } from "./models.ts";

const refusal = (status: number, wait = "7") =>
  APIError.generate(status, { error: { message: "secret detail" } }, undefined, new Headers({ "retry-after": wait }));

const failing = (thrown: Error) =>
  new ScriptedModel(() => {
    throw thrown;
  });

const runnable = (thrown: Error) => fromRunnable(failing(thrown));
const langGraph = (thrown: Error) =>
  fromLangGraph(
    new StateGraph(MessagesAnnotation)
      .addNode("model", async ({ messages }) => ({ messages: [await failing(thrown).invoke(messages)] }))
      .addEdge(START, "model")
      .addEdge("model", END)
      .compile(),
  );

describe.each([
  ["a Runnable", runnable],
  ["a LangGraph", langGraph],
])("inside %s", (_kind, make) => {
  test.each([
    ["asks for patience is our 429", refusal(429), 429, "rate_limit_exceeded", "7"],
    ["does so in words of its own is our 429", refusal(429, "soon"), 429, "rate_limit_exceeded", null],
    ["refuses the key is our 502", new Error("secret detail", { cause: refusal(401) }), 502, "upstream_error", null],
    ["breaks down is our 502", refusal(503), 502, "upstream_error", null],
  ])("a provider that %s", async (_case, thrown, status, code, wait) => {
    await using server = await open(new GraphRegistry().register("it", make(thrown)));
    const response = await server.post(CHAT, { model: "it", messages: [{ role: "user", content: "Hello" }] });
    expect([response.status, response.headers.get("retry-after")]).toEqual([status, wait]);
    const body = await response.text();
    expect(JSON.parse(body)).toMatchObject({ error: { code } });
    expect(body).not.toContain("secret");
  });

  test("an error that is meant for the client stays as it is", async () => {
    const meant = new ApiError(403, "permission_error", "Not for you.", { cause: refusal(429) });
    await using server = await open(new GraphRegistry().register("it", make(meant)));
    const response = await server.post(CHAT, { model: "it", messages: [{ role: "user", content: "Hello" }] });
    expect(response.status).toBe(403);
  });
});
