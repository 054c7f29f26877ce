import { format } from "../../components/index.ts";
import { groupBy } from "./group.ts";
import type { Register } from "./register.ts";
import type { Indikator, Signal, Utfallssumma } from "./rows.ts";
import { callsForQuestion, methodWord, outcomeWord, shrunkText, valueText } from "./words.ts";

const STRENGTH = ["enskild_handelse", "lag_rapportering", "tydligt", "mojligt"];

/** What the council should ask about first: single grave events, silence, then clear before possible, then the largest ratio. */
export function inOrderOfWeight(signals: readonly Signal[], names: Register): Signal[] {
  const weight = ({ utfall }: Signal) => STRENGTH.findIndex((word) => utfall.startsWith(word));
  const away = ({ rr }: Signal) => Math.abs(Math.log(rr && rr > 0 ? rr : 1));
  const asks = (signal: Signal) => Number(!callsForQuestion(signal, names.indikatorer.get(signal.indikator_id)));
  return [...signals].sort(
    (a, b) => asks(a) - asks(b) || weight(a) - weight(b) || away(b) - away(a) || (a.signal_id < b.signal_id ? -1 : 1),
  );
}

/** A kategori that makes up its whole kvalitetsområde gives the same figures twice: the more precise name stays. */
export function withoutTwins(signals: readonly Signal[], names: Register): Signal[] {
  const groups = groupBy(signals, ({ enhet_id, metod, utfall, varde, rr, signal_id }) =>
    // single events and hidden figures have nothing to be alike by
    varde == null || rr == null ? signal_id : `${enhet_id}|${metod}|${utfall}|${varde}|${rr}`,
  );
  const broad = ({ indikator_id }: Signal) => {
    const area = names.indikatorer.get(indikator_id)?.kvalitetsomrade;
    return area == null || indikator_id.endsWith(area);
  };
  return [...groups.values()].flatMap((group) => group.find((signal) => !broad(signal)) ?? group.slice(0, 1));
}

/** The signal in words: how much, against what, n. */
export function signalText(signal: Signal, indicator: Indikator | undefined): string {
  if (signal.metod === "enskild_handelse")
    return "En händelse av det här slaget prövas aldrig statistiskt: den tas upp som den är.";
  if (signal.dold)
    return `${format.capitalise(outcomeWord(signal.utfall))}; siffrorna rör för få personer för att visas.`;
  if (signal.metod === "lag_rapportering") {
    const quiet = signal.skal === "tyst_kvartal" ? " Det senaste kvartalet var helt tyst." : "";
    return `${format.number(signal.varde)} rapporterade på fyra kvartal mot ${format.number(signal.referens)} väntade.${quiet}`;
  }
  return `${valueText(signal.varde, indicator)} mot ${valueText(signal.referens, indicator)}, ${shrunkText(signal.rr, signal.rr_lag, signal.rr_hog)} ${methodWord(signal.metod)}; ${countText(signal, indicator)}.`;
}

function countText(signal: Signal, indicator: Indikator | undefined): string {
  if (indicator?.typ === "andel") return `n = ${format.number(signal.underlag)} ${indicator.exponering}`;
  return `n = ${format.number(signal.antal)} händelser`;
}

/** How many were tried, and how many could not be: a list of findings means little without it. */
export function testedText(sums: readonly Utfallssumma[], slag: "signal" | "trend"): string {
  // a single grave event is not compared with anything
  const of = sums.filter((row) => row.slag === slag && row.metod !== "enskild_handelse");
  const total = of.reduce((sum, { antal }) => sum + antal, 0);
  const thin = of.filter(({ utfall }) => utfall === "for_lite_underlag").reduce((sum, { antal }) => sum + antal, 0);
  const flagged = of
    .filter(({ utfall }) => !["for_lite_underlag", "ingen_sakerstalld_forandring"].includes(utfall))
    .reduce((sum, { antal }) => sum + antal, 0);
  if (total === 0) return slag === "signal" ? "Ingen jämförelse kunde göras." : "Ingen serie kunde prövas.";
  const what = slag === "signal" ? "jämförelser" : "serier";
  return `${format.number(total)} ${what} gjordes. I ${format.number(thin)} räckte underlaget inte för att säga något, i ${format.number(total - thin - flagged)} syntes ingen säkerställd skillnad och ${format.number(flagged)} stack ut. ${chanceText(of[0])}`;
}

/** What chance alone would give, in whole numbers that anybody can set beside the findings. */
function chanceText(row: Utfallssumma | undefined): string {
  if (!row || row.provade === 0) return "";
  const expected = row.slump_alla < 0.5 ? "knappt någon" : `omkring ${format.number(Math.round(row.slump_alla))}`;
  return `${format.number(row.provade)} av dem räckte för att prövas samtidigt. Slumpen ensam väntas ge ${expected} av dem som stack ut; hade var och en fått sin egen femprocentsgräns hade den gett omkring ${format.number(Math.round(row.utan_gallring))}.`;
}
