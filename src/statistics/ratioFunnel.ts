import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { additiveOverdispersion } from "./additiveOverdispersion.ts";
import { type Funnel, LEAST_UNITS } from "./funnel.ts";
import { negativeBinomialLimits } from "./negativeBinomialLimits.ts";
import { negativeBinomialTails } from "./negativeBinomialTails.ts";
import { poissonLimits } from "./poissonLimits.ts";
import { poissonTails } from "./poissonTails.ts";
import { requireCount, requirePositive, requireSameLength } from "./require.ts";

/** Under this many expected events the normal distribution of the square root does not hold. */
const NORMAL_FROM = 10;

/**
 * Funnel of ratios observed/expected around 1.
 * Variant: with τ² > 0 the square-root scale of CQC, y = √(O/E), s = 1/(2√E), limits (1 ± q√(s² + τ²))² *squared back* to
 * the ratio (FunnelPlotR 0.6.0 leaves them on the root scale and flags 17 of 54 hospitals where its own z flags 2). Under 10
 * expected events the same spread as a negative binomial count with variance E + 4τ²E², since a variance of τ² around 1 on
 * the root scale is 4τ² on the ratio's. With τ² = 0, or fewer than `leastUnits` units to learn it from, exact Poisson.
 * Zero events are no difficulty on this scale; a logarithm would give infinite limits and flag nobody.
 * Reference: Spiegelhalter (2005), Stat. Med. 24:1185, and Qual. Saf. Health Care 14:347; Spiegelhalter et al. (2012).
 *
 * @param observed events per unit
 * @param expected events per unit, > 0, summing to about the observed
 * @returns values and limits are ratios, sizes expected events
 * @throws if lengths differ, or a count or expected value is not valid
 * @example ratioFunnel([12, 20], [15, 17]).limits(15, 0.025) // { lower: 0.4953, upper: 1.5685 }
 */
export function ratioFunnel(
  observed: readonly number[],
  expected: readonly number[],
  { leastUnits = LEAST_UNITS } = {},
): Funnel {
  requireSameLength(observed, expected, "observed and expected");
  for (const count of observed) requireCount(count, "observed");
  for (const value of expected) requirePositive(value, "expected");
  const standardErrors = expected.map(rootError);
  const z = observed.map((count, i) => (Math.sqrt(count / expected[i]!) - 1) / standardErrors[i]!);
  const spread = observed.length >= leastUnits ? additiveOverdispersion(z, standardErrors) : null;
  const tau2 = spread?.tau2 ?? 0;
  return {
    method: tau2 > 0 ? "overdispersed" : "exact",
    phi: spread?.phi ?? null,
    tau2: spread?.tau2 ?? null,
    centre: 1,
    limits: (size, tail) => {
      if (tau2 > 0 && size >= NORMAL_FROM) return squaredLimits(size, tau2, tail);
      const { lower, upper } = tau2 > 0 ? negativeBinomialLimits(size, 4 * tau2, tail) : poissonLimits(size, tail);
      return { lower: lower / size, upper: upper / size };
    },
    test: (ratio, size) => {
      const z = (Math.sqrt(ratio) - 1) / Math.sqrt(rootError(size) ** 2 + tau2);
      if (tau2 > 0 && size >= NORMAL_FROM) return { z, p: Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1)) };
      const count = ratio * size;
      const tails = tau2 > 0 ? negativeBinomialTails(count, size, 4 * tau2) : poissonTails(count, size);
      return { z, p: Math.min(1, 2 * Math.min(tails.lower, tails.upper)) };
    },
  };
}

const rootError = (expected: number): number => 1 / (2 * Math.sqrt(expected));

function squaredLimits(expected: number, tau2: number, tail: number) {
  const reach = -normalQuantile(tail, 0, 1) * Math.sqrt(rootError(expected) ** 2 + tau2);
  return { lower: Math.max(0, 1 - reach) ** 2, upper: (1 + reach) ** 2 };
}
