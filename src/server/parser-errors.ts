import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { ApiError } from "../wire/index.ts";
import { newRequestId } from "./arrival.ts";

type ParsedSocket = Socket & { _httpMessage?: ServerResponse | null };

/**
 * Answers what never becomes a request for the app: what the HTTP parser cannot read, and an `Expect` that nobody knows. Node would
 * answer without a body.
 */
export function answerParserErrors(server: Server): void {
  const broken = new WeakSet<Socket>();
  server.on("clientError", (cause: NodeJS.ErrnoException, socket: ParsedSocket) => {
    if (broken.has(socket)) return;
    broken.add(socket);
    if (socket.writable && cause.code !== "ECONNRESET") refuse(socket, cause.code ?? "");
    else socket.destroy();
  });
  server.on("checkExpectation", (_req, res) => {
    const { status, headers, text } = toAnswer(417, "Expectation Failed");
    res.writeHead(status, headers).end(text);
  });
}

/** An answer that is under way is left in peace, and the connection ends after it: what follows garbage cannot be told apart. */
function refuse(socket: ParsedSocket, code: string): void {
  const current = socket._httpMessage;
  if (current && (current.headersSent || current.req.complete)) {
    current.once("finish", () => socket.end());
    return;
  }
  const [number, reason] = REASONS[code] ?? [400, "Bad Request"];
  const { status, headers, text } = toAnswer(number, reason);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${reason}`, ...lines, "", text].join("\r\n"));
}

const REASONS: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "Request Header Fields Too Large"],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, "Payload Too Large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout"],
};

function toAnswer(status: number, reason: string) {
  const { body } = new ApiError(status, "invalid_request_error", `The request could not be read: ${reason}.`);
  const text = JSON.stringify(body);
  const headers = {
    "x-request-id": newRequestId(),
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    connection: "close",
  };
  return { status, headers, text };
}
