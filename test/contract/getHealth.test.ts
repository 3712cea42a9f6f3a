import { expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { fromForeignHost, fromProbes, whileDraining } from "../support/states.ts";

const answers = createAnswers("getHealth");
const JSON_TYPE = "application/json";
const PATH = "/health";

answers(
  200,
  JSON_TYPE,
  "alive",
  () => fromProbes(PATH),
  (body) => {
    expect(body).toEqual({ status: "ok" });
  },
);

answers(200, JSON_TYPE, "alive also while it is shutting down", () => whileDraining(PATH));

answers(
  403,
  JSON_TYPE,
  "a request that was sent to another host",
  () => fromForeignHost(PATH),
  (body) => {
    expect(body).toMatchObject({ error: { code: "host_not_allowed" } });
  },
);
