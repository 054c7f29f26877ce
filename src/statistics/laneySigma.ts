import { D2 } from "./controlLimits.ts";
import { meanMovingRange } from "./movingRange.ts";

/**
 * How much more a series of rates or shares varies from period to period than its Poisson or binomial distribution says:
 * Laney's σ_z, the factor by which a u′ or p′ chart widens the limits of a u or p chart.
 * Variant: screened mean moving range of the standardised values, divided by 1.128.
 * Reference: Laney (2002), Quality Engineering 14:531; qicharts2 0.8.1.
 *
 * @param standardised (value − centre)/σ of each point, in time order
 * @returns null with fewer than two points
 * @example laneySigma([0, 1.128, 0]) // 1
 */
export function laneySigma(standardised: readonly number[]): number | null {
  const range = meanMovingRange(standardised);
  return range === null ? null : range / D2;
}
