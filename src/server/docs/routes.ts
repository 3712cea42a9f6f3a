import { extname } from "node:path";
import { Router } from "@koa/router";
import type { Middleware } from "koa";
import { document, documentText } from "../../contract/index.ts";
import { answerMethods, toAllowed } from "../methods.ts";
import { assets, readAsset } from "./assets.ts";
import { pages, policy } from "./pages.ts";
import { publish } from "./publish.ts";

/** What may change with the next deployment is asked for again each time, and answered with 304 while it has not. */
const fresh = { "cache-control": "no-cache" };
const lasting = { "cache-control": "public, max-age=3600" };
const guarded = { ...fresh, "content-security-policy": policy, "referrer-policy": "no-referrer" };

/**
 * Serves what describes the API and is no part of it: the contract itself (`/openapi.json`, `/openapi.yaml`), Swagger UI (`/docs`),
 * ReDoc (`/redoc`) and their assets. Works below any prefix; a path it does not know is left to the next middleware, a method it does
 * not know is a 405.
 */
export function createRoutes(): Middleware {
  const router = new Router({ strict: true, sensitive: true });
  router.get(
    "/openapi.json",
    publish({ type: "application/json", load: () => JSON.stringify(document), headers: fresh }),
  );
  router.get("/openapi.yaml", publish({ type: "application/yaml", load: () => documentText, headers: fresh }));
  for (const { name, html, script } of pages) {
    router.get(`/${name}`, publish({ type: "html", load: () => html, headers: guarded }));
    router.get(`/${name}/`, (ctx) => ctx.redirect(`../${name}`));
    router.get(`/${name}/init.js`, publish({ type: "js", load: () => script, headers: fresh }));
  }
  for (const asset of assets) {
    const type = extname(asset.path);
    router.get(`/${asset.path}`, publish({ type, load: () => readAsset(asset), headers: lasting }));
  }
  const routes = router.routes() as Middleware;
  return (ctx, next) =>
    routes(ctx, async () => {
      const layers = router.match(ctx.path, ctx.method).path;
      if (layers.length === 0) return next();
      answerMethods(ctx, ctx.path, toAllowed(layers.flatMap(({ methods }) => methods)));
    });
}
