import { type Calibration, NO_CALIBRATION } from "../../src/risk/pool.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { type Care, readCare } from "./care.ts";
import { drawControlCharts } from "./controlCharts.ts";
import { drawnSeries } from "./drawn.ts";
import { drawFunnels } from "./funnels.ts";
import {
  findLowReporters,
  LOW_REPORTING_ID,
  LOW_REPORTING_METADATA,
  type LowReporter,
  lowReportingSignals,
} from "./lowReporting.ts";
import { judgePatterns } from "./patterns/index.ts";
import { compareWithPeers } from "./peers.ts";
import { readRegistration, registrationRows } from "./registration.ts";
import { judgeRemedies } from "./remedyEffects.ts";
import { judgeRequirements } from "./requirementRisks.ts";
import { readRiskInput } from "./riskInput.ts";
import { judgeProbabilities, judgeRisks, type RiskOptions } from "./risks.ts";
import { screenSums } from "./screenSums.ts";
import { areaSeasons } from "./seasons.ts";
import { screenSignals } from "./signals.ts";
import { singleEventSignals } from "./singleEvents.ts";
import type { Thresholds } from "./thresholds.ts";
import { judgeTrends, trendsFrom } from "./trends.ts";

export interface CareJudgement {
  /** Thresholds in force by name (`data/trosklar`, `uppsikt.yaml`). */
  readonly trosklar: Thresholds;
  readonly seed: number | string;
  /** Weights that the kommun has set itself, by indikator_id. */
  readonly vikter?: Readonly<Record<string, number>>;
  /** Intercept and slope learnt from past findings, once there are enough of them. */
  readonly kalibrering?: Calibration;
  readonly onStep?: (step: string) => void;
}

const JUDGED = [
  "signaler",
  "trender",
  "monster",
  "monstertyper",
  "atgardseffekter",
  "granskningar",
  "registreringsfordrojning",
  "styrdiagram",
  "trattar",
  "trattpunkter",
  "risker",
  "riskbidrag",
  "kravrisker",
];

/** Fills signaler, trender, monster, what the screens amount to, their charts, risker, riskbidrag and kravrisker from the indicators. Judging again replaces what was judged before. */
export async function judgeCare(
  warehouse: Warehouse,
  { trosklar, seed, vikter = {}, kalibrering = NO_CALIBRATION, onStep }: CareJudgement,
): Promise<void> {
  await prepare(warehouse);
  const registered = await readRegistration(warehouse, trosklar);
  await append(warehouse, "registreringsfordrojning", registrationRows(registered));
  const care = await readCare(warehouse, vikter, registered);
  if (!care) return;
  const compared = compareWithPeers(care, care.rolling, trosklar);
  const reporters = findLowReporters(care, compared, trosklar);

  onStep?.("signaler");
  const signaler: Row[] = [
    ...screenSignals(care, compared, trosklar),
    ...lowReportingSignals(care, reporters),
    ...(await singleEventSignals(warehouse, care)),
  ];
  await append(warehouse, "signaler", signaler);
  onStep?.("trender");
  const seasons = areaSeasons(care, trendsFrom(care, trosklar));
  const { trender, dispersion } = judgeTrends(care, seasons, trosklar);
  await append(warehouse, "trender", trender);
  await append(warehouse, "granskningar", [
    ...screenSums("signal", signaler, trosklar),
    ...screenSums("trend", trender, trosklar),
  ]);
  onStep?.("mönster");
  const found = await judgePatterns({ warehouse, care, compared, seasons, thresholds: trosklar, dispersion });
  await append(warehouse, "monster", found.monster);
  await append(warehouse, "monstertyper", found.monstertyper);
  onStep?.("åtgärder");
  await append(warehouse, "atgardseffekter", await judgeRemedies(warehouse, care, trosklar));
  onStep?.("diagram");
  const drawn = drawnSeries(signaler, trender);
  const { trattar, trattpunkter } = drawFunnels(care, drawn, trosklar);
  await append(warehouse, "styrdiagram", drawControlCharts(care, drawn, trosklar));
  await append(warehouse, "trattar", trattar);
  await append(warehouse, "trattpunkter", trattpunkter);
  onStep?.("risker");
  await judgeAllRisks(warehouse, care, reporters, { thresholds: trosklar, seed, kalibrering });
}

async function judgeAllRisks(
  warehouse: Warehouse,
  care: Care,
  reporters: ReadonlyMap<string, LowReporter>,
  options: RiskOptions,
): Promise<void> {
  const input = await readRiskInput(warehouse, care, options.thresholds);
  const { risker, riskbidrag } = judgeRisks(care, input, judgeProbabilities(care, input, reporters, options), options);
  await append(warehouse, "risker", risker);
  await append(warehouse, "riskbidrag", riskbidrag);
  await append(warehouse, "kravrisker", await judgeRequirements(warehouse, care, risker, options.thresholds));
}

async function prepare(warehouse: Warehouse): Promise<void> {
  for (const table of JUDGED) await warehouse.run(`delete from resultat.${table}`);
  await warehouse.run(`delete from resultat.indikatorer where indikator_id = '${LOW_REPORTING_ID}'`);
  const { beraknad } = await warehouse.row<{ beraknad: boolean }>("select har_kalla('avvikelser') as beraknad");
  await warehouse.append("resultat.indikatorer", [
    { ...LOW_REPORTING_METADATA, beraknad, saknade_kallor: beraknad ? [] : ["avvikelser"] },
  ]);
}

/** The appender takes its columns from the first row: signals of different kinds have different ones. */
function append(warehouse: Warehouse, table: string, rows: readonly Row[]): Promise<void> {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return warehouse.append(
    `resultat.${table}`,
    rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))),
  );
}
