import { requireSameLength } from "./require.ts";

/**
 * Area under the ROC curve: the chance that a random positive has a higher score than a random negative, ties counted half.
 * Variant: Mann–Whitney U from mid-ranks, O(n log n).
 * Reference: Hanley & McNeil (1982), Radiology 143:29.
 *
 * @param scores any real numbers; higher = more likely positive
 * @param labels 1 or 0
 * @returns 0–1; null when one of the classes is empty
 * @throws if lengths differ
 * @example rocAuc([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1]) // 0.75
 */
export function rocAuc(scores: ArrayLike<number>, labels: ArrayLike<number>): number | null {
  requireSameLength(scores, labels, "scores and labels");
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let ranks = 0;
  let positives = 0;
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && scores[order[end]!] === scores[order[start]!]) end++;
    const midRank = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) {
      if (labels[order[i]!] === 1) {
        ranks += midRank;
        positives++;
      }
    }
    start = end;
  }
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) return null;
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}
