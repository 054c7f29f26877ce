import { consequenceWords, format, likelihoodWords, riskLevel } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Bidrag, Indikator, Risk } from "../common/rows.ts";
import { eventText, evidenceWord, groundWord, ruleWords, valueText } from "../common/words.ts";

export const BASE = "grundniva";

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

/** What the whole page would say of one risk in a sentence. */
export function likelihoodSentence(risk: Risk): string {
  return `Sannolikheten att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt bedöms till ${format.share(risk.sannolikhet)} (90 % intervall ${format.shareInterval(risk.sannolikhet_lag, risk.sannolikhet_hog)}).`;
}

export function cellSentence(risk: Risk): string {
  const { sannolikhet_niva: likelihood, konsekvens_niva: consequence, niva_lag: low, niva_hog: high } = risk;
  if (likelihood == null || consequence == null) return "";
  const points = likelihood * consequence;
  const span =
    low != null && high != null && low !== high
      ? ` Intervallet rymmer sannolikhet ${low}–${high}, alltså ${low * consequence}–${high * consequence} poäng.`
      : " Hela intervallet ligger i samma ruta.";
  return `Sannolikhet ${likelihood} (${likelihoodWords[likelihood - 1]}) gånger konsekvens ${consequence} (${consequenceWords[consequence - 1]}) ger ${points} poäng, ${riskLevel(points).word} risk.${span} Konsekvensen kommer av ${consequenceGround(risk)}.`;
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

export function placeSentence(risk: Risk, judged: number): string {
  if (risk.rang == null) return "";
  return `Plats ${format.number(risk.rang)} av ${format.number(judged)} (90 % intervall ${format.interval(risk.rang_lag, risk.rang_hog)}), prioritetsklass ${risk.prioritetsklass}: risker i samma klass går inte säkert att skilja åt.`;
}

export const ruleSentence = (risk: Risk): string =>
  risk.atgardsregel
    ? `Ska utredas vidare oavsett plats: ${ruleWords(risk.atgardsregel)}`
    : "Ingen regel om att alltid utreda vidare slog till.";

/** What one piece of evidence rests on: value, reference, n, whose figures. */
export function restsOn(row: Bidrag, indicator: Indikator | undefined): string {
  if (row.indikator_id === BASE)
    return `${format.share(row.varde)} av verksamhetsområdets uppföljningar fann något; kommunen ${format.share(row.referens)}; n = ${format.number(row.antal)}`;
  const source = row.niva === "rullande4" ? "" : `; ${evidenceWord(row.niva)}`;
  if (row.dold) return `för få personer för att visas${source}`;
  if (indicator?.klass === "granskning")
    return `${format.number(row.antal)} av ${format.number(row.underlag)} uppföljningar fann något; väntat ${format.share(row.referens)}`;
  if (indicator?.typ === "andel") {
    const unit = indicator.exponering;
    return `${format.share(row.varde)} mot ${format.share(row.referens)}; n = ${format.number(row.underlag)} ${unit}${source}`;
  }
  if (indicator?.skala === 1) return `${format.number(row.antal)} mot väntat ${format.number(row.referens)}${source}`;
  return `${valueText(row.varde, indicator)} mot ${format.number(row.referens, (row.referens ?? 0) < 1 ? 2 : 1)}; n = ${format.number(row.antal)}${source}`;
}

/** The title of the bars: what speaks loudest. */
export function driversTitle(rows: readonly Bidrag[], names: Register): string {
  const raising = inOrder(rows).filter(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag >= 0.1);
  const lowering = inOrder(rows).filter(({ indikator_id, bidrag }) => indikator_id !== BASE && bidrag <= -0.1);
  const name = (row: Bidrag) => inSentence(names.indicatorName(row.indikator_id));
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
      : "Underlaget räcker för att bilden ska vila på enhetens egna uppgifter.";
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
