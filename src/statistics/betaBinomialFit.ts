import gammaln from "@stdlib/math-base-special-gammaln";
import { inverseLogit, logit } from "./logit.ts";
import { nelderMead } from "./nelderMead.ts";
import { requireCount, requireSameLength } from "./require.ts";

/** A Beta distribution of units' true shares: mean alpha/(alpha + beta), precision alpha + beta. */
export type BetaPrior = { readonly alpha: number; readonly beta: number };

export type BetaBinomialFit = BetaPrior & {
  /** units with at least one trial behind the fit */
  readonly units: number;
  /** true where the shares spread no more than chance and the precision therefore rests on `maxPrecision` */
  readonly capped: boolean;
  readonly negativeLogLikelihood: number;
};

/**
 * How much units' true shares differ: the Beta prior of their shares, by maximum likelihood of the beta-binomial
 * marginal (empirical Bayes), on the scale logit(mean), ln(precision).
 *
 * The precision stops at `maxPrecision` (default 200: as sure about a unit as 200 answers would make us) for the same
 * reason as in `gammaPoissonFit`: few units never prove that all are alike.
 * Reference: Griffiths (1973), Biometrics 29:637.
 *
 * @param successes per unit
 * @param trials per unit; units with 0 are left out
 * @returns null with fewer than three units, or when every trial (or none) was a success
 * @throws if lengths differ, or a count is not valid
 * @example betaBinomialFit([2, 8, 5, 9, 1], [10, 10, 10, 10, 10]) // mean 0.50, precision 2.55
 */
export function betaBinomialFit(
  successes: readonly number[],
  trials: readonly number[],
  { maxPrecision = 200 } = {},
): BetaBinomialFit | null {
  requireSameLength(successes, trials, "successes and trials");
  const units: { hits: number; trials: number }[] = [];
  successes.forEach((hits, i) => {
    requireCount(hits, "successes");
    requireCount(trials[i]!, "trials");
    if (hits > trials[i]!) throw new Error(`more successes than trials: ${hits} of ${trials[i]}`);
    if (trials[i]! > 0) units.push({ hits, trials: trials[i]! });
  });
  const totalHits = units.reduce((sum, u) => sum + u.hits, 0);
  const totalTrials = units.reduce((sum, u) => sum + u.trials, 0);
  if (units.length < 3 || totalHits === 0 || totalHits === totalTrials) return null;

  const logCap = Math.log(maxPrecision);
  const toPrior = (logitMean: number, logPrecision: number): BetaPrior => {
    const precision = Math.exp(Math.min(logPrecision, logCap));
    const mean = inverseLogit(logitMean);
    return { alpha: mean * precision, beta: (1 - mean) * precision };
  };
  // What does not hang on the prior is worked out once, what does not hang on the unit once per prior: this is asked thousands of times.
  const choices = units.reduce((sum, u) => sum + logChoose(u.hits, u.trials), 0);
  const objective = ({ alpha, beta }: BetaPrior) =>
    units.reduce(
      (sum, u) => sum - logBeta(alpha + u.hits, beta + u.trials - u.hits),
      units.length * logBeta(alpha, beta) - choices,
    );
  const best = nelderMead(
    ([logitMean = 0, logPrecision = 0]) => objective(toPrior(logitMean, logPrecision)),
    [logit(totalHits / totalTrials), Math.min(Math.log(10), logCap - 0.5)],
  );
  return {
    ...toPrior(best.point[0]!, best.point[1]!),
    units: units.length,
    capped: best.point[1]! >= logCap,
    negativeLogLikelihood: best.value,
  };
}

/** ln of the ways to choose `hits` of `trials`. */
const logChoose = (hits: number, trials: number): number =>
  gammaln(trials + 1) - gammaln(hits + 1) - gammaln(trials - hits + 1);

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}
