import * as format from "../../components/format.ts";
import type { FindingRow } from "./types.ts";

/** What a reader has chosen to see; it stands in the address, so that a list can be sent to a colleague. */
export interface Selection {
  regel?: string;
  utforare?: string;
  klass?: string;
  ar?: string;
  /** the case that is open */
  fall?: string;
}

const KEYS = ["regel", "utforare", "klass", "ar", "fall"] as const;

/** `#regel=R12&utforare=U004` → the selection; `#F-12ab…` alone is a case. Anything else is nothing. */
export function fromHash(hash: string): Selection {
  const text = hash.replace(/^#/, "");
  if (/^F-[0-9a-f]+$/.test(text)) return { fall: text };
  const parameters = new URLSearchParams(text);
  const selection: Selection = {};
  for (const key of KEYS) {
    const value = parameters.get(key);
    if (value) selection[key] = value;
  }
  return selection;
}

export function toHash(selection: Selection): string {
  const parameters = new URLSearchParams();
  for (const key of KEYS) {
    const value = selection[key];
    if (value) parameters.set(key, value);
  }
  const text = parameters.toString();
  return text ? `#${text}` : "#";
}

/** The year in which a finding's period ends. */
export const yearOf = (period: string): string => (period.split("/").at(-1) ?? period).slice(0, 4);

export const select = (findings: readonly FindingRow[], { regel, utforare, klass, ar }: Selection): FindingRow[] =>
  findings.filter(
    (finding) =>
      (!regel || finding.regel_id === regel) &&
      (!utforare || finding.utforare_id === utforare) &&
      (!klass || finding.klass === klass) &&
      (!ar || yearOf(finding.period) === ar),
  );

export const kronorOf = (findings: readonly FindingRow[]): number =>
  findings.reduce((sum, finding) => sum + (finding.belopp_kr ?? 0), 0);

/** `161 mönster att fråga om, tillsammans 860 tkr` */
export function findingsHeadline(findings: readonly FindingRow[]): string {
  if (findings.length === 0) return "Inget mönster att fråga om";
  return `${format.number(findings.length)} mönster att fråga om, tillsammans ${format.kronorShort(kronorOf(findings))}`;
}

/** How many of the largest amounts it takes to reach half of the sum. */
export function largestHalf(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  let reached = 0;
  let count = 0;
  for (const amount of [...amounts].sort((a, b) => b - a)) {
    if (reached >= total / 2) break;
    reached += amount;
    count += 1;
  }
  return count;
}

/** Where the weight lies: how few findings stand for half of the kronor. */
export function findingsLead(findings: readonly FindingRow[]): string {
  if (findings.length === 0)
    return "Inga regler gav något, eller så saknas underlaget att pröva dem mot. Metodsidan visar vilka som prövats.";
  const total = kronorOf(findings);
  const half = largestHalf(findings.map((finding) => finding.belopp_kr ?? 0));
  const weight =
    total > 0 && findings.length > 3
      ? `${format.capitalise(format.inWords(half))} av dem står för hälften av kronorna. `
      : "";
  return `${weight}Varje fall är två uppgifter som inte går ihop, eller något ovanligt. Det har ofta en oskyldig förklaring, och den står bredvid frågan att ställa.`;
}

/** `2025-03` → `mars 2025`; `2025-03/2025-04` → `mars 2025–april 2025` */
export const periodText = (period: string): string =>
  period
    .split("/")
    .map((month) => format.month(month))
    .join("–");
