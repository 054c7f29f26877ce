import { type ControlPanel, type ControlRule, format, ruleWord } from "../../components/index.ts";
import type { Styrdiagram } from "./drawnRows.ts";
import type { Register } from "./register.ts";
import type { Indikator } from "./rows.ts";
import { quarterAfter } from "./series.ts";

const DIAGRAM: Record<string, string> = {
  xmr: "XmR-diagram",
  u_prim: "u′-diagram",
  p_prim: "p′-diagram",
  poisson: "exakta Poissongränser",
  binomial: "exakta binomialgränser",
  dagar_mellan: "diagram över dagar mellan händelser",
  punkter: "punkter med 90 % intervall",
};
export const diagramWord = (diagram: string): string => DIAGRAM[diagram] ?? diagram;

/** How the limits come about, for those who ask; the kind stands under each panel. */
export const CONTROL_NOTE =
  "Gränserna kommer ur seriens egna kvartal: u′- och p′-diagram räknar med den spridning serien visar, XmR-diagram med hur mycket ett kvartal brukar skilja sig från nästa, och där få händelser väntas används exakta gränser. Ett mönster är något att fråga om: det säger att något ändrats, inte varför.";

/** The last quarter that broke a rule; null where none did. */
export function lastMark(row: Styrdiagram): { kvartal: string; regel: ControlRule; index: number } | null {
  for (let index = row.kvartal.length - 1; index >= 0; index -= 1) {
    const [kvartal, regel] = [row.kvartal[index], row.regel?.[index]];
    if (kvartal && regel) return { kvartal, regel, index };
  }
  return null;
}

/** How near to now the last mark is, in points of the series; a chart without marks comes last. */
const age = (row: Styrdiagram): number => {
  const mark = lastMark(row);
  return mark ? row.kvartal.length - 1 - mark.index : Number.POSITIVE_INFINITY;
};

/** Charts with a mark first, the latest mark before the older. */
export const marksFirst = (rows: readonly Styrdiagram[]): Styrdiagram[] =>
  [...rows].sort(
    (a, b) =>
      age(a) - age(b) ||
      (a.indikator_id < b.indikator_id ? -1 : a.indikator_id > b.indikator_id ? 1 : a.objekt_id < b.objekt_id ? -1 : 1),
  );

export const isMarked = (row: Styrdiagram): boolean => Number.isFinite(age(row));

/** Marked within the last year: older patterns have been asked about, or should have been. */
export const isLatelyMarked = (row: Styrdiagram): boolean => age(row) < 4;

export function controlFact(row: Styrdiagram): string {
  if (row.dold) return "några kvartal rör för få personer för att visas";
  if (row.diagram === "punkter") return "för få kvartal för gränser";
  const mark = lastMark(row);
  if (!mark) return "inget mönster utöver slumpens";
  return `${ruleWord(mark.regel)}, ${mark.index === row.kvartal.length - 1 ? "senaste kvartalet" : `senast ${format.quarter(mark.kvartal)}`}`;
}

/** A published chart as a panel. A quarter that is withheld or missing keeps its place on the axis. */
export function controlPanel(
  row: Styrdiagram,
  names: Register,
  title: string,
  href: string | null = null,
): ControlPanel {
  const indicator: Indikator | undefined = names.indikatorer.get(row.indikator_id);
  const share = indicator?.typ === "andel";
  const points = row.kvartal.map((period, index) => ({
    period,
    value: row.varde[index] ?? null,
    numerator: row.taljare[index] ?? null,
    denominator: row.namnare[index] ?? null,
    centre: row.mitt?.[index] ?? null,
    lower: row.nedre?.[index] ?? null,
    upper: row.ovre?.[index] ?? null,
    rule: row.regel?.[index] ?? null,
  }));
  return {
    title,
    ...(href ? { href } : {}),
    fact: controlFact(row),
    method: diagramWord(row.diagram),
    provisional: row.provisoriskt,
    limits: row.diagram === "punkter" ? "intervals" : row.mitt ? "control" : "none",
    type: share ? "share" : "number",
    points: withGaps(points),
  };
}

const EMPTY = { value: null, numerator: null, denominator: null, centre: null, lower: null, upper: null, rule: null };

/** Quarters without exposure have no row: shown as gaps, so that equal steps are equal time. Days between events are left as they are. */
function withGaps<Point extends { period: string }>(
  points: readonly Point[],
): (Point | ({ period: string } & typeof EMPTY))[] {
  return points.flatMap((point, index) => {
    const before = points[index - 1];
    const gaps: ({ period: string } & typeof EMPTY)[] = [];
    if (before && before.period < point.period)
      for (let next = quarterAfter(before.period, 1); next < point.period; next = quarterAfter(next, 1))
        gaps.push({ period: next, ...EMPTY });
    return [...gaps, point];
  });
}
