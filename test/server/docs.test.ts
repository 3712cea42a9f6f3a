import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Koa from "koa";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { assets, readAsset } from "../../src/server/docs/assets.ts";
import { inside } from "../../src/server/base-path.ts";
import { docs } from "../../src/server/docs/index.ts";
import { vendor } from "../../src/server/docs/vendor.ts";
import { listen } from "../support/listen.ts";

const open = (prefix = "") => {
  const app = new Koa();
  app.use(inside(prefix, [docs()])).use((ctx) => {
    ctx.body = "the rest";
  });
  return listen(app);
};

const pages = ["/docs", "/redoc"];

/** What a page loads: every address of its scripts, styles and icons. */
const references = (html: string) => [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);

test("/openapi.json and /openapi.yaml are the contract, word for word", async () => {
  await using server = await open();
  const yaml = await fetch(`${server.url}/openapi.yaml`);
  const json = await fetch(`${server.url}/openapi.json`);
  expect(yaml.headers.get("content-type")).toBe("application/yaml");
  expect(json.headers.get("content-type")).toBe("application/json; charset=utf-8");
  const text = await yaml.text();
  expect(text).toBe(await readFile("openapi.yaml", "utf8"));
  expect(await json.json()).toEqual(parse(text));
});

test("the contract names the server by the place it was loaded from, so that it fits every host and prefix", async () => {
  await using server = await open();
  const document = (await (await fetch(`${server.url}/openapi.json`)).json()) as { servers: { url: string }[] };
  expect(document.servers.map(({ url }) => new URL(url, "https://example.org/ai/openapi.json").href)).toEqual([
    "https://example.org/ai/",
  ]);
});

test.each(pages)("%s loads nothing but what this server has, and runs no inline script", async (page) => {
  await using server = await open();
  const response = await fetch(server.url + page);
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const html = await response.text();
  expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=/);
  const addresses = references(html).filter((address) => !address.startsWith("data:"));
  expect(addresses).toContain(`${page.slice(1)}/init.js`);
  for (const address of addresses) {
    expect(address).not.toMatch(/^(\/|[a-z]+:)/);
    expect((await fetch(new URL(address, response.url))).headers.get("etag"), address).not.toBeNull();
  }
});

test.each(pages)("%s forbids everything that is not from this server", async (page) => {
  await using server = await open();
  const { headers } = await fetch(server.url + page);
  const policy = headers.get("content-security-policy")?.split("; ");
  expect(policy).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]),
  );
  expect(policy?.join()).not.toMatch(/https?:|\*|unsafe-eval/);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("no-referrer");
});

test.each(pages)("%s/ leads to the page, below a prefix too", async (page) => {
  await using server = await open("/some/api");
  const response = await fetch(`${server.url}/some/api${page}/`);
  expect(response.status).toBe(200);
  expect(response.url).toBe(`${server.url}/some/api${page}`);
});

test.each([
  ["docs/swagger-ui.css", "text/css; charset=utf-8"],
  ["docs/swagger-ui-bundle.js", "text/javascript; charset=utf-8"],
  ["docs/init.js", "text/javascript; charset=utf-8"],
  ["docs/LICENSE.txt", "text/plain; charset=utf-8"],
  ["redoc/redoc.standalone.js", "text/javascript; charset=utf-8"],
])("/%s says that it is %s", async (path, type) => {
  await using server = await open();
  const response = await fetch(`${server.url}/${path}`);
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
});

test.each([
  ["/docs", "no-cache"],
  ["/openapi.json", "no-cache"],
  ["/docs/swagger-ui-bundle.js", "public, max-age=3600"],
])("%s is not sent again to a browser that has it", async (path, caching) => {
  await using server = await open();
  const first = await fetch(server.url + path);
  expect(first.headers.get("cache-control")).toBe(caching);
  const etag = first.headers.get("etag")!;
  // fetch adds `no-cache` to a conditional request of its own accord, unless there is a cache-control already.
  const ask = (tag: string) =>
    fetch(server.url + path, { headers: { "if-none-match": tag, "cache-control": "max-age=0" } });
  const again = await ask(etag);
  expect([again.status, (await again.text()).length, again.headers.get("etag")]).toEqual([304, 0, etag]);
  const stale = await ask('"something older"');
  expect([stale.status, (await stale.text()).length]).toEqual([200, (await first.text()).length]);
});

test.each(["/docs", "/redoc/init.js", "/openapi.yaml", "/docs/swagger-ui.css"])("HEAD %s has no body", async (path) => {
  await using server = await open();
  const get = await fetch(server.url + path);
  const head = await fetch(server.url + path, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
  for (const name of ["content-type", "content-length", "etag"]) {
    expect(head.headers.get(name), name).toBe(get.headers.get(name));
  }
});

test.each([
  "/docs/swagger-ui-bundle.js.map",
  "/docs/package.json",
  "/docs/..%2fpackage.json",
  "/redoc/init.js/",
  "/DOCS",
])("%s is nobody's, and is left to the rest of the app", async (path) => {
  await using server = await open();
  expect(await (await fetch(server.url + path)).text()).toBe("the rest");
});

test("the build copies exactly what the server serves", async () => {
  const folder = await mkdtemp(join(tmpdir(), "assets-"));
  try {
    await vendor(pathToFileURL(`${folder}/`));
    for (const asset of assets) {
      expect((await readFile(join(folder, asset.path), "utf8")) === (await readAsset(asset)), asset.path).toBe(true);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a licence that a bundle names is served beside it", async () => {
  for (const asset of assets.filter(({ path }) => path.endsWith(".js"))) {
    const folder = asset.path.slice(0, asset.path.lastIndexOf("/") + 1);
    const named = (await readAsset(asset)).match(/(?<=license information please see )\S+/g) ?? [];
    const served = assets.map(({ path }) => path);
    expect(served).toEqual(expect.arrayContaining(named.map((file) => folder + file)));
    expect(named.length, asset.path).toBeGreaterThan(0);
  }
});

test("no asset fetches from a content delivery network", async () => {
  for (const asset of assets.filter(({ path }) => /\.(js|css)$/.test(path))) {
    expect((await readAsset(asset)).match(/cdn\.|fonts\.g\w+|url\(["']?https?:/)?.[0], asset.path).toBeUndefined();
  }
});
