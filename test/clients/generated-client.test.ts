import createClient from "openapi-fetch";
import openapiTS, { astToString } from "openapi-typescript";
import { expect, test } from "vitest";
import type { paths } from "../../generated/types.ts";
import { probes } from "../support/probes.ts";
import { open } from "../support/server.ts";

test("a client generated from the served document is typed and works", async () => {
  await using server = await open(probes());
  const served = await openapiTS(new URL(`${server.url}/openapi.json`));
  expect(astToString(served)).toContain("createChatCompletion: {");

  const client = createClient<paths>({ baseUrl: server.url });
  const { data, response } = await client.POST("/v1/chat/completions", {
    body: { messages: [{ role: "user", content: "Hello" }] },
  });
  expect(response.status).toBe(200);
  if (typeof data !== "object") throw new Error("a JSON answer was asked for");
  expect(data.choices[0]?.message.content).toBe("You said: Hello");

  const { data: models } = await client.GET("/v1/models");
  expect(models?.data[0]?.id).toBe("echo");

  const { error } = await client.GET("/v1/models/{model}", { params: { path: { model: "gpt-9" } } });
  expect(error?.error.code).toBe("model_not_found");

  // @ts-expect-error the contract knows no role "nobody"
  const refused = await client.POST("/v1/chat/completions", { body: { messages: [{ role: "nobody", content: "x" }] } });
  expect(refused.error?.error.param).toBe("messages[0].role");
});
