import { gammaPoissonFit } from "../statistics/gammaPoissonFit.ts";

/** One unit's figures for one indicator, and the verksamhetsområde that it belongs to. */
export type ReferenceUnit = { readonly area: string; readonly taljare: number; readonly namnare: number };

export type Reference = {
  /** rate (events per unit of exposure) or share that a usual unit of the area would have */
  readonly level: number;
  /** variance of the log of that level: how little is known about what is usual */
  readonly variance: number;
};

/** Areas that cannot be compared with each other: a rate may as well be a third or three times that of the others. */
const UNLIKE_AREAS = 1;

/**
 * What would be usual for each unit, from the *others* only: the other units of its verksamhetsområde, shrunk towards all
 * areas by as much as areas are alike for this indicator (gamma–Poisson maximum likelihood over the areas). An area with
 * one unit therefore has a reference, but a vague one: day care falls less than nursing homes by its nature, and that says
 * nothing of a unit. Shares are treated as rates of hits per trial.
 * Reference: Marshall (1991), JRSS C 40:283, in two levels.
 *
 * @param between variance of the log level between units of one area
 * @returns in the order of `units`; null where there is no exposure among all the others
 * @example references([{ area: "A", taljare: 2, namnare: 1 }, { area: "A", taljare: 4, namnare: 1 }], 0.1)[0].level // ≈ 4
 */
export function references(units: readonly ReferenceUnit[], between: number): (Reference | null)[] {
  const areas = new Map<string, { taljare: number; namnare: number; units: number }>();
  const all = { taljare: 0, namnare: 0 };
  for (const { area, taljare, namnare } of units) {
    const sum = areas.get(area) ?? { taljare: 0, namnare: 0, units: 0 };
    areas.set(area, { taljare: sum.taljare + taljare, namnare: sum.namnare + namnare, units: sum.units + 1 });
    all.taljare += taljare;
    all.namnare += namnare;
  }
  const alike = likeness([...areas.values()], all);
  return units.map(({ area, taljare, namnare }) => {
    const others = all.namnare - namnare;
    if (!(others > 0)) return null;
    // Half an event where the others have none: a level of 0 would make any single event infinitely strange.
    const usual = Math.max(all.taljare - taljare, 0.5) / others;
    const sum = areas.get(area)!;
    const seen = { taljare: Math.max(0, sum.taljare - taljare), namnare: Math.max(0, sum.namnare - namnare) };
    const events = alike + seen.taljare;
    return {
      level: events / (alike / usual + seen.namnare),
      variance: 1 / events + (seen.namnare > 0 ? (between / (sum.units - 1)) * (seen.taljare / events) ** 2 : 0),
    };
  });
}

/** Shape of the Gamma of areas' true rates around that of all; a high one says that areas are alike. */
function likeness(
  areas: readonly { readonly taljare: number; readonly namnare: number }[],
  all: { readonly taljare: number; readonly namnare: number },
): number {
  if (all.taljare <= 0 || all.namnare <= 0) return UNLIKE_AREAS;
  const rate = all.taljare / all.namnare;
  const seen = areas.filter(({ namnare }) => namnare > 0);
  const fit = gammaPoissonFit(
    seen.map(({ taljare }) => Math.round(taljare)),
    seen.map(({ namnare }) => namnare * rate),
  );
  return fit ? Math.max(UNLIKE_AREAS / 2, fit.alpha) : UNLIKE_AREAS;
}
