import { betaBinomialPosterior } from "../statistics/betaBinomialPosterior.ts";
import { betaBinomialPower } from "../statistics/betaBinomialPower.ts";
import { binomialPower } from "../statistics/binomialPower.ts";
import { binomialTails } from "../statistics/binomialTails.ts";
import { clopperPearson } from "../statistics/clopperPearson.ts";
import { gammaPoissonPosterior } from "../statistics/gammaPoissonPosterior.ts";
import { gammaPoissonPower } from "../statistics/gammaPoissonPower.ts";
import type { Interval } from "../statistics/interval.ts";
import { poissonInterval } from "../statistics/poissonInterval.ts";
import { poissonPower } from "../statistics/poissonPower.ts";
import { centralTest, poissonTailTest } from "../statistics/poissonTailTest.ts";
import { rateRatioPower } from "../statistics/rateRatioPower.ts";
import { rateRatioTails, rateRatioTest } from "../statistics/rateRatioTest.ts";

type Prior = { readonly alpha: number; readonly beta: number };

/**
 * One comparison as its numbers, so that thousands can be held and only those that matter be worked out. Counts in a
 * ratio are whole; `level` is the rate or share compared with.
 */
export type Comparison =
  /** a count against what peers would have had, shrunk by how much they differ: Gamma prior of the ratio, mean 1 */
  | { readonly kind: "shrunken_count"; readonly count: number; readonly expected: number; readonly prior: Prior }
  /** a share against the peers', shrunk: Beta prior of the share */
  | {
      readonly kind: "shrunken_share";
      readonly hits: number;
      readonly trials: number;
      readonly level: number;
      readonly prior: Prior;
    }
  /** a rate now against the same unit's rate before, exact and conditional on their sum */
  | {
      readonly kind: "two_rates";
      readonly count: number;
      readonly exposure: number;
      readonly pastCount: number;
      readonly pastExposure: number;
    }
  /** a common share now against before: its absence is the rare event that is compared */
  | {
      readonly kind: "two_common_shares";
      readonly hits: number;
      readonly trials: number;
      readonly pastHits: number;
      readonly pastTrials: number;
    }
  /** a count against a declared level */
  | { readonly kind: "known_count"; readonly count: number; readonly expected: number }
  /** a share against a declared level */
  | { readonly kind: "known_share"; readonly hits: number; readonly trials: number; readonly level: number };

/** The ratio that is shown: 1 = as the reference. Infinity where something came of nothing. */
export function ratioOf(c: Comparison): number {
  switch (c.kind) {
    case "shrunken_count":
      return (c.prior.alpha + c.count) / (c.prior.beta + c.expected);
    case "shrunken_share":
      return (c.prior.alpha + c.hits) / (c.prior.alpha + c.prior.beta + c.trials) / c.level;
    case "two_rates":
      return c.pastCount === 0 ? Number.POSITIVE_INFINITY : c.count / c.exposure / (c.pastCount / c.pastExposure);
    case "two_common_shares":
      return c.hits / c.trials / (c.pastHits / c.pastTrials);
    case "known_count":
      return c.count / c.expected;
    case "known_share":
      return c.hits / c.trials / c.level;
  }
}

/**
 * Two-sided p. Mid-p where a test is discrete and exact. Over the same 200 simulated stable kommuner 3.0 % of the screens flagged
 * anything at q 0.10 with mid-p and 2.5 % with the exact p (1.5 % and 1.0 % at q 0.05): both keep their q, and with mid-p a
 * tenth more of the comparisons have power enough to be tested at all.
 * For shrunken ones it is twice the posterior chance that the difference has the other sign: from the same posterior as
 * the interval, so that the two never disagree.
 */
export function pOf(c: Comparison): number {
  switch (c.kind) {
    case "shrunken_count":
      return bothSides(gammaPoissonPosterior(c.count, c.expected, c.prior).probabilityAbove(1));
    case "shrunken_share":
      return bothSides(betaBinomialPosterior(c.hits, c.trials, c.prior).probabilityAbove(c.level));
    case "two_rates":
      return rateRatioTails(c.count, c.exposure, c.pastCount, c.pastExposure).pMidP;
    case "two_common_shares":
      return rateRatioTails(c.trials - c.hits, c.trials, c.pastTrials - c.pastHits, c.pastTrials).pMidP;
    case "known_count":
      return poissonTailTest(c.count, c.expected).pMidP;
    case "known_share":
      return centralTest(binomialTails(c.hits, c.trials, c.level)).pMidP;
  }
}

const bothSides = (above: number): number => Math.min(1, 2 * Math.min(above, 1 - above));

/** Interval of `ratioOf`, agreeing with `pOf`. */
export function intervalOf(c: Comparison, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  switch (c.kind) {
    case "shrunken_count": {
      const { quantile } = gammaPoissonPosterior(c.count, c.expected, c.prior);
      return { lower: quantile(tail), upper: quantile(1 - tail) };
    }
    case "shrunken_share": {
      const { quantile } = betaBinomialPosterior(c.hits, c.trials, c.prior);
      return { lower: quantile(tail) / c.level, upper: quantile(1 - tail) / c.level };
    }
    case "two_rates":
      return rateRatioTest(c.count, c.exposure, c.pastCount, c.pastExposure, confidence);
    case "two_common_shares": {
      const pastLack = c.pastTrials - c.pastHits;
      const of = rateRatioTest(c.trials - c.hits, c.trials, pastLack, c.pastTrials, confidence);
      // From the ratio of those who lack it to the ratio of those who have it, at the share of the past.
      const lack = pastLack / c.pastTrials;
      const having = (ratio: number) => (lack === 0 ? 1 : Math.max(0, (1 - ratio * lack) / (1 - lack)));
      return { lower: having(of.upper), upper: having(of.lower) };
    }
    case "known_count": {
      const { lower, upper } = poissonInterval(c.count, confidence);
      return { lower: lower / c.expected, upper: upper / c.expected };
    }
    case "known_share": {
      const { lower, upper } = clopperPearson(c.hits, c.trials, confidence);
      return { lower: lower / c.level, upper: upper / c.level };
    }
  }
}

/**
 * The chance that this very test would call a doubling too high, at a one-sided level: of a rate, or of the odds of the
 * rarer outcome of a share (70 % cannot double). Rests on exposure and level, not on the difference that was seen.
 */
export function powerOf(c: Comparison, alpha: number, ratio = 2): number {
  switch (c.kind) {
    case "shrunken_count":
      return gammaPoissonPower(c.expected, c.prior, ratio, alpha).power;
    case "shrunken_share":
      return c.level <= 0.5
        ? betaBinomialPower(c.trials, c.prior, c.level, ratio, alpha).power
        : betaBinomialPower(c.trials, { alpha: c.prior.beta, beta: c.prior.alpha }, 1 - c.level, ratio, alpha).power;
    case "two_rates":
      return powerOfTwo(c.count + c.pastCount, c.exposure, c.pastExposure, ratio, alpha);
    case "two_common_shares":
      return powerOfTwo(c.trials + c.pastTrials - c.hits - c.pastHits, c.trials, c.pastTrials, ratio, alpha);
    case "known_count":
      return poissonPower(c.expected, ratio, alpha, "mid-p").power;
    case "known_share":
      return binomialPower(c.trials, Math.min(c.level, 1 - c.level), ratio, alpha, "mid-p").power;
  }
}

function powerOfTwo(total: number, exposure: number, pastExposure: number, ratio: number, alpha: number): number {
  if (total === 0) return 0;
  const share = exposure / (exposure + pastExposure);
  return rateRatioPower(total * share, total * (1 - share), ratio, alpha, "mid-p");
}
