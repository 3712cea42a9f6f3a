import { frameOf } from "./framed.ts";

/** One frame of an event stream: one `data:` line and the blank line that ends it, LF only. */
export function toFrame(data: unknown): string {
  return frameOf(data) ?? `data: ${JSON.stringify(data)}\n\n`;
}

/** The frame that ends a stream which is whole. */
export const DONE = "data: [DONE]\n\n";
