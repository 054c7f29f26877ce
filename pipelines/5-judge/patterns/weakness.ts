import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { betaBinomialPosterior } from "../../../src/statistics/betaBinomialPosterior.ts";
import { gammaPoissonPosterior } from "../../../src/statistics/gammaPoissonPosterior.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { groupBy } from "../care.ts";
import type { Compared } from "../peers.ts";

/**
 * Who speaks. Indicators of one class share their witnesses (the same staff report avvikelser and lex Sarah), so several of
 * them are one voice; a source that is not named here is a voice of its own.
 */
const VOICES: Readonly<Record<string, string>> = {
  avvikelser: "personalens rapporter",
  lex_sarah: "personalens rapporter",
  lex_maria: "personalens rapporter",
  klagomal: "klagomål",
  brukarundersokningar: "brukarundersökningar",
  uppfoljningar: "uppföljningar",
  brister: "uppföljningar",
  atgarder: "uppföljningar",
  sanktioner: "uppföljningar",
  avtalsenkater: "avtalsenkäter",
  utford_tid: "registrerad tid",
  beslut: "registrerad tid",
  handlaggarerfarenheter: "handläggares erfarenheter",
  personal: "bemanning",
};

/** One voice on one enhet, in one kvalitetsområde: a normal score among all enheter, higher is worse. */
export type Voice = {
  readonly enhet_id: string;
  readonly utforare_id: string;
  readonly kvalitetsomrade: string;
  readonly rost: string;
  readonly score: number;
};

/**
 * What each voice says of each enhet: the chance that it is worse than its peers, averaged over the voice's indicators in
 * the kvalitetsområde, and put as a rank among all enheter. Ranks, so that every voice has the same say however it speaks,
 * and so that what chance would give is known: a standard normal number.
 */
export async function voices(warehouse: Warehouse, compared: readonly Compared[]): Promise<Voice[]> {
  const sources = new Map(
    (
      await warehouse.rows<{ indikator_id: string; kalla: string }>(
        "select indikator_id, kallor[1] as kalla from resultat.indikatorer order by indikator_id",
      )
    ).map(({ indikator_id, kalla }) => [indikator_id, VOICES[kalla] ?? kalla]),
  );
  const said = compared.flatMap((item) => {
    const { indicator, unit } = item;
    // Weight 0 marks what is part of another indicator of the same kvalitetsområde.
    if (!item.reference || indicator.kvalitetsomrade === null || indicator.vikt === 0) return [];
    return [
      {
        enhet_id: unit.enhet_id,
        utforare_id: unit.utforare_id,
        kvalitetsomrade: indicator.kvalitetsomrade,
        rost: sources.get(indicator.indikator_id) ?? "",
        worse: chanceOfWorse(item),
      },
    ];
  });
  const means = [
    ...groupBy(said, ({ enhet_id, kvalitetsomrade, rost }) => `${rost}|${kvalitetsomrade}|${enhet_id}`).values(),
  ].map((own) => ({ ...own[0]!, score: mean(own.map(({ worse }) => worse)) }));
  return [...groupBy(means, ({ rost, kvalitetsomrade }) => `${rost}|${kvalitetsomrade}`).values()]
    .flatMap((group) => ranked(group))
    .map(({ enhet_id, utforare_id, kvalitetsomrade, rost, score }) => ({
      enhet_id,
      utforare_id,
      kvalitetsomrade,
      rost,
      score,
    }));
}

/** Replaces each score by the normal quantile of its rank; equal scores share theirs. */
export function ranked<T extends { readonly score: number }>(items: readonly T[]): T[] {
  const sorted = items.map(({ score }) => score).sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((score, place) => {
    if (!first.has(score)) first.set(score, place);
    last.set(score, place);
  });
  return items.map((item) => ({
    ...item,
    score: normalQuantile(((first.get(item.score)! + last.get(item.score)!) / 2 + 0.5) / items.length, 0, 1),
  }));
}

function chanceOfWorse({ indicator, taljare, namnare, reference }: Compared): number {
  const higher =
    indicator.typ === "antal"
      ? gammaPoissonPosterior(taljare, namnare * reference!.level, reference!).probabilityAbove(1)
      : betaBinomialPosterior(taljare, namnare, reference!).probabilityAbove(reference!.level);
  return indicator.riktning === "hog" ? higher : 1 - higher;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Chance that as many ordinary ranked scores would sum to so much: Stouffer's sum of standard normal scores. */
export const jointTail = (scores: readonly number[]): number =>
  normalCdf(-scores.reduce((sum, score) => sum + score, 0) / Math.sqrt(scores.length), 0, 1);
