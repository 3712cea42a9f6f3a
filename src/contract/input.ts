import type { CreateChatCompletionStreamResponse, operations } from "../../generated/types.ts";

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

/** A request that the contract has judged, and the two things a handler needs to know about its journey. */
export interface Input<Id extends OperationId> {
  readonly body: RequestBody<Id>;
  readonly path: PathParameters<Id>;
  /** Header fields by lower-case name. Only those that the contract declares carry meaning. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Fires when nobody waits for the answer any more: the client left, the time is over, the server closes. */
  readonly signal: AbortSignal;
  /** The value of the answer's `x-request-id`. */
  readonly requestId: string;
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
