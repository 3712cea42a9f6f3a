import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { probeGraphs } from "../support/probe-graphs.ts";
import { open } from "../support/server.ts";

interface Manifest {
  readonly name: string;
  readonly bin: { readonly thinkagain: string };
  readonly engines: { readonly node: string };
}

interface Service {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<"serve" | "open-webui", Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

const textOf = (path: string) => readFileSync(path, "utf8");
const manifest = JSON.parse(textOf("package.json")) as Manifest;
const dockerfile = textOf("deploy/Dockerfile").replaceAll(/\\\n\s*/g, "");
const instructions = dockerfile.split("\n").filter((line) => /^[A-Z]+ /.test(line));
const compose = parse(textOf("deploy/compose.yaml")) as Compose;

/** The words of an instruction in its JSON form; of the last one, where there are several. */
function wordsOf(instruction: string): readonly string[] {
  const line = instructions.findLast((each) => each.startsWith(`${instruction} `)) ?? "";
  return JSON.parse(line.slice(line.indexOf("["))) as readonly string[];
}

test("the image copies what is there, and from the stages that it has", () => {
  const copies = instructions.flatMap((line) => /^COPY (.+) \S+$/.exec(line)?.[1]?.split(" ") ?? []);
  const [stages, files] = [
    copies.filter((each) => each.startsWith("--")),
    copies.filter((each) => !each.startsWith("-")),
  ];
  expect(files.filter((file) => file !== "/app" && !existsSync(file))).toEqual([]);
  expect(stages).toEqual(["--from=build"]);
  expect(instructions[0]).toMatch(/ AS build$/);
});

test("the image runs the program of the package on a Node that the package wants, and not as root", () => {
  expect(wordsOf("ENTRYPOINT")).toEqual(["node", `node_modules/${manifest.name}/${manifest.bin.thinkagain}`]);
  const bases = instructions.flatMap((line) => /^FROM node:(\d+)/.exec(line)?.[1] ?? []);
  expect(bases.map((major) => `>=${major}`)).toEqual([manifest.engines.node, manifest.engines.node]);
  expect(instructions.findLast((line) => line.startsWith("USER "))).toBe("USER node");
});

test("what Git, npm and the build leave behind stays out of the image", () => {
  expect(textOf(".dockerignore").split("\n")).toEqual(expect.arrayContaining([".git", "dist", "node_modules"]));
});

test("the health check of the image passes while the server lives, even under another name, and fails when it is gone", async () => {
  const server = await open(probeGraphs().registry, { allowedHosts: ["example.com"] });
  const check = async () => {
    const [program = "", ...args] = wordsOf("HEALTHCHECK");
    const [code] = (await once(
      spawn(program === "node" ? process.execPath : program, args, { env: { PORT: String(server.port) } }),
      "exit",
    )) as unknown[];
    return code;
  };
  expect(await check()).toBe(0);
  await server.close();
  expect(await check()).toBe(1);
});

test("Open WebUI reaches the server by the key, the name and the port that the server knows", () => {
  const { serve, "open-webui": webui } = compose.services;
  expect(existsSync(`deploy/${serve.build?.context}/${serve.build?.dockerfile}`)).toBe(true);
  const url = new URL(webui.environment["OPENAI_API_BASE_URL"] ?? "");
  expect(serve.command).toContain(url.hostname);
  expect(dockerfile).toContain(`PORT=${url.port}`);
  expect(Object.keys(compose.services)).toContain(url.hostname);
  expect(serve.environment["THINKAGAIN_API_KEYS"]).toMatch(/^\$\{THINKAGAIN_API_KEY:\?/);
  expect(webui.environment["OPENAI_API_KEY"]).toBe("${THINKAGAIN_API_KEY}");
});

test("only Open WebUI can be reached from outside, and from this machine only", () => {
  const { serve, "open-webui": webui } = compose.services;
  expect(serve.ports).toBeUndefined();
  expect(serve.networks.map((name) => compose.networks[name])).toEqual([{ internal: true }]);
  expect(webui.ports?.every((port) => port.startsWith("127.0.0.1:"))).toBe(true);
});
