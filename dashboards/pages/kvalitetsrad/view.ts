import { type Column, format, html, type Panel, smallMultiples, table } from "../../components/index.ts";
import { panelOf } from "../common/panels.ts";
import type { Register } from "../common/register.ts";
import type { Serie, Signal, Trend } from "../common/rows.ts";
import { inOrderOfWeight, signalText } from "../common/signals.ts";
import { countOf, methodWord, outcomeWord, ratioText, shrunkText, yearlyRate } from "../common/words.ts";
import { isClear, type Sorted } from "./headline.ts";

type SeriesMap = ReadonlyMap<string, Serie>;

/** Single grave events and silent units: what no statistics may filter away. */
export function firstOfAll({ single, silent }: Sorted, names: Register): HTMLElement {
  if (single.length + silent.length === 0)
    return html`<p>Ingen enskild allvarlig händelse och ingen låg rapportering att ta upp.</p>`;
  return html`<ol class="matters">${[...single, ...silent].map((signal) => {
    const unit = names.enheter.get(signal.enhet_id);
    const href = names.unitHref(signal.enhet_id);
    const indicator = names.indikatorer.get(signal.indikator_id);
    return html`<li>
      <p class="matter-title">${href ? html`<a href=${href}>${names.unitName(signal.enhet_id)}</a>` : names.unitName(signal.enhet_id)}: ${titleOf(signal, names)}</p>
      <p class="chart-subtitle">${unit?.verksamhet ?? ""}, ${format.quarter(signal.kvartal)}</p>
      ${signal.metod === "lag_rapportering" ? html`<p>${signalText(signal, indicator)} ${indicator?.oskyldig_forklaring ?? ""}</p>` : null}
    </li>`;
  })}</ol>`;
}

const titleOf = (signal: Signal, names: Register): string =>
  signal.metod === "lag_rapportering"
    ? "rapporterar långt färre avvikelser än jämförbara enheter"
    : signal.indikator_id.startsWith("lex-maria")
      ? "lex Maria med allvarlig skada"
      : signal.indikator_id.startsWith("lex-sarah")
        ? "lex Sarah bedömd som allvarlig"
        : names.indicatorName(signal.indikator_id).toLocaleLowerCase("sv");

const MOST_PANELS = 12;

/** The clear signals as pictures: the unit's quarters against the level of its area. */
export function signalPanels({ worse }: Sorted, series: SeriesMap, names: Register): HTMLElement {
  const ordered = inOrderOfWeight(worse, names).filter(
    ({ indikator_id }) => names.indikatorer.get(indikator_id)?.typ === "antal",
  );
  const panels = ordered.flatMap((signal): Panel[] => {
    const panel = panelOf({
      series,
      names,
      objekt_typ: "enhet",
      objekt_id: signal.enhet_id,
      indikator_id: signal.indikator_id,
      title: `${names.unitName(signal.enhet_id)}: ${names.indicatorName(signal.indikator_id).toLocaleLowerCase("sv")}`,
      fact: `${outcomeWord(signal.utfall)}, ${shrunkText(signal.rr, signal.rr_lag, signal.rr_hog)}`,
      accent: isClear(signal),
      href: names.unitHref(signal.enhet_id),
    });
    return panel ? [panel] : [];
  });
  const shown = panels.slice(0, MOST_PANELS);
  const clear = shown.filter(({ tone }) => tone).length;
  return smallMultiples({
    title: `${format.capitalise(countOf(clear, "serie", "serier"))} ligger tydligt över jämförbara enheter`,
    subtitle: "Händelser per 1 000 brukardygn och kvartal, 90 % intervall. Varje ruta har sin egen skala.",
    summary: `${format.inWords(shown.length) === "noll" ? "Inga serier" : `${format.capitalise(countOf(shown.length, "serie", "serier"))}`} visas${panels.length > shown.length ? ` av ${format.number(panels.length)}; resten står i tabellen` : ""}. De tydliga är färgade; de övriga är möjliga.`,
    note: "Kvoten i varje ruta gäller fyra kvartal mot jämförbara enheter och är dragen mot gruppens mitt, så att små tal inte ser större ut än de är.",
    panels: shown,
    valueLabel: "Per 1 000 brukardygn",
    referenceLabel: "hela verksamhetsområdet",
    ownScales: true,
    ifEmpty: "Inget mått ligger sämre till än väntat.",
  });
}

/** Trends that were judged to move, of units and of whole areas. */
export function trendPanels(trends: readonly Trend[], series: SeriesMap, names: Register): HTMLElement {
  const moving = trends
    .filter(({ utfall }) => /okning|minskning/.test(utfall))
    .sort((a, b) => Number(isClear(b)) - Number(isClear(a)) || (b.lutning ?? 0) - (a.lutning ?? 0));
  const panels = moving.flatMap((trend): Panel[] => {
    const where = names.objectName(trend);
    const panel = panelOf({
      series,
      names,
      objekt_typ: trend.objekt_typ,
      objekt_id: trend.objekt_id,
      indikator_id: trend.indikator_id,
      title: `${where}: ${names.indicatorName(trend.indikator_id).toLocaleLowerCase("sv")}`,
      fact: `${outcomeWord(trend.utfall)}, ${yearlyRate(trend)}`,
      accent: isClear(trend),
      href: names.objectHref(trend),
    });
    return panel ? [panel] : [];
  });
  const clear = moving.filter(isClear);
  return smallMultiples({
    title:
      clear.length > 0
        ? `${format.capitalise(countOf(clear.length, "serie", "serier"))} ${clear.length === 1 ? "visar en tydlig förändring" : "visar tydliga förändringar"}`
        : "Ingen serie visar en tydlig förändring",
    subtitle: "Händelser per 1 000 brukardygn och kvartal, 90 % intervall. Varje ruta har sin egen skala.",
    summary: `${format.capitalise(countOf(moving.length, "serie", "serier"))} rör sig: ${format.inWords(clear.length)} tydligt, ${format.inWords(moving.length - clear.length)} möjligen.`,
    panels: panels.slice(0, MOST_PANELS),
    valueLabel: "Per 1 000 brukardygn",
    referenceLabel: "hela verksamhetsområdet",
    ownScales: true,
    ifEmpty: "Ingen av de prövade serierna visar en säkerställd förändring.",
  });
}

interface ListedSignal extends Signal {
  enhet: string;
  verksamhet: string;
  matt: string;
  utfallsord: string;
  jamford: string;
}

export function signalTable(signals: readonly Signal[], names: Register, caption: string): HTMLElement {
  const rows: ListedSignal[] = inOrderOfWeight(signals, names).map((signal) => ({
    ...signal,
    enhet: names.unitName(signal.enhet_id),
    verksamhet: names.enheter.get(signal.enhet_id)?.verksamhet ?? "",
    matt: names.indicatorName(signal.indikator_id),
    utfallsord: outcomeWord(signal.utfall),
    jamford: methodWord(signal.metod),
  }));
  const columns: Column<ListedSignal>[] = [
    { key: "enhet", label: "Enhet", href: (row) => names.unitHref(row.enhet_id) },
    { key: "verksamhet", label: "Verksamhet" },
    { key: "matt", label: "Mått" },
    { key: "utfallsord", label: "Utfall" },
    { key: "jamford", label: "Jämfört" },
    {
      key: "rr",
      label: "Kvot när slumpen räknats bort (90 % intervall)",
      type: "number",
      render: (row) =>
        row.dold ? "för få personer" : ratioText(row.rr, row.rr_lag, row.rr_hog).replace(" gånger", ""),
    },
    {
      key: "antal",
      label: "n",
      type: "number",
      render: (row) =>
        format.number(names.indikatorer.get(row.indikator_id)?.typ === "andel" ? row.underlag : row.antal),
    },
  ];
  return table(rows, columns, { caption, pageSize: 25, ifEmpty: "Inga." });
}

/** What to bring to the table: the innocent explanation of each clear signal, as a question. */
export function questions({ worse }: Sorted, names: Register): HTMLElement {
  const clear = inOrderOfWeight(worse.filter(isClear), names);
  const perIndicator = [...new Set(clear.map(({ indikator_id }) => indikator_id))];
  if (perIndicator.length === 0) return html`<p>Inga tydliga signaler att ställa frågor om.</p>`;
  return html`<ul class="questions">${perIndicator.map((id) => {
    const units = [
      ...new Set(clear.filter((signal) => signal.indikator_id === id).map(({ enhet_id }) => names.unitName(enhet_id))),
    ];
    return html`<li><strong>${names.indicatorName(id)}</strong> (${format.list(units)}). ${names.indikatorer.get(id)?.oskyldig_forklaring ?? ""}</li>`;
  })}</ul>`;
}
