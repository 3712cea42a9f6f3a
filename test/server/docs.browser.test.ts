import { readFileSync } from "node:fs";
import { afterAll, expect, test, type TestContext } from "vitest";
import type { Page } from "playwright-core";
import { parse } from "yaml";
import { createApp, END, Graph, GraphRegistry, type ChatContext, type ServerOptions } from "../../src/index.ts";
import { openBrowser } from "../support/browser.ts";
import { listen } from "../support/listen.ts";

const browser = await openBrowser();
afterAll(() => ("reason" in browser ? undefined : browser.close()));

const contract = parse(readFileSync("openapi.yaml", "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly summary: string }>>>>;
};
const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { summary }]) => ({ method, path, summary })),
);

/** A page of the real app with one graph, and a diary of it: which hosts it called, what the console complained about. */
async function open(context: TestContext, path: string, options?: ServerOptions) {
  if ("reason" in browser) return context.skip(browser.reason);
  await using stack = new AsyncDisposableStack();
  const echo = new Graph<ChatContext>("echo")
    .addNode("echo", (ctx) => `You said: ${ctx.user_query}`)
    .addEdge("echo", END);
  const registry = new GraphRegistry().register("echo", echo, { default: true });
  const { url } = stack.use(await listen(createApp(registry, options)));
  const page = stack.adopt(await browser.newPage(), (opened) => opened.close());
  const origins = new Set<string>();
  const complaints: string[] = [];
  page.on("request", (request) => /^(data|blob):/.test(request.url()) || origins.add(new URL(request.url()).origin));
  page.on("requestfailed", (request) => complaints.push(`${request.url()} failed`));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url + path);
  const owned = stack.move();
  return { url, page, origins, complaints, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Nothing was asked of another host, and the console is silent, violations of the policy included. */
async function expectQuiet({ url, page, origins, complaints }: Awaited<ReturnType<typeof open>>) {
  await page.waitForLoadState("networkidle");
  expect({ origins: [...origins], complaints }).toEqual({ origins: [url], complaints: [] });
}

/** Opens an operation of Swagger UI, executes it as it stands, and returns what the page shows of the answer. */
async function tryOut(page: Page, operationId: string) {
  const operation = page.locator(`[id$="-${operationId}"]`);
  await operation.locator(".opblock-summary-control").click();
  await operation.locator("button.execute").click();
  const answer = operation.locator(".live-responses-table tbody tr").first();
  const status = await answer.locator(".response-col_status").innerText();
  return { status: Number.parseInt(status, 10), text: await answer.innerText() };
}

test("Swagger UI lists every operation, and stays on this server", async (context) => {
  await using seen = await open(context, "/docs");
  await seen.page.locator(".opblock").first().waitFor();
  const shown = await seen.page.locator(".opblock-summary").allInnerTexts();
  const lines = shown.map((text) =>
    text
      .replaceAll("\u200b", "")
      .trim()
      .replaceAll(/\s*\n\s*/g, " "),
  );
  expect(new Set(lines)).toEqual(
    new Set(operations.map(({ method, path, summary }) => `${method.toUpperCase()} ${path} ${summary}`)),
  );
  await expectQuiet(seen);
});

test("ReDoc lists every operation, finds one, and stays on this server", async (context) => {
  await using seen = await open(context, "/redoc");
  await seen.page.locator("h1").first().waitFor();
  const text = await seen.page.locator("body").innerText();
  expect(operations.filter(({ path, summary }) => !text.includes(path) || !text.includes(summary))).toEqual([]);
  await seen.page.getByPlaceholder("Search").fill("models");
  await seen.page.locator("[data-role='search:results'] li").first().waitFor();
  await expectQuiet(seen);
});

test("Try it out reaches the server without headers that nobody filled in, and shows its answer", async (context) => {
  await using seen = await open(context, "/docs");
  const models = await tryOut(seen.page, "listModels");
  expect(models.status).toBe(200);
  expect(models.text).toContain('"id": "echo"');
  const asked = seen.page.waitForRequest((request) => request.method() === "POST");
  const chat = await tryOut(seen.page, "createChatCompletion");
  expect(chat.status).toBe(200);
  expect(Object.keys((await asked).headers()).filter((name) => name.startsWith("x-"))).toEqual([]);
  expect(chat.text).toContain("You said: ");
  await expectQuiet(seen);
});

test("below a base path the pages and Try it out work as well", async (context) => {
  await using seen = await open(context, "/some/where/docs", { basePath: "/some/where" });
  expect((await tryOut(seen.page, "listModels")).status).toBe(200);
  await seen.page.goto(`${seen.url}/some/where/redoc/`);
  await seen.page.locator("h1").first().waitFor();
  await expectQuiet(seen);
});

test("no link makes Swagger UI load another contract", async (context) => {
  const elsewhere = encodeURIComponent("https://example.com/openapi.json");
  await using seen = await open(context, `/docs?url=${elsewhere}&configUrl=${elsewhere}`);
  await seen.page.locator(".opblock").first().waitFor();
  await expectQuiet(seen);
});

test("the page opens without a key, and Authorize gives the key to what is tried", async (context) => {
  await using seen = await open(context, "/docs", { apiKeys: ["sesame"] });
  expect((await fetch(`${seen.url}/v1/models`)).status).toBe(401);
  await seen.page.locator("button.authorize").first().click();
  await seen.page.locator(".auth-container input").fill("sesame");
  await seen.page.locator(".auth-btn-wrapper button.authorize").click();
  await seen.page.locator(".btn-done").click();
  expect((await tryOut(seen.page, "listModels")).status).toBe(200);
  await expectQuiet(seen);
});
