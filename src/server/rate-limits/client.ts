import { isIPv6 } from "node:net";

/** Whom an address stands for: an IPv4 address for itself, an IPv6 address for its network of 64 bits, since one customer has all of that. */
export function toClient(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail.split(":").filter(Boolean);
  const groups = [...left, ...Array.from({ length: 8 - left.length - right.length }, () => "0"), ...right];
  return `${groups.slice(0, 4).join(":").toLowerCase()}::/64`;
}
