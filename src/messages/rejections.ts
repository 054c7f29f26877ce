/**
 * Why a row was rejected and what to do: one Swedish sentence per rule. `shown` is the offending value as it may be
 * shown, or null where it may not (it could be a name).
 */

type Sentence = (column: string, shown: string | null, known: readonly string[], allowed: readonly string[]) => string;

/** A list short enough to read is better than a guess at what was meant. */
const shortList = 8;

const codesToChoose = (known: readonly string[], allowed: readonly string[]): string => {
  if (known.length > 0) return `; närmast är ${known.join(", ")}`;
  return allowed.length > 0 && allowed.length <= shortList ? `; tillåtna är ${allowed.join(", ")}` : "";
};

const value = (shown: string | null): string => (shown === null ? "värdet (visas inte)" : `värdet ”${shown}”`);

/** Both ways to write `3,500`, where both are amounts; three decimals of which the last is no nought are no öre. */
function eitherAmount(shown: string | null): string {
  const [, sign = "", kronor, decimals] = /^\s*([-−]?)\+?\s*(\d+)[.,](\d{3})\s*$/.exec(shown ?? "") ?? [];
  if (!kronor || !decimals) return "skriv till exempel 3500 eller 3,50";
  const ore = decimals.endsWith("0") ? `${sign}${kronor},${decimals.slice(0, 2)}` : "beloppet med två decimaler";
  return `skriv ${sign}${kronor}${decimals} eller ${ore}`;
}

const sentences: Record<string, Sentence> = {
  saknas: (column) => `${column} saknas men krävs; fyll i kolumnen och lämna filen på nytt`,
  datum: (column, shown) => `${column}: ${value(shown)} är inget datum; skriv ÅÅÅÅ-MM-DD`,
  orimligt_datum: (column, shown) => `${column}: ${value(shown)} ligger utanför 1900–2199; rätta året`,
  tid: (column, shown) => `${column}: ${value(shown)} är ingen tidpunkt; skriv ÅÅÅÅ-MM-DD TT:MM`,
  klockslag_finns_inte: (column, shown) =>
    `${column}: ${value(shown)} finns inte, klockan ställdes fram den natten; rätta registreringen`,
  manad: (column, shown) => `${column}: ${value(shown)} är ingen månad; skriv ÅÅÅÅ-MM`,
  kvartal: (column, shown) => `${column}: ${value(shown)} är inget kvartal; skriv till exempel 2025-Q4`,
  belopp: (column, shown) => `${column}: ${value(shown)} är inget belopp; skriv till exempel 1234,50`,
  delar_av_ore: (column, shown) =>
    `${column}: ${value(shown)} har fler än två decimaler; avrunda inte här utan rätta i källan`,
  tusental: (column, shown) => `${column}: ${value(shown)} kan vara tusental eller ören; ${eitherAmount(shown)}`,
  timmar: (column, shown) => `${column}: ${value(shown)} är inte timmar; skriv decimaltal, till exempel 1,5`,
  tal: (column, shown) => `${column}: ${value(shown)} är inget tal`,
  heltal: (column, shown) => `${column}: ${value(shown)} är inget heltal`,
  andel: (column, shown) => `${column}: ${value(shown)} är ingen andel; skriv till exempel 0,85 eller 85 %`,
  janej: (column, shown) => `${column}: ${value(shown)} är varken ja eller nej`,
  grad: (column, shown) => `${column}: ${value(shown)} är inte 1, 2, 3 eller 4`,
  okand_kod: (column, shown, known, allowed) =>
    `${column}: ${value(shown)} är ingen känd kod${codesToChoose(known, allowed)}; rätta koden eller lägg till den i en mappning`,
  okant_id: (column, shown) =>
    `${column}: ${value(shown)} finns inte i registret; lägg till raden där eller rätta id:t`,
  organisationsnummer: (column, shown) =>
    `${column}: ${value(shown)} har fel kontrollsiffra; rätta organisationsnumret`,
  for_litet: (column, shown, _, [least]) => `${column}: ${value(shown)} är för litet; minst ${least}`,
  for_stort: (column, shown, _, [most]) => `${column}: ${value(shown)} är för stort; högst ${most}`,
  struktur: () => "raden har fel antal fält eller ett citattecken som aldrig stängs; exportera raden på nytt",
  familjeradgivning: () =>
    "uppgifter om enskilda i familjerådgivning läses aldrig in (15 kap. 9 § socialtjänstlagen, 26 kap. 3 § OSL); ta bort raden ur exporten",
  nyckelkonflikt: (column) =>
    `samma nyckel (${column}) står på flera rader med olika innehåll i samma fil; rätta i källan så att en rad återstår`,
};

export function rejection(
  rule: string,
  column: string,
  shown: string | null,
  known: readonly string[] = [],
  allowed: readonly string[] = [],
): string {
  const sentence = sentences[rule];
  if (!sentence) throw new Error(`no sentence for rule ${rule}`);
  return sentence(column, shown, known, allowed);
}
