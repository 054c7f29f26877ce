import { format, html, type Panel, smallMultiples } from "../../components/index.ts";
import { panelOf } from "../common/panels.ts";
import { anchor, type Register } from "../common/register.ts";
import type { Enhet, Risk, Serie, Signal, Trend } from "../common/rows.ts";
import { signalText } from "../common/signals.ts";
import { callsForQuestion, outcomeWord, shrunkText, yearlyRate } from "../common/words.ts";

const ALWAYS = ["avvikelser-totalt", "avvikelser-fall", "avvikelser-lakemedel", "klagomal-totalt"];

interface UnitView {
  unit: Enhet;
  risks: readonly Risk[];
  signals: readonly Signal[];
  trends: readonly Trend[];
  series: ReadonlyMap<string, Serie>;
  names: Register;
  open: boolean;
}

/** One unit: what stands out in words, and its quarters against the area. Pictures are drawn when the part is opened. */
export function unitView({ unit, risks, signals, trends, series, names, open }: UnitView): HTMLElement {
  const own = risks.filter(({ enhet_id, rang }) => enhet_id === unit.enhet_id && rang != null);
  const [first] = [...own].sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
  const mine = signals.filter(({ enhet_id }) => enhet_id === unit.enhet_id);
  const place = html`<div></div>`;
  const details = html`<details open=${open}><summary>Kvartal för kvartal</summary>${place}</details>`;
  const draw = () => {
    if (!place.hasChildNodes()) place.append(panels(unit, mine, trends, series, names));
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

function panels(
  unit: Enhet,
  signals: readonly Signal[],
  trends: readonly Trend[],
  series: ReadonlyMap<string, Serie>,
  names: Register,
): HTMLElement {
  const own = trends.filter(({ objekt_id }) => objekt_id === unit.enhet_id);
  const wanted = new Set([
    ...ALWAYS,
    ...signals.map(({ indikator_id }) => indikator_id),
    ...own.filter(({ utfall }) => /okning|minskning/.test(utfall)).map(({ indikator_id }) => indikator_id),
  ]);
  const list = [...wanted].flatMap((id): Panel[] => {
    const indicator = names.indikatorer.get(id);
    if (indicator?.typ !== "antal") return [];
    const trend = own.find(({ indikator_id }) => indikator_id === id);
    const signal = signals.find(({ indikator_id, metod }) => indikator_id === id && metod === "jamforelse");
    const panel = panelOf({
      series,
      names,
      objekt_typ: "enhet",
      objekt_id: unit.enhet_id,
      indikator_id: id,
      title: indicator.namn,
      fact: factOf(signal, trend),
      accent: signal?.utfall.startsWith("tydlig") === true && callsForQuestion(signal, indicator),
    });
    return panel ? [panel] : [];
  });
  return smallMultiples({
    title: `${unit.namn} mot hela verksamhetsområdet`,
    subtitle: "Händelser per 1 000 brukardygn och kvartal, 90 % intervall. Varje ruta har sin egen skala.",
    summary: `Streckad linje är nivån i ${unit.verksamhet.toLocaleLowerCase("sv")}, alla utförare.`,
    panels: list,
    valueLabel: "Per 1 000 brukardygn",
    referenceLabel: "hela verksamhetsområdet",
    ownScales: true,
    ifEmpty: "Enheten har inga brukardygn eller händelser att räkna på.",
  });
}

function factOf(signal: Signal | undefined, trend: Trend | undefined): string {
  if (trend && /okning|minskning/.test(trend.utfall)) return `${outcomeWord(trend.utfall)}, ${yearlyRate(trend)}`;
  if (signal)
    return signal.dold
      ? outcomeWord(signal.utfall)
      : `${outcomeWord(signal.utfall)}, ${shrunkText(signal.rr, signal.rr_lag, signal.rr_hog)}`;
  return trend ? outcomeWord(trend.utfall) : "för lite underlag för en trend";
}
