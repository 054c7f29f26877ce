/** Sentences of the letter with questions to an utförare. It asks; it never says that anyone did wrong. */
import type { Letter, LetterRow, Question } from "../letters/letter.ts";
import { enumerate, longDate } from "./plan.ts";
import { spokenMonth, spokenText } from "./spokenText.ts";

const whole = new Intl.NumberFormat("sv-SE");
const money = new Intl.NumberFormat("sv-SE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** @example kronor(1234.5) // "1 234,50" */
export const kronor = (amount: number | null): string => (amount === null ? "okänt" : money.format(amount));
export const minutes = (amount: number | null): string => (amount === null ? "–" : whole.format(amount));

const questions = (n: number): string => (n === 1 ? "en fråga" : `${whole.format(n)} frågor`);

export const letterTitle = "Frågor om fakturerad och utförd tid";

export const addressed = ({ utforare_namn, utforare_id }: Letter): string => `Till: ${utforare_namn} (${utforare_id})`;
export const from = ({ kommun }: Letter): string => `Från: ${kommun}`;
/** For the municipality to fill in, in its own template. */
export const toFillIn = ["Datum: [datum]", "Kontakt: [namn, telefon och e-post]"] as const;

export const opening = ({ antal, per_datum, kommun, fran, till }: Letter): string =>
  `${kommun} går regelbundet igenom fakturor, beslut och registrerade besök från alla utförare, kommunala som privata, på samma sätt. ` +
  `I uppgifterna till och med den ${longDate(per_datum)} finns sådant som vi inte kan förklara själva. Vi har därför ${questions(antal)} till er, om ${fran === till ? spokenMonth(fran) : `${spokenMonth(fran)} till ${spokenMonth(till)}`}.`;

export const noAccusation = {
  title: "Det här är frågor, inte påståenden om fel",
  text: [
    "Att något finns med här betyder att två uppgifter inte stämmer med varandra, eller att något är ovanligt. Det har ofta en enkel förklaring, " +
      "och det är ni som känner verksamheten.",
    "Vi har inte tagit ställning till någon av frågorna och inte fattat något beslut. Innan vi gör det har ni rätt att yttra er och att ta del av de " +
      "uppgifter som frågorna bygger på.",
  ],
} as const;

export const howToAnswer = ({ svarsdagar, fil, antal }: Letter, shown: number): { title: string; text: string[] } => ({
  title: "Så svarar ni",
  text: [
    `Svara gärna så snart ni kan, och senast ${whole.format(svarsdagar)} dagar efter att ni fått brevet. Räcker inte tiden, hör av er så hittar vi en dag som fungerar.`,
    `Skriv i svarstabellen sist i brevet eller i filen ${fil}, som innehåller samma frågor och går att öppna i Excel.` +
      (shown < antal
        ? ` Brevet tar upp ${shown === 1 ? "den fråga" : `de ${whole.format(shown)} frågor`} som väntas röra mest: kronorna i frågan, vägda med hur troligt det är att något behöver rättas. ` +
          `${antal - shown === 1 ? "En till finns" : `De övriga ${whole.format(antal - shown)} finns`} bara i filen.`
        : ""),
    "Skriv kort vad som hände. Blev något fel räcker det att ni skriver det och vilket belopp det gäller; hur det rättas kommer vi överens om.",
    "Skriv inga namn och inga personnummer i svaret. Hänvisa i stället till besökets eller fakturaradens nummer.",
  ],
});

export const overview = "Översikt";
/** The sum of all questions, and where the letter has not room for them all, how much of it is in the letter as the rows above are. */
export const overviewSums = ({ antal, unik_kr, unik_kr_i_brevet }: Letter, shown: number): [string, string][] =>
  shown === antal
    ? [["Alla frågor, varje krona en gång", `${kronor(unik_kr)} kronor`]]
    : [
        [
          `Alla ${whole.format(antal)} frågor, också de som bara finns i filen, varje krona en gång`,
          `${kronor(unik_kr)} kronor`,
        ],
        ["Varav frågorna i brevet", `${kronor(unik_kr_i_brevet)} kronor`],
      ];
export const overviewNote = ({ antal }: Letter, shown: number): string =>
  `${shown === antal ? "" : `Tabellen räknar bara ${shown === 1 ? "frågan" : `de ${whole.format(shown)} frågorna`} i brevet. `}` +
  "Flera frågor kan röra samma krona. Därför är en summa där varje krona räknas en gång inte alltid lika med raderna ihop.";

export const compared = (sources: readonly string[]): string =>
  `Vi har jämfört ${enumerate(sources.map((source) => source.charAt(0).toLocaleLowerCase("sv-SE") + source.slice(1)))}.`;
export const ourQuestion = "Vår fråga";
export const reminder = "Påminnelse: vi har frågat om detta tidigare.";
export const possibleExplanation = "Det kan till exempel bero på";

/** @example periodOf("2026-03/2026-05") // "mars 2026 till maj 2026" */
export const periodOf = (period: string): string => period.split("/").map(spokenMonth).join(" till ");

/** What the figures show, and first that it has been asked before. */
export const shownIn = ({ forklaring, paminnelse }: Question): string =>
  paminnelse ? `${reminder} ${spokenText(forklaring)}` : spokenText(forklaring);

const rowText = ({ id, slag, nar }: LetterRow): string =>
  `${slag === "besok" ? "besök" : "fakturarad"} ${id}${nar ? ` (${nar})` : ""}`;

/** The rows that a question is about, at most `most` of them by id. */
export function rowsOf({ rader, hos_andra }: Question, most: number): string {
  const shown = rader.slice(0, most).map(rowText);
  if (rader.length > most) shown.push(`och ${whole.format(rader.length - most)} till, i filen`);
  if (hos_andra > 0)
    shown.push(hos_andra === 1 ? "samt ett besök hos en annan utförare" : `samt ${hos_andra} besök hos andra utförare`);
  return shown.join(", ");
}

export const answerTable = {
  title: "Svarstabell",
  text:
    "Ni fyller i svar och, om något ska rättas, belopp. Kommunen fyller i datum, utfall och roll när svaret är bedömt; utfall är felaktigt, delvis, " +
    "forklarat eller obesvarat. Tabellen kan sedan läsas in som den är.",
} as const;

export const thanks = "Tack för att ni tar er tid. Era svar gör också att vi ställer bättre frågor nästa gång.";
