import { format } from "../../components/index.ts";
import { firstClass } from "../common/harm.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";
import { countOf, someOf } from "../common/words.ts";

/** The finding: which risks stand first, and whether their order can be relied on. */
export function headline(risks: readonly Risk[], names: Register): string {
  const judged = risks.filter((risk) => risk.riskpoang != null);
  if (judged.length === 0) return "Det finns ännu inget underlag att bedöma risker på";
  const first = firstClass(risks);
  const units = [...new Set(first.map(({ enhet_id }) => names.unitName(enhet_id)))];
  if (first.length === 1) return `En risk står för sig själv överst: ${units[0]}`;
  if (units.length === 1) return `${units[0]} har de ${format.inWords(first.length)} risker som bör komma först`;
  return `${format.capitalise(countOf(first.length, "risk", "risker"))} bör komma först${areasOf(first, names)}`;
}

/** The areas in order of how often they occur, as running text. */
function areasOf(risks: readonly Risk[], names: Register): string {
  const areas = [
    ...new Set(risks.map(({ kvalitetsomrade }) => names.areaName(kvalitetsomrade).toLocaleLowerCase("sv"))),
  ];
  return areas.length <= 3 ? `: ${format.list(areas)}` : `, inom ${format.inWords(areas.length)} kvalitetsområden`;
}

export function lead(risks: readonly Risk[], names: Register): string {
  const judged = risks.filter((risk) => risk.riskpoang != null);
  if (judged.length === 0)
    return "Utan händelser, svar eller uppföljningar att gå på går ingen sannolikhet att räkna ut. Sidan Datakvalitet visar vilka källor som saknas.";
  const first = firstClass(risks);
  const units = someOf([...new Set(first.map(({ enhet_id }) => names.unitName(enhet_id)))]);
  const thin = judged.filter((risk) => risk.underlag === "svagt").length;
  const order =
    first.length > 1
      ? `Inbördes går ${first.length === 2 ? "de två" : `de ${format.inWords(first.length)}`} inte säkert att rangordna: deras intervall överlappar.`
      : "Intervallet skiljer den från de övriga.";
  const lead = `De gäller ${units}.`;
  return `${lead} ${order} ${format.capitalise(format.number(judged.length))} av ${format.number(risks.length)} risker är bedömda, ${format.number(thin)} av dem på svagt underlag. Varje risk går att öppna för att se vad den vilar på.`;
}
