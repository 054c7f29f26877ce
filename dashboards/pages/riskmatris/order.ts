import { format, ranking } from "../../components/index.ts";
import { firstClass } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";
import { countOf } from "../common/words.ts";

/** The first class and some of the next, so that the reader sees where one ends and the other begins. */
const AFTER_THE_FIRST = 5;
const MOST_SHOWN = 16;

/** How far the order can be trusted, drawn: each risk's places, and why some of them are one class. */
export function orderFigure(
  risks: readonly Risk[],
  all: readonly Risk[],
  names: Register,
  hrefOf: (risk: Risk) => string,
): HTMLElement {
  const judged = inRankOrder(risks);
  const first = firstClass(judged);
  const shown = judged.slice(0, Math.min(MOST_SHOWN, first.length + AFTER_THE_FIRST));
  return ranking({
    title: orderTitle(first, names),
    subtitle: `De ${format.inWords(shown.length)} främsta av ${format.number(judged.length)} bedömda risker i urvalet, med platser i hela kommunen`,
    summary: orderSummary(first, names),
    note: "Punkten är platsen, strecket de platser som risken kan ha i 90 fall av 100 när både slumpen och indikatorernas vikter får variera. Det ljusa fältet är klassens första.",
    groupLabel: "Prioritetsklass",
    groups: classes(all, names),
    ifEmpty: "Ingen risk i urvalet är bedömd, så det finns ingen ordning att visa.",
    items: shown.map((risk) => ({
      label: names.unitName(risk.enhet_id),
      detail: names.areaName(risk.kvalitetsomrade).toLocaleLowerCase("sv"),
      href: hrefOf(risk),
      rank: risk.rang ?? 0,
      low: risk.rang_lag ?? 0,
      high: risk.rang_hog ?? 0,
      group: risk.prioritetsklass ?? 0,
    })),
  });
}

const inRankOrder = (risks: readonly Risk[]): Risk[] =>
  risks.filter((risk) => risk.rang != null).sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));

/** A class is made by its first: who reaches into the places that it may have. Read from all risks, whatever is chosen. */
export function classes(all: readonly Risk[], names: Register) {
  const leaders = new Map<number, Risk>();
  for (const risk of inRankOrder(all))
    if (risk.prioritetsklass != null && !leaders.has(risk.prioritetsklass)) leaders.set(risk.prioritetsklass, risk);
  return [...leaders].map(([group, { enhet_id, rang_lag, rang_hog }]) => ({
    group,
    reason: `når in bland de platser som ${names.unitName(enhet_id)} kan ha (${format.interval(rang_lag, rang_hog)})`,
    low: rang_lag ?? 0,
    high: rang_hog ?? 0,
  }));
}

function orderTitle(first: readonly Risk[], names: Register): string {
  const [leading] = first;
  if (!leading) return "Ordningen mellan riskerna";
  if (first.length === 1) return `${names.unitName(leading.enhet_id)} skiljer sig säkert från de övriga`;
  return `${format.capitalise(countOf(first.length, "risk", "risker"))} går inte säkert att skilja åt överst`;
}

/** What a class means for the one who plans: never more order than there is. */
export function orderSummary(first: readonly Risk[], names: Register): string {
  const [leading] = first;
  if (!leading) return "Ingen risk är bedömd.";
  const name = names.unitName(leading.enhet_id);
  if (first.length === 1)
    return `Ingen annan risk når in bland de platser som ${name} kan ha (${format.interval(leading.rang_lag, leading.rang_hog)}).`;
  return `Klass ${leading.prioritetsklass} har ${format.inWords(first.length)} risker. Vilken av dem som kommer först kan uppgifterna inte avgöra: välj bland dem efter vad ni vet själva, inte efter platsens siffra.`;
}
