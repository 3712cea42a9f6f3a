import type { Usage } from "./delta.ts";

/** The sum of two reports of tokens, details included. */
export function addUsage(one: Usage | undefined, other: Usage): Usage {
  const details = {
    ...sum("prompt_tokens_details", one, other),
    ...sum("completion_tokens_details", one, other),
  };
  return {
    prompt_tokens: (one?.prompt_tokens ?? 0) + other.prompt_tokens,
    completion_tokens: (one?.completion_tokens ?? 0) + other.completion_tokens,
    total_tokens: (one ? totalOf(one) : 0) + totalOf(other),
    ...details,
  };
}

const totalOf = (usage: Usage): number => usage.total_tokens ?? usage.prompt_tokens + usage.completion_tokens;

function sum(key: "prompt_tokens_details" | "completion_tokens_details", one: Usage | undefined, other: Usage) {
  const total = new Map<string, number>();
  for (const details of [one?.[key], other[key]]) {
    for (const [name, count] of Object.entries(details ?? {})) total.set(name, (total.get(name) ?? 0) + count);
  }
  return total.size > 0 ? { [key]: Object.fromEntries(total) } : {};
}
