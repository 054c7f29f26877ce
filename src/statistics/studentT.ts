import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";

/**
 * Student's t through the Beta distribution: df / (df + t²) is Beta(df/2, ½) when t is Student's t with df degrees of
 * freedom. Reference: Abramowitz & Stegun 26.7.1; the identity is exact.
 *
 * @returns P(|T| > |t|)
 * @example studentTwoSided(2.4469118511449692, 6) // 0.05
 */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  return betaCdf(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

/**
 * The t that P(|T| > t) equals `tails`.
 *
 * @example studentCritical(0.05, 6) // 2.4469118511449692
 */
export function studentCritical(tails: number, degreesOfFreedom: number): number {
  const share = betaQuantile(tails, degreesOfFreedom / 2, 0.5);
  return Math.sqrt(degreesOfFreedom * (1 / share - 1));
}
