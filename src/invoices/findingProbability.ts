import { type BetaPrior, betaBinomialFit } from "../statistics/betaBinomialFit.ts";
import { betaBinomialPosterior } from "../statistics/betaBinomialPosterior.ts";

/** What the answers to one rule's findings of one class say. */
export interface RuleAnswers {
  readonly regel_id: string;
  readonly klass: string;
  /** Answers that decided something: felaktigt, delvis and forklarat, but not obesvarat. */
  readonly answers: number;
  /** felaktigt 1, delvis ½, forklarat 0. */
  readonly hits: number;
}

/** What is taken for granted of a class before its answers are many enough. */
export interface Assumption {
  /** 0–1 */
  readonly mean: number;
  /** As sure as this many answers would make us. */
  readonly weight: number;
}

export interface Probability {
  readonly mean: number;
  /** The middle 90 %. */
  readonly lower: number;
  readonly upper: number;
  /** `antagande`: the class's declared assumption alone. `lart`: the rule's own answers, drawn towards its class's. `lart_klass`: the class's alone. */
  readonly basis: "antagande" | "lart" | "lart_klass";
}

/** Few rules never prove that all are alike: none is surer of its class than twenty answers would make it. */
const MOST_ALIKE = 20;

/**
 * The probability that an unanswered finding of each rule holds. With fewer answers in the whole class than `fewest` it is the assumption.
 * With enough, each rule's own answers are drawn towards its class (beta-binomial, empirical Bayes over the rules that have
 * answers); where fewer than three rules have, or all answers are the same, towards the assumption updated by the class's answers,
 * at the assumption's weight. Halves are rounded where the class's spread is fitted, and nowhere else.
 *
 * Answers are given to the findings that somebody chose to ask about: the probability is that of such findings.
 *
 * @param rules every rule and class that has findings, with 0 answers where it has none; each pair once
 * @returns per `regel_id|klass`
 */
export function findingProbabilities(
  rules: readonly RuleAnswers[],
  assumptions: Readonly<Record<string, Assumption>>,
  fewest: number,
): Map<string, Probability> {
  const result = new Map<string, Probability>();
  for (const klass of new Set(rules.map((rule) => rule.klass))) {
    const assumption = assumptions[klass];
    if (!assumption) throw new Error(`no assumption is declared for findings of the class ${klass}`);
    const mine = rules.filter((rule) => rule.klass === klass);
    const learnt = sum(mine.map(({ answers }) => answers)) >= fewest;
    const prior = learnt ? classPrior(mine, assumption) : declared(assumption);
    for (const { regel_id, answers, hits } of mine) {
      const posterior = learnt ? betaBinomialPosterior(hits, answers, prior) : betaBinomialPosterior(0, 0, prior);
      result.set(`${regel_id}|${klass}`, {
        mean: posterior.mean,
        lower: posterior.quantile(0.05),
        upper: posterior.quantile(0.95),
        basis: !learnt ? "antagande" : answers > 0 ? "lart" : "lart_klass",
      });
    }
  }
  return result;
}

const declared = ({ mean, weight }: Assumption): BetaPrior => ({ alpha: mean * weight, beta: (1 - mean) * weight });

function classPrior(rules: readonly RuleAnswers[], assumption: Assumption): BetaPrior {
  const fit = betaBinomialFit(
    rules.map(({ hits }) => Math.round(hits)),
    rules.map(({ answers }) => answers),
    { maxPrecision: MOST_ALIKE },
  );
  if (fit) return fit;
  const answers = sum(rules.map((rule) => rule.answers));
  const pooled = betaBinomialPosterior(sum(rules.map(({ hits }) => hits)), answers, declared(assumption));
  return declared({ mean: pooled.mean, weight: assumption.weight });
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
