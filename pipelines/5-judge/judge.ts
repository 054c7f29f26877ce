import { type Calibration, NO_CALIBRATION } from "../../src/risk/pool.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { type BacktestOptions, backtest } from "./backtest/backtest.ts";
import { backtestTables } from "./backtest/tables.ts";
import { type Care, readCare } from "./care.ts";
import { drawControlCharts } from "./controlCharts.ts";
import { drawnSeries } from "./drawn.ts";
import { drawFunnels } from "./funnels.ts";
import { type LastQuarter, lookBack, movement } from "./lastQuarter.ts";
import { LOW_REPORTING_ID, LOW_REPORTING_METADATA, type LowReporter } from "./lowReporting.ts";
import { judgePatterns } from "./patterns/index.ts";
import { readRegistration, registrationRows } from "./registration.ts";
import { judgeRemedies } from "./remedyEffects.ts";
import { judgeRequirements } from "./requirementRisks.ts";
import { readRiskInput } from "./riskInput.ts";
import { judgeProbabilities, judgeRisks, type RiskOptions } from "./risks.ts";
import { screenSums } from "./screenSums.ts";
import { areaSeasons } from "./seasons.ts";
import { judgeSignalHistory } from "./signalHistory.ts";
import { judgeSignals } from "./signalRows.ts";
import type { Thresholds } from "./thresholds.ts";
import type { Travel } from "./timeTravel.ts";
import { judgeTrends, trendsFrom } from "./trends.ts";

export interface CareJudgement {
  /** Thresholds in force by name (`data/trosklar`, `uppsikt.yaml`). */
  readonly trosklar: Thresholds;
  readonly seed: number | string;
  /** Weights that the kommun has set itself, by indikator_id. */
  readonly vikter?: Readonly<Record<string, number>>;
  /** What it takes to see earlier days: for how the score has done, and how risks have moved. Without it neither is judged. */
  readonly travel?: Omit<Travel, "perDatum">;
  readonly onStep?: (step: string) => void;
}

const JUDGED = [
  "signaler",
  "trender",
  "monster",
  "monstertyper",
  "atgardseffekter",
  "signalhistorik",
  "granskningar",
  "registreringsfordrojning",
  "styrdiagram",
  "trattar",
  "trattpunkter",
  "risker",
  "riskbidrag",
  "kravrisker",
  "utfallskort",
  "utfallsdeciler",
  "utfallsomdome",
];

/**
 * Fills the tables of signals, trends, patterns, charts and risks from the indicators, and how well the score has done before.
 * Judging again replaces what was judged before.
 */
export async function judgeCare(
  warehouse: Warehouse,
  { trosklar, seed, vikter = {}, travel, onStep }: CareJudgement,
): Promise<void> {
  await prepare(warehouse);
  const registered = await readRegistration(warehouse, trosklar);
  await append(warehouse, "registreringsfordrojning", registrationRows(registered));
  const care = await readCare(warehouse, vikter, registered);
  if (!care) return;
  const kalibrering = travel
    ? await proveScore(warehouse, {
        thresholds: trosklar,
        vikter,
        seed,
        travel,
        onOrigin: (k) => onStep?.(`prövar ${k}`),
      })
    : NO_CALIBRATION;
  onStep?.("förra kvartalet");
  const before = travel ? await lookBack(warehouse, travel, { thresholds: trosklar, vikter, seed, kalibrering }) : null;

  onStep?.("signaler");
  const { signaler, reporters, compared } = await judgeSignals(warehouse, care, trosklar);
  await append(warehouse, "signaler", signaler);
  if (before)
    await append(warehouse, "signalhistorik", await judgeSignalHistory(warehouse, before.signaler, before.perDatum));
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
  await judgeAllRisks(warehouse, care, reporters, before, { thresholds: trosklar, seed, kalibrering });
}

/** How well the score has done, for all to see, and what can be learnt from it. */
async function proveScore(warehouse: Warehouse, options: BacktestOptions): Promise<Calibration> {
  const test = await backtest(warehouse, options);
  const { utfallskort, utfallsdeciler, utfallsomdome } = backtestTables(test, options.thresholds, options.seed);
  await append(warehouse, "utfallskort", utfallskort);
  await append(warehouse, "utfallsdeciler", utfallsdeciler);
  await append(warehouse, "utfallsomdome", utfallsomdome);
  return test.calibration;
}

async function judgeAllRisks(
  warehouse: Warehouse,
  care: Care,
  reporters: ReadonlyMap<string, LowReporter>,
  before: LastQuarter | null,
  options: RiskOptions,
): Promise<void> {
  const { thresholds } = options;
  const input = await readRiskInput(warehouse, care, thresholds);
  const { risker, riskbidrag } = judgeRisks(care, input, judgeProbabilities(care, input, reporters, options), options);
  const moved = risker.map((row) => {
    const then = before?.risker.get(String(row.risk_id));
    return {
      ...row,
      forra_kvartal: before?.kvartal ?? null,
      forra_sannolikhet: then?.sannolikhet ?? null,
      forra_rang: then?.rang ?? null,
      rorelse: before ? movement(row.sannolikhet as number | null, then?.sannolikhet, thresholds) : null,
    };
  });
  await append(warehouse, "risker", moved);
  await append(warehouse, "riskbidrag", riskbidrag);
  await append(warehouse, "kravrisker", await judgeRequirements(warehouse, care, risker, thresholds));
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
