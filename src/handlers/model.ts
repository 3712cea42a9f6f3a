import type { Model } from "../contract/index.ts";
import type { Registration } from "../registry.ts";

/** A registration as the contract's Model, under the id that the client asked for. */
export function toModel({ name, created, ownedBy, description, supports }: Registration, id = name): Model {
  return {
    id,
    object: "model",
    created,
    owned_by: ownedBy,
    ...(description !== undefined && { description }),
    ...(supports && { capabilities: { ...supports } }),
  };
}
