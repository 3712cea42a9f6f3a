import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { chromium as engine, type Browser, type LaunchOptions } from "playwright-core";

/** Flags for a container: no sandbox for root, and nothing that would call home. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome"].filter((path) => existsSync(path));

/** Starts the machine's Chromium, or else the one that npm carries; where neither starts, says why. */
export async function openBrowser(): Promise<Browser | { readonly reason: string }> {
  const reasons: string[] = [];
  for (const candidate of [...installed.map((executablePath) => async () => ({ executablePath })), carried]) {
    try {
      return await engine.launch({ ...(await candidate()), args });
    } catch (cause) {
      reasons.push(String(cause).trim().replaceAll(/\s+/g, " ").slice(0, 300));
    }
  }
  return { reason: `no browser starts here: ${reasons.join("; ")}` };
}

/** npm's Chromium brings a font with it: without one, text has no height and counts as invisible. */
const carried = async (): Promise<LaunchOptions> => ({
  executablePath: await chromium.executablePath(),
  env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), "fonts") },
});
