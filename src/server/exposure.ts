import { isIPv4 } from "node:net";

/** Names and addresses that only this machine reaches. */
export const LOOPBACK: readonly string[] = ["localhost", "127.0.0.1", "::1"];

/** Refuses to listen where others may come in while no key is asked for. Throws an Error that says what to do. */
export function refuseExposure(host: string, keys: readonly unknown[], allowPublic: boolean): void {
  if (LOOPBACK.includes(host) || (isIPv4(host) && host.startsWith("127."))) return;
  if (keys.length > 0 || allowPublic) return;
  throw new Error(
    `Whoever reaches ${host || "this machine"} could use the models without a key: set one (apiKeys, --api-key or THINKAGAIN_API_KEYS), or allow it (allowPublic or --allow-public).`,
  );
}
