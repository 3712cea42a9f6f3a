import OpenAI from "openai";
import { LONGEST_TIMER_MS } from "./patience.ts";

/**
 * A key as text, a function that is asked for it at every call (so that it may come late, or change), or false for an endpoint that
 * asks for none.
 */
export type ApiKey = string | false | (() => string | undefined | Promise<string | undefined>);

/** A model and where it is served. */
export interface EndpointOptions {
  /** The name of the model there. */
  readonly model: string;
  /** Where its OpenAI-compatible API begins, such as http://localhost:11434/v1; OPENAI_BASE_URL, else OpenAI's own, if left out. */
  readonly baseURL?: string | undefined;
  /** OPENAI_API_KEY if left out. */
  readonly apiKey?: ApiKey | undefined;
  /** Headers of every call, for gateways that want some. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A model that is ready to be called. */
export interface Endpoint {
  readonly model: string;
  /** What the log calls it: never a path, a query or a credential. */
  readonly host: string;
  readonly client: OpenAI;
}

/** The key of an endpoint is not there yet; found out when the endpoint is called. */
export class MissingKey extends Error {
  override readonly name = "MissingKey";
}

/** Prepares an endpoint; what cannot work (a missing key or model, an address that is none, …) is a TypeError here, before any call. */
export function createEndpoint({ model, baseURL, apiKey, headers = {} }: EndpointOptions): Endpoint {
  if (typeof model !== "string" || model.trim() === "")
    throw new TypeError("chatModel: `model` is the name of a model");
  if (!canCarry(headers)) throw new TypeError("chatModel: one of the `headers` cannot be sent");
  const client = createClient(baseURL, apiKey, headers);
  if (client.apiKey !== null && !canCarry({ authorization: client.apiKey }))
    throw new TypeError("chatModel: `apiKey` (or OPENAI_API_KEY) has characters that no header can carry");
  return { model, host: toHost(client.baseURL), client };
}

/** What is left out here, the client reads from the environment by rules of its own. */
function createClient(
  baseURL: string | undefined,
  apiKey: ApiKey | undefined,
  headers: Readonly<Record<string, string>>,
): OpenAI {
  const defaultHeaders = { ...headers, ...(apiKey === false ? { authorization: null } : {}) };
  try {
    const client = new OpenAI({
      apiKey: typeof apiKey === "function" ? () => resolveKey(apiKey) : apiKey === false ? "none" : apiKey,
      adminAPIKey: null,
      baseURL,
      defaultHeaders,
      // A redirect would take the conversation, and the headers of a gateway, to another address.
      fetchOptions: { redirect: "manual" },
      maxRetries: 0,
      // Waiting is judged in one place, and not there.
      timeout: LONGEST_TIMER_MS,
      logLevel: "off",
    });
    return isOfEnvironment(client) ? client : withoutEnvironment(client, defaultHeaders);
  } catch (cause) {
    const help = "Give `apiKey`, or set OPENAI_API_KEY; `apiKey: false` is for an endpoint that asks for none";
    throw new TypeError(`chatModel: there is no key. ${help}`, { cause });
  }
}

/** Whether a client speaks to where the environment points, by the rules of the client itself. */
const isOfEnvironment = ({ baseURL }: OpenAI): boolean =>
  URL.parse(baseURL)?.origin === URL.parse(new OpenAI({ apiKey: "none", logLevel: "off" }).baseURL)?.origin;

/** OPENAI_ORG_ID, OPENAI_PROJECT_ID and OPENAI_CUSTOM_HEADERS are meant for one address; the last has no option that turns it off. */
function withoutEnvironment(client: OpenAI, defaultHeaders: Readonly<Record<string, string | null>>): OpenAI {
  client.organization = client.project = null;
  Reflect.set(Reflect.get(client, "_options") as object, "defaultHeaders", defaultHeaders);
  return client;
}

async function resolveKey(ask: () => string | undefined | Promise<string | undefined>): Promise<string> {
  try {
    const key = await ask();
    if (typeof key === "string" && key !== "" && canCarry({ authorization: key })) return key;
  } catch (cause) {
    throw new MissingKey("the function `apiKey` failed", { cause });
  }
  throw new MissingKey("the function `apiKey` gave no key that can be sent");
}

/** Judged here, since fetch would quote in its complaint what it cannot send. */
function canCarry(headers: Readonly<Record<string, string>>): boolean {
  try {
    void new Headers(headers);
    return true;
  } catch {
    return false;
  }
}

function toHost(baseURL: string): string {
  const url = URL.parse(baseURL);
  if (url?.protocol !== "https:" && url?.protocol !== "http:") {
    throw new TypeError("chatModel: `baseURL` (or OPENAI_BASE_URL) is an address that begins with http:// or https://");
  }
  if (url.username !== "" || url.password !== "") {
    const help = "which cannot be sent; there are `apiKey` and `headers`";
    throw new TypeError(`chatModel: \`baseURL\` (or OPENAI_BASE_URL) has a user or a password, ${help}`);
  }
  return url.host;
}
