import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** Letters and digits, unguessable. */
export function randomText(length: number): string {
  let text = "";
  // 248 = 4 × 62: bytes above it would favour the first letters
  while (text.length < length) for (const byte of randomBytes(length)) if (byte < 248) text += alphabet[byte % 62];
  return text.slice(0, length);
}

const shortPrefixes = new Set(["cus", "prod", "si", "cs_test"]);

/** An id in Stripe's form, e.g. `cus_P3zF…`. */
export const newId = (prefix: string): string =>
  `${prefix}_${randomText(prefix === "cs_test" ? 58 : shortPrefixes.has(prefix) ? 14 : 24)}`;
