import {
  type Column,
  format,
  html,
  type KeyFigure,
  keyFigures,
  smallMultiples,
  table,
} from "../../components/index.ts";
import { firstClass, highRisks } from "../common/harm.ts";
import { lackNotices } from "../common/lacks.ts";
import type { Farskhet, Kommunkvartal, Planlage, Risk, Signal, Utfallssumma } from "../common/rows.ts";
import { countOf } from "../common/words.ts";
import { changePanels, changeSummary, changes } from "./change.ts";
import type { Matter } from "./matters.ts";

export function figures(
  risks: readonly Risk[],
  signals: readonly Signal[],
  sums: readonly Utfallssumma[],
  plan: readonly Planlage[],
): HTMLElement {
  const judged = risks.filter(({ rang }) => rang != null);
  const first = firstClass(risks);
  const thin = judged.filter(({ underlag }) => underlag === "svagt").length;
  const clear = signals.filter(({ utfall }) => utfall.startsWith("tydlig")).length;
  const tried = sums
    .filter(({ slag, utfall }) => slag === "signal" && utfall !== "for_lite_underlag")
    .reduce((sum, { antal }) => sum + antal, 0);
  const next = plan.at(-1);
  const high = highRisks(risks);
  const list: KeyFigure[] = [
    {
      label: "Risker i första prioritet",
      value: format.number(first.length),
      basis: `av ${format.number(judged.length)} bedömda, ${format.number(thin)} på svagt underlag`,
    },
    {
      label: "Höga eller mycket höga risker",
      value: format.number(high.high),
      basis: `mellan ${format.number(high.lowest)} och ${format.number(high.highest)} med sannolikheterna i intervallens ändar`,
    },
    {
      label: "Tydliga signaler",
      value: format.number(clear),
      basis: `av ${format.number(tried)} jämförelser med tillräckligt underlag`,
    },
    next
      ? {
          label: `Uppföljningar i planen för ${next.ar}`,
          value: format.number(next.uppfoljningar),
          basis: `hos ${format.number(next.enheter)} enheter, ${format.number(next.timmar)} timmar, ${format.number(next.forfallna)} redan förfallna`,
        }
      : { label: "Uppföljningar i planen", value: "0", basis: "ingen plan är lagd" },
  ];
  return keyFigures(list);
}

export const matterList = (list: readonly Matter[]): HTMLElement =>
  list.length === 0
    ? html`<p>Uppgifterna ger inget särskilt att titta på.</p>`
    : html`<ol class="matters">${list.map(
        ({ title, why, href, link }) => html`<li>
          <p class="matter-title">${title}</p>
          <p>${why} <a href=${href}>${link}</a></p>
        </li>`,
      )}</ol>`;

export function changeFigure(rows: readonly Kommunkvartal[]): HTMLElement {
  const list = changes(rows);
  const latest = list[0]?.kvartal;
  return smallMultiples({
    title: changeSummary(list),
    subtitle: `Antal per kvartal i hela kommunen${latest ? `, till och med ${format.quarter(latest)}` : ""}. Varje ruta har sin egen skala.`,
    summary:
      "Jämförelsen räknas per brukardygn, så att fler brukare inte ser ut som fler händelser; fältet är 90 % intervall.",
    note: "Fler avvikelser kan betyda sämre kvalitet, eller att fler händelser rapporteras. Enheternas egna mönster står på Kvalitetsråd.",
    panels: changePanels(rows, list),
    valueLabel: "Antal",
    digits: 0,
    ownScales: true,
    ifEmpty: "Utan avvikelser, klagomål och uppföljningar finns inget att jämföra mellan kvartal.",
  });
}

const OLD_DAYS = 100;

/** Complete enough to trust the rest of the page? */
export function freshnessText(sources: readonly Farskhet[]): string {
  const there = sources.filter(({ finns }) => finns);
  const old = there.filter(({ dagar }) => dagar != null && dagar > OLD_DAYS);
  const rejected = sources.reduce((sum, { avvisade }) => sum + avvisade, 0);
  const rows = sources.reduce((sum, { rader }) => sum + rader, 0);
  return `${format.capitalise(format.inWords(there.length))} av ${format.number(sources.length)} källor är inlästa, ${format.number(rows)} rader. ${format.capitalise(countOf(rejected, "rad", "rader"))} avvisades.${old.length > 0 ? ` Inget nytt på över hundra dagar från ${format.list(old.map(({ titel }) => titel.toLocaleLowerCase("sv")))}.` : ""}`;
}

/** What is missing and what that costs, then the sources that are old or had rows rejected. Datakvalitet has them all. */
export function freshnessView(sources: readonly Farskhet[]): HTMLElement {
  const watched = sources
    .filter(({ finns, dagar, avvisade }) => finns && ((dagar ?? 0) > OLD_DAYS || avvisade > 0))
    .sort((a, b) => (b.dagar ?? -1) - (a.dagar ?? -1) || b.avvisade - a.avvisade);
  const columns: Column<Farskhet>[] = [
    { key: "titel", label: "Källa" },
    { key: "senaste_datum", label: "Senaste uppgift", type: "date" },
    { key: "rader", label: "Rader", type: "number" },
    { key: "avvisade", label: "Avvisade rader", type: "number" },
  ];
  return html`<div>
    <p>${freshnessText(sources)} Alla filer står på <a href="./datakvalitet">Datakvalitet</a>.</p>
    ${lackNotices(
      sources.map((source) => ({ ...source, korn: "" })),
      sources.map(({ kalla }) => kalla),
    )}
    ${watched.length > 0 ? table(watched, columns, { caption: "Källor att hålla ögonen på: äldre uppgifter eller avvisade rader" }) : null}
  </div>`;
}
