import { expect, test } from "vitest";
import { createOuterApp, registry } from "../../examples/embed-in-koa.ts";
import { listen } from "../support/listen.ts";
import { ask, CHAT } from "../support/server.ts";

const post = (url: string, body: unknown) =>
  fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

test("below its base path the API answers, streamed and not", async () => {
  await using app = await listen(createOuterApp());
  const whole = await post(`${app.url}/ai${CHAT}`, ask("greeter", "Hi"));
  expect(await whole.json()).toMatchObject({ choices: [{ message: { content: expect.stringContaining("Hi") } }] });
  const streamed = await post(`${app.url}/ai${CHAT}`, ask("greeter", "Hi", { stream: true }));
  expect(await streamed.text()).toMatch(/data: \[DONE\]\n\n$/);
});

test("everything else stays the outer app's, also what only looks like the base path", async () => {
  await using app = await listen(createOuterApp());
  for (const path of ["/", "/aim", "/v1/models"])
    expect(await (await fetch(app.url + path)).text()).toBe("This page is the outer app's own.\n");
});

test("what does not exist below the base path is the API's own 404", async () => {
  await using app = await listen(createOuterApp());
  const response = await fetch(`${app.url}/ai/v1/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});

test("the same registry can be served without the outer app", () => {
  expect(registry.list().map(({ name }) => name)).toEqual(["greeter"]);
});
