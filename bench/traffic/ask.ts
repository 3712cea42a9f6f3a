import { type Agent, type IncomingMessage, request } from "node:http";

/** One request to the chat endpoint: its body, and how its client behaves. */
export interface Question {
  readonly url: string;
  /** Text is sent as it is, anything else as JSON. */
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A connection of its own where left out. */
  readonly agent?: Agent;
  /** Hangs up after so many milliseconds, whatever has come by then. */
  readonly leaveAfterMs?: number;
}

/**
 * How a request ended for its client: with the whole answer, with an error that says so, torn off within the answer or before its first
 * byte, cleanly and yet without the end of the answer, by leaving, or not at all within thirty seconds.
 */
export type Ending = "whole" | "failed" | "cut" | "unheard" | "quiet" | "left" | "hung";

/** Everything that a client can tell of a request afterwards; times as of `performance.now`. */
export interface Told {
  readonly ending: Ending;
  /** 0 when no status line came. */
  readonly status: number;
  readonly text: string;
  readonly requestId: string | undefined;
  readonly beganAt: number;
  /** When its status line came; at the end, where none did. */
  readonly answeredAt: number;
  readonly endedAt: number;
}

const PATIENCE_MS = 30_000;

/** Asks, and resolves to what came of it; never rejects. */
export function ask({ url, body, headers = {}, agent, leaveAfterMs }: Question): Promise<Told> {
  return new Promise((resolve) => {
    const beganAt = performance.now();
    let response: IncomingMessage | undefined;
    let text = "";
    let answeredAt: number | undefined;
    const end = (ending: Ending) => {
      for (const timer of timers) clearTimeout(timer);
      const requestId = response?.headers["x-request-id"]?.toString();
      const status = response?.statusCode ?? 0;
      const endedAt = performance.now();
      resolve({ ending, status, text, requestId, beganAt, answeredAt: answeredAt ?? endedAt, endedAt });
    };
    const all = { "content-type": "application/json", ...headers };
    const sent = request(`${url}/v1/chat/completions`, { method: "POST", headers: all, agent: agent ?? false });
    const leave = (ending: Ending) => () => {
      end(ending);
      sent.destroy();
    };
    const timers = [setTimeout(leave("hung"), PATIENCE_MS)];
    if (leaveAfterMs !== undefined) timers.push(setTimeout(leave("left"), leaveAfterMs));
    sent.on("error", () => end(response ? "cut" : "unheard"));
    sent.on("response", (incoming) => {
      response = incoming;
      answeredAt = performance.now();
      incoming.setEncoding("utf8");
      incoming.on("data", (data: string) => (text += data));
      incoming.on("error", () => end("cut"));
      incoming.on("end", () => end(judge(incoming, text)));
    });
    sent.end(typeof body === "string" ? body : JSON.stringify(body));
  });
}

function judge({ statusCode = 0, headers }: IncomingMessage, text: string): Ending {
  if (headers["content-type"]?.startsWith("text/event-stream")) {
    if (text.endsWith("data: [DONE]\n\n")) return "whole";
    return /data: \{"error":[^\n]*\n\n$/.test(text) ? "failed" : "quiet";
  }
  if (statusCode < 400) return text.endsWith("}") ? "whole" : "quiet";
  return text.startsWith('{"error":') ? "failed" : "quiet";
}
