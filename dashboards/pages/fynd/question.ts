import { html } from "htl";
import { spokenText } from "../../../src/messages/spokenText.ts";
import * as format from "../../components/format.ts";
import type { RuleText } from "../common/ruleCards.ts";
import { periodText } from "./selection.ts";
import type { EvidenceRow, FindingRow } from "./types.ts";

const ROWS_IN_A_QUESTION = 12;

/**
 * The question as it can be sent: what is seen, which rows, what is asked, and that there may be an innocent explanation. The
 * utförare knows the rows by their numbers; the pseudonym is ours and stays here.
 */
export function questionText(
  finding: Pick<FindingRow, "fynd_id" | "period" | "antal_rader">,
  forklaring: string,
  rule: Pick<RuleText, "fraga" | "oskyldig_forklaring">,
  rows: readonly EvidenceRow[],
): string {
  const written = (of: readonly EvidenceRow[]): string[] =>
    of.slice(0, ROWS_IN_A_QUESTION).map((row) => `– ${rowText(row)}`);
  const listed = written(rows.filter(({ jamforelse }) => !jamforelse));
  const beside = written(rows.filter(({ jamforelse }) => jamforelse));
  const left = finding.antal_rader - listed.length;
  return [
    `Fråga om ${periodText(finding.period)} (vår beteckning ${finding.fynd_id})`,
    "Hej! När vi jämför fakturor, registrerad tid och beslut ser vi något som vi vill fråga er om.",
    `Det vi ser: ${spokenText(forklaring)}`,
    ...(listed.length > 0
      ? [
          `Det gäller:\n${listed.join("\n")}${left > 0 ? `\n– och ${left === 1 ? "en rad" : `${format.number(left)} rader`} till, som vi gärna skickar` : ""}`,
        ]
      : []),
    ...(beside.length > 0 ? [`Fakturerat tidigare:\n${beside.join("\n")}`] : []),
    `Vår fråga: ${rule.fraga}`,
    `Det kan ha en naturlig förklaring, till exempel: ${lowerFirst(rule.oskyldig_forklaring)}`,
    `Ange ${finding.fynd_id} när ni svarar. Tack för hjälpen!`,
  ].join("\n\n");
}

export function rowText({ slag, rad_id, fran, till, insats, minuter, belopp_kr }: EvidenceRow): string {
  const when =
    slag === "besok"
      ? `${spoken(fran)}–${till?.slice(11).replace(":", ".") ?? ""}`
      : daysText(fran?.slice(0, 10), till?.slice(0, 10));
  const facts = [
    insats?.toLocaleLowerCase("sv"),
    minuter === null ? null : `${format.number(minuter)} minuter`,
    belopp_kr === null ? null : format.kronor(belopp_kr),
  ].filter(Boolean);
  return `${slag === "besok" ? "besök" : "fakturarad"} ${rad_id}: ${[when, ...facts].join(", ")}`;
}

/** `2025-03-04 08:10` → `4 mars 2025 kl. 08.10` */
const spoken = (time: string | null): string =>
  time ? `${format.date(time)} kl. ${time.slice(11).replace(":", ".")}` : format.MISSING;

const daysText = (from: string | undefined, to: string | undefined): string =>
  !from ? format.MISSING : !to || to === from ? format.date(from) : `${format.date(from)}–${format.date(to)}`;

/** `Klockor som …` → `klockor som …`; an abbreviation keeps its capitals. */
const lowerFirst = (text: string): string =>
  /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLocaleLowerCase("sv") + text.slice(1) : text;

/** The question in a field of its own, with a button that copies it. */
export function questionBox(text: string): HTMLElement {
  const field =
    html`<textarea readonly rows="16" aria-label="Frågan att skicka">${text}</textarea>` as HTMLTextAreaElement;
  const status = html`<span class="copy-status" role="status"></span>`;
  const copy = async (): Promise<void> => {
    field.select();
    // an intranet without https has no clipboard of the new kind
    const done = navigator.clipboard
      ? await navigator.clipboard.writeText(text).then(
          () => true,
          () => document.execCommand("copy"),
        )
      : document.execCommand("copy");
    status.textContent = done ? "Kopierad." : "Frågan är markerad: kopiera med Ctrl+C.";
  };
  return html`<div class="question-box">
    ${field}
    <p class="screen-only"><button type="button" class="main-button" onclick=${copy}>Kopiera frågan</button> ${status}</p>
    <p class="question-print">${text}</p>
  </div>`;
}
