/** What it gives, or undefined where it fails: what only looks on must not take a request with it. */
export function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
