import { expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { fromForeignHost, fromProbes, whileDraining, withBrokenRegistry, withoutKey } from "../support/states.ts";

const answers = createAnswers("retrieveModel");
const JSON_TYPE = "application/json";
const PATH = "/v1/models/echo";

answers(
  200,
  JSON_TYPE,
  "one model, with its description",
  () => fromProbes(PATH),
  (body) => {
    expect(body).toMatchObject({ id: "echo", object: "model", owned_by: "thinkagain", description: "Says it again" });
  },
);

answers(
  400,
  JSON_TYPE,
  "a path whose percent encoding is broken",
  () => fromProbes("/v1/models/%E0%A4%A"),
  (body) => {
    expect(body).toMatchObject({ error: { code: "invalid_path" } });
  },
);

answers(
  404,
  JSON_TYPE,
  "a model that does not exist",
  () => fromProbes("/v1/models/gpt-9"),
  (body) => {
    expect(body).toMatchObject({ error: { code: "model_not_found" } });
  },
);

answers(
  401,
  JSON_TYPE,
  "a request without a key",
  () => withoutKey(PATH),
  (body, response) => {
    expect(body).toMatchObject({ error: { code: "invalid_api_key" } });
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  },
);

answers(
  500,
  JSON_TYPE,
  "a fault of the server, whose reason stays here",
  () => withBrokenRegistry(PATH),
  (body) => {
    expect(body).toMatchObject({ error: { type: "server_error", code: "internal_error" } });
    expect(JSON.stringify(body)).not.toContain("secret");
  },
);

answers(
  503,
  JSON_TYPE,
  "a server that is shutting down",
  () => whileDraining(PATH),
  (body, response) => {
    expect(body).toMatchObject({ error: { code: "shutting_down" } });
    expect(response.headers.get("retry-after")).toBe("1");
  },
);

answers(
  403,
  JSON_TYPE,
  "a request that was sent to another host",
  () => fromForeignHost(PATH),
  (body) => {
    expect(body).toMatchObject({ error: { code: "host_not_allowed" } });
  },
);
