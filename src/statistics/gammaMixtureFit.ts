import gammaln from "@stdlib/math-base-special-gammaln";
import type { GammaPrior } from "./gammaPoissonFit.ts";
import { nelderMead } from "./nelderMead.ts";
import { requireCount, requirePositive, requireSameLength } from "./require.ts";

/** Two gamma distributions of ratios observed/expected: `weight` is the share of the first, the one with the larger mean. */
export type GammaMixture = { readonly first: GammaPrior; readonly second: GammaPrior; readonly weight: number };

export type GammaMixtureFit = GammaMixture & { readonly negativeLogLikelihood: number };

/** Where the search starts: as DuMouchel (1999) and PhViD do, and from a few units far away. Of several tops the highest counts. */
const STARTS: readonly GammaMixture[] = [
  { first: { alpha: 0.2, beta: 0.1 }, second: { alpha: 2, beta: 4 }, weight: 1 / 3 },
  { first: { alpha: 0.2, beta: 0.06 }, second: { alpha: 1.4, beta: 1.8 }, weight: 0.1 },
  { first: { alpha: 4, beta: 1 }, second: { alpha: 4, beta: 4 }, weight: 0.1 },
  { first: { alpha: 20, beta: 2 }, second: { alpha: 2, beta: 2 }, weight: 0.03 },
];

/**
 * The prior of the Multi-item Gamma–Poisson Shrinker: most ratios observed/expected lie around one level, some far from it.
 * Variant: maximum likelihood of the mixture of two negative binomials with sizes alpha and success probabilities
 * beta/(beta + E). With `truncated`, counts of 0 were never seen (pairs that were never reported are not in the table) and
 * each component is divided by its own P(N ≥ 1), as openEBGM does with N* = 1.
 * Whether the data call for two components at all is answered by `chooseGammaPrior`.
 * Reference: DuMouchel (1999), Am. Stat. 53:177; DuMouchel & Pregibon (2001), KDD; openEBGM 0.9.1 `f_likelihoodEqs.R`.
 *
 * @param counts events per unit; with `truncated` all ≥ 1
 * @param expected events expected per unit, > 0
 * @throws if lengths differ, a count or expected value is not valid, or there are fewer than five units
 * @example gammaMixtureFit([1, 2, 0, 9, 1, 8], [1, 2, 1, 2, 1, 2]).weight // the share of units far above the rest
 */
export function gammaMixtureFit(
  counts: readonly number[],
  expected: readonly number[],
  { truncated = false, starts = STARTS }: { truncated?: boolean; starts?: readonly GammaMixture[] } = {},
): GammaMixtureFit {
  requireSameLength(counts, expected, "counts and expected");
  if (counts.length < 5) throw new Error(`a mixture with five parameters needs at least five units: ${counts.length}`);
  counts.forEach((count, i) => {
    requireCount(count, "count");
    requirePositive(expected[i]!, "expected");
    if (truncated && count === 0) throw new Error("a truncated likelihood has no counts of 0");
  });
  const objective = likelihoodOf(counts, expected, truncated);
  const tried = starts.map((start) => nelderMead(objective, pack(start), { maxIterations: 400 }));
  const highest = tried.reduce((a, b) => (b.value < a.value ? b : a));
  // A simplex that has collapsed on the way is opened again where it stopped.
  const best = nelderMead(objective, highest.point, { step: 0.2, maxIterations: 2000 });
  const { priors, weight } = unpack(best.point);
  const [one, two] = priors;
  const swap = one.alpha / one.beta < two.alpha / two.beta;
  return {
    first: swap ? two : one,
    second: swap ? one : two,
    weight: swap ? 1 - weight : weight,
    negativeLogLikelihood: best.value,
  };
}

/** Means and shapes, which the likelihood ties to each other less than shapes and rates: the search is a fraction as long. */
const pack = ({ first, second, weight }: GammaMixture): number[] => [
  Math.log(first.alpha / first.beta),
  Math.log(first.alpha),
  Math.log(second.alpha / second.beta),
  Math.log(second.alpha),
  Math.log(weight / (1 - weight)),
];

function unpack(point: readonly number[]): { priors: readonly [GammaPrior, GammaPrior]; weight: number } {
  const [mean1 = 0, alpha1 = 0, mean2 = 0, alpha2 = 0, logit = 0] = point;
  return {
    priors: [
      { alpha: Math.exp(alpha1), beta: Math.exp(alpha1 - mean1) },
      { alpha: Math.exp(alpha2), beta: Math.exp(alpha2 - mean2) },
    ],
    weight: 1 / (1 + Math.exp(-logit)),
  };
}

/** −ln L as a function of the five parameters on their unbounded scales. Equal units are reckoned once, and gamma functions per count. */
function likelihoodOf(counts: readonly number[], expected: readonly number[], truncated: boolean) {
  const units = new Map<string, { count: number; expected: number; times: number }>();
  counts.forEach((count, i) => {
    const key = `${count}|${expected[i]}`;
    const known = units.get(key);
    if (known) known.times += 1;
    else units.set(key, { count, expected: expected[i]!, times: 1 });
  });
  const distinct = [...new Set(counts)];
  const rows = [...units.values()].map((unit) => ({
    ...unit,
    place: distinct.indexOf(unit.count),
    logExpected: Math.log(unit.expected),
  }));
  return (point: readonly number[]): number => {
    // Beyond e^±12 a component is a point or nothing: the likelihood is flat there and its logarithms run out of digits.
    if (point.some((value) => Math.abs(value) > 12)) return Number.POSITIVE_INFINITY;
    const { priors, weight } = unpack(point);
    const constants = priors.map(({ alpha }) =>
      distinct.map((count) => gammaln(alpha + count) - gammaln(alpha) - gammaln(count + 1)),
    );
    let total = 0;
    for (const row of rows) {
      let mixed = 0;
      for (let k = 0; k < 2; k++) {
        const { alpha, beta } = priors[k]!;
        const logNone = -alpha * Math.log1p(row.expected / beta);
        const log = constants[k]![row.place]! + logNone + row.count * (row.logExpected - Math.log(beta + row.expected));
        const seen = truncated ? -Math.expm1(logNone) : 1;
        mixed += ((k === 0 ? weight : 1 - weight) * Math.exp(log)) / seen;
      }
      total -= row.times * Math.log(mixed);
    }
    return total;
  };
}
