import { format } from "../../components/index.ts";
import type { Indikator, Signal, Trend } from "./rows.ts";

const UTFALL: Record<string, string> = {
  tydlig_okning: "tydlig ökning",
  mojlig_okning: "möjlig ökning",
  tydlig_minskning: "tydlig minskning",
  mojlig_minskning: "möjlig minskning",
  tydligt_hogre: "tydligt högre",
  mojligt_hogre: "möjligt högre",
  tydligt_lagre: "tydligt lägre",
  mojligt_lagre: "möjligt lägre",
  tydlig_forbattring: "tydlig förbättring",
  mojlig_forbattring: "möjlig förbättring",
  tydlig_forsamring: "tydlig försämring",
  mojlig_forsamring: "möjlig försämring",
  for_tidigt: "för tidigt",
  tydligt_monster: "tydligt mönster",
  mojligt_monster: "möjligt mönster",
  konstaterat: "konstaterat",
  ingen_sakerstalld_forandring: "ingen säkerställd förändring",
  for_lite_underlag: "för lite underlag",
  lag_rapportering: "låg rapportering",
  enskild_handelse: "enskild händelse",
};
export const outcomeWord = (utfall: string): string => UTFALL[utfall] ?? utfall;

const METOD: Record<string, string> = {
  egen_historik: "mot egen historik",
  jamforelse: "mot jämförbara enheter",
  riktvarde: "mot riktvärdet",
  enskild_handelse: "enskild händelse",
  lag_rapportering: "mot väntat antal",
};
export const methodWord = (metod: string): string => METOD[metod] ?? metod;

const UNDERLAG: Record<string, string> = {
  tillrackligt: "tillräckligt underlag",
  svagt: "svagt underlag",
  saknas: "underlag saknas",
};
export const basisWord = (underlag: string): string => UNDERLAG[underlag] ?? underlag;

/** Is the signal on the side that calls for a question? Few reported avvikelser are not good news by themselves. */
export function callsForQuestion(signal: Pick<Signal, "utfall">, indikator: Indikator | undefined): boolean {
  if (signal.utfall === "lag_rapportering" || signal.utfall === "enskild_handelse") return true;
  const hogre = /hogre|okning/.test(signal.utfall);
  const lagre = /lagre|minskning/.test(signal.utfall);
  return indikator?.riktning === "lag" ? lagre : hogre;
}

/** `2.08` → `2,1 gånger så högt`, `0.3` → `en tredjedel` is too clever: `0,3 gånger` */
export function ratioText(kvot: number | null, lag: number | null, hog: number | null): string {
  if (kvot == null) return "kvot saknas";
  const ett = (value: number) => format.number(value, value < 10 ? 1 : 0);
  return `${ett(kvot)} gånger (${format.interval(lag, hog, ett)})`;
}

/** A signal's ratio is drawn towards the group's middle, so it is not the quotient of the two rates beside it: said every time. */
export const shrunkText = (kvot: number | null, lag: number | null, hog: number | null): string =>
  kvot == null ? "kvot saknas" : `${ratioText(kvot, lag, hog)} när slumpen räknats bort`;

/** A value with its unit, e.g. `8,1 per 1 000 brukardygn`, `13 %`. */
export function valueText(value: number | null, indikator: Indikator | undefined): string {
  if (value == null) return format.MISSING;
  if (indikator?.typ === "andel") return format.share(value);
  const digits = Math.abs(value) < 1 ? 2 : 1;
  if (!indikator || indikator.skala === 1) return format.number(value, Number.isInteger(value) ? 0 : 1);
  return `${format.number(value, digits)} per ${format.number(indikator.skala)} ${indikator.exponering}`;
}

/** Change over a year out of a relative change per quarter: `+22 % om året (-4 till +46 %)`. */
export function yearlyRate({ lutning, lag, hog }: Pick<Trend, "lutning" | "lag" | "hog">): string {
  if (lutning == null) return "takten går inte att ange";
  const procent = (value: number | null) => (value == null ? null : ((1 + value) ** 4 - 1) * 100);
  const visa = (value: number) => format.signed(value);
  const spann = format.interval(procent(lag), procent(hog), visa).replace(/(\d)–/, "$1 till ");
  return `${visa(procent(lutning) ?? 0)}\u00a0% om året (${spann}\u00a0%)`;
}

const GRUND: Record<string, string> = {
  krav: "kravens egen konsekvens om de inte är uppfyllda",
  allvarlighetsgrad: "hur allvarliga de inträffade händelserna har bedömts vara",
  enskild_handelse: "en enskild allvarlig händelse, som inte vägs statistiskt",
};
export const groundWord = (grund: string | null): string => GRUND[grund ?? ""] ?? "okänd grund";

/** `lex-sarah:2026-Q3` → `lex Sarah bedömd som allvarlig, kvartal 3 2026` */
export function eventText(handelse: string): string {
  const [kind, quarter] = handelse.split(":");
  const what = kind === "lex-maria" ? "lex Maria med allvarlig skada" : "lex Sarah bedömd som allvarlig";
  return `${what}, ${format.quarter(quarter)}`;
}

/** `n` and a noun that agrees: `countOf(1, "enhet", "enheter")` → `en enhet` */
export const countOf = (n: number, ental: string, flertal: string, neutrum = false): string =>
  `${format.inWords(n, neutrum)} ${n === 1 ? ental : flertal}`;

/** A number of people or things as the subject of a sentence; nobody says `noll behöver göras`. */
export const noneOr = (n: number): string => (n === 0 ? "ingen" : format.inWords(n));

/** The first names and how many are left out: `A, B, C, D och två till` */
export const someOf = (items: readonly string[], most = 4): string =>
  items.length <= most
    ? format.list([...items])
    : `${items.slice(0, most).join(", ")} och ${format.inWords(items.length - most)} till`;
