import type { Handler } from "../contract/index.ts";
import type { Deps } from "./deps.ts";

/** What this server is and where to go from here. */
export const getRoot: Handler<"getRoot", Deps> = ({ journey }, { registry, about }) => ({
  status: 200,
  body: {
    ...about,
    models: registry
      .visibleTo(journey.principal?.models)
      .list()
      .map(({ name }) => name),
  },
});
