import type { Context } from "./context.ts";

/** A context as a visit with a deadline sees it: with the visit's own signal, and cut off once the deadline has passed. */
export interface View<C extends Context> {
  readonly ctx: C;
  /** From now on, reads and writes go to a copy that nobody else sees. */
  detach(): void;
}

/** Makes a view of a context; only nodes with `timeoutMs` pay for one. */
export function toView<C extends Context>(ctx: C, signal: AbortSignal): View<C> {
  let target = ctx;
  const handler: ProxyHandler<C> = {
    get: (_, key) => (key === "signal" ? signal : Reflect.get(target, key, target)),
    set: (_, key, value) => Reflect.set(target, key, value, target),
    has: (_, key) => Reflect.has(target, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(target, key),
    defineProperty: (_, key, descriptor) => Reflect.defineProperty(target, key, descriptor),
    ownKeys: () => Reflect.ownKeys(target),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(target, key),
  };
  // An empty stand-in, so that no property of the first target binds what the view may say of the second.
  const standIn: C = Object.create(Object.getPrototypeOf(ctx));
  return { ctx: new Proxy(standIn, handler), detach: () => (target = target.fork()) };
}
