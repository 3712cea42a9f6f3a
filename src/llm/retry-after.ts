/** How long a response asks to be left alone, in milliseconds; undefined when it does not say, or not in a way that can be read. */
export function toRetryAfterMs(headers: Headers | undefined, now: () => number = Date.now): number | undefined {
  const ms = toNumber(headers?.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const told = headers?.get("retry-after");
  const seconds = toNumber(told);
  if (seconds !== undefined) return seconds * 1000;
  const date = told ? Date.parse(told) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now());
}

function toNumber(text: string | null | undefined): number | undefined {
  return text && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}
