import { setTimeout as pause } from "node:timers/promises";
import { type ChatContext, END, Graph, parallel } from "@thinkagain/serve";

interface ShelfState extends ChatContext {
  found: readonly string[];
}

const books = [
  "Moby-Dick: a captain hunts a whale",
  "Dune: a desert planet and its spice",
  "Solaris: an ocean that thinks",
];
const films = ["Jaws: a shark hunts a town", "Stalker: a zone that grants wishes", "Alien: a crew and its guest"];

/** A search of one shelf. Each branch has a context of its own, so both may write to `found`. */
function searchOf(shelf: readonly string[]) {
  return async (ctx: ShelfState): Promise<void> => {
    await pause(20, undefined, { signal: ctx.signal }); // as a database would make us wait
    const words = ctx.user_query.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
    ctx.found = shelf.filter((item) => words.some((word) => item.toLowerCase().includes(word)));
  };
}

const search = parallel({ books: searchOf(books), films: searchOf(films) }, (ctx: ShelfState, shelves) => {
  ctx.found = [
    ...shelves.books.found.map((book) => `book ${book}`),
    ...shelves.films.found.map((film) => `film ${film}`),
  ];
});

/** Searches two shelves at the same time; only the merge decides what becomes of what they found. */
export const parallelRetrieval = new Graph<ShelfState>("parallel-retrieval")
  .addNode("search", search)
  .addNode("answer", function* (ctx) {
    if (ctx.found.length === 0) yield "Nothing on my shelves is about that.";
    for (const item of ctx.found) yield `- ${item}\n`;
  })
  .addEdge("search", "answer")
  .addEdge("answer", END);
