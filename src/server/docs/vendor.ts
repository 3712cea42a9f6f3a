import { mkdir, writeFile } from "node:fs/promises";
import { assets, readPackaged, vendored } from "./assets.ts";

/** Copies what the documentation pages load into the package; the last step of `npm run build`. */
export async function vendor(target = vendored): Promise<void> {
  for (const asset of assets) {
    const file = new URL(asset.path, target);
    await mkdir(new URL(".", file), { recursive: true });
    await writeFile(file, await readPackaged(asset));
  }
}
