/** What a control chart draws: a centre line and limits, one of each per point. */
export type ControlLimits = {
  readonly centre: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
};

/** Mean distance between neighbours of a normal series, in standard deviations (2/√π, to the three decimals in use). */
export const D2 = 1.128;
