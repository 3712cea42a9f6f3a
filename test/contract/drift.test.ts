import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { toDiff } from "../../codegen/diff.ts";
import { generate } from "../../codegen/generate.ts";
import { definition, document, documentText } from "../../generated/document.ts";
import { declared, operationIds, operations } from "../../generated/operations.ts";
import packageJson from "../../package.json" with { type: "json" };

const root = new URL("../../", import.meta.url);
const text = await readFile(new URL("openapi.yaml", root), "utf8");

test("generated/ is what openapi.yaml says today, file by file, and nothing else", async () => {
  const files = await generate(parse(text), text);
  expect((await readdir(new URL("generated/", root))).sort()).toEqual(Object.keys(files).sort());
  for (const [name, source] of Object.entries(files)) {
    expect(toDiff(name, await readFile(new URL(`generated/${name}`, root), "utf8"), source)).toBe("");
  }
});

test("the same contract gives the same text again", async () => {
  expect(await generate(parse(text), text)).toEqual(await generate(parse(text), text));
});

test("the document is served as it was written", () => {
  expect(documentText).toBe(text);
  expect(document).toEqual(parse(text));
});

test("the contract has the version of the package", () => {
  expect(document.info.version).toBe(packageJson.version);
});

test("every field of OpenAI's request is in the contract and says what becomes of it", async () => {
  const { components } = parse(text);
  const fields = Object.entries<{ "x-treatment": string[] }>(components.schemas.CreateChatCompletionRequest.properties);
  expect(fields).toHaveLength(37);
  const reference = (await generate(parse(text), text))["reference.md"];
  for (const [name, field] of fields) {
    expect(reference).toMatch(new RegExp(`^\\| \`${name}\` .* \\| ${field["x-treatment"].join(", ")} \\|`, "m"));
  }
  expect(reference).toMatch(/^\| `messages` .* \| at least 1 item \|/m);
  expect(reference).not.toContain(String(2 ** 63));
  delete components.schemas.CreateChatCompletionRequest.properties.seed["x-treatment"];
  await expect(generate({ ...parse(text), components })).rejects.toThrow("seed needs an x-treatment");
});

test("every declared pair of status and content type is in the table", () => {
  expect(declared).toHaveLength(declaredIn(parse(text)));
  for (const { id, status, type } of declared) {
    expect(operations[id].responses).toHaveProperty(String(status), expect.arrayContaining([type]));
  }
});

function declaredIn(contract: {
  paths: Record<string, Record<string, { responses: Record<string, { content?: object; $ref?: string }> }>>;
}) {
  const responses = Object.values(contract.paths).flatMap((item) =>
    Object.values(item).flatMap((each) => Object.values(each.responses)),
  );
  return responses.reduce((sum, { content }) => sum + (content ? Object.keys(content).length : 1), 0);
}

test("the router's definition names every operation and leaves no door open that has a lock", () => {
  const routed = Object.values(definition.paths).flatMap((item) => Object.values(item));
  expect(routed.map(({ operationId }) => operationId)).toEqual(operationIds);
  for (const { operationId, security } of routed) {
    const open = operations[operationIds.find((id) => id === operationId)!].public;
    expect(security).toEqual(open ? [] : [{ bearerAuth: [] }]);
  }
  expect(operationIds.filter((id) => operations[id].public)).toEqual(["getHealth", "getReadiness"]);
});

test("a contract that says of an operation neither that it is locked nor that it is open is refused", async () => {
  const { security: _security, ...unlocked } = parse(text);
  await expect(generate(unlocked)).rejects.toThrow("post /v1/chat/completions needs security: []");
});

test("a stale file makes the check fail, and the diff shows the line", async () => {
  const folder = await mkdtemp(join(tmpdir(), "drift-"));
  try {
    for (const name of ["codegen", "generated", "openapi.yaml", "package.json"])
      await cp(new URL(name, root), join(folder, name), { recursive: true });
    await symlink(new URL("node_modules", root), join(folder, "node_modules"));
    const check = () => promisify(execFile)(process.execPath, [join(folder, "codegen/index.ts"), "--check"]);
    await expect(check()).resolves.toMatchObject({ stdout: expect.stringContaining("is what openapi.yaml says") });

    await writeFile(
      join(folder, "generated/operations.ts"),
      (await readFile(join(folder, "generated/operations.ts"), "utf8")).replace("/health/ready", "/healthz"),
    );
    await writeFile(join(folder, "generated/surplus.ts"), "");
    const failure = check().catch((error: unknown) => error);
    await expect(failure).resolves.toMatchObject({ code: 1 });
    const { stderr } = (await failure) as { stderr: string };
    expect(stderr).toContain('-    path: "/healthz"');
    expect(stderr).toContain('+    path: "/health/ready"');
    expect(stderr).toContain("surplus.ts is not generated any more");
    expect(stderr.split("\n").length).toBeLessThan(30);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a diff shows the changed lines with a little around them", () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}`);
  const after = lines.with(10, "ten").toSpliced(30, 1).join("\n");
  expect(toDiff("file", lines.join("\n"), after)).toMatchInlineSnapshot(`
    "--- file (is)
    +++ file (should be)
    @@ line 8 @@
     line 7
     line 8
     line 9
    -line 10
    +ten
     line 11
     line 12
     line 13
    …
     line 27
     line 28
     line 29
    -line 30
     line 31
     line 32
     line 33
    "
  `);
});

test("a diff of two texts that have little in common is told in numbers", () => {
  const lines = (word: string) => Array.from({ length: 3000 }, (_, i) => `${word} ${i}`).join("\n");
  expect(toDiff("file", lines("old"), lines("new"))).toContain("3000 lines become 3000 lines");
});
