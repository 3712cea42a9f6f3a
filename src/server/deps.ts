import { randomBytes, randomUUID } from "node:crypto";
import { document, operations } from "../contract/index.ts";
import type { Deps } from "../handlers/index.ts";
import type { GraphRegistry } from "../registry.ts";
import { loadTokenizer } from "../tokenizer.ts";
import { CountCache } from "../wire/index.ts";
import type { Settings } from "./options.ts";
import type { Slots } from "./slots.ts";

/** Everything that is not pure, for the handlers: the clock, fresh ids and the tokenizer. */
export function createDeps(registry: GraphRegistry, settings: Settings, slots: Slots, metrics: Deps["metrics"]): Deps {
  const { tokenizer } = settings;
  return {
    registry,
    about: {
      name: document.info.title,
      version: document.info.version,
      description: document.info.summary,
      endpoints: Object.values(operations).map(({ method, path, summary }) => ({
        method: method.toUpperCase(),
        path,
        summary,
      })),
    },
    rules: {
      limits: {
        n: settings.maxChoices,
        messages: settings.maxMessages,
        parts: settings.maxParts,
        tools: settings.maxTools,
        outputTokens: settings.maxOutputTokens,
      },
      strict: settings.strictRequests,
    },
    repair: settings.repairResponses,
    maxOutputChars: settings.maxOutputChars,
    reasoningField: settings.reasoningField,
    stamp: (model) => ({
      id: `chatcmpl-${token()}`,
      created: Math.floor(Date.now() / 1000),
      model,
      callId: () => `call_${token()}`,
      obfuscation: () =>
        randomBytes(8)
          .toString("base64url")
          .slice(0, Math.floor(Math.random() * 11)),
    }),
    metrics,
    isOverloaded: () => slots.full,
    tokenizer: tokenizer ? () => Promise.resolve(tokenizer) : loadTokenizer,
    known: new CountCache(),
  };
}

/** The platform draws UUIDs from a reserve of random bytes: a tenth of the price of bytes asked for one by one. */
function token(): string {
  return randomUUID().replaceAll("-", "");
}
