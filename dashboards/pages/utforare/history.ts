import { consequenceWords, format, html, type TimelineEvent, timeline } from "../../components/index.ts";
import type { Handelse } from "../common/drawnRows.ts";
import type { Register } from "../common/register.ts";
import type { Enhet } from "../common/rows.ts";
import { countOf } from "../common/words.ts";

const BY_QUARTER = {
  avvikelser: { lane: "Avvikelser", one: "avvikelse", many: "avvikelser", neuter: false },
  klagomal: { lane: "Klagomål", one: "klagomål", many: "klagomål", neuter: true },
  lex_sarah: { lane: "Lex Sarah", one: "lex Sarah-rapport", many: "lex Sarah-rapporter", neuter: false },
  lex_maria: { lane: "Lex Maria", one: "lex Maria-anmälan", many: "lex Maria-anmälningar", neuter: false },
} as const;

const LANES = [
  ...Object.entries(BY_QUARTER).map(([slag, { lane }]) => ({ kalla: slag, lane: lane as string })),
  { kalla: "uppfoljningar", lane: "Uppföljningar" },
  { kalla: "brister", lane: "Brister" },
  { kalla: "atgarder", lane: "Åtgärder" },
  { kalla: "sanktioner", lane: "Sanktioner" },
];

/** The lanes of the sources that were delivered: an empty lane says that nothing happened, and needs a source to say so. */
export const lanesOf = (sources: readonly { kalla: string; finns: boolean }[]): string[] =>
  LANES.filter(({ kalla }) => sources.some((source) => source.kalla === kalla && source.finns)).map(({ lane }) => lane);

type Quarterly = keyof typeof BY_QUARTER;
const isQuarterly = (slag: Handelse["slag"]): slag is Quarterly => slag in BY_QUARTER;

function quarterEvent(row: Handelse, slag: Quarterly): TimelineEvent {
  const { lane, one, many, neuter } = BY_QUARTER[slag];
  const grave = row.allvarliga ?? 0;
  const count = row.antal ?? 0;
  return {
    lane,
    kind: "antal",
    from: row.datum,
    to: row.till_datum,
    count: row.antal,
    hidden: row.dold,
    label: row.dold
      ? `${many}: för få personer för att visas`
      : `${count === 0 ? (neuter ? "inget" : "ingen") : countOf(count, "", "", neuter).trim()} ${count > 1 ? many : one}${grave > 0 ? `, varav ${format.inWords(grave, neuter)} ${grave > 1 ? "allvarliga" : neuter ? "allvarligt" : "allvarlig"}` : ""}`,
    // many avvikelser are grave somewhere; a single grave lex case is what must not be missed
    strong: grave > 0 && (slag === "lex_sarah" || slag === "lex_maria"),
  };
}

function followUpEvent(row: Handelse): TimelineEvent {
  const name = row.namn ?? row.kod ?? "uppföljning";
  const found = `${format.number(row.antal)} av ${format.number(row.av)}`;
  return {
    lane: "Uppföljningar",
    kind: "dag",
    from: row.datum,
    label: row.status === "rapport_saknas" ? `${name}: rapport saknas` : `${name}: ${found} krav ej uppfyllda`,
    mark: row.status === "rapport_saknas" ? "rapport saknas" : found,
    strong: row.status === "fynd",
  };
}

/** Brister of one day are one mark: a follow-up that found eight is one event, not eight. */
function findingEvents(rows: readonly Handelse[], names: Register): TimelineEvent[] {
  const days = new Map<string, Handelse[]>();
  for (const row of rows) days.set(row.datum, [...(days.get(row.datum) ?? []), row]);
  return [...days].map(([from, list]) => {
    const repeated = list.filter(({ status }) => status === "upprepad").length;
    const text = (row: Handelse) =>
      `${row.kod ? names.areaName(row.kod).toLocaleLowerCase("sv") : "utan kvalitetsområde"} (${consequenceWords[(row.antal ?? 1) - 1]}${row.status === "upprepad" ? ", återkommer" : row.status === "systemorsak" ? ", orsak i systemet" : ""})`;
    return {
      lane: "Brister",
      kind: "dag" as const,
      from,
      label: `${format.capitalise(countOf(list.length, "brist", "brister"))}: ${list.map(text).join(", ")}`,
      mark: `${list.length}${repeated > 0 ? `, ${repeated === list.length ? "" : `${repeated} `}återkommer` : ""}`,
      strong: repeated > 0 || list.some(({ antal }) => (antal ?? 0) >= 3),
    };
  });
}

const ACTION_WORDS: Record<string, string> = {
  verifierad: "verifierad",
  avrapporterad: "rapporterad klar, inte verifierad",
  forsenad: "försenad",
  pagar: "pågår",
};
export const actionWord = (status: string | null): string => ACTION_WORDS[status ?? ""] ?? "okänd";

function actionEvent(row: Handelse, names: Register): TimelineEvent {
  const area = row.kod ? names.areaName(row.kod) : "Utan kvalitetsområde";
  const when = row.status === "verifierad" ? "verifierad" : "klar senast";
  return {
    lane: "Åtgärder",
    kind: "tid",
    from: row.datum,
    to: row.till_datum,
    label: `${area}: ${row.status === "verifierad" ? "" : `${actionWord(row.status)}, `}${when} ${format.date(row.till_datum)}`,
    ...(row.status === "forsenad" ? { mark: "försenad" } : {}),
    strong: row.status === "forsenad",
    done: row.status === "verifierad",
  };
}

/** One row of the dataset as one mark; brister are joined by day elsewhere. */
function eventOf(row: Handelse, names: Register): TimelineEvent[] {
  if (isQuarterly(row.slag)) return [quarterEvent(row, row.slag)];
  switch (row.slag) {
    case "uppfoljning":
      return [followUpEvent(row)];
    case "atgard":
      return [actionEvent(row, names)];
    case "sanktion": {
      const name = row.namn ?? row.kod ?? "sanktion";
      const over = row.status === "upphord" ? `, upphörde ${format.date(row.till_datum)}` : "";
      return [
        {
          lane: "Sanktioner",
          kind: "dag",
          from: row.datum,
          label: `${name}${over}`,
          mark: name.toLocaleLowerCase("sv"),
          strong: row.kod !== "papekande",
        },
      ];
    }
    case "utforare":
      return [
        {
          lane: "",
          kind: "skifte",
          from: row.datum,
          label: `${row.namn ?? row.kod} tog över driften`,
          mark: `${row.namn ?? row.kod} tar över`,
        },
      ];
    case "sammanslagning":
      return [
        {
          lane: "",
          kind: "skifte",
          from: row.datum,
          label: `${row.namn ?? row.kod} gick upp i enheten`,
          mark: `${row.namn ?? row.kod} går upp i enheten`,
        },
      ];
    default:
      return [];
  }
}

export const historyEvents = (rows: readonly Handelse[], names: Register): TimelineEvent[] => [
  ...rows.flatMap((row) => eventOf(row, names)),
  ...findingEvents(
    rows.filter(({ slag }) => slag === "brist"),
    names,
  ),
];

/** The sheet that all units share: the quarters that are counted. */
export function historySpan(rows: readonly Handelse[]): { from: string; to: string } | null {
  const quarterly = rows.filter(({ slag }) => isQuarterly(slag));
  const of = quarterly.length > 0 ? quarterly : rows;
  if (of.length === 0) return null;
  const from = of.reduce((first, { datum }) => (datum < first ? datum : first), of[0]!.datum);
  const to = of.reduce(
    (last, { till_datum, datum }) => ((till_datum ?? datum) > last ? (till_datum ?? datum) : last),
    from,
  );
  return { from, to };
}

function repeatText(found: number, repeated: number): string {
  if (repeated === 0) return "";
  if (found === 1) return ", som återkommer";
  return repeated === found ? ", som alla återkommer" : `, varav ${format.inWords(repeated)} återkommer`;
}

/** What became of it all in one sentence: the newest first, and what is left to do. */
export function historyTitle(unit: Enhet, rows: readonly Handelse[]): string {
  const found = rows.filter(({ slag }) => slag === "brist");
  const repeated = found.filter(({ status }) => status === "upprepad").length;
  const late = rows.filter(({ slag, status }) => slag === "atgard" && status === "forsenad").length;
  const parts = [
    ...(found.length > 0 ? [`${countOf(found.length, "brist", "brister")}${repeatText(found.length, repeated)}`] : []),
    ...(late > 0 ? [countOf(late, "försenad åtgärd", "försenade åtgärder")] : []),
  ];
  return parts.length === 0 ? `${unit.namn}: inga kända brister på tre år` : `${unit.namn}: ${parts.join("; ")}`;
}

export function historySummary(rows: readonly Handelse[]): string {
  const followUps = rows.filter(({ slag }) => slag === "uppfoljning").sort((a, b) => (a.datum < b.datum ? 1 : -1));
  const latest = followUps[0];
  const counted = rows
    .filter(({ slag, antal }) => slag === "avvikelser" && antal != null)
    .sort((a, b) => (a.datum < b.datum ? -1 : 1))
    .map(({ antal }) => antal ?? 0);
  const before = counted.slice(-5, -1);
  const rise =
    before.length === 4
      ? ` Senaste kvartalet registrerades ${format.number(counted.at(-1))} avvikelser mot ${format.number(before.reduce((sum, n) => sum + n, 0) / 4)} i snitt de fyra kvartalen före.`
      : "";
  const sanctions = rows.filter(({ slag, status }) => slag === "sanktion" && status === "galler").length;
  const open =
    sanctions > 0
      ? ` ${format.capitalise(countOf(sanctions, "sanktion eller påpekande gäller", "sanktioner eller påpekanden gäller"))} fortfarande.`
      : "";
  const first = latest
    ? `${format.capitalise(countOf(followUps.length, "uppföljning", "uppföljningar"))} på tre år, den senaste ${format.date(latest.datum)}${latest.status === "fynd" ? ` med ${format.number(latest.antal)} av ${format.number(latest.av)} krav ej uppfyllda` : ""}.`
    : "Ingen uppföljning på tre år.";
  return `${first}${rise}${open}`;
}

export function historyChart(
  unit: Enhet,
  rows: readonly Handelse[],
  names: Register,
  frame: { lanes: readonly string[]; span: { from: string; to: string } | null },
): HTMLElement {
  if (!frame.span) return html`<p>Inget är registrerat om enheten.</p>`;
  const changes = rows.filter(({ slag }) => slag === "utforare" || slag === "sammanslagning").length;
  return timeline({
    title: historyTitle(unit, rows),
    subtitle: `Allt som är registrerat, ${format.date(frame.span.from)} till ${format.date(frame.span.to)}. Staplar är antal per kvartal; ”2 av 5” är krav som inte var uppfyllda av dem som prövades`,
    summary: historySummary(rows),
    ...(changes > 0
      ? {
          note: "Den streckade lodräta linjen är när enheten fick en ny utförare eller växte av en sammanslagning. Före den är siffrorna inte jämförbara rakt av.",
        }
      : {}),
    lanes: frame.lanes,
    events: historyEvents(rows, names),
    ...frame.span,
  });
}
