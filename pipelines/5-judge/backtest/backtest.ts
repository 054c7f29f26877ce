import { calibrationOf } from "../../../src/risk/calibrate.ts";
import { type Calibration, NO_CALIBRATION } from "../../../src/risk/pool.ts";
import type { Outcome } from "../../../src/risk/scorecard.ts";
import { inverseLogit, logit } from "../../../src/statistics/logit.ts";
import { literal } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { type Thresholds, threshold } from "../thresholds.ts";
import { asKnownOn, type Travel } from "../timeTravel.ts";
import { type Forecast, forecastsOf, SCORE } from "./forecasts.ts";
import { type Origin, originsOf } from "./origins.ts";

export type BacktestOptions = {
  readonly thresholds: Thresholds;
  readonly vikter: Readonly<Record<string, number>>;
  readonly seed: number | string;
  readonly travel: Omit<Travel, "perDatum">;
  readonly onOrigin?: (kvartal: string) => void;
};

export type OriginOutcomes = {
  readonly origin: Origin;
  /** calibration that could have been known then */
  readonly calibration: Calibration;
  /** objects with a forecast; those that nobody followed up are no outcome */
  readonly objects: number;
  readonly outcomes: readonly (Outcome & { readonly slump: boolean })[];
};

export type Backtest = {
  readonly origins: readonly OriginOutcomes[];
  /** learnt from all of them, for today */
  readonly calibration: Calibration;
};

/**
 * Rolling origins: the score is frozen at each of some earlier days, with only what was registered by then, and held
 * against what follow-ups found in the year after. The calibration at an origin is learnt from origins whose year had
 * passed by then, so that nothing of the future leaks in.
 */
export async function backtest(warehouse: Warehouse, options: BacktestOptions): Promise<Backtest> {
  const { thresholds } = options;
  const limits = {
    leastOutcomes: threshold(thresholds, "kalibrering_minst_utfall"),
    leastFindings: threshold(thresholds, "kalibrering_minst_fynd"),
  };
  const done: { origin: Origin; pairs: Paired[] }[] = [];
  const origins: OriginOutcomes[] = [];
  for (const origin of await originsOf(warehouse, thresholds)) {
    options.onOrigin?.(origin.kvartal);
    const forecasts = await asKnownOn(warehouse, { ...options.travel, perDatum: origin.perDatum }, () =>
      forecastsOf(warehouse, options),
    );
    const pairs = await paired(warehouse, origin, forecasts);
    const passed = done.filter((earlier) => earlier.origin.till <= origin.perDatum).flatMap((one) => one.pairs);
    const calibration = learnt(passed, limits);
    done.push({ origin, pairs });
    origins.push({
      origin,
      calibration,
      objects: forecasts.length,
      outcomes: pairs.map((pair) => outcomeOf(pair, origin, calibration)),
    });
  }
  return {
    origins,
    calibration: learnt(
      done.flatMap(({ pairs }) => pairs),
      limits,
    ),
  };
}

type Paired = { readonly forecast: Forecast; readonly unit: string; readonly label: 0 | 1; readonly slump: boolean };

const learnt = (pairs: readonly Paired[], limits: Parameters<typeof calibrationOf>[2]): Calibration =>
  pairs.length === 0
    ? NO_CALIBRATION
    : calibrationOf(
        pairs.map(({ forecast }) => forecast.forecast),
        pairs.map(({ label }) => label),
        limits,
      );

function outcomeOf({ forecast, unit, label, slump }: Paired, origin: Origin, calibration: Calibration) {
  const calibrated = inverseLogit(calibration.intercept + calibration.slope * logit(forecast.forecast));
  return {
    id: `${origin.kvartal}|${forecast.enhet_id}|${forecast.kvalitetsomrade}`,
    unit,
    label,
    slump,
    scores: { [SCORE]: calibrated, ...forecast.baselines },
  };
}

/** Each forecast with what follow-ups found in the year after; a unit that has merged since is found under its new name. */
async function paired(warehouse: Warehouse, origin: Origin, forecasts: readonly Forecast[]): Promise<Paired[]> {
  const rows = await warehouse.rows<{ nyckel: string; fynd: boolean; slump: boolean }>(`
    select enhet_id || '|' || kvalitetsomrade as nyckel, bool_or(fynd) as fynd, bool_or(slumpurval) as slump
    from modell.uppfoljningsutfall
    where datum > date ${literal(origin.perDatum)} and datum <= date ${literal(origin.till)}
    group by 1 order by 1`);
  const successors = await warehouse.rows<{ enhet_id: string; nu: string }>(
    "select enhet_id, nu_enhet_id as nu from modell.enheter order by enhet_id",
  );
  const found = new Map(rows.map((row) => [row.nyckel, row]));
  const now = new Map(successors.map(({ enhet_id, nu }) => [enhet_id, nu]));
  return forecasts.flatMap((forecast) => {
    const unit = now.get(forecast.enhet_id) ?? forecast.enhet_id;
    const row = found.get(`${unit}|${forecast.kvalitetsomrade}`);
    return row ? [{ forecast, unit, label: row.fynd ? 1 : 0, slump: row.slump } as const] : [];
  });
}
