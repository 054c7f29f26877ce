import { type GammaMixtureFit, gammaMixtureFit } from "./gammaMixtureFit.ts";
import { type GammaPoissonFit, gammaPoissonFit } from "./gammaPoissonFit.ts";

export type GammaPriorChoice =
  | { readonly kind: "single"; readonly prior: GammaPoissonFit }
  | { readonly kind: "mixture"; readonly prior: GammaMixtureFit };

/** Fewer units cannot tell two kinds of units from one kind that spreads. */
const LEAST_UNITS = 30;

/** A mixture has five parameters, one gamma two. */
const MORE_PARAMETERS = 3;

/**
 * One gamma or two? Two only where the data call for it.
 * Variant: the mixture is taken when twice the gain in log-likelihood exceeds 3·ln(units), the Bayesian information
 * criterion. Akaike's 6 is not enough: the likelihood ratio of a mixture has no χ² distribution, and a second component finds
 * something in most small sets. With fewer than 30 units one gamma, without trying.
 * Reference: Schwarz (1978), Ann. Stat. 6:461; Leroux (1992), Ann. Stat. 20:1350, that it finds the number of components.
 *
 * @param counts events per unit
 * @param expected events expected per unit, > 0
 * @returns null where not even one gamma can be fitted
 * @throws as the two fits
 * @example chooseGammaPrior([3, 4, 5], [4, 4, 4])?.kind // "single"
 */
export function chooseGammaPrior(counts: readonly number[], expected: readonly number[]): GammaPriorChoice | null {
  const single = gammaPoissonFit(counts, expected);
  if (!single) return null;
  if (counts.length < LEAST_UNITS) return { kind: "single", prior: single };
  const mixture = gammaMixtureFit(counts, expected);
  const gain = 2 * (single.negativeLogLikelihood - mixture.negativeLogLikelihood);
  return gain > MORE_PARAMETERS * Math.log(counts.length)
    ? { kind: "mixture", prior: mixture }
    : { kind: "single", prior: single };
}
