import { expect } from "vitest";
import { createAnswers } from "../support/conforms.ts";
import { probes } from "../support/probes.ts";
import { open } from "../support/server.ts";
import { fromForeignHost, fromProbes, whileDraining, withoutKey } from "../support/states.ts";

const answers = createAnswers("getMetrics");
const JSON_TYPE = "application/json";
const PATH = "/metrics";

answers(
  200,
  "text/plain",
  "what has been counted, in Prometheus' text format",
  () => fromProbes(PATH),
  (body, response) => {
    expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect(body).toMatch(/^# HELP thinkagain_requests_total .+\n# TYPE thinkagain_requests_total counter\n/);
    expect(body).toMatch(/^thinkagain_requests_in_flight 1$/m);
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
  403,
  JSON_TYPE,
  "a request that was sent to another host",
  () => fromForeignHost(PATH),
  (body) => {
    expect(body).toMatchObject({ error: { code: "host_not_allowed" } });
  },
);

answers(
  404,
  JSON_TYPE,
  "a server that does not count",
  async () => {
    await using server = await open(probes(), { metrics: false });
    const response = await server.get(PATH);
    return new Response(await response.arrayBuffer(), response);
  },
  (body) => {
    expect(body).toMatchObject({ error: { code: "metrics_disabled" } });
  },
);

answers(
  500,
  JSON_TYPE,
  "metrics of several processes that cannot be gathered",
  async () => {
    const gatherMetrics = () => () => Promise.reject(new Error("secret detail"));
    await using server = await open(probes(), { gatherMetrics });
    const response = await server.get(PATH);
    return new Response(await response.arrayBuffer(), response);
  },
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
