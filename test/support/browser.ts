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

/** npm's Chromium, the same on every machine. It brings a font with it: without one, text has no height and counts as invisible. */
const carried = async (): Promise<LaunchOptions> => ({
  executablePath: await chromium.executablePath(),
  env: { ...process.env, FONTCONFIG_PATH: join(tmpdir(), "fonts") },
});

const candidates: readonly (() => LaunchOptions | Promise<LaunchOptions>)[] = [
  carried,
  () => ({ executablePath: "/usr/bin/chromium" }),
  () => ({ channel: "chrome" }),
];

/** Starts the first browser that this machine can run, or says why there is none. */
export async function openBrowser(): Promise<Browser | { readonly reason: string }> {
  const reasons: string[] = [];
  for (const candidate of candidates) {
    try {
      return await engine.launch({ ...(await candidate()), args });
    } catch (cause) {
      reasons.push(String(cause).replaceAll(/\s+/g, " ").slice(0, 200));
    }
  }
  return { reason: `no browser starts here: ${reasons.join("; ")}` };
}
