import { GraphRegistry } from "../index.ts";
import { demo } from "./demo.ts";
import { createDocsQa } from "./docs-qa.ts";
import type { Library } from "./library.ts";
import { registerModels } from "./models.ts";

/**
 * The models that `npm start` serves. Without a key or a network: `docs-qa` answers from this project's documents, `demo` is a mock. With
 * an endpoint in the environment `chat` and `agent` as well.
 */
export async function createRegistry(env: Readonly<Record<string, string | undefined>> = {}): Promise<GraphRegistry> {
  const registry = new GraphRegistry()
    .register("docs-qa", createDocsQa(once(openLibrary)), {
      default: true,
      description: "Answers questions about ThinkAgain Serve by quoting its documents.",
      supports: { tools: false, json_object: false, json_schema: false },
    })
    .register("demo", demo, {
      description:
        "A mock of two nodes that repeats what you said, word by word, or fills the JSON Schema that you ask for.",
      supports: { tools: false },
    });
  await registerModels(registry, env);
  return registry;
}

async function openLibrary(): Promise<Library> {
  const [{ packageRoot, readCorpus }, { createLibrary }] = await Promise.all([
    import("./corpus.ts"),
    import("./library.ts"),
  ]);
  return createLibrary(await readCorpus(packageRoot()));
}

// The documents, and what reads them, are loaded at the first question, so that the server starts at once.
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
