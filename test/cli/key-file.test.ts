import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ModuleFile, Program, runProgram } from "../support/cli.ts";

const PROBES = "test/cli/modules/probes.ts";
const serve = (path: string, ...more: string[]) => ["serve", PROBES, "--port=0", "--key-file", path, ...more];

test("the keys of a key file open, beside those of --api-key", async () => {
  const keys = ["sk-plain", { key: "sk-some", name: "ci", models: ["pid"] }];
  await using file = await ModuleFile.write(JSON.stringify(keys), "keys.json");
  await using program = new Program(serve(file.path, "--api-key", "sk-flag"));
  const url = await program.url();
  const modelsOf = async (key: string) => {
    const response = await fetch(`${url}/v1/models`, { headers: { authorization: `Bearer ${key}` } });
    const { data = [] } = (await response.json()) as { data?: readonly { id: string }[] };
    return data.length;
  };
  const [all, some, flag, wrong] = await Promise.all(["sk-plain", "sk-some", "sk-flag", "sk-none"].map(modelsOf));
  expect(all).toBeGreaterThan(1);
  expect({ some, flag, wrong }).toEqual({ some: 1, flag: all, wrong: 0 });
  expect(program.stdout).not.toContain("sk-");
});

test("THINKAGAIN_KEY_FILE names a key file too", async () => {
  await using file = await ModuleFile.write('["sk-plain"]', "keys.json");
  await using program = new Program(["serve", PROBES, "--port=0"], { env: { THINKAGAIN_KEY_FILE: file.path } });
  expect((await fetch(`${await program.url()}/v1/models`)).status).toBe(401);
});

test.each([
  ["no JSON", "sk-secret", "takes a list in JSON: texts, or objects with a key"],
  ["no list", '{"key": "sk-secret"}', "takes a list in JSON: texts, or objects with a key"],
  ["nothing", "[]", "holds no key"],
  ["no key in an entry", '["a", {"name": "sk-secret"}]', "apiKeys[1] takes a text that is not empty"],
  ["an unknown field", '[{"key": "sk-secret", "sk-secret": 1}]', "apiKeys[0] has a field that is none of key, name"],
  [
    "a wrong limit",
    '[{"key": "sk-secret", "tokensPerMinute": "1"}]',
    "apiKeys[0].tokensPerMinute takes a whole number",
  ],
])("a key file with %s is one line and exit 1, without a word of it", async (_what, text, reason) => {
  await using file = await ModuleFile.write(text, "keys.json");
  for (const more of [[], ["--workers=1"]]) {
    const { code, stdout, stderr } = await runProgram(serve(file.path, ...more));
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(/^thinkagain: [^\n]+\n$/);
    expect(stderr).toContain(reason);
    expect(stderr).not.toContain("sk-secret");
    expect(stderr).not.toContain(createHash("sha256").update("sk-secret").digest("hex").slice(0, 8));
  }
});

test("a key file that is not there is one line and exit 1, and so is a folder", async () => {
  const missing = await runProgram(serve("no-keys.json"));
  expect(missing).toEqual({
    code: 1,
    stdout: "",
    stderr: "thinkagain: cannot read the key file no-keys.json: there is no such file\n",
  });
  expect(await runProgram(serve("test"))).toMatchObject({ code: 1, stderr: expect.stringContaining("it is a folder") });
});
