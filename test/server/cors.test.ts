import { expect, test } from "vitest";
import { probes } from "../support/probes.ts";
import { ask, CHAT, open } from "../support/server.ts";

const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization, content-type, x-stainless-os",
  },
});

test("without configured origins no answer speaks about origins", async () => {
  await using server = await open(probes());
  const response = await server.get(CHAT, preflight("https://a.example"));
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("a preflight of a known origin is answered before any key is asked for, and allows the headers it names", async () => {
  await using server = await open(probes(), { corsOrigins: ["https://a.example"], apiKeys: ["key"] });
  const response = await server.get(CHAT, preflight("https://a.example"));
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-origin")).toBe("https://a.example");
  expect(response.headers.get("access-control-allow-headers")).toContain("x-stainless-os");
  expect(response.headers.get("access-control-allow-credentials")).toBeNull();
});

test("an unknown origin is allowed nothing, and caches are told that it matters", async () => {
  await using server = await open(probes(), { corsOrigins: ["https://a.example"] });
  const response = await server.post(CHAT, ask("echo"), { headers: { origin: "https://b.example" } });
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
  expect(response.headers.get("vary")?.toLowerCase()).toContain("origin");
});

test("an answer to a known origin shows its request id, errors and streams included", async () => {
  await using server = await open(probes(), { corsOrigins: ["*"] });
  for (const body of [ask("echo"), ask("echo", "x", { stream: true }), ask("gpt-9")]) {
    const response = await server.post(CHAT, body, { headers: { origin: "https://a.example" } });
    expect(response.headers.get("access-control-allow-origin")).toBe("*");
    expect(response.headers.get("access-control-expose-headers")).toContain("x-request-id");
  }
});
