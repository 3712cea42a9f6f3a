import { randomUUID } from "node:crypto";
import type { Question, Told } from "../traffic/ask.ts";

/** What a request is sent for. */
export type Kind = "good" | "bad input" | "leaves" | "graph fault" | "timeout";

/** A request, and how it should end. */
export interface Case extends Omit<Question, "url" | "agent"> {
  readonly isRight: (told: Told) => boolean;
}

/** Makes a case, a new one each time. */
export type Maker = () => Case;

const STREAM = { stream: true };

/** All cases by kind. `mark` is a text in every prompt; `plantLeak` mixes in a model that keeps 64 KiB of each run. */
export function createCases(mark: string, plantLeak: boolean): Readonly<Record<Kind, readonly Maker[]>> {
  const toBody = (model: string, content: string, more: object) => {
    const messages = [
      { role: "system", content: mark },
      { role: "user", content },
    ];
    return { model, messages, ...more };
  };
  const saysAgain =
    (model: string, more = {}) =>
    (): Case => {
      const nonce = randomUUID().slice(0, 8);
      return { body: toBody(model, nonce, more), isRight: (told) => isWhole(told) && contentOf(told) === nonce };
    };
  const ends = (isRight: Case["isRight"], model: string, content = "?", more = {}) => {
    return (): Case => ({ body: toBody(model, content, more), isRight });
  };
  const refused = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
    return (): Case => ({ body, headers, isRight: fails(status) });
  };
  const leaves =
    (model: string, more = {}) =>
    (): Case => {
      return {
        body: toBody(model, "?", more),
        leaveAfterMs: Math.random() * 300,
        isRight: ({ ending }) => ending === "left",
      };
    };
  return {
    good: [
      saysAgain("p-echo"),
      saysAgain("p-echo", STREAM),
      saysAgain("p-nonce"),
      saysAgain("p-nonce", STREAM),
      ends(isWhole, "p-undef"),
      ...(plantLeak ? [ends(isWhole, "p-leak")] : []),
    ],
    "bad input": [
      refused(400, '{"model": "p-echo"'),
      refused(400, {}),
      refused(400, toBody("p-echo", "?", { messages: [] })),
      refused(400, toBody("p-echo", "?", { temperature: mark })),
      refused(400, toBody("p-echo", "?", { n: 129 })),
      refused(400, `${"[".repeat(10_000)}${"]".repeat(10_000)}`),
      refused(401, toBody("p-echo", "?", {}), { authorization: `Bearer ${mark}` }),
      refused(404, toBody("no-such-model", "?", {})),
      refused(415, "text", { "content-type": "text/plain" }),
    ],
    leaves: [leaves("p-slow"), leaves("p-slow", STREAM), leaves("p-begun"), leaves("p-begun", STREAM)],
    "graph fault": [
      ...["p-throw", "p-throw-null", "p-throw-1n", "p-throw-status", "p-reject", "p-loop"].flatMap((model) => [
        ends(fails(500), model),
        ends(fails(500), model, "?", STREAM),
      ]),
      ends(fails(500), "p-mid", "0", STREAM),
      ends(fails(200), "p-mid", "3", STREAM),
      ends(isWhole, "p-detached"),
    ],
    timeout: [
      ends(fails(504), "p-never"),
      ends(fails(504), "p-never", "?", STREAM),
      ends(fails(200), "p-begun", "?", STREAM),
      ends(fails(504), "p-deaf", "1500"),
    ],
  };
}

function isWhole({ ending }: Told): boolean {
  return ending === "whole";
}

function fails(status: number): Case["isRight"] {
  return (told) => told.ending === "failed" && told.status === status;
}

function contentOf({ text }: Told): string {
  return [...text.matchAll(/"content":"([^"]*)"/g)].map(([, piece]) => piece).join("");
}
