import { requireCount, requireNotNegative } from "../statistics/require.ts";

/** `beroende_andel`: a share whose trials come in dependent lumps (hours), so that its spread has to be measured. */
export type SeriesKind = "antal" | "andel" | "beroende_andel" | "matning";

export type ChartKind = "xmr" | "u_prim" | "p_prim" | "poisson" | "binomial" | "punkter";

export type ChartConfig = {
  /** fewer quarters: dots with intervals, no limits and no rules */
  readonly minstPunkter: number;
  /** fewer quarters: limits are provisional */
  readonly fastaPunkter: number;
  /** expected events a quarter from which the normal limits of u′ and p′ hold */
  readonly minstForvantat: number;
  /** one-sided tail of the exact limits */
  readonly svans: number;
};

/** Proposals of Uppsikt, shown on the method page. */
export const DEFAULT_CHART: ChartConfig = { minstPunkter: 8, fastaPunkter: 13, minstForvantat: 5, svans: 0.001 };

export type ChartChoice = { readonly diagram: ChartKind; readonly provisoriskt: boolean };

/**
 * Which control chart does this series bear? Chosen by the data and not by habit (methods 2.7, 2.8): an XmR chart calls one
 * stable series in eight out of control when one event a quarter is expected.
 *
 * - under `minstPunkter` quarters: dots with intervals
 * - a measurement: XmR, from `fastaPunkter` quarters on; before that dots
 * - events (or both hits and misses of a share) of which at least `minstForvantat` are expected a quarter: u′ (p′)
 * - fewer: exact Poisson (binomial) limits around the series' own level
 * - a dependent share: p′, whose limits come from the series and not from the number of trials
 *
 * Days between events would say more where less than one is expected a quarter, but would publish the day of single events
 * in small units. Exact limits are drawn there too, always as provisional.
 *
 * @param expected events (for shares the rarer of hits and misses) a quarter, on average
 * @throws if quarters is not a whole number or expected is negative
 * @example chooseChart("antal", 12, 6.5) // { diagram: "u_prim", provisoriskt: true }
 */
export function chooseChart(
  kind: SeriesKind,
  quarters: number,
  expected: number,
  config: ChartConfig = DEFAULT_CHART,
): ChartChoice {
  requireCount(quarters, "quarters");
  requireNotNegative(expected, "expected");
  if (quarters < config.minstPunkter) return { diagram: "punkter", provisoriskt: true };
  const few = quarters < config.fastaPunkter;
  if (kind === "matning")
    return few ? { diagram: "punkter", provisoriskt: true } : { diagram: "xmr", provisoriskt: false };
  if (kind === "beroende_andel") return { diagram: "p_prim", provisoriskt: few };
  const many = expected >= config.minstForvantat;
  if (kind === "antal") return { diagram: many ? "u_prim" : "poisson", provisoriskt: few || expected < 1 };
  return { diagram: many ? "p_prim" : "binomial", provisoriskt: few || expected < 1 };
}
