/** From so many values on, copying a request is felt: some 10 ms. */
const HEAVY = 5_000;

/** Whether a value holds many others. Looks at HEAVY of them at most. */
export function isHeavy(value: unknown): boolean {
  const open: unknown[] = [value];
  for (let seen = 0; seen < HEAVY; seen++) {
    if (open.length === 0) return false;
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    for (const key in next) open.push(next[key as keyof typeof next]);
  }
  return open.length > 0;
}
