import { fileURLToPath } from "node:url";
import { GraphRegistry } from "@thinkagain/serve";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { modelRouter } from "../../examples/model-router.ts";
import { runProgram } from "../support/cli.ts";

const examples = ["agent-with-tools", "model-router", "ensemble"];

describe("without a key", () => {
  test.each(examples)("examples/%s.ts compiles and is drawn", async (name) => {
    const file = fileURLToPath(new URL(`../../examples/${name}.ts`, import.meta.url));
    expect(await runProgram(["check", file])).toMatchObject({ code: 0 });
    const drawn = await runProgram(["draw", file]);
    expect(drawn).toMatchObject({ code: 0 });
    expect(drawn.stdout).toContain("flowchart TD");
  });
});
