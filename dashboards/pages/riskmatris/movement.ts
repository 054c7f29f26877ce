import { type Column, format, html, notice, table } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";

/** Where the same computation put the risk a quarter ago; empty where that is not known. */
export function movementSentence(risk: Risk): string {
  if (risk.rorelse === "ny") return "Ny sedan förra kvartalet: då fanns inget underlag";
  if (!risk.rorelse || risk.forra_rang == null || risk.forra_sannolikhet == null) return "";
  const before = `plats ${format.number(risk.forra_rang)} och ${format.share(risk.forra_sannolikhet)}${risk.forra_kvartal ? ` efter ${format.quarter(risk.forra_kvartal)}` : " förra kvartalet"}`;
  return { upp: `Upp från ${before}`, ner: `Ned från ${before}`, oforandrad: `Ungefär som ${before}` }[risk.rorelse];
}

/** For a column: an arrow and the places it has moved. The word is there for who does not see the arrow. */
export function movementMark(risk: Risk): string {
  if (risk.rorelse === "ny") return "ny";
  if (!risk.rorelse || risk.forra_rang == null || risk.rang == null) return "";
  const places = Math.abs(risk.forra_rang - risk.rang);
  return {
    upp: `↑ upp ${format.number(places)}`,
    ner: `↓ ned ${format.number(places)}`,
    oforandrad: "→ som förut",
  }[risk.rorelse];
}

export const hasMovement = (risks: readonly Risk[]): boolean => risks.some(({ rorelse }) => rorelse != null);

const MOST_SHOWN = 10;

/** The risks that have moved, those whose likelihood has changed most first. */
export const movers = (risks: readonly Risk[]): Risk[] =>
  risks
    .filter(({ rorelse }) => rorelse === "upp" || rorelse === "ner")
    .sort((a, b) => change(b) - change(a) || (a.risk_id < b.risk_id ? -1 : 1));

const change = ({ sannolikhet, forra_sannolikhet }: Risk): number =>
  Math.abs((sannolikhet ?? 0) - (forra_sannolikhet ?? 0));

/** What has moved since the last quarter: the question is whether something happened, or whether somebody reported. */
export function movementView(risks: readonly Risk[], names: Register, hrefOf: (risk: Risk) => string): HTMLElement {
  if (!hasMovement(risks))
    return notice({
      kind: "thin",
      title: "Inget tidigare kvartal att jämföra med",
      text: "Riskerna räknas om för förra kvartalet med bara det som då var känt. Det går först när uppgifterna räcker så långt tillbaka.",
    });
  const moved = movers(risks).slice(0, MOST_SHOWN);
  const fresh = risks.filter(({ rorelse }) => rorelse === "ny").length;
  const rows = moved.map((risk) => ({
    ...risk,
    enhet: names.unitName(risk.enhet_id),
    omrade: names.areaName(risk.kvalitetsomrade),
    andring: 100 * ((risk.sannolikhet ?? 0) - (risk.forra_sannolikhet ?? 0)),
  }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "enhet", label: "Enhet", href: hrefOf },
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "forra_sannolikhet", label: "Förra kvartalet", type: "share" },
    { key: "sannolikhet", label: "Nu", type: "share" },
    { key: "andring", label: "Procentenheter", type: "number", render: ({ andring }) => format.signed(andring) },
    { key: "rang", label: "Plats", type: "number", render: (row) => `${format.number(row.rang)} ${movementMark(row)}` },
  ];
  const up = movers(risks).filter(({ rorelse }) => rorelse === "upp").length;
  const all = movers(risks).length;
  const since = risks.find(({ forra_kvartal }) => forra_kvartal)?.forra_kvartal;
  return html`<div>
    <p>Sedan ${since ? format.quarter(since) : "förra kvartalet"} har ${format.inWords(up)} risker flyttat upp och ${format.inWords(all - up)} ned${fresh > 0 ? `; ${format.inWords(fresh)} är nya` : ""}. En rörelse kan bero på att något hänt, eller på att fler eller färre rapporterat.</p>
    ${table(rows, columns, { caption: "De största rörelserna sedan förra kvartalet", filter: false, ifEmpty: "Ingen risk har rört sig." })}
  </div>`;
}
