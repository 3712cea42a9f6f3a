import { createHash } from "node:crypto";
import type { Principal } from "../contract/index.ts";
import { type Kind, text, texts, whole } from "./kinds.ts";

/** A key that clients may present, and what it opens. */
export interface ApiKey {
  readonly key: string;
  /** What its holder is called in the log and in `ctx.principal`. `key-` and eight digits of the key's SHA-256 if left out. */
  readonly name?: string;
  /** The models that it sees and may use, by name or alias; all of them if left out. */
  readonly models?: readonly string[];
  /** How many chat requests it may send in a minute, whatever the server says for all. */
  readonly requestsPerMinute?: number;
  /** How many tokens its chat requests may take in a minute, whatever the server says for all. */
  readonly tokensPerMinute?: number;
}

/** Whoever has a key, without the key. */
export interface Holder extends Principal, Omit<ApiKey, "key" | "name" | "models"> {}

/** A key as it is kept. */
export interface KnownKey {
  readonly hash: Buffer;
  readonly holder: Holder;
}

/** How much may be allowed in a minute. */
export const perMinute = whole(1, 1_000_000_000_000);

const FIELDS: Readonly<Record<keyof ApiKey, Kind>> = {
  key: text,
  name: text,
  models: texts,
  requestsPerMinute: perMinute,
  tokensPerMinute: perMinute,
};

/** What keys are kept and compared as. */
export function toHash(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}

/** Keys to what is kept of them. Throws a TypeError that names the place of what is no key, and repeats nothing of it. */
export function toKnownKeys(keys: readonly (string | ApiKey)[]): readonly KnownKey[] {
  const known = keys.map((each, at) => toKnownKey(each, `apiKeys[${at}]`));
  const hashes = known.map(({ hash }) => hash.toString("hex"));
  const twice = hashes.findIndex((hash, at) => hashes.indexOf(hash) < at);
  if (twice === -1) return known;
  throw new TypeError(`Option apiKeys[${twice}] is the same key as apiKeys[${hashes.indexOf(hashes[twice] ?? "")}].`);
}

function toKnownKey(given: string | ApiKey, place: string): KnownKey {
  const { key, name, ...rest } = judged(typeof given === "string" ? { key: given } : given, place);
  const hash = toHash(key);
  return { hash, holder: { ...rest, name: name ?? `key-${hash.toString("hex", 0, 4)}` } };
}

function judged(given: ApiKey, place: string): ApiKey {
  const fields = Object.keys(FIELDS) as (keyof ApiKey)[];
  if (typeof given !== "object" || given === null || !FIELDS.key.fits(given.key))
    throw new TypeError(`Option ${place} takes a text that is not empty, or an object with such a key.`);
  if (Object.keys(given).some((name) => !Object.hasOwn(FIELDS, name)))
    throw new TypeError(`Option ${place} has a field that is none of ${fields.join(", ")}.`);
  const wrong = fields.find((name) => given[name] !== undefined && !FIELDS[name].fits(given[name]));
  if (wrong === undefined) return given;
  throw new TypeError(`Option ${place}.${wrong} takes ${FIELDS[wrong].takes}.`);
}
