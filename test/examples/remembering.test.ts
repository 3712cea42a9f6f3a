import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { post } from "../support/ask.ts";
import { Program } from "../support/cli.ts";

async function say(url: string, session: string, content: string): Promise<string> {
  const response = await post(url, { messages: [{ role: "user", content }] }, { "x-session-id": session });
  const { choices } = (await response.json()) as { choices: { message: { content: string } }[] };
  return choices[0]?.message.content ?? "";
}

test("remembering goes on where it was after a restart, for each conversation apart", async () => {
  const env = { MEMORY: join(mkdtempSync(join(tmpdir(), "remembering-")), "memory.db") };
  const args = ["serve", "examples/remembering.ts", "--port", "0"];
  {
    await using program = new Program(args, { env });
    const url = await program.url();
    expect(await say(url, "a", "Remember: the key is under the mat")).toBe("Noted.");
    expect(await say(url, "b", "What do you know?")).toContain("nothing yet");
  }
  await using program = new Program(args, { env });
  const url = await program.url();
  expect(await say(url, "a", "Where is the key?")).toBe("- the key is under the mat\n");
  expect(await say(url, "a", "Forget it")).toBe("Forgotten.");
  expect(await say(url, "a", "Where is the key?")).toContain("nothing yet");
});
