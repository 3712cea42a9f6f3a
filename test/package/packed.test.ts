import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../", import.meta.url));
// Inside the clone, so that the packed copy finds the dependencies that are installed there.
const project = `${root}.packed/`;
const installed = `${project}node_modules/@thinkagain/serve/`;
let shipped: string[];

beforeAll(async () => {
  rmSync(project, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", project], { cwd: root, maxBuffer: 1e8 });
  const [{ filename, files }] = JSON.parse(stdout.slice(stdout.indexOf("[\n"))) as [
    { filename: string; files: { path: string }[] },
  ];
  shipped = files.map(({ path }) => path);
  await run("tar", ["-xzf", `${project}${filename}`, "-C", installed, "--strip-components=1"]);
  writeFileSync(`${project}package.json`, '{ "type": "module" }');
}, 120_000);
afterAll(() => rmSync(project, { recursive: true, force: true }));

const program = `
import { Worker, Graph, END, GraphRegistry, serve, type ChatContext } from "@thinkagain/serve";

class MyWorker extends Worker<ChatContext> {
  async run(ctx: ChatContext) {
    ctx.response = \`Response to: \${ctx.user_query}\`;
  }
}
const graph = new Graph<ChatContext>("my_graph").addNode("worker", new MyWorker()).addEdge("worker", END);
const registry = new GraphRegistry();
registry.register("my-model", graph, { default: true });
const server = await serve(registry, { port: 0 });
const body = JSON.stringify({ messages: [{ role: "user", content: "Hi" }] });
const answer = await fetch(server.url + "/v1/chat/completions", { method: "POST", body, headers: { "content-type": "application/json" } });
console.log((await answer.json()).choices[0].message.content);
console.log((await fetch(server.url + "/docs/swagger-ui-bundle.js")).status, (await fetch(server.url + "/redoc/redoc.standalone.js")).status);
await server.close();
`;

async function check(file: string): Promise<void> {
  const options = "--noEmit --strict --module nodenext --target es2024 --skipLibCheck --types node".split(" ");
  await run(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...options, file], { cwd: project });
}

test("the tarball holds what a user needs, and no source, test or configuration", () => {
  const places = new Set(
    shipped.map((path) =>
      path
        .split("/")
        .slice(0, path.startsWith("dist/") ? 2 : 1)
        .join("/"),
    ),
  );
  expect([...places].toSorted()).toEqual([
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "bin",
    "deploy",
    "dist/assets",
    "dist/generated",
    "dist/src",
    "examples",
    "generated",
    "openapi.yaml",
    "package.json",
  ]);
});

test.each(["README.md", "SECURITY.md", "deploy/README.md", "deploy/reverse-proxies.md", "examples/README.md"])(
  "every file that %s links to is in the tarball",
  (page) => {
    const links = readFileSync(installed + page, "utf8").matchAll(/\]\((?!https?:|#)([^)#]+)/g);
    const missing = [...links].filter(([, link]) => !existsSync(new URL(link ?? "", `file://${installed}${page}`)));
    expect(missing.map(([, link]) => link)).toEqual([]);
  },
);

test("the README's program runs on the published package, documentation pages included", async () => {
  writeFileSync(`${project}app.ts`, program);
  const { stdout } = await run(process.execPath, ["app.ts"], { cwd: project });
  expect(stdout).toBe("Response to: Hi\n200 200\n");
});

test("the README's program is typed by the published declarations", async () => {
  writeFileSync(`${project}typed.ts`, program.replace("(await answer.json())", "((await answer.json()) as any)"));
  await check("typed.ts");
}, 60_000);

const WINGS = ["llm", "langgraph", "langchain", "ai-sdk", "memory", "msw"];

test("each wing of the published package can be entered, and is typed", async () => {
  const imports = WINGS.map((wing, at) => `import * as wing${at} from "@thinkagain/serve/${wing}";`);
  const names = WINGS.map((_, at) => `Object.keys(wing${at}).length > 0`);
  writeFileSync(`${project}wings.ts`, [...imports, `console.log([${names.join(", ")}].every(Boolean));`].join("\n"));
  const { stdout } = await run(process.execPath, ["wings.ts"], { cwd: project });
  expect(stdout).toBe("true\n");
  await check("wings.ts");
}, 60_000);

test("without the optional peers the core serves, and a wing says what it lacks", async () => {
  const hide = `
    import { registerHooks } from "node:module";
    registerHooks({ resolve: (name, context, next) => {
      if (/^(openai|ai|msw|zod|@langchain\\/)/.test(name)) throw new Error("Cannot find package " + name);
      return next(name, context);
    } });`;
  writeFileSync(`${project}hide.mjs`, hide);
  const alone = ["--import", "./hide.mjs"];
  const { stdout } = await run(process.execPath, [...alone, "app.ts"], { cwd: project });
  expect(stdout).toBe("Response to: Hi\n200 200\n");
  const program = [...alone, `${installed}bin/thinkagain.js`, "serve", "--port", "0"];
  const failed = run(process.execPath, program, { cwd: project, env: { OPENAI_API_KEY: "sk-test" } });
  await expect(failed).rejects.toMatchObject({ stderr: expect.stringMatching(/^thinkagain: .*npm install openai\n$/) });
});

test("an example of the clone runs on the published package", async () => {
  const bin = `${installed}bin/thinkagain.js`;
  const { stdout } = await run(process.execPath, [bin, "check", `${root}examples/self-correcting.ts`], {
    cwd: project,
  });
  expect(stdout).toContain("self-correcting");
});

test("what the package exports can be resolved by every kind of importer", async () => {
  const { stdout } = await run(
    process.execPath,
    [`${root}node_modules/publint/src/cli.js`, "run", installed, "--pack", "false", "--strict"],
    { cwd: root },
  );
  expect(stdout).toContain("All good!");
});
