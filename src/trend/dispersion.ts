/** Dispersion (variance over mean) of one series as measured, Pearson χ²/df. */
export type MeasuredDispersion = { readonly dispersion: number; readonly degreesOfFreedom: number };

/** What all series of a screen say together of the dispersion of one: a value, and how many degrees of freedom it is worth. */
export type DispersionPrior = { readonly value: number; readonly degreesOfFreedom: number };

export const NO_PRIOR: DispersionPrior = { value: 1, degreesOfFreedom: 0 };

/** Beyond this the series are as good as alike; more would only hide one that is not. */
const MOST = 60;

/**
 * The dispersion of a dozen quarters is hardly known from the dozen alone, and Student's t makes each series pay for it.
 * Hundreds of series know it together, so each borrows from the others (as in limma and edgeR's quasi-likelihood).
 * Variant: scaled inverse χ² by moments. Measured values of series that share a dispersion vary by 2φ²/df; what they vary
 * more than that is real difference, and the less there is the more the prior is worth: 4 + 2φ²/excess.
 * Reference: Smyth (2004), Stat Appl Genet Mol Biol 3:3; Lund et al. (2012), Stat Appl Genet Mol Biol 11(5):8.
 *
 * @param measured of series with counts enough to measure it, see `trend_spridning_minst`
 * @returns no prior with fewer than ten series
 */
export function dispersionPrior(measured: readonly MeasuredDispersion[]): DispersionPrior {
  if (measured.length < 10) return NO_PRIOR;
  const mean = measured.reduce((sum, { dispersion }) => sum + dispersion, 0) / measured.length;
  const variance = measured.reduce((sum, { dispersion }) => sum + (dispersion - mean) ** 2, 0) / (measured.length - 1);
  const sampling =
    (2 * mean * mean * measured.reduce((sum, { degreesOfFreedom }) => sum + 1 / degreesOfFreedom, 0)) / measured.length;
  const excess = variance - sampling;
  return { value: mean, degreesOfFreedom: excess > 0 ? Math.min(MOST, 4 + (2 * mean * mean) / excess) : MOST };
}

/**
 * A series' own dispersion drawn towards that of the screen, by degrees of freedom.
 *
 * @example moderated({ dispersion: 3, degreesOfFreedom: 10 }, { value: 1, degreesOfFreedom: 30 }) // 1.5 on 40
 */
export function moderated(own: MeasuredDispersion, prior: DispersionPrior): MeasuredDispersion {
  const degreesOfFreedom = own.degreesOfFreedom + prior.degreesOfFreedom;
  return {
    dispersion:
      (own.degreesOfFreedom * own.dispersion + prior.degreesOfFreedom * prior.value) / Math.max(1, degreesOfFreedom),
    degreesOfFreedom,
  };
}
