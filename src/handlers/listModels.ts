import type { Handler } from "../contract/index.ts";
import type { Deps } from "./deps.ts";
import { toModel } from "./model.ts";

/** Lists the registered models in the order of their registration. */
export const listModels: Handler<"listModels", Deps> = ({ journey }, { registry }) => ({
  status: 200,
  body: {
    object: "list",
    data: registry
      .visibleTo(journey.principal?.models)
      .list()
      .map((each) => toModel(each)),
  },
});
