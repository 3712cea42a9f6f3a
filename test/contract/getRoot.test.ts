import { expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { fromForeignHost, fromProbes, whileDraining, withBrokenRegistry, withoutKey } from "../support/states.ts";

const answers = createAnswers("getRoot");
const JSON_TYPE = "application/json";
const PATH = "/";

answers(
  200,
  JSON_TYPE,
  "what this server is",
  () => fromProbes(PATH),
  (body) => {
    expect(body).toMatchObject({
      name: "ThinkAgain Serve",
      models: expect.arrayContaining(["echo", "words"]) as unknown,
    });
    expect((body as { endpoints: object[] }).endpoints).toContainEqual(
      expect.objectContaining({ method: "POST", path: "/v1/chat/completions" }),
    );
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
