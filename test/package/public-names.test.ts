import * as face from "@thinkagain/serve";
import { expect, test } from "vitest";

test("the package offers these names and no others", () => {
  expect(Object.keys(face).toSorted()).toMatchInlineSnapshot(`
    [
      "ApiError",
      "Context",
      "END",
      "Graph",
      "GraphError",
      "GraphRegistry",
      "Worker",
      "compile",
      "createApp",
      "parallel",
      "pipe",
      "run",
      "serve",
    ]
  `);
});
