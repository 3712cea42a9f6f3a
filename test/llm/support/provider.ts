import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

interface Body {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

/** What a call of the provider can be answered with, piece by piece, at the test's own pace. */
export interface Call {
  /** Sends the headers of a stream. */
  begin(): void;
  send(frame: unknown): void;
  done(): void;
  /** Resolves when the caller has hung up before the answer was complete. */
  readonly left: Promise<void>;
}

/** A provider on a port of its own, for what no stand-in can show: silence, and callers that hang up. */
export class Provider implements AsyncDisposable {
  /** The bodies of all calls. */
  readonly asked: Body[] = [];
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #answers: ((call: Call) => void | Promise<void>)[];

  private constructor(answers: readonly ((call: Call) => void | Promise<void>)[]) {
    this.#answers = [...answers];
  }

  /** One answer per call, the last one for all that follow. */
  static async open(...answers: readonly ((call: Call) => void | Promise<void>)[]): Promise<Provider> {
    const provider = new Provider(answers);
    provider.#server.listen(0, "127.0.0.1");
    await once(provider.#server, "listening");
    return provider;
  }

  get baseURL(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.asked.push((await json(request)) as Body);
    const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
    await answer?.(toCall(response));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** An answer of complete frames. */
export const answers =
  (frames: readonly unknown[]) =>
  (call: Call): void => {
    for (const frame of frames) call.send(frame);
    call.done();
  };

function toCall(response: ServerResponse): Call {
  const left = new Promise<void>((resolve) => {
    response.on("close", () => {
      if (!response.writableFinished) resolve();
    });
  });
  const begin = (): void => response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
  return {
    begin,
    send(frame) {
      if (!response.headersSent) begin();
      response.write(`data: ${JSON.stringify(frame)}\n\n`);
    },
    done: () => void response.end("data: [DONE]\n\n"),
    left,
  };
}
