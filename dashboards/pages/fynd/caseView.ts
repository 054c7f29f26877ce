import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { classWords, type RuleText } from "../common/ruleCards.ts";
import { periodText } from "./selection.ts";
import type { EvidenceRow, FindingRow } from "./types.ts";

/** One finding so that it can be read aloud to the utförare: what was seen, what may explain it, what to ask, and the rows. */
export function caseView(
  finding: FindingRow,
  rule: RuleText | undefined,
  rows: Promise<readonly EvidenceRow[]>,
): HTMLElement {
  const evidence = html`<div class="case-rows"><p class="table-status">Hämtar raderna …</p></div>`;
  rows.then(
    (found) => evidence.replaceChildren(evidenceTable(finding, found)),
    () => evidence.replaceChildren(html`<p>Raderna kunde inte hämtas. Ladda om sidan och försök igen.</p>`),
  );
  const words = classWords[finding.klass];
  const facts: [string, string | null][] = [
    ["Utförare", finding.utforare_namn ?? finding.utforare_id],
    ["Driftsform", finding.driftsform_namn],
    ["Enhet", finding.enhet_namn],
    ["Brukare", finding.brukare],
    ["Period", periodText(finding.period)],
    ["Tid", finding.minuter === null ? null : minutesText(finding.minuter)],
    ["Kronor", finding.belopp_kr === null ? null : format.kronor(finding.belopp_kr)],
  ];
  return html`<article class="case">
    <p class="case-kicker">Fall ${finding.fynd_id} · regel ${finding.regel_id}${words ? ` · ${words.word}: ${words.meaning}` : ""}</p>
    <h2 tabindex="-1">${finding.regel_namn}</h2>
    <p class="case-sentence">${finding.forklaring}</p>
    <dl class="case-facts">${facts.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : null))}</dl>
    ${
      rule
        ? html`<dl class="case-question">
      <div><dt>Fråga att ställa</dt><dd>${rule.fraga}</dd></div>
      <div><dt>Kan ha en oskyldig förklaring</dt><dd>${rule.oskyldig_forklaring}</dd></div>
    </dl>`
        : null
    }
    ${evidence}
  </article>`;
}

/** `705` → `11 timmar 45 minuter` */
export function minutesText(minutes: number): string {
  const hours = Math.trunc(minutes / 60);
  const rest = minutes - hours * 60;
  const part = (n: number, one: string, many: string): string => `${format.number(n)} ${n === 1 ? one : many}`;
  if (hours === 0) return part(rest, "minut", "minuter");
  return rest === 0
    ? part(hours, "timme", "timmar")
    : `${part(hours, "timme", "timmar")} ${part(rest, "minut", "minuter")}`;
}

/** `2025-03-04 08:10` → `2025-03-04 08.10` */
const clock = (time: string | null): string => (time ? time.replace(/(\d\d):(\d\d)$/, "$1.$2") : format.MISSING);

function evidenceTable(finding: FindingRow, rows: readonly EvidenceRow[]): HTMLElement {
  const several = new Set(rows.map((row) => row.brukare)).size > 1;
  const has = (key: keyof EvidenceRow): boolean => rows.some((row) => row[key] !== null);
  const columns: Column<EvidenceRow>[] = [
    {
      key: "rad_id",
      label: rows.every((row) => row.slag === "faktura")
        ? "Fakturarad"
        : rows.every((row) => row.slag === "besok")
          ? "Besök"
          : "Besök eller fakturarad",
    },
    ...(several ? [{ key: "brukare" as const, label: "Brukare" }] : []),
    { key: "fran", label: "Från", render: ({ fran }) => html`<span class="unbroken">${clock(fran)}</span>` },
    { key: "till", label: "Till", render: ({ till }) => html`<span class="unbroken">${clock(till)}</span>` },
    { key: "insats", label: "Insats" },
    ...(has("tidsslag") ? [{ key: "tidsslag" as const, label: "Tidsslag" }] : []),
    ...(has("registrering") ? [{ key: "registrering" as const, label: "Registrering" }] : []),
    { key: "minuter", label: "Minuter", type: "number" as const },
    ...(has("belopp_kr") ? [{ key: "belopp_kr" as const, label: "Kronor", type: "kronor" as const }] : []),
    { key: "enhet_namn", label: "Enhet" },
  ];
  const left = finding.antal_rader - rows.length;
  return html`<div>
    ${table(rows, columns, { caption: `Raderna bakom ${finding.fynd_id}`, filter: false, ifEmpty: "Inga rader är publicerade." })}
    ${left > 0 ? html`<p class="table-status">${format.number(left)} rader till finns i underlaget: uppsikt explain ${finding.fynd_id}</p>` : null}
  </div>`;
}
