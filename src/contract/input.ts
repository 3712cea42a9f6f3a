import type { CreateChatCompletionStreamResponse, operations } from "../../generated/types.ts";
import type { Watch } from "../wire/index.ts";

/** The name of an operation of openapi.yaml. */
export type OperationId = keyof operations;

type Content<T> = T extends { content: infer C } ? C : never;
type RequestBody<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer B } };
}
  ? B
  : undefined;
type PathParameters<Id extends OperationId> = operations[Id]["parameters"] extends { path: infer P }
  ? P
  : Readonly<Record<string, string>>;

/** Who asks: the owner of an API key. */
export interface Principal {
  readonly name: string;
  /** The models that this key may see and use; all of them if left out. */
  readonly models?: readonly string[];
}

/** What a run asks of the server before it begins. */
export interface Load {
  /** The name that the graph is registered under. */
  readonly model: string;
  readonly choices: number;
  readonly stream: boolean;
  /** About how many tokens the request takes, prompt and answer; asked only where tokens are limited. */
  readonly estimate: () => number;
}

/** A request's way through the server, as far as a handler has a say in it. */
export interface Journey {
  /** The value of the answer's `x-request-id`. */
  readonly id: string;
  /** Fires when nobody waits for the answer any more: the client left, the time is over, the server closes. */
  readonly signal: AbortSignal;
  /** Undefined where no key is asked for. */
  readonly principal: Principal | undefined;
  /** Waits until the run may begin; its place is given back when the answer is complete. Rejects with 429, 503 or the signal's reason. */
  admit(load: Load): Promise<void>;
  /** Is shown the answer while it is made. */
  readonly watch: Watch;
}

/** A request that the contract has judged. */
export interface Input<Id extends OperationId> {
  readonly body: RequestBody<Id>;
  readonly path: PathParameters<Id>;
  /** Header fields by lower-case name. Only those that the contract declares carry meaning. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly journey: Journey;
}

/** A stream is a reply whose body is an async iterable: one value, one `data:` line. */
type Body<Type, Value> = Type extends "text/event-stream" ? AsyncIterable<CreateChatCompletionStreamResponse> : Value;

type Replies<Responses> = {
  [Status in keyof Responses]: {
    [Type in keyof Content<Responses[Status]>]: {
      readonly status: Status;
      /** `application/json` if left out. */
      readonly type?: Type;
      readonly body: Body<Type, Content<Responses[Status]>[Type]>;
      readonly headers?: Readonly<Record<string, string>>;
    } & (Type extends "application/json" ? unknown : { readonly type: Type });
  }[keyof Content<Responses[Status]>];
}[keyof Responses];

/** Every answer that the contract declares for an operation. Failures are thrown, as ApiError. */
type Reply<Id extends OperationId> = Replies<operations[Id]["responses"]>;

/** One operation: a judged request in, a declared answer out. */
export type Handler<Id extends OperationId, Deps> = (input: Input<Id>, deps: Deps) => Reply<Id> | Promise<Reply<Id>>;

/** A handler for every operation of the contract: a forgotten one does not compile. */
export type Handlers<Deps> = { readonly [Id in OperationId]: Handler<Id, Deps> };
