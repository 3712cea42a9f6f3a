import type { IncomingMessage } from "node:http";
import type { Context } from "koa";
import { ApiError } from "../wire/index.ts";
import type { Arriving, BodyRoom } from "./body-room.ts";

/** Strings up to this many characters are short. */
const SHORT = 32;

/** How much of a body is taken, and how deep it may nest. */
export interface BodyLimits {
  readonly maxBodyBytes: number;
  readonly maxDepth: number;
  readonly maxValues: number;
  readonly bodyTimeoutMs: number;
  readonly room: BodyRoom;
}

/**
 * Reads a request body as JSON: media type, size, UTF-8, depth, syntax, in this order, each fault its own 4xx.
 * Rejects with the signal's reason when the client leaves in between.
 */
export async function readJson(
  { req, res, request }: Context,
  limits: BodyLimits,
  signal: AbortSignal,
): Promise<unknown> {
  judgeMediaType(req);
  const declared = Number(req.headers["content-length"] ?? 0);
  if (declared > limits.maxBodyBytes) throw tooLarge(limits);
  if (req.readableEnded) return alreadyRead(request as Parsed);
  if (req.headers.expect !== undefined) res.writeContinue();
  const text = decode(await collect(req, limits, signal));
  judgeSize(text, limits);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw notJson(cause);
  }
}

interface Parsed {
  readonly rawBody?: unknown;
  readonly body?: unknown;
}

/** What an earlier middleware of the app around us has made of the body: the text it kept, or the value it parsed. */
function alreadyRead({ rawBody, body }: Parsed): unknown {
  if (typeof rawBody !== "string" && body === undefined)
    throw new Error("The request body was read by an earlier middleware that kept nothing of it in ctx.request.");
  return body ?? JSON.parse(String(rawBody));
}

/** Accepts application/json in any case, with no charset or utf-8, and no content coding. */
function judgeMediaType({ headers }: IncomingMessage): void {
  if (
    headers["content-type"] === undefined &&
    headers["transfer-encoding"] === undefined &&
    !Number(headers["content-length"])
  )
    throw notJson(undefined);
  const [type = "", ...parameters] = (headers["content-type"] ?? "")
    .split(";")
    .map((part) => part.trim().toLowerCase());
  const charset = parameters
    .find((part) => part.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  if (type !== "application/json" || (charset !== undefined && charset !== "utf-8" && charset !== "utf8"))
    throw unsupported("Send the request body as `Content-Type: application/json` in UTF-8.");
  const coding = (headers["content-encoding"] ?? "identity").trim().toLowerCase();
  if (coding !== "identity") throw unsupported("Send the request body without a `Content-Encoding`.");
}

function collect(req: IncomingMessage, limits: BodyLimits, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { room, maxBodyBytes } = limits;
    const chunks: Buffer[] = [];
    const body: Arriving = { bytes: 0, evict: () => settle(() => reject(crowded())) };
    const timer = setTimeout(() => settle(() => reject(tooSlow(limits))), limits.bodyTimeoutMs);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      req.off("data", onData).off("end", onEnd).off("error", onError);
      signal.removeEventListener("abort", onAbort);
      room.leave(body);
      act();
    };
    const onData = (chunk: Buffer) => {
      chunks.push(chunk);
      if (body.bytes + chunk.length > maxBodyBytes) settle(() => reject(tooLarge(limits)));
      else room.take(body, chunk.length);
    };
    const onEnd = () =>
      settle(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, body.bytes)));
    const onError = (cause: unknown) =>
      settle(() => reject(invalid("The request body could not be read.", null, cause)));
    const onAbort = () => settle(() => reject(signal.reason));
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener("abort", onAbort);
    req.on("data", onData).on("end", onEnd).on("error", onError);
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw invalid("The request body is not valid UTF-8.", "invalid_encoding", cause);
  }
}

/**
 * One linear look at what stands outside strings, so that neither the parser nor anything after it meets a deep value or a million
 * small ones: those cost the event loop far more than their bytes. What a list or an object holds is one more than its commas, so each
 * opening counts as well; and so does the name of a field, which costs more than its value.
 */
function judgeSize(text: string, { maxDepth, maxValues }: BodyLimits): void {
  let depth = 0;
  let values = 0;
  for (let i = 0; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case 0x22: // a string: on to its closing quote
        i = endOfString(text, i);
        break;
      case 0x5b:
      case 0x7b:
        if (++depth > maxDepth)
          throw invalid(`The request body nests deeper than ${maxDepth} levels.`, "body_too_deep");
        values++;
        break;
      case 0x5d:
      case 0x7d:
        depth--;
        break;
      case 0x2c:
      case 0x3a:
        values++;
        break;
      default:
    }
    if (values > maxValues) throw invalid(`The request body holds more than ${maxValues} values.`, "body_too_complex");
  }
}

/** The search of the platform is fast over long strings; to begin it costs more than to look through a short one. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (const near = Math.min(start + SHORT, text.length); at < near; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at;
    if (unit === 0x5c) at++;
  }
  for (let end = text.indexOf('"', at); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

function notJson(cause: unknown): ApiError {
  return invalid(
    "We could not parse the JSON body of your request. Check its syntax: a complete JSON object in UTF-8 is expected.",
    null,
    cause,
  );
}

function invalid(message: string, code: string | null, cause?: unknown): ApiError {
  return new ApiError(400, "invalid_request_error", message, { code, cause });
}

function unsupported(message: string): ApiError {
  return new ApiError(415, "invalid_request_error", message, { code: "unsupported_media_type" });
}

function tooSlow({ bodyTimeoutMs }: BodyLimits): ApiError {
  return new ApiError(408, "invalid_request_error", `The request body did not arrive within ${bodyTimeoutMs} ms.`, {
    code: "request_timeout",
  });
}

function crowded(): ApiError {
  return new ApiError(503, "server_error", "The server is busy: too many large requests are on their way.", {
    code: "overloaded",
    headers: { "retry-after": "1" },
  });
}

function tooLarge({ maxBodyBytes }: BodyLimits): ApiError {
  return new ApiError(413, "invalid_request_error", `The request body is larger than ${maxBodyBytes} bytes.`, {
    code: "request_too_large",
  });
}
