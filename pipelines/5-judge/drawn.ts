import type { Row } from "../../src/warehouse/warehouse.ts";

/** What is drawn for everybody, whether or not anything sticks out. */
const ALWAYS = new Set([
  "avvikelser-totalt",
  "avvikelser-fall",
  "avvikelser-lakemedel",
  "klagomal-totalt",
  "utford-av-beviljad-verksamhet-och-arbetssatt",
]);

const QUIET = ["for_lite_underlag", "ingen_sakerstalld_forandring"];

/** Which series a page draws: those of everybody, and those with a signal or a trend. */
export type Drawn = {
  /** `objekt_id|indikator_id` of what sticks out */
  readonly series: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
};

export function drawnSeries(signals: readonly Row[], trends: readonly Row[]): Drawn {
  const loud = [...signals, ...trends].filter((row) => !QUIET.includes(String(row.utfall)));
  return {
    series: new Set(loud.map((row) => `${row.objekt_id}|${row.indikator_id}`)),
    indicators: new Set([...ALWAYS, ...loud.map((row) => String(row.indikator_id))]),
  };
}

export const isDrawn = ({ series }: Drawn, objekt_id: string, indikator_id: string): boolean =>
  ALWAYS.has(indikator_id) || series.has(`${objekt_id}|${indikator_id}`);
