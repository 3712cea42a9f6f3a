import type { Handlers } from "../contract/index.ts";
import { createChatCompletion } from "./createChatCompletion.ts";
import type { Deps } from "./deps.ts";
import { getHealth } from "./getHealth.ts";
import { getMetrics } from "./getMetrics.ts";
import { getReadiness } from "./getReadiness.ts";
import { getRoot } from "./getRoot.ts";
import { listModels } from "./listModels.ts";
import { retrieveModel } from "./retrieveModel.ts";

export type { Deps } from "./deps.ts";

/** Every operation of the contract. A forgotten handler, a wrong status or a wrong body does not compile. */
export const handlers: Handlers<Deps> = {
  createChatCompletion,
  getHealth,
  getMetrics,
  getReadiness,
  getRoot,
  listModels,
  retrieveModel,
};
