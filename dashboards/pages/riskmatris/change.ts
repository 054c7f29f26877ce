import { consequenceWords, format, likelihoodWords, riskLevel } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Risk } from "../common/rows.ts";
import { BASE, inOrder, inSentence, logOdds, shareOf, sourceName } from "./why.ts";

/** Where levels 2, 3 and 4 begin, out of the thresholds in force. */
export const levelCuts = (thresholds: readonly { namn: string; varde: number }[]): number[] =>
  ["risk_niva_2", "risk_niva_3", "risk_niva_4"].flatMap(
    (name) => thresholds.find(({ namn }) => namn === name)?.varde ?? [],
  );

/** Less than this on the scale of log-odds moves nothing that a reader sees. */
const WORTH_NAMING = 0.05;

/**
 * What it would take for the risk to change level: the strongest evidence for the present level is taken away one by one,
 * until the likelihood has passed the cut. What does not pass any cut is said not to.
 */
export function whatWouldChange(
  risk: Risk,
  rows: readonly Bidrag[],
  names: Register,
  cuts: readonly number[],
): string | null {
  const { sannolikhet: likelihood, sannolikhet_niva: level } = risk;
  if (likelihood == null || level == null || rows.length === 0) return null;
  // the lowest level can only be left upwards, by what now lowers
  const sign = level === 1 ? -1 : 1;
  const cut = cuts[level === 1 ? 0 : level - 2];
  if (cut == null) return null;
  const evidence = inOrder(rows).filter(
    ({ indikator_id, bidrag }) => indikator_id !== BASE && sign * bidrag >= WORTH_NAMING,
  );
  const next = level - sign;
  const limit = `${sign > 0 ? "under" : "till"} ${format.share(cut)}, gränsen mot sannolikhet ${next} (${likelihoodWords[next - 1]})`;
  if (evidence.length === 0)
    return `Ingen enskild uppgift ${sign > 0 ? "höjer" : "sänker"} sannolikheten nämnvärt: den ligger nära utgångsläget i verksamheten, och ${format.share(likelihood)} når inte ${limit}, utan nya uppgifter.`;

  const name = (row: Bidrag) => inSentence(sourceName(row.indikator_id, names));
  const total = logOdds(rows);
  const without = (count: number) => shareOf(evidence.slice(0, count).reduce((sum, { bidrag }) => sum - bidrag, total));
  const passed = (share: number) => (sign > 0 ? share < cut : share >= cut);
  const needed = evidence.findIndex((_, index) => passed(without(index + 1))) + 1;
  const strongest = evidence[0] as Bidrag;
  const alone = `Hade ${name(strongest)} legat på väntad nivå vore sannolikheten ${format.share(without(1))} i stället för ${format.share(likelihood)}`;
  if (needed === 1) return `${alone}. ${cellText(risk, next)}`;
  const notAlone = `${alone}. Det räcker inte ensamt för att byta nivå`;
  if (needed > 1) {
    const all = evidence.slice(0, needed).map(name);
    const what =
      needed <= 4
        ? `${needed === 2 ? "både " : ""}${format.list(all)}`
        : `de ${format.inWords(needed)} starkaste uppgifterna`;
    return `${notAlone}: ${limit}, kommer den först om ${what} legat på väntad nivå (då ${format.share(without(needed))}). ${cellText(risk, next)}`;
  }
  const every =
    evidence.length === 1
      ? ""
      : `, och inte ens om alla ${format.inWords(evidence.length)} uppgifter som ${sign > 0 ? "höjer" : "sänker"} legat där (då ${format.share(without(evidence.length))})`;
  return `${notAlone}${every}: ${limit}, når den inte så länge utgångsläget är detsamma.`;
}

function cellText({ konsekvens_niva: consequence, sannolikhet_niva: now }: Risk, likelihoodLevel: number): string {
  if (consequence == null || now == null) return "";
  const points = likelihoodLevel * consequence;
  const { word } = riskLevel(points);
  const still = word === riskLevel(now * consequence).word ? "fortfarande " : "";
  return `Med konsekvens ${consequence} (${consequenceWords[consequence - 1]}) blir det ${points} poäng i stället för ${now * consequence}, ${still}${word} risk.`;
}

/** What the next follow-up would do, whichever way it goes: the one thing that a reader can bring about. */
export function nextFollowUp(risk: Risk, cuts: readonly number[]): string {
  const { sannolikhet: now, sannolikhet_om_utan_fynd: without, sannolikhet_om_fynd: found } = risk;
  if (now == null || without == null || found == null) return "";
  const level = (share: number) => 1 + cuts.filter((cut) => share >= cut).length;
  const told = (share: number) => {
    const points = level(share) * (risk.konsekvens_niva ?? 0);
    const same = level(share) === risk.sannolikhet_niva;
    return `${format.share(share)} (${same ? "fortfarande " : ""}${points} poäng)`;
  };
  // With much known already a single follow-up hardly moves it: said so, or the figures look like a mistake.
  if (Math.max(Math.abs(found - now), Math.abs(now - without)) < 0.03)
    return `Nästa uppföljning ensam ändrar bedömningen lite: ${told(without)} om inga brister hittas och ${told(found)} om någon hittas. Den väger lätt mot allt annat som redan är känt om enheten.`;
  return `Om nästa uppföljning inte finner något sjunker sannolikheten till ${told(without)}; finner den en brist stiger den till ${told(found)}.`;
}
