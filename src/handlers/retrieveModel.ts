import type { Handler } from "../contract/index.ts";
import type { Deps } from "./deps.ts";
import { toModel } from "./model.ts";

/** One model, by name or alias. */
export const retrieveModel: Handler<"retrieveModel", Deps> = ({ path, journey }, { registry }) => ({
  status: 200,
  body: toModel(registry.visibleTo(journey.principal?.models).retrieve(path.model), path.model),
});
