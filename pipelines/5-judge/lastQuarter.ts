import type { Calibration } from "../../src/risk/pool.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { readCare } from "./care.ts";
import { readRegistration } from "./registration.ts";
import { readRiskInput } from "./riskInput.ts";
import { judgeProbabilities, judgeRisks } from "./risks.ts";
import { judgeSignals } from "./signalRows.ts";
import { type Thresholds, threshold } from "./thresholds.ts";
import { asKnownOn, type Travel } from "./timeTravel.ts";

/** What was said a quarter ago, with what was known then. */
export type LastQuarter = {
  readonly kvartal: string;
  readonly perDatum: string;
  /** rows as in `resultat.signaler` */
  readonly signaler: readonly Row[];
  /** by risk_id; null figures where underlag was lacking */
  readonly risker: ReadonlyMap<string, { readonly sannolikhet: number | null; readonly rang: number | null }>;
};

export type LookBackOptions = {
  readonly thresholds: Thresholds;
  readonly vikter: Readonly<Record<string, number>>;
  readonly seed: number | string;
  /** today's: what is shown is how the risk has moved, not how the scale has */
  readonly kalibrering: Calibration;
};

/** Null where there is no complete quarter before the latest one. */
export async function lookBack(
  warehouse: Warehouse,
  travel: Omit<Travel, "perDatum">,
  { thresholds, vikter, seed, kalibrering }: LookBackOptions,
): Promise<LastQuarter | null> {
  const perDatum = await aQuarterAgo(warehouse);
  if (!perDatum) return null;
  return asKnownOn(warehouse, { ...travel, perDatum }, async () => {
    const care = await readCare(warehouse, vikter, await readRegistration(warehouse, thresholds));
    if (!care) return null;
    const { signaler, reporters } = await judgeSignals(warehouse, care, thresholds);
    const input = await readRiskInput(warehouse, care, thresholds);
    const probabilities = judgeProbabilities(care, input, reporters, { thresholds, kalibrering });
    // Places are all that is asked for; their intervals then are of no interest now.
    const { risker } = judgeRisks(care, input, probabilities, {
      thresholds: { ...thresholds, risk_simuleringar: 1 },
      seed,
      kalibrering,
    });
    return {
      kvartal: care.kvartal,
      perDatum,
      signaler,
      risker: new Map(
        risker.map((row) => [
          String(row.risk_id),
          { sannolikhet: row.sannolikhet as number | null, rang: row.rang as number | null },
        ]),
      ),
    };
  });
}

/** As long after the end of the quarter before the latest complete one as today's as-of is after its own. */
async function aQuarterAgo(warehouse: Warehouse): Promise<string | null> {
  const [row] = await warehouse.rows<{ dag: string }>(`
    with hela as (select * from modell.kvartal where fullstandigt order by ordning desc limit 2)
    select (min(sista_dag) + datediff('day', max(sista_dag), per_datum())::integer)::date::varchar as dag
    from hela having count(*) = 2`);
  return row?.dag ?? null;
}

/** Which way a risk has gone since; `ny` where nothing was said then. */
export function movement(
  now: number | null,
  then: number | null | undefined,
  thresholds: Thresholds,
): "upp" | "ner" | "oforandrad" | "ny" | null {
  if (now === null) return null;
  if (then === null || then === undefined) return "ny";
  const least = threshold(thresholds, "risk_rorelse_minst");
  return now - then >= least ? "upp" : then - now >= least ? "ner" : "oforandrad";
}
