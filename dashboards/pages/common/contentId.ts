/**
 * An id of what makes the row itself, so that the same again is the same row, and a later file replaces it (a newer delivery wins).
 * FNV-1a, 64 bits folded to 48: a browser on an intranet without https has no hash of its own.
 *
 * @example contentId("B", ["hemtjanst", "planerare"]) // "B-" and twelve hexadecimal digits
 */
export function contentId(prefix: string, parts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(parts.join("|")))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  const folded = (hash >> 48n) ^ (hash & 0xffffffffffffn);
  return `${prefix}-${folded.toString(16).padStart(12, "0")}`;
}
