import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

/** A file of somebody else's that the documentation pages load from this server. */
export interface Asset {
  /** Where it is served, relative to the root of the API. */
  readonly path: string;
  /** Where npm put it. */
  readonly source: string;
}

/** Everything the pages load, and the licences that the bundles name. */
export const assets: readonly Asset[] = [
  { path: "docs/swagger-ui.css", source: "swagger-ui-dist/swagger-ui.css" },
  { path: "docs/swagger-ui-bundle.js", source: "swagger-ui-dist/swagger-ui-bundle.js" },
  { path: "docs/swagger-ui-bundle.js.LICENSE.txt", source: "swagger-ui-dist/swagger-ui-bundle.js.LICENSE.txt" },
  { path: "docs/LICENSE.txt", source: "swagger-ui-dist/LICENSE" },
  { path: "docs/NOTICE.txt", source: "swagger-ui-dist/NOTICE" },
  { path: "redoc/redoc.standalone.js", source: "redoc/bundles/redoc.standalone.js" },
  { path: "redoc/redoc.standalone.js.LICENSE.txt", source: "redoc/bundles/redoc.standalone.js.LICENSE.txt" },
  {
    path: "redoc/d87bcbdbea8f8f5aa26f.worker.js.LICENSE.txt",
    source: "redoc/bundles/d87bcbdbea8f8f5aa26f.worker.js.LICENSE.txt",
  },
  { path: "redoc/LICENSE.txt", source: "redoc/LICENSE" },
];

/** Where the published package keeps its copies: `dist/assets/`, seen from `dist/src/server/docs/`. */
export const vendored = new URL("../../../assets/", import.meta.url);

/** Reads an asset: the sources take it from npm's packages, the compiled package brings its own copy. */
export const readAsset = (asset: Asset): Promise<string> =>
  import.meta.url.endsWith(".ts") ? readPackaged(asset) : readFile(new URL(asset.path, vendored), "utf8");

const { resolve } = createRequire(import.meta.url);

// ReDoc has no option to leave out its vendor's logo, but removes an image that does not load.
const vendorLogo = "https://cdn.redoc.ly/redoc/logo-mini.svg";

/** Reads an asset from the package it comes from, as we serve it: with nothing to fetch from elsewhere. */
export async function readPackaged({ source }: Asset): Promise<string> {
  const text = await readFile(resolve(source), "utf8");
  return text.replace(vendorLogo, "data:,");
}
