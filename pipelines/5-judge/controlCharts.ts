import { controlChart } from "../../src/trend/controlChart.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Care, type CareIndicator, type CareValue, groupBy } from "./care.ts";
import { type Drawn, isDrawn } from "./drawn.ts";
import { chartConfig, type Thresholds, threshold } from "./thresholds.ts";

/**
 * A control chart per series that a page draws: the five of everybody, and every series with a signal or a trend. The areas'
 * own series stand beside those of their units. Complete quarters only; a quarter without exposure has no point.
 */
export function drawControlCharts(care: Care, drawn: Drawn, thresholds: Thresholds): Row[] {
  const config = chartConfig(thresholds);
  const from = care.ordning - threshold(thresholds, "diagram_kvartal");
  const indicators = new Map(care.indicators.map((indicator) => [indicator.indikator_id, indicator]));
  const active = new Set(care.units.map((unit) => unit.enhet_id));

  const charts = (
    objekt_typ: "enhet" | "verksamhetsomrade",
    values: readonly CareValue[],
    wanted: (value: CareValue) => boolean,
  ): Row[] => {
    const usable = values.filter(
      (value) => value.ordning > from && value.namnare > 0 && indicators.has(value.indikator_id) && wanted(value),
    );
    return [...groupBy(usable, (value) => `${value.indikator_id}|${value.objekt_id}`).values()].map((series) =>
      chartRow(care, objekt_typ, indicators.get(series[0]!.indikator_id)!, series, config),
    );
  };
  return [
    ...charts(
      "enhet",
      care.quarters,
      ({ objekt_id, indikator_id }) => active.has(objekt_id) && isDrawn(drawn, objekt_id, indikator_id),
    ),
    ...charts("verksamhetsomrade", care.areaQuarters, ({ indikator_id }) => drawn.indicators.has(indikator_id)),
  ];
}

function chartRow(
  care: Care,
  objekt_typ: string,
  indicator: CareIndicator,
  series: readonly CareValue[],
  config: ReturnType<typeof chartConfig>,
): Row {
  const dependent = indicator.typ === "andel" && indicator.beroende > 1;
  const chart = controlChart(
    {
      kind: dependent ? "beroende_andel" : indicator.typ,
      // Doubles that count whole things; dependent trials are counted in independent ones, hits with them.
      taljare: series.map(({ taljare }) => (dependent ? taljare / indicator.beroende : Math.round(taljare))),
      namnare: series.map(({ namnare }) => namnare / indicator.beroende),
    },
    config,
  );
  const scaled = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : indicator.skala * value));
  return {
    objekt_typ,
    objekt_id: series[0]!.objekt_id,
    indikator_id: indicator.indikator_id,
    diagram: chart.diagram,
    provisoriskt: chart.provisoriskt,
    n: series.length,
    kvartal: series.map(({ ordning }) => care.kvartalNamn.get(ordning)!),
    taljare: series.map(({ taljare }) => taljare),
    namnare: series.map(({ namnare }) => namnare),
    varde: scaled(chart.varde),
    mitt: scaled(chart.mitt),
    nedre: scaled(chart.nedre),
    ovre: scaled(chart.ovre),
    regel: [...chart.regel],
  };
}
