import { format } from "../../components/index.ts";
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
