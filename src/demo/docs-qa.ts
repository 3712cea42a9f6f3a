import { END, Graph, type ChatContext } from "../index.ts";
import { compose, type Piece } from "./compose.ts";
import { type Concept, toConcepts } from "./concepts.ts";
import { type Clue, findClue, rank, support } from "./evidence.ts";
import type { Breadth, Library } from "./library.ts";
import type { Passage } from "./passage.ts";
import { toQuestion } from "./question.ts";
import { cite, decline } from "./speak.ts";

interface DocsState extends ChatContext {
  question: string;
  breadth: Breadth;
  concepts: readonly Concept[];
  clues: readonly Clue[];
  evidence: readonly Passage[];
  pieces: readonly Piece[];
  verdict: "good" | "poor" | "hopeless";
}

const broader = { literal: "alike", alike: "related", related: undefined } as const satisfies Record<Breadth, unknown>;
const most = { concepts: 32, passages: 3 } as const;
/** How much of the question a passage must speak of: more, while the search can still look further. */
const enough = { literal: 0.7, alike: 0.7, related: 0.54 } as const satisfies Record<Breadth, number>;

/**
 * A graph that answers questions from a library by quoting it. The answer is drafted from what a search found and judged by how
 * much of the question it speaks of in one place; while that is too little, the search looks further. What no passage speaks of is not answered.
 */
export function createDocsQa(open: () => Promise<Library>): Graph<DocsState, string> {
  const retrieval = new Graph<DocsState>("retrieval")
    .addNode("normalise", (ctx) => {
      ctx.concepts = toConcepts(ctx.question, most.concepts);
    })
    .addNode("search", async (ctx) => {
      const library = await open();
      ctx.clues = ctx.concepts.map((concept) => findClue(library, concept, ctx.breadth));
    })
    .addNode("rank", async (ctx) => {
      ctx.evidence = rank(ctx.clues, (await open()).passages, most.passages);
    })
    .addEdge("normalise", "search")
    .addEdge("search", "rank")
    .addEdge("rank", END);

  return new Graph<DocsState>("docs-qa")
    .addNode("listen", listen)
    .addNode("retrieve", retrieval)
    .addNode("answer", answer, { draft: true })
    .addNode("critique", critique)
    .addNode("broaden", broaden)
    .addNode("cite", (ctx) => cite(ctx.pieces))
    .addNode("decline", async (ctx) => decline(ctx.question, (await open()).topics))
    .addEdge("listen", "retrieve")
    .addEdge("retrieve", "answer")
    .addEdge("answer", "critique")
    .addConditionalEdge("critique", (ctx) => ctx.verdict, { good: "cite", poor: "broaden", hopeless: "decline" })
    .addEdge("broaden", "retrieve")
    .addEdge("cite", END)
    .addEdge("decline", END);
}

function* listen(ctx: DocsState) {
  yield { status: "Searching the documents" };
  const earlier = ctx.messages.filter((message) => message.role === "user").slice(0, -1);
  ctx.question = toQuestion([...earlier.map((message) => ctx.text(message)), ctx.user_query]);
  ctx.breadth = "literal";
}

function answer(ctx: DocsState): string {
  ctx.pieces = compose(ctx.clues, ctx.evidence);
  return ctx.pieces.map(({ text }) => text).join("");
}

function critique(ctx: DocsState): void {
  const telling = ctx.clues.filter(({ isTelling }) => isTelling);
  const canBroaden = telling.length > 0 && broader[ctx.breadth] !== undefined;
  const isGood =
    telling.length > 0 && ctx.evidence.some((passage) => support(ctx.clues, passage) >= enough[ctx.breadth]);
  ctx.verdict = isGood ? "good" : canBroaden ? "poor" : "hopeless";
}

function* broaden(ctx: DocsState) {
  yield { status: "Too little found: looking for similar words" };
  ctx.breadth = broader[ctx.breadth] ?? ctx.breadth;
}
