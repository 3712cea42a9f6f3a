import type { ServerInfo } from "../contract/index.ts";
import type { GraphRegistry } from "../registry.ts";
import type { CountCache, RequestRules, Stamp, Tokenizer } from "../wire/index.ts";

/** What handlers are given beside the request: all that is not pure. */
export interface Deps {
  readonly registry: GraphRegistry;
  /** What the contract says about the server and its operations. */
  readonly about: Omit<ServerInfo, "models">;
  readonly rules: Omit<RequestRules, "supports">;
  readonly repair: boolean;
  /** The most that one answer may say, in characters. */
  readonly maxOutputChars: number;
  readonly reasoningField: "reasoning_content" | "reasoning";
  /** Id and time of a new completion. */
  readonly stamp: (model: string) => Stamp;
  /** Whether the next request for a graph would be refused. */
  readonly isOverloaded: () => boolean;
  /** What the server has counted, in Prometheus' text format; undefined where it does not count. */
  readonly metrics: (() => Promise<string>) | undefined;
  readonly tokenizer: () => Promise<Tokenizer>;
  readonly known: CountCache;
}
