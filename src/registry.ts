import { type CompiledGraph, type Step, toGraph } from "./graph/index.ts";
import { ApiError, type ChatContext, type Supports } from "./wire/index.ts";

/** What `register` may be told about a model beside its graph. */
export interface RegisterOptions {
  /** Answers requests that name no model. Without it the first model registered does. */
  readonly default?: boolean;
  /** One sentence for people, shown by GET /v1/models. */
  readonly description?: string;
  /** `owned_by` of the model object; "thinkagain" if left out. */
  readonly ownedBy?: string;
  /** What the graph can do. A feature declared `false` is refused with 400 `unsupported_parameter`; an undeclared one is handed to the graph. */
  readonly supports?: Supports;
  /** Safe to run again after a failure: clients may then retry on their own. */
  readonly idempotent?: boolean;
  /** Answers what a chat UI asks beside the conversation (`ctx.task`: a title, tags, …), so that the graph is not run for it. */
  readonly tasks?: Step<ChatContext>;
}

/** A model as it is served: a name, a compiled graph, and what is known about them. */
export interface Registration extends Readonly<Omit<RegisterOptions, "default" | "tasks">> {
  readonly name: string;
  readonly graph: CompiledGraph<ChatContext>;
  readonly tasks?: CompiledGraph<ChatContext>;
  /** Unix time in seconds, constant for the life of the registration. */
  readonly created: number;
  readonly ownedBy: string;
}

/** How a registry treats what it does not know, and where it reads the time. */
export interface GraphRegistryOptions {
  /** What a request for an unknown model gets: "refuse" (default) is 404 `model_not_found`, "default" is the default model. */
  readonly unknownModels?: "refuse" | "default";
  /** Milliseconds since the epoch; `Date.now` if left out. */
  readonly now?: () => number;
}

const MAX_NAME_LENGTH = 256;
const NAMES_IN_MESSAGE = 20;

/** Graphs by model name, one of them the default. A graph is compiled when it is registered, so a broken one is an error here and never at a request. */
export class GraphRegistry {
  readonly #models = new Map<string, Registration>();
  readonly #aliases = new Map<string, string>();
  readonly #options: GraphRegistryOptions;
  #default: string | undefined;
  /** What `visibleTo` has given out since the last change. */
  #views = new WeakMap<readonly string[], GraphRegistry>();

  constructor(options: GraphRegistryOptions = {}) {
    this.#options = options;
  }

  /** Serves a graph, a worker or a plain function under a model name. Throws on a name that is taken and on a graph that does not compile. */
  register<C extends ChatContext>(name: string, step: Step<C>, options: RegisterOptions = {}): this {
    this.#claim(name);
    this.#views = new WeakMap();
    const { default: isDefault, ownedBy = "thinkagain", tasks, ...about } = options;
    const graph = toGraph(step, name) as unknown as CompiledGraph<ChatContext>;
    const created = Math.floor((this.#options.now ?? Date.now)() / 1000);
    const known = { ...about, name, graph, created, ownedBy };
    this.#models.set(name, tasks === undefined ? known : { ...known, tasks: toGraph(tasks, `${name}-tasks`) });
    if (isDefault) this.#default = name;
    return this;
  }

  /** Lets a second name stand for a model. Aliases answer requests and are not listed. */
  alias(name: string, target: string): this {
    this.#claim(name);
    this.#views = new WeakMap();
    if (!this.#models.has(target)) throw new RangeError(`Cannot alias "${name}": there is no model "${target}".`);
    this.#aliases.set(name, target);
    return this;
  }

  /** Takes a model and its aliases, or a single alias, out of service; runs under way go on. Says whether there was one. */
  unregister(name: string): boolean {
    this.#views = new WeakMap();
    for (const [alias, target] of this.#aliases) if (target === name) this.#aliases.delete(alias);
    if (this.#default === name) this.#default = undefined;
    return this.#models.delete(name) || this.#aliases.delete(name);
  }

  /** The model that answers for a name: of that name or alias, the default one without a name. Throws 404 `model_not_found`. */
  get(name?: string): Registration {
    const { unknownModels } = this.#options;
    const known = name !== undefined && (this.has(name) || unknownModels !== "default");
    return known ? this.retrieve(name) : (this.#defaultModel() ?? this.retrieve(name));
  }

  /** The model of that name or alias itself. Throws 404 `model_not_found`, whatever answers for unknown names. */
  retrieve(name?: string): Registration {
    const found = name === undefined ? undefined : this.#models.get(this.#aliases.get(name) ?? name);
    if (found) return found;
    throw new ApiError(404, "invalid_request_error", this.#unknown(name), { code: "model_not_found" });
  }

  /** A registry of those models only, named directly or by an alias, as things stand: what else there is does not exist for it. Without names all of it. */
  visibleTo(names: readonly string[] | undefined): GraphRegistry {
    if (names === undefined) return this;
    const known = this.#views.get(names);
    if (known) return known;
    const visible = new Set(names.map((name) => this.#aliases.get(name) ?? name));
    const view = new GraphRegistry(this.#options);
    for (const [name, model] of this.#models) if (visible.has(name)) view.#models.set(name, model);
    for (const [name, target] of this.#aliases) if (visible.has(target)) view.#aliases.set(name, target);
    if (this.#default !== undefined && visible.has(this.#default)) view.#default = this.#default;
    this.#views.set(names, view);
    return view;
  }

  has(name: string): boolean {
    return this.#models.has(name) || this.#aliases.has(name);
  }

  /** All models in the order of their registration. */
  list(): readonly Registration[] {
    return [...this.#models.values()];
  }

  get size(): number {
    return this.#models.size;
  }

  #defaultModel(): Registration | undefined {
    if (this.#default !== undefined) return this.#models.get(this.#default);
    const [first] = this.#models.values();
    return first;
  }

  #claim(name: string): void {
    if (typeof name !== "string" || name.trim() === "" || name.length > MAX_NAME_LENGTH)
      throw new TypeError(`A model name is a string of 1 to ${MAX_NAME_LENGTH} characters.`);
    if (this.has(name))
      throw new RangeError(`There is already a model "${name}". Unregister it first, or take another name.`);
  }

  #unknown(name: string | undefined): string {
    const names = [...this.#models.keys()].slice(0, NAMES_IN_MESSAGE);
    const more = this.size > names.length ? `, and ${this.size - names.length} more (GET /v1/models lists all)` : "";
    const available = names.length > 0 ? `Available models: ${names.join(", ")}${more}.` : "No model is registered.";
    if (name === undefined) return `The request names no model and there is no default. ${available}`;
    return `The model \`${name.slice(0, MAX_NAME_LENGTH)}\` does not exist or you do not have access to it. ${available}`;
  }
}
