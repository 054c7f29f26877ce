import { byarInterval } from "../../../src/statistics/byarInterval.ts";
import { poissonInterval } from "../../../src/statistics/poissonInterval.ts";
import { wilsonInterval } from "../../../src/statistics/wilsonInterval.ts";
import type { PanelPoint } from "../../components/index.ts";
import type { Indikator, Serie } from "./rows.ts";

const CONFIDENCE = 0.9;

/** `2025-Q4`, 1 → `2026-Q1` */
export function quarterAfter(kvartal: string, steg: number): string {
  const [ar, nummer] = kvartal.split("-Q").map(Number) as [number, number];
  const index = ar * 4 + nummer - 1 + steg;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

/** Points of one series with 90 % intervals: Poisson for counts, Wilson for whole cases. Hours have none: they are not independent draws. */
export function pointsOf(serie: Serie, indikator: Pick<Indikator, "typ" | "skala">): PanelPoint[] {
  return serie.handelser.map((handelser, index) => {
    const underlag = serie.underlag[index] ?? null;
    const period = quarterAfter(serie.fran_kvartal, index);
    const incomplete = serie.sista_ofullstandigt && index === serie.handelser.length - 1;
    if (handelser == null || underlag == null || underlag <= 0) return { period, value: null, incomplete };
    const value = (indikator.skala * handelser) / underlag;
    return { period, value, ...intervalOf(handelser, underlag, indikator), incomplete };
  });
}

function intervalOf(
  handelser: number,
  underlag: number,
  { typ, skala }: Pick<Indikator, "typ" | "skala">,
): { low?: number; high?: number } {
  const helt = Number.isInteger(handelser) && (typ === "antal" || Number.isInteger(underlag));
  if (!helt) return {};
  if (typ === "andel") {
    const { lower, upper } = wilsonInterval(handelser, underlag, CONFIDENCE);
    return { low: lower, high: upper };
  }
  const { lower, upper } =
    handelser < 10 ? poissonInterval(handelser, CONFIDENCE) : byarInterval(handelser, CONFIDENCE);
  return { low: (skala * lower) / underlag, high: (skala * upper) / underlag };
}

/** The level of a whole series, e.g. of all units of the area: what a single one is compared with. */
export function levelOf(serie: Serie | undefined, indikator: Pick<Indikator, "skala">): number | null {
  if (!serie) return null;
  let handelser = 0;
  let underlag = 0;
  serie.handelser.forEach((antal, index) => {
    const under = serie.underlag[index];
    if (antal == null || under == null) return;
    handelser += antal;
    underlag += under;
  });
  return underlag > 0 ? (indikator.skala * handelser) / underlag : null;
}

export const seriesKey = (typ: string, objekt: string, indikator: string): string => `${typ}|${objekt}|${indikator}`;

export const seriesByKey = (serier: readonly Serie[]): Map<string, Serie> =>
  new Map(serier.map((serie) => [seriesKey(serie.objekt_typ, serie.objekt_id, serie.indikator_id), serie]));
