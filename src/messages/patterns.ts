/** Sentences about patterns over several series. None of them names an enhet or an utförare. */
import { enumerate } from "./plan.ts";

const number = (value: number, digits = 0): string =>
  value.toLocaleString("sv-SE", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const words = ["noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
/** @example inWords(3) // "tre" */
const inWords = (n: number): string => words[n] ?? number(n);
const capital = (text: string): string => `${text.charAt(0).toLocaleUpperCase("sv-SE")}${text.slice(1)}`;
const lower = (text: string): string => `${text.charAt(0).toLocaleLowerCase("sv-SE")}${text.slice(1)}`;
/** What would be chance is said as the share of false ones among the found, which is what q is. */
const falseShare = (q: number): string => (q < 0.001 ? "under 0,1 %" : `${number(100 * q, q < 0.1 ? 1 : 0)} %`);

/** "Särskilt boende för äldre" → "särskilt boende för äldre"; "HVB för …" and the like keep their capitals. */
export const inRunningText = (name: string): string => (/^\p{Lu}{2}/u.test(name) ? name : lower(name));

export type Growth = {
  readonly matt: string;
  readonly verksamhet: string;
  readonly vaxande: number;
  readonly utforare: number;
  readonly rr: number;
  readonly rrLag: number;
  readonly rrHog: number;
  readonly kvartal: number;
  readonly handelser: number;
  readonly minst: number;
  readonly q: number;
};

/** @example growthAtSeveral({ matt: "Avvikelser, trygghetslarm", verksamhet: "Hemtjänst", vaxande: 5, utforare: 12, … }) */
export const growthAtSeveral = (found: Growth): string =>
  `${found.matt}: ökar hos ${inWords(found.vaxande)} av ${inWords(found.utforare)} utförare inom ${inRunningText(found.verksamhet)}. ` +
  `För alla tillsammans är takten ${number(found.rr, 1)} gånger så hög i slutet av de ${inWords(found.kvartal)} kvartalen som i början (95 % säkerhet: ${number(found.rrLag, 1)}–${number(found.rrHog, 1)}; ${number(found.handelser)} händelser). ` +
  `Ökningen står sig när de ${inWords(found.minst - 1)} utförare som ökar mest räknas bort; av mönster som ser ut så här väntas ${falseShare(found.q)} vara slump.`;

export const themeOfGrowth = (matt: string, verksamhet: string): string =>
  `Föreslå tema: ${inRunningText(matt)} inom ${inRunningText(verksamhet)}. När flera utförare får mer av samma sak kan orsaken ligga i det de delar: krav, upphandling, ersättning, uppdrag, teknik eller hur kommunen följer upp (NA-61). Fråga först om rapporteringen har ändrats hos alla samtidigt.`;

export { capital, enumerate, falseShare, inWords, number };
