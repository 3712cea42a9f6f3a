import { GraphRegistry, serve } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { open } from "../support/server.ts";

const registry = new GraphRegistry().register("echo", (ctx) => ctx.user_query, { default: true });

test.each(["0.0.0.0", "::", "", "192.0.2.1", "127.example.com"])(
  "no server starts at %j, where others may come in, without a key",
  async (host) => {
    const refused = /could use the models without a key: set one .* or allow it/;
    await expect(serve(registry, { port: 0, host })).rejects.toThrow(refused);
    await expect(serve(registry, { port: 0, host, apiKeys: [] })).rejects.toThrow(refused);
    await expect(serve(registry, { port: 0, host, allowPublic: false })).rejects.toThrow(refused);
  },
);

test.each([
  { host: "0.0.0.0", apiKeys: ["secret"] },
  { host: "0.0.0.0", allowPublic: true },
  { host: "localhost" },
  { host: "127.0.0.2" },
  {},
])("a server starts with %j", async (options) => {
  await using server = await open(registry, options);
  expect((await server.get("/health")).status).toBe(200);
});
