import { createHmac } from "node:crypto";

/** Crockford's base 32: no letters that look like digits. */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * What stands in place of a text, under a key: the same for the same text, and nobody without the key can go back or test a guess.
 * HMAC-SHA-256, its first bits as characters of 5 bits.
 *
 * @param length characters; at most 51, since there are no more bits in the digest
 */
export function keyed(key: Buffer, text: string, length: number): string {
  const digest = createHmac("sha256", key).update(text).digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, Math.ceil((length * 5) / 8))) bits = (bits << 8n) | BigInt(byte);
  let result = "";
  for (let index = 0; index < length; index++) {
    result += alphabet[Number(bits & 31n)]!;
    bits >>= 5n;
  }
  return result;
}
