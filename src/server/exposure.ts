import { isIPv4 } from "node:net";

const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "::1"];

function isLoopback(host: string): boolean {
  return LOOPBACK.includes(host) || (isIPv4(host) && host.startsWith("127."));
}

/** The names that a server on an address goes by where nobody says otherwise; none, which is any, where others may reach it. */
export function toOwnNames(host: string): readonly string[] {
  return isLoopback(host) ? [...LOOPBACK, "[::1]", host] : [];
}

/** Refuses to listen where others may come in while no key is asked for. Throws an Error that says what to do. */
export function refuseExposure(host: string, keys: readonly unknown[], allowPublic: boolean): void {
  if (isLoopback(host) || keys.length > 0 || allowPublic) return;
  throw new Error(
    `Whoever reaches ${host || "this machine"} could use the models without a key: set one (apiKeys, --api-key or THINKAGAIN_API_KEYS), or allow it (allowPublic or --allow-public).`,
  );
}
