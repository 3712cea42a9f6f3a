import type { Chapter } from "../chapter.ts";
import { coldPackage, coldStart } from "./cold-start.ts";
import { delay } from "./delay.ts";
import { completions, conversations, streams } from "./rates.ts";
import { rings } from "./rings.ts";
import { silentStreams } from "./silent-streams.ts";
import { sizes } from "./sizes.ts";
import { steps } from "./steps.ts";
import { tokensInProcess } from "./tokens-in-process.ts";
import { tokensOverHttp } from "./tokens-over-http.ts";
import { workers } from "./workers.ts";

/** Everything that is measured, in the order of the results. */
export const chapters: readonly Chapter[] = [
  completions,
  conversations,
  streams,
  tokensInProcess,
  tokensOverHttp,
  delay,
  silentStreams,
  steps,
  rings,
  coldStart,
  coldPackage,
  workers,
  sizes,
];
