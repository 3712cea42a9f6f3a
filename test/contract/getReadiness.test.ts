import { expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { fromForeignHost, fromProbes, whileDraining } from "../support/states.ts";

const answers = createAnswers("getReadiness");
const JSON_TYPE = "application/json";
const PATH = "/health/ready";

answers(
  200,
  JSON_TYPE,
  "ready",
  () => fromProbes(PATH),
  (body) => {
    expect(body).toEqual({ status: "ready" });
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
