import { format, html } from "../../components/index.ts";
import type { Handelse, Styrdiagram } from "../common/drawnRows.ts";
import type { FunnelSource } from "../common/funnels.ts";
import { anchor, type Register } from "../common/register.ts";
import type { Enhet, Risk, Signal } from "../common/rows.ts";
import { signalText } from "../common/signals.ts";
import { callsForQuestion } from "../common/words.ts";
import { unitCharts } from "./charts.ts";
import { historyChart } from "./history.ts";
import { unitPlace } from "./place.ts";
import { riskChart } from "./riskChart.ts";

interface UnitView {
  unit: Enhet;
  risks: readonly Risk[];
  signals: readonly Signal[];
  names: Register;
  known: Known;
  open: boolean;
}

/** All that is drawn of the units of a page: what happened and on what sheet, control charts by unit, funnels by area. */
export interface Known {
  events: ReadonlyMap<string, Handelse[]>;
  charts: ReadonlyMap<string, Styrdiagram[]>;
  funnels: readonly FunnelSource[];
  until: string | undefined;
  lanes: readonly string[];
  span: { from: string; to: string } | null;
}

/** One unit: what stands out in words, and its quarters against the area. Pictures are drawn when the part is opened. */
export function unitView({ unit, risks, signals, names, known, open }: UnitView): HTMLElement {
  const own = risks.filter(({ enhet_id, rang }) => enhet_id === unit.enhet_id && rang != null);
  const [first] = [...own].sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
  const mine = signals.filter(({ enhet_id }) => enhet_id === unit.enhet_id);
  const funnels = known.funnels.filter(({ points }) => points.some(({ enhet_id }) => enhet_id === unit.enhet_id));
  const place = html`<div></div>`;
  const details = html`<details open=${open}><summary>Allt som är känt, dag för dag och kvartal för kvartal</summary>${place}</details>`;
  const draw = () => {
    if (place.hasChildNodes()) return;
    place.append(
      historyChart(unit, known.events.get(unit.enhet_id) ?? [], names, known),
      unitCharts(unit, known.charts.get(unit.enhet_id) ?? [], names),
      unitPlace(unit, funnels, names, known.until),
      riskChart(own, unit, names),
    );
  };
  if (open) draw();
  details.addEventListener("toggle", draw);
  addEventListener("beforeprint", () => {
    details.setAttribute("open", "");
    draw();
  });
  const asks = mine.filter((signal) => callsForQuestion(signal, names.indikatorer.get(signal.indikator_id)));
  const brukare = unit.dold
    ? "färre brukare än gränsen"
    : unit.brukare == null
      ? "okänt antal brukare"
      : `${format.number(unit.brukare)} brukare`;
  return html`<section class="unit" id=${anchor(unit.enhet_id)}>
    <h3>${unit.namn}</h3>
    <p class="chart-subtitle">${unit.verksamhet}, ${brukare}</p>
    <p>${
      first
        ? html`Främsta risk: <a href=${`../riskmatris#${first.risk_id}`}>${names.areaName(first.kvalitetsomrade).toLocaleLowerCase("sv")}</a>, ${first.riskpoang} poäng, ${format.share(first.sannolikhet)} (${format.shareInterval(first.sannolikhet_lag, first.sannolikhet_hog)}).`
        : "Ingen risk är bedömd: underlag saknas."
    } ${asks.length === 0 ? "Inget sticker ut." : ""}</p>
    ${asks.length > 0 ? html`<ul>${asks.slice(0, 4).map((signal) => html`<li><strong>${names.indicatorName(signal.indikator_id)}:</strong> ${signalText(signal, names.indikatorer.get(signal.indikator_id))}</li>`)}</ul>` : null}
    ${details}
  </section>`;
}
