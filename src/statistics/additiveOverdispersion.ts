import { quantileSorted } from "./quantileSorted.ts";
import { requireSameLength } from "./require.ts";

export type Overdispersion = {
  /** mean of the squared winsorised z: 1 when units differ only by chance */
  readonly phi: number;
  /** variance of the units' true values on the scale of the z; 0 when they differ no more than chance */
  readonly tau2: number;
};

/**
 * How much units differ beyond chance, on a scale where each has a known standard error: the additive model of the funnel.
 * Variant: z winsorised at the 10 % and 90 % quantiles (type 7), so that the unusual do not widen the limits that are to
 * find them; φ = Σz²/k; τ² = max(0, (kφ − (k − 1)) / (Σw − Σw²/Σw)) with w = 1/s² (DerSimonian & Laird).
 * Winsorising is not corrected for: of normal z it keeps 68 % of the variance, so that with real spread more than one unit in
 * twenty, up to one in six, lies outside 95 % limits. That is the published method, and on the side of asking.
 * With fewer than about ten units τ² is mostly noise: the caller is to use exact limits then.
 * Reference: Spiegelhalter (2005), Qual. Saf. Health Care 14:347; DerSimonian & Laird (1986).
 *
 * @param z of each unit against the common value
 * @param standardErrors of each unit, > 0, on the scale of z
 * @throws if lengths differ or there are fewer than two units
 * @example additiveOverdispersion([-3, 0, 1, 3], [1, 1, 1, 1]).tau2 // 2.7233
 */
export function additiveOverdispersion(
  z: readonly number[],
  standardErrors: readonly number[],
  { winsorise = 0.1 } = {},
): Overdispersion {
  requireSameLength(z, standardErrors, "z and standard errors");
  const units = z.length;
  if (units < 2) throw new Error(`overdispersion needs at least two units: ${units}`);
  const sorted = [...z].sort((a, b) => a - b);
  const low = quantileSorted(sorted, winsorise);
  const high = quantileSorted(sorted, 1 - winsorise);
  const squares = z.reduce((sum, value) => sum + Math.min(high, Math.max(low, value)) ** 2, 0);
  const weights = standardErrors.map((s) => 1 / s ** 2);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const scale = total - weights.reduce((sum, w) => sum + w ** 2, 0) / total;
  return { phi: squares / units, tau2: Math.max(0, (squares - (units - 1)) / scale) };
}
