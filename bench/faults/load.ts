import { ask, type Told } from "../traffic/ask.ts";
import { OpenLoop } from "../traffic/open-loop.ts";

/** A request for ticks and what came of it. */
export interface Ticked extends Told {
  readonly stream: boolean;
  /** The process that answered, where the answer came so far. */
  readonly pid: number | undefined;
}

const SHORT_TICKS = 1;
const LONG_TICKS = 20;
const ONE_IN = 5;

/** A steady load of short JSON answers (20 ms) and, one in five, streams of 400 ms; each on a connection of its own, as behind a proxy that keeps none. */
export function startLoad(url: string, perSecond: number): OpenLoop<Ticked> {
  let count = 0;
  return new OpenLoop(perSecond, () => (count++ % ONE_IN === 0 ? tick(url, LONG_TICKS, true) : tick(url, SHORT_TICKS)));
}

/** Asks for ticks. An answer that claims to be whole and has too few of them is `quiet`. */
export async function tick(url: string, ticks: number, stream = false): Promise<Ticked> {
  const body = { model: "ticks", stream, messages: [{ role: "user", content: String(ticks) }] };
  const told = await ask({ url, body });
  const content = [...told.text.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece).join("");
  const isWhole = told.ending === "whole" && content.split(".").length === ticks + 1;
  const ending = told.ending === "whole" && !isWhole ? "quiet" : told.ending;
  const pid = Number.parseInt(content, 10);
  return { ...told, ending, stream, pid: Number.isNaN(pid) ? undefined : pid };
}
