import type { BetaPrior } from "../statistics/betaBinomialFit.ts";
import { betaBinomialPosterior } from "../statistics/betaBinomialPosterior.ts";
import { requireCount } from "../statistics/require.ts";
import type { Level } from "./levels.ts";

export type ConsequenceInput = {
  /** consequence if the requirement is not met, from the list of krav */
  readonly kravKonsekvens: Level;
  /** recorded events by allvarlighetsgrad 1, 2, 3, 4 */
  readonly perAllvarlighetsgrad: readonly [number, number, number, number];
  /** highest grade of a lex Sarah assessed as allvarligt, or a lex Sarah/Maria graded 3–4; null where there is none */
  readonly allvarligtEnskiltFall: 3 | 4 | null;
};

export type ConsequenceConfig = {
  /** peers' spread of the share of events graded 3–4, and of the share graded 4 */
  readonly priorBetydande: BetaPrior;
  readonly priorKatastrofal: BetaPrior;
  /** which percentile of the posterior is "worst plausible" */
  readonly percentil: number;
  /** the worst plausible share that lifts the consequence */
  readonly grans: number;
};

export type Consequence = {
  readonly konsekvens_niva: Level;
  readonly grund: "krav" | "allvarlighetsgrad" | "enskild_handelse";
  /** worst plausible share of events graded 3–4; null when no event is recorded */
  readonly varstaRimligaAndel: number | null;
};

/** Defaults are proposals of Uppsikt: ten weak pseudo-events, one of them grave; the 90th percentile against 20 %. */
export const DEFAULT_CONSEQUENCE: ConsequenceConfig = {
  priorBetydande: { alpha: 1, beta: 9 },
  priorKatastrofal: { alpha: 0.25, beta: 9.75 },
  percentil: 0.9,
  grans: 0.2,
};

/**
 * Konsekvens 1–4: the consequence of the krav, lifted by what has actually been recorded.
 * The recorded severity counts by its worst plausible share and not by its mean: many trifles must not hide a few grave
 * events. It lifts only where a grave event *has* been recorded, so that silence cannot lift. One serious lex Sarah or
 * lex Maria lifts at once and is never weighed statistically. Nothing here lowers the consequence of the krav.
 * Reference: methods for the 4 × 4 scale (SOSFS 2011:9: a grave consequence counts even when unlikely).
 *
 * @throws if a count is not a whole number ≥ 0
 * @example
 * consequence({ kravKonsekvens: 2, perAllvarlighetsgrad: [4, 3, 3, 0], allvarligtEnskiltFall: null }).konsekvens_niva // 3
 */
export function consequence(input: ConsequenceInput, config: ConsequenceConfig = DEFAULT_CONSEQUENCE): Consequence {
  for (const count of input.perAllvarlighetsgrad) requireCount(count, "events per allvarlighetsgrad");
  const [, , grade3, grade4] = input.perAllvarlighetsgrad;
  const events = input.perAllvarlighetsgrad.reduce((sum, count) => sum + count, 0);
  const worstShare = (hits: number, prior: BetaPrior) =>
    betaBinomialPosterior(hits, events, prior).quantile(config.percentil);
  const worstGrave = worstShare(grade3 + grade4, config.priorBetydande);

  let recorded: Level = 1;
  if (grade3 + grade4 > 0 && worstGrave >= config.grans) recorded = 3;
  if (grade4 > 0 && worstShare(grade4, config.priorKatastrofal) >= config.grans) recorded = 4;
  const single: Level = input.allvarligtEnskiltFall ?? 1;

  const niva = Math.max(input.kravKonsekvens, recorded, single) as Level;
  return {
    konsekvens_niva: niva,
    grund: niva === input.kravKonsekvens ? "krav" : niva === single ? "enskild_handelse" : "allvarlighetsgrad",
    varstaRimligaAndel: events === 0 ? null : worstGrave,
  };
}
