import { format, intervalRows } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Enhet, Risk } from "../common/rows.ts";
import { countOf } from "../common/words.ts";
import { isHigh } from "./headline.ts";

/** A unit's risks with their intervals, in the order that they stand in among all of the kommun's. */
export function riskChart(risks: readonly Risk[], unit: Enhet, names: Register): HTMLElement {
  const rows = [...risks].sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
  const high = rows.filter(isHigh);
  const [first] = rows;
  return intervalRows({
    title:
      high.length === 0
        ? `${unit.namn} har ingen hög risk`
        : `${format.capitalise(countOf(high.length, "hög risk", "höga risker"))}, främst ${names.areaName(first?.kvalitetsomrade ?? "").toLocaleLowerCase("sv")}`,
    subtitle:
      "Sannolikhet att en uppföljning inom fyra kvartal finner minst ett krav som inte är uppfyllt, 90 % intervall",
    summary: `Ordningen följer väntad skada, så en mindre sannolik risk med större konsekvens kan stå före.${first ? ` Främst står ${names.areaName(first.kvalitetsomrade).toLocaleLowerCase("sv")} med ${format.share(first.sannolikhet)} (${format.shareInterval(first.sannolikhet_lag, first.sannolikhet_hog)}).` : ""}`,
    note: "Färgade rader är höga eller mycket höga när konsekvensen räknats in. Vad var och en vilar på står på sidan Riskmatris.",
    rows: rows.map((risk) => ({
      label: names.areaName(risk.kvalitetsomrade),
      value: risk.sannolikhet,
      low: risk.sannolikhet_lag,
      high: risk.sannolikhet_hog,
      n: risk.indikatorer,
      highlight: isHigh(risk),
    })),
    valueLabel: "Sannolikhet",
    type: "share",
    ifEmpty: "Ingen risk är bedömd: underlag saknas.",
  });
}
