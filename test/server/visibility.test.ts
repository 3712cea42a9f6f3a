import { GraphRegistry, type GraphRegistryOptions } from "@thinkagain/serve";
import { expect, test } from "vitest";
import { ask, CHAT, open, type TestServer } from "../support/server.ts";

const models = (options?: GraphRegistryOptions) =>
  new GraphRegistry(options)
    .register("first", () => "first")
    .register("second", () => "second")
    .register("main", () => "main", { default: true })
    .register("last", () => "last")
    .alias("nick", "second")
    .alias("chief", "main");

const apiKeys = [
  { key: "all" },
  { key: "two", models: ["last", "second"] },
  { key: "main", models: ["main", "first"] },
  { key: "alias", models: ["nick"] },
  { key: "ghost", models: ["gone"] },
];

const by = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

async function seen(server: TestServer, key: string) {
  const list = (await (await server.get("/v1/models", by(key))).json()) as { data: readonly { id: string }[] };
  const root = (await (await server.get("/", by(key))).json()) as { models: readonly string[] };
  expect(root.models).toEqual(list.data.map(({ id }) => id));
  return root.models;
}

async function answers(server: TestServer, key: string, model?: string) {
  const response = await server.post(CHAT, ask(model), by(key));
  const body = (await response.json()) as { model: string } | { error: { message: string; code: string } };
  return "error" in body ? `${response.status} ${body.error.code} ${body.error.message}` : body.model;
}

test.each([
  ["all", ["first", "second", "main", "last"]],
  ["two", ["second", "last"]],
  ["main", ["first", "main"]],
  ["alias", ["second"]],
  ["ghost", []],
])("the key %s sees %j in the list and at the root, in the order of registration", async (key, visible) => {
  await using server = await open(models(), { apiKeys });
  expect(await seen(server, key)).toEqual(visible);
});

test("a model that a key does not see does not exist for it, in the form of one that never was", async () => {
  await using server = await open(models(), { apiKeys });
  for (const name of ["first", "main", "chief", "gpt-9"]) {
    const told = `The model \`${name}\` does not exist or you do not have access to it. Available models: second, last.`;
    const retrieved = await server.get(`/v1/models/${name}`, by("two"));
    expect(retrieved.status).toBe(404);
    expect(await retrieved.json()).toEqual({
      error: { message: told, type: "invalid_request_error", param: null, code: "model_not_found" },
    });
    expect(await answers(server, "two", name)).toBe(`404 model_not_found ${told}`);
  }
});

test("a key uses what it sees, by name and by alias", async () => {
  await using server = await open(models(), { apiKeys });
  for (const key of ["two", "alias"]) {
    expect(await answers(server, key, "second")).toBe("second");
    expect(await answers(server, key, "nick")).toBe("second");
    expect((await server.get("/v1/models/nick", by(key))).status).toBe(200);
  }
});

test("a request without a model gets the default where the key sees it, else the first that it sees", async () => {
  await using server = await open(models(), { apiKeys });
  expect(await answers(server, "main")).toBe("main");
  expect(await answers(server, "two")).toBe("second");
  expect(await answers(server, "ghost")).toMatch(/^404 model_not_found /);
});

test("where the default answers for unknown models, what a key does not see is unknown to it", async () => {
  await using server = await open(models({ unknownModels: "default" }), { apiKeys });
  expect(await answers(server, "all", "gpt-9")).toBe("main");
  expect(await answers(server, "two", "main")).toBe("second");
  expect(await answers(server, "ghost", "main")).toMatch(/^404 model_not_found /);
});

test("a model that is registered while the server runs is visible to the keys that name it", async () => {
  const registry = models();
  await using server = await open(registry, { apiKeys });
  registry.register("gone", () => "back");
  expect(await seen(server, "ghost")).toEqual(["gone"]);
  expect(await answers(server, "ghost")).toBe("gone");
});

test("a view is made once, and anew when the registry has changed", () => {
  const registry = new GraphRegistry().register("a", () => "a");
  const names = ["a", "b"];
  const before = registry.visibleTo(names);
  expect(registry.visibleTo(names)).toBe(before);
  registry.register("b", () => "b");
  expect(registry.visibleTo(names).has("b")).toBe(true);
  registry.alias("also-b", "b");
  expect(registry.visibleTo(names).has("also-b")).toBe(true);
  registry.unregister("b");
  expect(registry.visibleTo(names).has("b")).toBe(false);
});
