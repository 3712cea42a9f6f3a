/** A deep copy of plain data: arrays, plain objects, Map, Set and Date, cycles included; functions and class instances by reference. */
export function clone<T>(value: T): T;
export function clone(value: unknown): unknown {
  return copy(value, new Map());
}

function copy(value: unknown, seen: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (seen.has(value)) return seen.get(value);
  const keep = <V extends object>(made: V): V => {
    seen.set(value, made);
    return made;
  };
  if (Array.isArray(value)) {
    const made = keep<unknown[]>([]);
    for (const item of value) made.push(copy(item, seen));
    return made;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) {
    const made = keep<object>(Object.create(prototype));
    for (const [key, item] of Object.entries(value)) define(made, key, copy(item, seen));
    return made;
  }
  if (prototype === Map.prototype && value instanceof Map) {
    const made = keep(new Map<unknown, unknown>());
    for (const [key, item] of value) made.set(copy(key, seen), copy(item, seen));
    return made;
  }
  if (prototype === Set.prototype && value instanceof Set) {
    const made = keep(new Set<unknown>());
    for (const item of value) made.add(copy(item, seen));
    return made;
  }
  if (prototype === Date.prototype && value instanceof Date) return keep(new Date(value));
  return value;
}

/** Defines rather than assigns, so that a key such as `__proto__` stays data. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}
