import { defineConfig } from "vitest/config";

// eslint-disable-next-line import/no-default-export
export default defineConfig({
  resolve: { conditions: ["thinkagain-source"] },
  ssr: { resolve: { conditions: ["thinkagain-source"] } },
  test: {
    include: ["test/**/*.test.ts"],
    typecheck: { enabled: false },
    testTimeout: 20_000,
  },
});
