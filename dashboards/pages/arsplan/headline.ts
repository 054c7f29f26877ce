import * as format from "../../components/format.ts";
import { type KeyFigure, keyFigures } from "../../components/keyFigures.ts";
import type { CoverageRow, LeftOutRow, LoadRow, PlanRow } from "./types.ts";

export const hours = (rows: readonly { timmar: number }[]): number => rows.reduce((sum, row) => sum + row.timmar, 0);

/** Hours of the year over all roles; null where nobody has said what there is of some role. */
export function capacityOf(load: readonly LoadRow[]): number | null {
  if (load.length === 0 || load.some((row) => row.timmar_finns === null)) return null;
  return load.reduce((sum, row) => sum + (row.timmar_finns ?? 0), 0);
}

/** Why a row stands in the plan, the most binding first. */
export function reasonOf(row: Pick<PlanRow, "obligatorisk" | "slump" | "modalitet">): string {
  if (row.obligatorisk) return "ska";
  if (row.slump) return "lottad";
  return row.modalitet === "bor" ? "bör" : row.modalitet === "ska" ? "ska" : "risk";
}

/** `146 uppföljningar ryms i 2027 års plan; tre till fick inte plats`: an enhet waits only if nothing at all is planned for it. */
export function planHeadline(
  rows: readonly PlanRow[],
  leftOut: readonly LeftOutRow[],
  load: readonly LoadRow[],
): string {
  const first = rows[0];
  if (!first) return "Ingen uppföljning är planerad";
  const reached = new Set(rows.map((row) => row.enhet_id));
  const waiting = new Set(leftOut.map((row) => row.enhet_id).filter((enhet) => !reached.has(enhet))).size;
  const one = rows.length === 1;
  const capacity = capacityOf(load);
  const room =
    capacity === null
      ? `${format.capitalise(format.inWords(rows.length))} ${one ? "uppföljning" : "uppföljningar"} är planerade för ${first.ar}, utan att det är känt hur mycket tid som finns`
      : `${format.capitalise(format.inWords(rows.length))} ${one ? "uppföljning" : "uppföljningar"} ryms i ${first.ar} års plan`;
  const must = rows.filter((row) => row.obligatorisk).length;
  if (leftOut.length === 0 && capacity !== null && must > 0 && must < rows.length)
    return `${room}, bland dem ${must === 1 ? "den enda" : `de ${format.inWords(must)}`} som ska göras enligt regel`;
  if (waiting > 0) return `${room}; ${format.inWords(waiting)} ${waiting === 1 ? "enhet får" : "enheter får"} vänta`;
  return leftOut.length > 0 ? `${room}; ${format.inWords(leftOut.length)} till fick inte plats` : room;
}

/** How much of the year's hours, and what in the plan should already have been done. */
export function planLead(rows: readonly PlanRow[], load: readonly LoadRow[]): string {
  if (rows.length === 0) return "Ingen regel förfaller under året, eller så saknas underlaget att planera efter.";
  const capacity = capacityOf(load);
  const planned = hours(rows);
  const share = capacity ? ` av ${format.number(capacity)} tillgängliga, ${format.share(planned / capacity)}` : "";
  const late = rows.filter((row) => row.forfallen).length;
  const overdue =
    late > 0
      ? ` För ${format.inWords(late)} ${late === 1 ? "uppföljning" : "uppföljningar"} har tiden redan gått ut; de ligger så tidigt som det går.`
      : "";
  const units = new Set(rows.map((row) => row.enhet_id)).size;
  return `Planen tar ${format.number(planned)} timmar${share}, och når ${format.inWords(units)} enheter.${overdue} Den är ett förslag: den som planerar bestämmer.`;
}

export function planFigures(rows: readonly PlanRow[], coverage: readonly CoverageRow[]): HTMLElement {
  const must = rows.filter((row) => row.obligatorisk);
  const should = rows.filter((row) => !row.obligatorisk && !row.slump && row.modalitet === "bor");
  const risk = rows.filter((row) => reasonOf(row) === "risk");
  const drawn = rows.filter((row) => row.slump);
  const inScope = coverage.filter((area) => area.i_omfattning && area.enheter > 0);
  const covered = inScope.filter((area) => area.tackt);
  const basis = (part: readonly PlanRow[], text: string): string => `${format.number(hours(part))} timmar; ${text}`;
  const figures: KeyFigure[] = [
    { label: "Ska göras", value: format.number(must.length), basis: basis(must, "en regel säger ska") },
    { label: "Bör göras", value: format.number(should.length), basis: basis(should, "en regel säger bör") },
    { label: "Efter risk", value: format.number(risk.length), basis: basis(risk, "där riskerna är störst") },
    {
      label: "Lottade",
      value: format.number(drawn.length),
      basis: basis(drawn, "för att kunna pröva riskbedömningen"),
    },
    {
      label: "Verksamhetsområden som nås",
      value: `${format.number(covered.length)} av ${format.number(inScope.length)}`,
      basis: "områden i riktlinjen som har enheter",
    },
  ];
  return keyFigures(figures);
}
