import { riskLevel } from "../../components/risk.ts";
import type { Risk } from "./rows.ts";

/** Expected harm summed per key, largest first, each with its share of the whole. */
export function harmBy(
  risker: readonly Risk[],
  nyckel: (risk: Risk) => string,
): { nyckel: string; skada: number; andel: number }[] {
  const summor = new Map<string, number>();
  for (const risk of risker) {
    if (risk.forvantad_skada == null) continue;
    summor.set(nyckel(risk), (summor.get(nyckel(risk)) ?? 0) + risk.forvantad_skada);
  }
  const allt = [...summor.values()].reduce((sum, skada) => sum + skada, 0);
  return [...summor]
    .map(([namn, skada]) => ({ nyckel: namn, skada, andel: allt > 0 ? skada / allt : 0 }))
    .sort((a, b) => b.skada - a.skada || (a.nyckel < b.nyckel ? -1 : 1));
}

/** How many of the first stand for at least the share. */
export function countForShare(rader: readonly { andel: number }[], andel: number): number {
  let sum = 0;
  for (const [index, row] of rader.entries()) {
    sum += row.andel;
    if (sum >= andel - 1e-9) return index + 1;
  }
  return rader.length;
}

/** The risks that share the first priority: their order is not to be relied on. */
export const firstClass = (risker: readonly Risk[]): Risk[] => {
  const bedomda = risker.filter((risk) => risk.prioritetsklass != null);
  const lagsta = Math.min(...bedomda.map((risk) => risk.prioritetsklass ?? Number.POSITIVE_INFINITY));
  return bedomda.filter((risk) => risk.prioritetsklass === lagsta).sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
};

export interface Spread {
  high: number;
  judged: number;
  /** high also at the low end of their own interval */
  surely: number;
}

/**
 * How many risks are high or very high, and how many of them are so in their whole interval. All intervals' ends at once
 * would be no interval of the number: the risks do not err together.
 */
export function highRisks(risks: readonly Risk[]): Spread {
  const judged = risks.filter((risk) => risk.riskpoang != null && risk.konsekvens_niva != null);
  const isHigh = (level: number | null, risk: Risk) => riskLevel((level ?? 0) * (risk.konsekvens_niva ?? 0)).level >= 3;
  return {
    judged: judged.length,
    high: judged.filter((risk) => isHigh(risk.sannolikhet_niva, risk)).length,
    surely: judged.filter((risk) => isHigh(risk.niva_lag, risk)).length,
  };
}
