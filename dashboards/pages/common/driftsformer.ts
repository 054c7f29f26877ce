import { byarInterval } from "../../../src/statistics/byarInterval.ts";
import { poissonInterval } from "../../../src/statistics/poissonInterval.ts";
import { studentCritical } from "../../../src/statistics/studentT.ts";
import { wilsonInterval } from "../../../src/statistics/wilsonInterval.ts";
import { type ComparedPart, type ComparedRow, comparison, format } from "../../components/index.ts";
import type { Driftsform } from "./drawnRows.ts";
import type { Register } from "./register.ts";
import type { Indikator } from "./rows.ts";
import { countOf } from "./words.ts";

const CONFIDENCE = 0.9;

/** The sides in a fixed order, so that no chart ranks them. */
export const SIDES = ["egen_regi", "privat"] as const;
const SIDE_WORDS = ["egen regi", "privat regi"] as const;

/** The same for every comparison of driftsformer, wherever it stands: the same code, what is evened out and what is not. */
export const EQUAL_TERMS =
  "Samma kod och samma gränser räknar båda driftsformerna. Hänsyn är tagen till vilka verksamheter som drivs i vilken form, men inte till hur stora behov brukarna har: en skillnad kan bero på det.";

/**
 * The interval of one side: what differs between units or what chance gives, whichever is wider. Units of one driftsform are
 * not alike, and few events are unsure even where they happen to be.
 */
export function formInterval(
  { taljare, namnare, varde, medelfel, antal_enheter }: Driftsform,
  typ: Indikator["typ"],
  scale: number,
): { low: number; high: number } | null {
  if (taljare == null || namnare == null || varde == null) return null;
  const ends: { lower: number; upper: number }[] = [];
  if (medelfel != null && antal_enheter > 1) {
    const step = Math.exp(studentCritical(1 - CONFIDENCE, antal_enheter - 1) * medelfel);
    ends.push({ lower: varde / step, upper: varde * step });
  }
  if (Number.isInteger(taljare)) {
    if (typ === "andel" && Number.isInteger(namnare) && taljare <= namnare)
      ends.push(wilsonInterval(taljare, namnare, CONFIDENCE));
    else {
      const { lower, upper } = taljare < 10 ? poissonInterval(taljare, CONFIDENCE) : byarInterval(taljare, CONFIDENCE);
      ends.push({ lower: lower / namnare, upper: upper / namnare });
    }
  }
  if (ends.length === 0) return null;
  const cap = typ === "andel" ? 1 : Number.POSITIVE_INFINITY;
  return {
    low: scale * Math.min(...ends.map(({ lower }) => lower)),
    high: Math.min(cap, scale * Math.max(...ends.map(({ upper }) => upper))),
  };
}

const REASONS: Record<string, string> = { fa_enheter: "för få enheter", fa_personer: "för få personer" };

function partOf(row: Driftsform | undefined, typ: Indikator["typ"], scale: number): ComparedPart {
  if (!row) return { value: null, low: null, high: null, basis: "", reason: "drivs inte så" };
  const basis = countOf(row.antal_enheter, "enhet", "enheter").replace(/^\S+/, format.number(row.antal_enheter));
  const interval = formInterval(row, typ, scale);
  return {
    value: row.varde == null ? null : scale * row.varde,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    basis,
    numerator: row.taljare,
    denominator: row.namnare,
    ...(row.skal ? { reason: REASONS[row.skal] ?? row.skal } : {}),
  };
}

export interface FormComparison {
  indikator_id: string;
  row: ComparedRow;
}

/** Of one measure over all areas that both run, as a ratio to what those areas give together. */
export function overAll(rows: readonly Driftsform[], ids: readonly string[], names: Register): FormComparison[] {
  return ids.flatMap((indikator_id) => {
    const own = rows.filter((row) => row.indikator_id === indikator_id && row.verksamhetsomrade == null);
    if (own.length === 0) return [];
    // a ratio to the expected has no ceiling of one, whatever the measure is
    const parts = SIDES.map((side) =>
      partOf(
        own.find(({ driftsform }) => driftsform === side),
        "antal",
        1,
      ),
    );
    return [
      { indikator_id, row: { label: names.indicatorName(indikator_id), parts: [parts[0]!, parts[1]!] as const } },
    ];
  });
}

/** The same measure area by area, on its own scale. */
export function byService(rows: readonly Driftsform[], indikator_id: string, names: Register): ComparedRow[] {
  const indicator = names.indikatorer.get(indikator_id);
  const own = rows.filter((row) => row.indikator_id === indikator_id && row.verksamhetsomrade != null);
  const areas = [...new Set(own.map(({ verksamhetsomrade }) => verksamhetsomrade as string))]
    .map((kod) => ({ kod, label: names.serviceName(kod) }))
    .sort((a, b) => a.label.localeCompare(b.label, "sv"));
  return areas.map(({ kod, label }) => {
    const parts = SIDES.map((side) =>
      partOf(
        own.find((row) => row.verksamhetsomrade === kod && row.driftsform === side),
        indicator?.typ ?? "antal",
        indicator?.skala ?? 1,
      ),
    );
    return { label, parts: [parts[0]!, parts[1]!] as const };
  });
}

/** Do the two intervals lie apart? Null where there are not two. */
export function apart({ parts: [a, b] }: ComparedRow): boolean | null {
  if (a.low == null || a.high == null || b.low == null || b.high == null) return null;
  return a.low > b.high || b.low > a.high;
}

/** What the rows say together, and what chance would: two 90 % intervals lie apart by chance about twice in a hundred. */
export function formsSummary(rows: readonly ComparedRow[], what: "mått" | "verksamheter"): string {
  const comparable = rows.filter((row) => apart(row) !== null);
  if (comparable.length === 0)
    return what === "mått"
      ? "Inget mått går att jämföra: enheterna eller personerna är för få."
      : "Ingen verksamhet går att jämföra: i var och en har den ena driftsformen för få enheter.";
  const differing = comparable.filter((row) => apart(row));
  const of =
    what === "mått"
      ? `${format.number(comparable.length)} jämförbara mått`
      : countOf(comparable.length, "jämförbar verksamhet", "jämförbara verksamheter");
  if (differing.length === 0)
    return `Ingen säkerställd skillnad: intervallen överlappar i ${comparable.length === 1 ? "den enda jämförelsen" : `alla ${of}`}.`;
  const where =
    comparable.length === 1 ? "den enda jämförelsen" : `${format.inWords(differing.length, what === "mått")} av ${of}`;
  return `I ${where} ligger intervallen isär: ${format.list(differing.map(({ label }) => (what === "mått" ? lowerFirst(label) : label.toLocaleLowerCase("sv"))))}. Av en slump händer det i omkring två jämförelser av hundra.`;
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase("sv") + text.slice(1);

const PREFERRED = [
  "avvikelser-totalt",
  "avvikelser-fall",
  "avvikelser-lakemedel",
  "klagomal-totalt",
  "lex-sarah",
  "missnojda-service-och-bemotande",
  "missnojda-verksamhet-och-arbetssatt",
  "brister-dokumentation",
  "brister-verksamhet-och-arbetssatt",
  "utford-av-beviljad-verksamhet-och-arbetssatt",
];

/** The measures that the comparison opens with: the broad ones, or all of the chosen kvalitetsområde. */
export function formMeasures(rows: readonly Driftsform[], names: Register, kvalitetsomrade?: string): string[] {
  const there = new Set(
    rows.filter(({ verksamhetsomrade }) => verksamhetsomrade == null).map(({ indikator_id }) => indikator_id),
  );
  if (!kvalitetsomrade) return PREFERRED.filter((id) => there.has(id));
  return [...there]
    .filter((id) => names.indikatorer.get(id)?.kvalitetsomrade === kvalitetsomrade)
    .sort((a, b) => names.indicatorName(a).localeCompare(names.indicatorName(b), "sv"));
}

export function formsChart(rows: readonly Driftsform[], ids: readonly string[], names: Register): HTMLElement {
  const compared = overAll(rows, ids, names).map(({ row }) => row);
  const differing = compared.filter((row) => apart(row)).length;
  return comparison({
    title:
      differing === 0
        ? "Egen regi och privat regi: ingen säkerställd skillnad"
        : `Egen regi och privat regi skiljer sig i ${format.inWords(differing, true)} av ${format.number(compared.filter((row) => apart(row) !== null).length)} mått`,
    subtitle:
      "Antal mot väntat, fyra kvartal, 90 % intervall. Väntat är nivån i samma verksamheter, båda driftsformerna tillsammans",
    summary: formsSummary(compared, "mått"),
    note: `${EQUAL_TERMS} Bara verksamheter som drivs i båda formerna räknas in. Intervallet räknar med att enheter i samma driftsform skiljer sig åt. Få avvikelser kan också betyda att få rapporteras.`,
    sides: SIDE_WORDS,
    rows: compared,
    valueLabel: "Mot väntat",
    digits: 2,
    reference: { value: 1, label: "som väntat" },
    ifEmpty: "Inget mått finns för verksamheter som drivs i båda formerna.",
  });
}

export function formsByServiceChart(rows: readonly Driftsform[], indikator_id: string, names: Register): HTMLElement {
  const indicator = names.indikatorer.get(indikator_id);
  const compared = byService(rows, indikator_id, names);
  // areas that only one side runs, or where both are too few, say nothing; the table would only grow
  const told = compared.filter(({ parts }) => parts.some(({ value }) => value != null));
  const share = indicator?.typ === "andel";
  const unit = share
    ? `andel av ${indicator?.exponering}`
    : `per ${format.number(indicator?.skala ?? 1)} ${indicator?.exponering ?? ""}`;
  const left = compared.length - told.length;
  return comparison({
    title: `${names.indicatorName(indikator_id)}, verksamhet för verksamhet`,
    subtitle: `${format.capitalise(unit)}, fyra kvartal, 90 % intervall`,
    summary: `${formsSummary(compared, "verksamheter")}${left > 0 ? ` ${format.capitalise(countOf(left, "verksamhet ritas", "verksamheter ritas"))} inte: enheterna är för få.` : ""}`,
    note: EQUAL_TERMS,
    sides: SIDE_WORDS,
    rows: told,
    valueLabel: format.capitalise(unit),
    type: share ? "share" : "number",
    digits: share ? 0 : 1,
    ifEmpty: "I ingen verksamhet har någon driftsform tillräckligt många enheter för att visas.",
  });
}
