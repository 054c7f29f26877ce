import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nestedLevels, nestedLikelihood, type Spread, treeOf } from "../../../src/risk/nested.ts";

const PLACES = [
  { provider: "U1", unit: "E1" },
  { provider: "U1", unit: "E1" },
  { provider: "U1", unit: "E2" },
  { provider: "U2", unit: "E3" },
];
const SPREAD: Spread = { provider: 0.03, unit: 0.05, special: 0.08 };

/** The covariance of the levels, written down directly. */
function covariance(spread: Spread): number[][] {
  return PLACES.map((a, i) =>
    PLACES.map(
      (b, j) =>
        (a.provider === b.provider ? spread.provider : 0) +
        (a.unit === b.unit ? spread.unit : 0) +
        (i === j ? spread.special : 0),
    ),
  );
}

/** Gauss–Jordan; also gives the log determinant. */
function inverse(matrix: number[][]): { inverse: number[][]; logDet: number } {
  const n = matrix.length;
  const work = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDet = 0;
  for (let i = 0; i < n; i++) {
    const pivot = work[i]![i]!;
    logDet += Math.log(pivot);
    for (let j = 0; j < 2 * n; j++) work[i]![j]! /= pivot;
    for (let k = 0; k < n; k++) {
      if (k === i) continue;
      const factor = work[k]![i]!;
      for (let j = 0; j < 2 * n; j++) work[k]![j]! -= factor * work[i]![j]!;
    }
  }
  return { inverse: work.map((row) => row.slice(n)), logDet };
}

/** Posterior by the textbook formula of the multivariate normal: Σ(Σ + D)⁻¹m, Σ − Σ(Σ + D)⁻¹Σ. */
function textbook(means: readonly number[], precisions: readonly number[], spread: Spread) {
  const prior = covariance(spread);
  const { inverse: inv, logDet } = inverse(
    prior.map((row, i) => row.map((x, j) => x + (i === j ? 1 / precisions[i]! : 0))),
  );
  const weighted = inv.map((row) => row.reduce((sum, x, j) => sum + x * means[j]!, 0));
  return {
    mean: prior.map((row) => row.reduce((sum, x, j) => sum + x * weighted[j]!, 0)),
    variance: prior.map(
      (row, i) =>
        prior[i]![i]! - row.reduce((sum, x, j) => sum + x * inv[j]!.reduce((s, y, k) => s + y * prior[k]![i]!, 0), 0),
    ),
    logLikelihood: -0.5 * (logDet + means.reduce((sum, m, i) => sum + m * weighted[i]!, 0)),
  };
}

const value = fc.double({ min: -1.5, max: 1.5, noNaN: true });
const precision = fc.double({ min: 0.1, max: 200, noNaN: true });

describe("nestedLevels", () => {
  const tree = treeOf(PLACES);
  it("is the multivariate normal posterior, in closed form", () => {
    fc.assert(
      fc.property(
        fc.tuple(value, value, value, value),
        fc.tuple(precision, precision, precision, precision),
        (means, precisions) => {
          const expected = textbook(means, precisions, SPREAD);
          nestedLevels(tree, means, precisions, SPREAD).forEach((level, i) => {
            expect(level.mean).toBeCloseTo(expected.mean[i]!, 8);
            expect(level.variance).toBeCloseTo(expected.variance[i]!, 8);
            expect(level.own * means[i]! + level.fromUnit + level.fromProvider).toBeCloseTo(level.mean, 8);
          });
        },
      ),
    );
  });
  it("has the likelihood of the multivariate normal, but for a constant in the spread", () => {
    fc.assert(
      fc.property(
        fc.tuple(value, value, value, value),
        fc.tuple(precision, precision, precision, precision),
        (means, precisions) => {
          const other: Spread = { provider: 0.01, unit: 0.1, special: 0.02 };
          const difference =
            nestedLikelihood(tree, means, precisions, SPREAD) - nestedLikelihood(tree, means, precisions, other);
          expect(difference).toBeCloseTo(
            textbook(means, precisions, SPREAD).logLikelihood - textbook(means, precisions, other).logLikelihood,
            7,
          );
        },
      ),
    );
  });
  it("leans an object without data on its unit, then its provider, then the peers", () => {
    const [own, known] = nestedLevels(tree, [0, 1, 0, 0], [0, 50, 0, 0], SPREAD);
    expect(own!.mean).toBeGreaterThan(0.2);
    expect(own!.mean).toBeLessThan(known!.mean);
    const [, , sibling, stranger] = nestedLevels(tree, [0, 1, 0, 0], [0, 50, 0, 0], SPREAD);
    expect(sibling!.mean).toBeGreaterThan(0.05);
    expect(stranger!.mean).toBe(0);
    expect(stranger!.variance).toBeCloseTo(0.16, 12);
  });
});
