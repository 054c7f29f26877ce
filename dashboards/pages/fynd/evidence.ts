import { html } from "htl";
import { clockBars, placed, type Stretch, shared } from "../../components/clockBars.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import type { EvidenceRow, FindingRow } from "./types.ts";

const OPEN_AT_MOST = 12;

/** Rules about time that two visits share. Elsewhere visits of different staff overlap as they should, and nothing is made of it. */
const SAME_TIME: ReadonlySet<string> = new Set(["R01", "R02", "R03", "R04", "R11", "R30"]);
const aboutSameTime = ({ regel_id }: Pick<FindingRow, "regel_id">): boolean => SAME_TIME.has(regel_id);

/** The rows behind a finding: on a clock or a calendar, and as a table that goes to Excel. */
export function evidence(finding: FindingRow, rows: readonly EvidenceRow[]): HTMLElement {
  const left = finding.antal_rader - rows.filter(({ jamforelse }) => !jamforelse).length;
  return clockBars<EvidenceRow>({
    title: "Raderna bakom fallet",
    summary: evidenceSummary(rows, aboutSameTime(finding)),
    together: aboutSameTime(finding),
    ...(left > 0
      ? { note: `${format.number(left)} rader till finns i underlaget: uppsikt explain ${finding.fynd_id}` }
      : {}),
    stretches: stretchesOf(rows),
    rows,
    columns: columnsFor(rows),
    open: rows.length <= OPEN_AT_MOST,
    tableTitle: `Raderna som tabell (${format.number(rows.length)})`,
    ifEmpty: "Inga rader är publicerade för det här fallet.",
  });
}

/** A bar says whose it is where several persons are in the case, else what was done. */
export function stretchesOf(rows: readonly EvidenceRow[]): Stretch[] {
  const several = new Set(rows.map(({ brukare }) => brukare)).size > 1;
  return rows.flatMap(({ slag, rad_id, fran, till, brukare, insats, minuter, belopp_kr, jamforelse }): Stretch[] =>
    fran && till
      ? [
          {
            kind: slag,
            from: fran,
            to: till,
            label: `${several ? (brukare ?? "utan brukare") : slag === "faktura" ? rad_id : (insats ?? rad_id)}${jamforelse ? ", först" : ""}`,
            ...(jamforelse ? { beside: true } : {}),
            mark:
              slag === "faktura" && belopp_kr !== null
                ? format.kronor(belopp_kr)
                : minuter === null
                  ? ""
                  : `${format.number(minuter)} min`,
          },
        ]
      : [],
  );
}

export function evidenceSummary(rows: readonly EvidenceRow[], together = true): string {
  const own = rows.filter(({ jamforelse }) => !jamforelse);
  const visits = placed(stretchesOf(own.filter(({ slag }) => slag === "besok")));
  const lines = own.filter(({ slag }) => slag === "faktura");
  const beside = rows.length - own.length;
  const both = (together ? shared(visits) : []).reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0);
  const days = new Set(visits.map(({ from }) => from.slice(0, 10)));
  const parts = [
    ...(visits.length > 0
      ? [
          `${counted(visits.length, "besök", "besök")} ${days.size === 1 ? format.date([...days][0]) : `under ${format.number(days.size)} dagar`}${both > 0 ? `, varav ${format.number(both)} minuter samtidigt` : ""}`,
        ]
      : []),
    ...(lines.length > 0
      ? [
          `${counted(lines.length, "fakturarad", "fakturarader")} på tillsammans ${format.kronor(lines.reduce((sum, { belopp_kr }) => sum + (belopp_kr ?? 0), 0))}`,
        ]
      : []),
  ];
  if (parts.length === 0) return "Inga rader.";
  const compared =
    beside > 0
      ? ` Sist står ${beside === 1 ? "raden" : `de ${format.inWords(beside)} rader`} som fakturerades först.`
      : "";
  return `${format.capitalise(parts.join(" och "))}.${compared}`;
}

const counted = (count: number, one: string, many: string): string =>
  `${count === 1 ? format.inWords(1, one === "besök") : format.inWords(count)} ${count === 1 ? one : many}`;

/** A visit has no time band and a line no way of registration: that is no lack. */
const known =
  (key: "tidsslag" | "registrering") =>
  (row: EvidenceRow): string =>
    row[key] ?? "–";

/** `2025-03-04 08:10` → `2025-03-04 08.10` */
const clock = (time: string | null): string => (time ? time.replace(/(\d\d):(\d\d)$/, "$1.$2") : format.MISSING);

function columnsFor(rows: readonly EvidenceRow[]): Column<EvidenceRow>[] {
  const several = new Set(rows.map(({ brukare }) => brukare)).size > 1;
  const has = (key: keyof EvidenceRow): boolean => rows.some((row) => row[key] !== null);
  const kinds = new Set(rows.map(({ slag }) => slag));
  const first = kinds.size > 1 ? "Besök eller fakturarad" : kinds.has("faktura") ? "Fakturarad" : "Besök";
  return [
    { key: "rad_id", label: first },
    ...(rows.some(({ jamforelse }) => jamforelse)
      ? [
          {
            key: "jamforelse" as const,
            label: "Del av fallet",
            render: ({ jamforelse }: EvidenceRow) => (jamforelse ? "nej, fakturerad först" : "ja"),
          },
        ]
      : []),
    ...(several
      ? [
          {
            key: "brukare" as const,
            label: "Brukare",
            render: ({ brukare }: EvidenceRow) => html`<span class="unbroken">${brukare ?? "–"}</span>`,
          },
        ]
      : []),
    { key: "fran", label: "Från", render: ({ fran }) => html`<span class="unbroken">${clock(fran)}</span>` },
    { key: "till", label: "Till", render: ({ till }) => html`<span class="unbroken">${clock(till)}</span>` },
    { key: "insats", label: "Insats" },
    ...(has("tidsslag") ? [{ key: "tidsslag" as const, label: "Tidsslag", render: known("tidsslag") }] : []),
    ...(has("registrering")
      ? [{ key: "registrering" as const, label: "Registrering", render: known("registrering") }]
      : []),
    { key: "minuter", label: "Minuter", type: "number" as const },
    ...(has("belopp_kr") ? [{ key: "belopp_kr" as const, label: "Kronor", type: "kronor" as const }] : []),
    { key: "enhet_namn", label: "Enhet" },
  ];
}
