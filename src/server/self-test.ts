import { Socket } from "node:net";
import Koa, { type Context, type Middleware } from "koa";
import { judgeRequest, operationIds, operations } from "../contract/index.ts";
import { ApiError } from "../wire/index.ts";
import { IncomingMessage, ServerResponse } from "./http.ts";

/** What brings a request to its operation, or refuses it. */
export type Dispatch = (route: string, ctx: Context) => Promise<void>;

const UNKNOWN = "/v1/self-test";

/**
 * Proves that what should be refused is: a request without a key where keys are asked for, an unknown route, a wrong method, a body
 * without what it needs. No operation runs for it. Rejects with an Error that names the first gate that stands open.
 */
export async function proveGates(dispatch: Dispatch, asksForKeys: boolean): Promise<void> {
  const send = (method: string, path: string) => dispatch(path, toStranger(method, path));
  await refused(404, `GET ${UNKNOWN}`, () => send("GET", UNKNOWN));
  for (const id of operationIds) {
    const { method, path, public: isPublic } = operations[id];
    await refused(405, `TRACE ${path}`, () => send("TRACE", path));
    if (asksForKeys && !isPublic) await refused(401, `${id} without a key`, () => send(method.toUpperCase(), path));
  }
  const empty = { body: {}, path: {}, headers: {} };
  await refused(400, "a chat completion without messages", async () => judgeRequest("createChatCompletion", empty));
}

/** Lets requests pass once the proof is there, and none if it fails. */
export function onceProven(proof: Promise<void>): Middleware {
  let proven = false;
  const waiting: Middleware = async (_ctx, next) => {
    await proof;
    proven = true;
    await next();
  };
  return (ctx, next) => (proven ? next() : waiting(ctx, next));
}

async function refused(status: number, what: string, attempt: () => Promise<void>): Promise<void> {
  const outcome = await attempt().catch((cause: unknown) => cause);
  if (ApiError.is(outcome) && outcome.status === status) return;
  throw new Error(`A gate stands open: ${what} was not refused with ${status}.`, { cause: outcome });
}

/** A request of nobody: no headers, no body, no connection. */
function toStranger(method: string, path: string): Context {
  const req = Object.assign(new IncomingMessage(new Socket()), { method, url: path });
  return new Koa().createContext(req, new ServerResponse(req)) as Context;
}
