import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { toFlag } from "../../src/cli/option.ts";
import { options } from "../../src/cli/serve.ts";
import { probeGraphs } from "../support/probe-graphs.ts";
import { open } from "../support/server.ts";

const PROXIES = ["nginx.conf", "haproxy.cfg", "Caddyfile", "traefik.yaml"] as const;
const PAGES = ["SECURITY.md", "deploy/reverse-proxies.md"];
/** Flags of other programs that the pages speak of. */
const FOREIGN = new Set(["--insecure-http-parser"]);

const textOf = (path: string) => readFileSync(path, "utf8");
const flags = new Set(Object.entries(options).map(([key, option]) => toFlag(key, option)));

test.each([...PAGES, "deploy/compose.yaml", ...PROXIES.map((name) => `deploy/${name}`)])(
  "every flag that %s names exists",
  (path) => {
    const named = textOf(path).match(/(?<![\w-])--[a-z][a-z-]+/g) ?? [];
    expect(named.filter((flag) => !flags.has(flag.replace("--no-", "--")) && !FOREIGN.has(flag))).toEqual([]);
  },
);

test.each(PAGES)("every file that %s links to exists", (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, link = ""]) => link);
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

test.each(PROXIES)("%s passes requests on to the port of the server", (name) => {
  expect(textOf(`deploy/${name}`)).toContain("127.0.0.1:8000");
});

test("each proxy closes an idle connection before the server does", async () => {
  await using server = await open(probeGraphs().registry);
  const { headers } = await server.get("/health");
  const seconds = Number(/timeout=(\d+)/.exec(headers.get("keep-alive") ?? "")?.[1]);
  const patience = {
    "nginx.conf": /keepalive_timeout (\d+)s/,
    "haproxy.cfg": /pool-purge-delay (\d+)s/,
    Caddyfile: /keepalive (\d+)s/,
    "traefik.yaml": /idleConnTimeout: (\d+)s/,
  };
  for (const name of PROXIES) expect(Number(patience[name].exec(textOf(`deploy/${name}`))?.[1])).toBeLessThan(seconds);
});

test("Traefik's file is YAML whose router leads to its service", () => {
  const { http } = parse(textOf("deploy/traefik.yaml")) as {
    readonly http: {
      readonly routers: Readonly<Record<string, { readonly service: string }>>;
      readonly services: Readonly<Record<string, { readonly loadBalancer: { readonly serversTransport: string } }>>;
      readonly serversTransports: object;
    };
  };
  const service = http.services[http.routers["thinkagain"]?.service ?? ""];
  expect(Object.keys(http.serversTransports)).toEqual([service?.loadBalancer.serversTransport]);
});
