import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { type Care, readCare } from "../care.ts";
import { findLowReporters } from "../lowReporting.ts";
import { type Compared, compareWithPeers } from "../peers.ts";
import { readRegistration } from "../registration.ts";
import { readRiskInput } from "../riskInput.ts";
import { type JudgedRisk, judgeProbabilities } from "../risks.ts";
import type { Thresholds } from "../thresholds.ts";

/** The simple rules that the score must beat, by the name under which they are shown (methods 1.8). */
export const BASELINES = [
  "slump",
  "antal-handelser",
  "observerat-mot-vantat",
  "tidigare-fynd",
  "storlek",
  "tid-sedan-uppfoljning",
] as const;
export const SCORE = "poang";

/** What was said of one object, and how the simple rules would have placed it. */
export type Forecast = {
  readonly enhet_id: string;
  readonly kvalitetsomrade: string;
  /** uncalibrated probability */
  readonly forecast: number;
  readonly baselines: Readonly<Record<(typeof BASELINES)[number], number>>;
};

export type ForecastOptions = {
  readonly thresholds: Thresholds;
  readonly vikter: Readonly<Record<string, number>>;
};

const UNCALIBRATED = { intercept: 0, slope: 1 };

/** Judges what the warehouse holds now: called where it holds an earlier day. Empty where no quarter was complete. */
export async function forecastsOf(warehouse: Warehouse, { thresholds, vikter }: ForecastOptions): Promise<Forecast[]> {
  const care = await readCare(warehouse, vikter, await readRegistration(warehouse, thresholds));
  if (!care) return [];
  const compared = compareWithPeers(care, care.rolling, thresholds);
  const reporters = findLowReporters(care, compared, thresholds);
  const input = await readRiskInput(warehouse, care, thresholds);
  const { judged } = judgeProbabilities(care, input, reporters, { thresholds, kalibrering: UNCALIBRATED });
  const events = eventsOf(compared);
  const sizes = new Map(
    compared
      .filter(({ indicator }) => indicator.indikator_id === "avvikelser-totalt")
      .map(({ unit, namnare }) => [unit.enhet_id, namnare]),
  );
  const followUps = await readFollowUps(warehouse, care);
  return judged.map((risk): Forecast => {
    const { unit, kvalitetsomrade } = risk;
    const key = `${unit.enhet_id}|${kvalitetsomrade}`;
    const { observed, expected } = events.get(key) ?? { observed: 0, expected: 0 };
    const seen = followUps.get(key);
    return {
      enhet_id: unit.enhet_id,
      kvalitetsomrade,
      forecast: risk.pooled.sannolikhet,
      baselines: {
        // All alike: ties are counted by their expected share, which is chance itself and not one draw of it.
        slump: 0,
        "antal-handelser": observed,
        "observerat-mot-vantat": (observed + PRIOR_EVENTS) / (expected + PRIOR_EVENTS),
        "tidigare-fynd": earlierFindings(risk, seen),
        storlek: sizes.get(unit.enhet_id) ?? 0,
        "tid-sedan-uppfoljning": care.ordning - (seen?.senast ?? 0),
      },
    };
  });
}

/** A year's events of a unit that is like its peers weigh as much: the usual shrinkage of a ratio. */
const PRIOR_EVENTS = 4;

/** Events of a year in an object, and how many its peers would have had: every counted indicator that bears weight. */
function eventsOf(compared: readonly Compared[]) {
  const sums = new Map<string, { observed: number; expected: number }>();
  for (const { unit, indicator, taljare, namnare, reference } of compared) {
    if (indicator.typ !== "antal" || indicator.vikt === 0 || !reference) continue;
    const key = `${unit.enhet_id}|${indicator.kvalitetsomrade}`;
    const sum = sums.get(key) ?? { observed: 0, expected: 0 };
    sums.set(key, { observed: sum.observed + taljare, expected: sum.expected + namnare * reference.level });
  }
  return sums;
}

type Seen = { readonly fynd: number; readonly antal: number; readonly senast: number };

async function readFollowUps(warehouse: Warehouse, care: Care): Promise<Map<string, Seen>> {
  const rows = await warehouse.rows<Seen & { nyckel: string }>(`
    select enhet_id || '|' || kvalitetsomrade as nyckel,
      count(*) filter (fynd and kvartal.ordning > ${care.ordning - 4})::integer as fynd,
      count(*) filter (kvartal.ordning > ${care.ordning - 4})::integer as antal, max(kvartal.ordning)::integer as senast
    from modell.uppfoljningsutfall join modell.kvartal as kvartal using (kvartal)
    group by 1 order by 1`);
  return new Map(rows.map((row) => [row.nyckel, row]));
}

/** Last year's findings; who was not followed up stands at the base rate, between found and not found. */
const earlierFindings = ({ base }: JudgedRisk, seen: Seen | undefined): number =>
  ((seen?.fynd ?? 0) + base.rate) / ((seen?.antal ?? 0) + 1);
