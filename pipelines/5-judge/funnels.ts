import type { Funnel } from "../../src/statistics/funnel.ts";
import { ratioFunnel } from "../../src/statistics/ratioFunnel.ts";
import { shareFunnel } from "../../src/statistics/shareFunnel.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareIndicator, type CareUnit, counts, groupBy } from "./care.ts";
import { type Drawn, isDrawn } from "./drawn.ts";
import { type Thresholds, threshold } from "./thresholds.ts";

/** One-sided tails of the two pairs of limits: 95 % and 99.8 %. */
export const NEAR = 0.025;
export const FAR = 0.001;

/** Places along the axis at which the limits are drawn. */
const STEPS = 24;

type Figures = { readonly unit: CareUnit; readonly taljare: number; readonly namnare: number };
type Point = Row & { readonly enhet_id: string; readonly utfall: "inom" | "utanfor_95" | "utanfor_998" };

/**
 * A funnel per indicator and verksamhetsområde: is a unit further from the common level than its size explains? Events over
 * the last four quarters, as ratios observed/expected at the area's own rate; shares as they are. Drawn for the indicators of
 * everybody, and where a unit sticks out: beyond a limit, by a signal or by a trend.
 */
export function drawFunnels(care: Care, drawn: Drawn, thresholds: Thresholds): { trattar: Row[]; trattpunkter: Row[] } {
  const leastUnits = threshold(thresholds, "tratt_minst_enheter");
  const leastForSpread = threshold(thresholds, "tratt_spridning_enheter");
  const units = new Map(care.units.map((unit) => [unit.enhet_id, unit]));
  const byIndicator = groupBy(care.rolling, (value) => value.indikator_id);
  const trattar: Row[] = [];
  const trattpunkter: Row[] = [];
  for (const indicator of care.indicators) {
    const figures = (byIndicator.get(indicator.indikator_id) ?? [])
      .filter((value) => units.has(value.objekt_id) && value.namnare > 0)
      .map((value) => {
        const { taljare, namnare } = counts(indicator, value);
        return { unit: units.get(value.objekt_id)!, taljare: Math.round(taljare), namnare };
      });
    for (const [verksamhetsomrade, members] of groupBy(figures, ({ unit }) => unit.verksamhetsomrade)) {
      if (members.length < leastUnits) continue;
      const model = levelOf(indicator, members, leastForSpread);
      if (!model) continue;
      const points = model.sizes.map((size, i) => point(indicator, members[i]!, model.funnel, size));
      const shown = points.some(
        ({ enhet_id, utfall }) => utfall !== "inom" || isDrawn(drawn, enhet_id, indicator.indikator_id),
      );
      if (!shown) continue;
      const key = { indikator_id: indicator.indikator_id, verksamhetsomrade };
      trattar.push({ ...key, ...limits(indicator, model) });
      trattpunkter.push(...points.map((row) => ({ ...key, ...row })));
    }
  }
  return { trattar, trattpunkter };
}

type Model = { readonly funnel: Funnel; readonly sizes: readonly number[]; readonly level: number };

/** Null where nothing, or for shares everything, happened: there is then no level to differ from. */
function levelOf(indicator: CareIndicator, members: readonly Figures[], leastUnits: number): Model | null {
  const hits = members.map(({ taljare }) => taljare);
  const exposures = members.map(({ namnare }) => namnare);
  const total = sum(hits);
  if (total === 0) return null;
  const level = total / sum(exposures);
  const counted = indicator.typ === "antal";
  const sizes = counted ? exposures.map((exposure) => level * exposure) : exposures;
  const funnel = counted ? ratioFunnel(hits, sizes, { leastUnits }) : shareFunnel(hits, sizes, { leastUnits });
  return funnel && { funnel, sizes, level };
}

function point(indicator: CareIndicator, { unit, taljare, namnare }: Figures, funnel: Funnel, size: number): Point {
  const value = taljare / size;
  const { z, p } = funnel.test(value, size);
  return {
    enhet_id: unit.enhet_id,
    underlag: size,
    antal: taljare,
    namnare,
    kvot: indicator.typ === "antal" ? value : null,
    andel: indicator.typ === "antal" ? null : value,
    varde: (indicator.skala * taljare) / namnare,
    z,
    p,
    utfall: p < 2 * FAR ? "utanfor_998" : p < 2 * NEAR ? "utanfor_95" : "inom",
  };
}

function limits(indicator: CareIndicator, { funnel, sizes, level }: Model): Row {
  const underlag = grid(Math.min(...sizes), Math.max(...sizes));
  const near = underlag.map((size) => funnel.limits(size, NEAR));
  const far = underlag.map((size) => funnel.limits(size, FAR));
  return {
    typ: indicator.typ,
    metod: method(indicator, funnel),
    phi: funnel.phi,
    tau2: funnel.tau2,
    mitt: funnel.centre,
    niva: indicator.skala * level,
    n_enheter: sizes.length,
    underlag,
    nedre95: near.map(({ lower }) => lower),
    ovre95: near.map(({ upper }) => upper),
    nedre998: far.map(({ lower }) => lower),
    ovre998: far.map(({ upper }) => upper),
  };
}

/** What is printed under the funnel: the choice of method decides who is outside. */
function method(indicator: CareIndicator, { method, tau2 }: Funnel): string {
  if (method === "overdispersed")
    return indicator.typ === "antal" ? "kvadratrot_overspridning" : "arcsinus_overspridning";
  const exact = indicator.typ === "antal" ? "exakt_poisson" : "exakt_binomial";
  return tau2 === null ? `${exact}_fa_enheter` : exact;
}

/** Even steps of the square root: the limits bend most where little is expected. A little room on both sides. */
export function grid(smallest: number, largest: number): number[] {
  const from = Math.sqrt(smallest * 0.8);
  const to = Math.sqrt(largest * 1.1);
  return Array.from({ length: STEPS }, (_, i) => (from + ((to - from) * i) / (STEPS - 1)) ** 2);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
