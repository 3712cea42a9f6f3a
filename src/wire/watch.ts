import type { CompletionUsage } from "../../generated/types.ts";
import type { Attendant, NodeEndEvent, NodeStartEvent } from "../graph/index.ts";
import type { Piece } from "./pieces.ts";

/** Who looks on while an answer is made. Called for every piece of it, so what it does has to be small, and must not throw. */
export interface Watch {
  /** Tokens are to be counted also where the client does not ask for them. */
  readonly wantsUsage: boolean;
  /** A choice says something, or ends. */
  onPiece(piece: Piece, index: number): void;
  /** The visit of a node begins, or ends well. */
  onNode(event: NodeStartEvent | NodeEndEvent, index: number): void;
  /** Goes along with the visit of a node, if anybody does. Asked for every visit, those inside parallel branches included. */
  readonly attend?: ((node: string, step: number, index: number) => Attendant | undefined) | undefined;
  /** The tokens of the whole request are known. */
  onUsage(usage: CompletionUsage): void;
}
