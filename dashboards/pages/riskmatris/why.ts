import { consequenceWords, format, likelihoodWords, riskLevel } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Indikator, Risk } from "../common/rows.ts";
import { eventText, groundWord, valueText } from "../common/words.ts";
import { type RuleText, ruleWords } from "./rule.ts";

export const BASE = "grundniva";

/** Contributions that are no indicator's own: what the unit's other areas say of it, and what the utförare's other units say. */
const ELSEWHERE: Record<string, { name: string; text: string }> = {
  "enheten-i-ovrigt": {
    name: "Enheten i övrigt",
    text: "Vad enhetens övriga kvalitetsområden säger: det som brister på ett håll brister ofta på flera.",
  },
  "utforaren-i-ovrigt": {
    name: "Utföraren i övrigt",
    text: "Vad utförarens övriga enheter i samma verksamhet säger: de har ofta samma ledning och rutiner.",
  },
};

/** The name of what contributes. */
export const sourceName = (id: string, names: Register): string => ELSEWHERE[id]?.name ?? names.indicatorName(id);

/** Log-odds back to a share. */
export const shareOf = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds));

/** The base first, then what weighs most, whichever way. */
export function inOrder(rows: readonly Bidrag[]): Bidrag[] {
  const rest = rows.filter(({ indikator_id }) => indikator_id !== BASE);
  return [
    ...rows.filter(({ indikator_id }) => indikator_id === BASE),
    ...rest.sort((a, b) => Math.abs(b.bidrag) - Math.abs(a.bidrag) || (a.indikator_id < b.indikator_id ? -1 : 1)),
  ];
}

export const logOdds = (rows: readonly Bidrag[]): number => rows.reduce((sum, { bidrag }) => sum + bidrag, 0);

/** The probability, of what, and its level. */
export function likelihoodSentence(risk: Risk): string {
  const { sannolikhet: likelihood, sannolikhet_niva: level } = risk;
  return `Sannolikheten att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt bedöms till ${format.share(likelihood)}${level == null ? "" : `, nivå ${level} (${likelihoodWords[level - 1]})`}.`;
}

/** What speaks loudest, on either side, in percentage points. */
export function driversSentence(rows: readonly Bidrag[], names: Register): string {
  const ordered = inOrder(rows);
  const moved = steps(ordered);
  const of = (sign: 1 | -1, most: number) =>
    ordered
      .map((row, index) => ({ row, points: moved[index] ?? 0 }))
      .filter(({ row, points }) => row.indikator_id !== BASE && sign * points >= 1)
      .slice(0, most)
      .map(({ row, points }) => `${inSentence(sourceName(row.indikator_id, names))} (${format.signed(points)})`);
  const [raising, lowering] = [of(1, 3), of(-1, 2)];
  const base = ordered.find(({ indikator_id }) => indikator_id === BASE);
  const start = base ? `Utgångsläget i verksamheten är ${format.share(shareOf(base.bidrag))}. ` : "";
  if (raising.length === 0 && lowering.length === 0)
    return `${start}Inga egna uppgifter flyttar risken nämnvärt därifrån.`;
  const up = raising.length > 0 ? `Mest höjer ${format.list(raising)}` : "Inget höjer";
  const down = lowering.length > 0 ? `; mest sänker ${format.list(lowering)}` : "; inget sänker nämnvärt";
  return `${start}${up}${down}, i procentenheter.`;
}

export function cellSentence(risk: Risk): string {
  const { sannolikhet_niva: likelihood, konsekvens_niva: consequence } = risk;
  if (likelihood == null || consequence == null) return "";
  const points = likelihood * consequence;
  return `Med konsekvens ${consequence} (${consequenceWords[consequence - 1]}) blir det ${points} poäng, ${riskLevel(points).word} risk. Konsekvensen kommer av ${consequenceGround(risk)}.`;
}

/** How far the figure may be from the truth, and which cells of the matrix that is. */
export function intervalSentence(risk: Risk): string {
  const { konsekvens_niva: consequence, niva_lag: low, niva_hog: high } = risk;
  if (risk.sannolikhet == null || consequence == null || low == null || high == null) return "";
  const interval = `I 90 fall av 100 ligger sannolikheten mellan ${format.share(risk.sannolikhet_lag)} och ${format.share(risk.sannolikhet_hog)}`;
  return low === high
    ? `${interval}: hela intervallet är i samma ruta.`
    : `${interval}, alltså sannolikhet ${low}–${high} och ${low * consequence}–${high * consequence} poäng.`;
}

/** One serious case is named, so that the reader can find it; several by their number and the latest. */
function consequenceGround({ konsekvens_grund, konsekvens_handelser: events }: Risk): string {
  const [latest] = events;
  if (konsekvens_grund !== "enskild_handelse" || !latest) return groundWord(konsekvens_grund);
  const named =
    events.length === 1
      ? eventText(latest)
      : `${format.inWords(events.length)} enskilda händelser, senast ${eventText(latest)}`;
  return `${named}. Sådana vägs aldrig statistiskt`;
}

/** Each step in percentage points, from the base to the result, in the order given. */
export function steps(ordered: readonly Bidrag[]): number[] {
  let sum = 0;
  return ordered.map(({ indikator_id, bidrag }) => {
    const before = indikator_id === BASE ? 0 : 100 * shareOf(sum);
    sum += bidrag;
    return 100 * shareOf(sum) - before;
  });
}

/** The place, and what its class means for who plans. */
export function placeSentence(risk: Risk, judged: number): string {
  if (risk.rang == null) return "";
  return `Plats ${format.number(risk.rang)} av ${format.number(judged)}, men den kan höra hemma på plats ${format.interval(risk.rang_lag, risk.rang_hog)}. Prioritetsklass ${risk.prioritetsklass}: risker i samma klass går inte säkert att skilja åt, så platsen inom klassen betyder lite.`;
}

export const ruleSentence = (risk: Risk, rule: RuleText): string =>
  risk.atgardsregel
    ? `Risken ska utredas vidare oavsett plats i listan. ${ruleWords(risk.atgardsregel, rule)}`
    : "Ingen regel om att alltid utreda vidare slog till.";

/** What one piece of evidence rests on: how many, how much, against what. Thin figures lean on the rows of `ELSEWHERE`. */
export function restsOn(row: Bidrag, indicator: Indikator | undefined): string {
  if (row.indikator_id === BASE)
    return `${format.share(row.varde)} av uppföljningarna i verksamhetsområdet fann en brist (kommunen ${format.share(row.referens)}), räknat på ${format.number(row.antal)} uppföljningar.`;
  const elsewhere = ELSEWHERE[row.indikator_id];
  if (elsewhere) return elsewhere.text;
  if (row.dold) return "För få personer för att visas.";
  if (row.varde == null && row.antal == null) return "Ett påslag, som inte räknas ur enhetens egna tal i området.";
  if (indicator?.klass === "granskning" && indicator.exponering === "uppföljningar")
    return `${format.number(row.antal)} av ${format.number(row.underlag)} uppföljningar fann en brist; väntat ${format.share(row.referens)}.`;
  if (indicator?.typ === "andel") return `${shareText(row, indicator)}; väntat ${format.share(row.referens)}.`;
  if (indicator?.skala === 1)
    return `${format.number(row.antal)} mot väntade ${format.number(row.referens, digitsOf(row.referens))}.`;
  const events = row.antal === 1 ? "en händelse" : `${format.inWords(row.antal ?? 0)} händelser`;
  return `${format.capitalise(events)}, ${valueText(row.varde, indicator)}; väntat ${format.number(row.referens, (row.referens ?? 0) < 1 ? 2 : 1)}.`;
}

/** `4 av 30 svarande (13 %)`; the count is left out where it is withheld. */
function shareText({ varde, antal, underlag }: Bidrag, { exponering }: Indikator): string {
  if (underlag == null) return format.share(varde);
  const of = `${format.number(underlag)} ${exponering}`;
  return antal == null
    ? `${format.share(varde)} av ${of}`
    : `${format.number(antal)} av ${of} (${format.share(varde)})`;
}

const digitsOf = (value: number | null): number => (value != null && value < 10 && !Number.isInteger(value) ? 1 : 0);

/** The title of the bars: what speaks loudest. */
export function driversTitle(rows: readonly Bidrag[], names: Register): string {
  const raising = inOrder(rows).filter(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag >= 0.1);
  const lowering = inOrder(rows).filter(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag <= -0.1);
  const name = (row: Bidrag) => inSentence(sourceName(row.indikator_id, names));
  const [first, second] = raising;
  if (first)
    return second
      ? `${format.capitalise(name(first))} och ${name(second)} höjer mest`
      : `${format.capitalise(name(first))} höjer mest`;
  if (lowering[0]) return `Inget höjer tydligt; ${name(lowering[0])} sänker mest`;
  return "Inget talar tydligt för eller emot: risken ligger nära verksamhetsområdets nivå";
}

/** `Fall` → `fall`, `Lex Sarah` stays readable: only the first letter, and not of abbreviations. */
export const inSentence = (name: string): string =>
  /^[A-ZÅÄÖ]{2}/.test(name) ? name : name.charAt(0).toLocaleLowerCase("sv") + name.slice(1);

export function basisSentence(risk: Risk): string {
  const silent = risk.tysta > 0 ? `, medan ${format.inWords(risk.tysta)} hade för få händelser för att säga något` : "";
  const basis =
    risk.underlag === "svagt"
      ? "Underlaget är svagt: bilden vilar mer på jämförbara enheter än på enhetens egna uppgifter."
      : "Det finns tillräckligt med uppgifter från enheten själv för att bedöma risken.";
  return `${basis} ${format.capitalise(format.inWords(risk.indikatorer))} ${risk.indikatorer === 1 ? "indikator" : "indikatorer"} bidrar${silent}.`;
}

export function followUpSentence(risk: Risk): string {
  const last = risk.senaste_uppfoljning
    ? `Området följdes senast upp ${format.date(risk.senaste_uppfoljning)}; ${format.inWords(risk.fynd)} av ${format.inWords(risk.uppfoljningar)} uppföljningar på tre år fann något.`
    : "Området har inte följts upp här, såvitt uppgifterna visar. En uppföljning skulle säga mest.";
  const next = risk.planerad_manad
    ? ` I planen ligger den i ${format.month(risk.planerad_manad)}.`
    : " Ingen rad i planen pekar på den här risken.";
  return last + next;
}
