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

const percent = (share: number): string => `${number(100 * share)} %`;

export type Unmet = {
  readonly krav: string;
  readonly verksamhet: string;
  readonly fynd: number;
  readonly antal: number;
  readonly vantad: number;
  readonly utforare: number;
  readonly provadeUtforare: number;
  readonly systemorsak: number;
  readonly q: number;
};

export const unmetAtSeveral = (found: Unmet): string =>
  `Kravet ”${found.krav}” var inte uppfyllt i ${number(found.fynd)} av ${number(found.antal)} uppföljningar inom ${inRunningText(found.verksamhet)} (${percent(found.fynd / found.antal)}), hos ${inWords(found.utforare)} av ${inWords(found.provadeUtforare)} utförare. ` +
  `Väntat var ${percent(found.vantad)}, efter hur kravet uppfylls i andra verksamheter och hur andra krav uppfylls här. Av mönster som ser ut så här väntas ${falseShare(found.q)} vara slump.` +
  (found.systemorsak > 0
    ? ` ${capital(inWords(found.systemorsak))} av bristerna är redan ${found.systemorsak === 1 ? "märkt" : "märkta"} som systemorsak.`
    : "");

export const themeOfUnmet = (krav: string, verksamhet: string): string =>
  `Föreslå tema: kravet ”${krav}” inom ${inRunningText(verksamhet)}. När de flesta utförare brister i samma krav är det ofta kravet, ersättningen eller uppdraget som behöver ändras (NA-61). Fråga utförarna vad som hindrar dem innan någon får en åtgärdsplan.`;

export type Repeated = {
  readonly krav: string;
  readonly brister: number;
  readonly provade: number;
  readonly andel: number;
};

export const repeatedAfterRemedy = ({ krav, brister, provade, andel }: Repeated): string =>
  brister === 1
    ? `Kravet ”${krav}” brister på nytt vid en enhet, fast åtgärden var verifierad. I kommunen brister krav igen i ${percent(andel)} av de fall som följts upp på nytt.`
    : `Kravet ”${krav}” brister på nytt vid ${inWords(brister)} av utförarens ${inWords(provade)} enheter där det följts upp efter verifierad åtgärd. I kommunen i övrigt brister krav igen i ${percent(andel)} av fallen.`;

export const askOfRepeated =
  "Fråga vad åtgärden var, hur den verifierades och varför den inte höll. Upprepade brister hanteras enligt avtalet eller verksamhetsuppdraget (NO-35).";

export type Voices = {
  readonly pekar: readonly string[];
  readonly kallor: number;
  readonly andel: number;
  readonly q: number;
};

export const severalVoices = ({ pekar, kallor, andel, q }: Voices): string =>
  `${capital(inWords(pekar.length))} av ${inWords(kallor)} källor som inte hänger ihop räknar enheten till de svagaste ${percent(andel)}: ${enumerate(pekar)}. Av enheter som ser ut så här väntas ${falseShare(q)} göra det av en slump.`;

export const askOfUnison =
  "Föreslå en fördjupad uppföljning. Fråga enheten vad som har förändrats, och läs källorna tillsammans innan besöket: de kan beskriva samma händelse.";

export type WeakUnits = {
  readonly svaga: number;
  readonly enheter: number;
  readonly kvalitetsomrade: string;
  readonly andel: number;
  readonly q: number;
};

export const severalWeakUnits = ({ svaga, enheter, kvalitetsomrade, andel, q }: WeakUnits): string =>
  `${capital(inWords(svaga))} av utförarens ${inWords(enheter)} enheter hör till de svagaste ${percent(andel)} inom ${inRunningText(kvalitetsomrade)}, när alla källor vägs ihop. Mönstret står kvar när den svagaste enheten räknas bort; av mönster som ser ut så här väntas ${falseShare(q)} vara slump.`;

export const askOfProvider =
  "Fråga utföraren, inte bara enheterna: finns det en gemensam ledning, bemanning, rutin eller introduktion som kan förklara det?";
