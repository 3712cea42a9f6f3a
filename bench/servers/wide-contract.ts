import { definition } from "../../src/contract/index.ts";

interface Operation {
  readonly operationId: string;
}

/**
 * Makes the contract so many times as long, before it is bound: each path again under another one, in front of its own, its operations
 * under other names. Nothing is bound to those; they are there to be passed by.
 */
export function widenContract(times: number): void {
  const paths = definition.paths as Record<string, Record<string, Operation>>;
  const own = Object.entries(paths);
  for (const [path] of own) Reflect.deleteProperty(paths, path);
  for (let at = 1; at < times; at++)
    for (const [path, methods] of own) {
      const renamed = Object.entries(methods).map(([method, operation]) => [
        method,
        { ...operation, operationId: `${operation.operationId}-${at}` },
      ]);
      paths[`/copy-${at}${path}`] = Object.fromEntries(renamed);
    }
  Object.assign(paths, Object.fromEntries(own));
}
