import {
  type Column,
  format,
  html,
  type KeyFigure,
  keyFigures,
  smallMultiples,
  table,
} from "../../components/index.ts";
import { isRegister, isStale } from "../common/freshness.ts";
import { firstClass, highRisks } from "../common/harm.ts";
import { lackNotices } from "../common/lacks.ts";
import type { Register } from "../common/register.ts";
import type { Farskhet, Kommunkvartal, Planlage, Risk, Signal, Utfallssumma } from "../common/rows.ts";
import { withoutTwins } from "../common/signals.ts";
import { callsForQuestion, countOf } from "../common/words.ts";
import { changePanels, changeSummary, changes } from "./change.ts";
import type { Matter } from "./matters.ts";

export function figures(
  risks: readonly Risk[],
  signals: readonly Signal[],
  sums: readonly Utfallssumma[],
  plan: readonly Planlage[],
  names: Register,
): HTMLElement {
  return keyFigures(figuresOf(risks, signals, sums, plan, names));
}

const UNKNOWN = "–";

/** Where nothing was measured there is no zero to show. */
export function figuresOf(
  risks: readonly Risk[],
  signals: readonly Signal[],
  sums: readonly Utfallssumma[],
  plan: readonly Planlage[],
  names: Register,
): KeyFigure[] {
  const judged = risks.filter(({ rang }) => rang != null);
  const first = firstClass(risks);
  const thin = judged.filter(({ underlag }) => underlag === "svagt").length;
  const clear = withoutTwins(
    signals.filter(({ utfall }) => utfall.startsWith("tydlig")),
    names,
  );
  const tried = sums
    .filter(({ slag, utfall }) => slag === "signal" && utfall !== "for_lite_underlag")
    .reduce((sum, { antal }) => sum + antal, 0);
  const next = plan.at(-1);
  const high = highRisks(risks);
  const list: KeyFigure[] = [
    {
      label: "Risker i första prioritet",
      value: judged.length === 0 ? UNKNOWN : format.number(first.length),
      basis:
        judged.length === 0
          ? "ingen risk är bedömd"
          : `av ${format.number(judged.length)} bedömda, ${format.number(thin)} på svagt underlag`,
    },
    {
      label: "Höga eller mycket höga risker",
      value: high.judged === 0 ? UNKNOWN : format.number(high.high),
      basis:
        high.judged === 0
          ? "ingen risk är bedömd"
          : `av ${format.number(high.judged)}; ${format.number(high.surely)} är höga i hela sitt intervall`,
    },
    {
      label: "Tydliga signaler",
      value: tried === 0 ? UNKNOWN : format.number(clear.length),
      basis:
        tried === 0
          ? "inget kunde jämföras"
          : `${sidesText(clear, names)}av ${format.number(tried)} jämförelser med tillräckligt underlag`,
    },
    next
      ? {
          label: `Uppföljningar i planen för ${next.ar}`,
          value: format.number(next.uppfoljningar),
          basis: `hos ${format.number(next.enheter)} enheter, ${format.number(next.timmar)} timmar, ${format.number(next.forfallna)} redan förfallna`,
        }
      : { label: "Uppföljningar i planen", value: UNKNOWN, basis: "ingen plan är lagd" },
  ];
  return list;
}

/** The clear ones on either side, as Kvalitetsråd lists them. Where every measure is better low, the sides are high and low. */
function sidesText(clear: readonly Signal[], names: Register): string {
  if (clear.length === 0) return "";
  const indicator = ({ indikator_id }: Signal) => names.indikatorer.get(indikator_id);
  const ask = clear.filter((signal) => callsForQuestion(signal, indicator(signal))).length;
  const plain = clear.every((signal) => indicator(signal)?.riktning !== "lag");
  const [worse, better] = plain ? ["högre", "lägre"] : ["att fråga om", "åt andra hållet"];
  return `varav ${format.number(ask)} ${worse} och ${format.number(clear.length - ask)} ${better}; `;
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

/** Complete enough to trust the rest of the page? */
export function freshnessText(sources: readonly Farskhet[]): string {
  const there = sources.filter(({ finns }) => finns);
  const old = there.filter(isStale);
  const rejected = sources.reduce((sum, { avvisade }) => sum + avvisade, 0);
  const rows = sources.reduce((sum, { rader }) => sum + rader, 0);
  return `${format.capitalise(format.inWords(there.length))} av ${format.number(sources.length)} källor är inlästa, ${format.number(rows)} rader. ${format.capitalise(countOf(rejected, "rad", "rader"))} avvisades.${old.length > 0 ? ` Inget nytt på över ett kvartal från ${format.list(old.map(({ titel }) => titel.toLocaleLowerCase("sv")))}.` : ""}`;
}

/** What is missing and what that costs, then the sources that are old or had rows rejected. Datakvalitet has them all. */
export function freshnessView(sources: readonly Farskhet[]): HTMLElement {
  const watched = sources
    .filter((source) => source.finns && (isStale(source) || source.avvisade > 0))
    .sort((a, b) => Number(isStale(b)) - Number(isStale(a)) || b.avvisade - a.avvisade);
  const columns: Column<Farskhet>[] = [
    { key: "titel", label: "Källa" },
    {
      key: "senaste_datum",
      label: "Senaste uppgift",
      type: "date",
      render: ({ kalla, senaste_datum }) => (isRegister(kalla) ? "gäller tills vidare" : format.date(senaste_datum)),
    },
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
