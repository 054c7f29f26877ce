import type { ControlLimits } from "./controlLimits.ts";
import { laneySigma } from "./laneySigma.ts";
import { requireNotNegative, requirePositive, requireSameLength } from "./require.ts";

export type PrimeChart = ControlLimits & {
  /** Laney's σ_z as measured; null with fewer than two points */
  readonly sigmaZ: number | null;
};

/** plain: the distribution's own spread; prime: times σ_z; auto: times σ_z where that widens the limits. */
export type Spread = "plain" | "prime" | "auto";

/**
 * Control chart for rates: events divided by exposure, with limits that follow each period's exposure.
 * Variant: total events / total exposure ± 3·√(centre/exposure), lower limit at least 0. `spread` "prime" is Laney's u′
 * chart. "auto" is u′ where the series varies more than Poisson and u where not: a σ_z under 1 in a dozen quarters is
 * chance and must not narrow the limits. A c chart is a u chart with equal exposures.
 * Reference: Montgomery (2013), Introduction to Statistical Quality Control, 7.3; Laney (2002), Quality Engineering 14:531.
 *
 * @param counts events per period, in time order
 * @param exposures in one unit, > 0; the chart is in events per unit of it
 * @throws if lengths differ, counts are negative or exposures not > 0
 * @example uChart([3, 5, 4], [100, 100, 100]).upper[0] // 0.1
 */
export function uChart(
  counts: readonly number[],
  exposures: readonly number[],
  { spread = "auto" as Spread, sigmas = 3 } = {},
): PrimeChart {
  requireSameLength(counts, exposures, "counts and exposures");
  for (const count of counts) requireNotNegative(count, "count");
  for (const exposure of exposures) requirePositive(exposure, "exposure");
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const centre = sum(counts) / sum(exposures);
  const sigma = exposures.map((exposure) => Math.sqrt(centre / exposure));
  const rates = counts.map((count, i) => count / exposures[i]!);
  const { widen, sigmaZ } = widening(rates, centre, sigma, spread);
  return {
    centre: rates.map(() => centre),
    lower: sigma.map((s) => Math.max(0, centre - sigmas * s * widen)),
    upper: sigma.map((s) => centre + sigmas * s * widen),
    sigmaZ,
  };
}

/** By how much the limits of a rate or share are widened. A series without any spread of its own has no σ_z. */
export function widening(values: readonly number[], centre: number, sigma: readonly number[], spread: Spread) {
  const standardised = values.map((value, i) => (value - centre) / sigma[i]!);
  const sigmaZ = standardised.every(Number.isFinite) ? laneySigma(standardised) : null;
  if (spread === "plain" || sigmaZ === null) return { sigmaZ, widen: 1 };
  return { sigmaZ, widen: spread === "prime" ? sigmaZ : Math.max(1, sigmaZ) };
}
