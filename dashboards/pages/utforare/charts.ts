import { controlCharts, format } from "../../components/index.ts";
import { CONTROL_NOTE, controlPanel, isLatelyMarked, isMarked, marksFirst } from "../common/control.ts";
import type { Styrdiagram } from "../common/drawnRows.ts";
import type { Register } from "../common/register.ts";
import type { Enhet } from "../common/rows.ts";
import { countOf } from "../common/words.ts";

/** More than this is not looked at; what is left out has no mark. */
const MOST = 6;

/** The unit's own control charts: those with a mark first. */
export function unitCharts(unit: Enhet, rows: readonly Styrdiagram[], names: Register): HTMLElement {
  const known = marksFirst(rows).filter(({ indikator_id }) => names.indikatorer.has(indikator_id));
  const marked = known.filter(isMarked);
  const lately = known.filter(isLatelyMarked);
  const shown = known.slice(0, Math.max(MOST, lately.length));
  const left = known.length - shown.length;
  const name = (row: Styrdiagram) => names.indicatorName(row.indikator_id);
  return controlCharts({
    title:
      lately.length === 0
        ? `Inget mönster utöver slumpens det senaste året${marked.length > 0 ? `, men ${countOf(marked.length, "äldre mönster", "äldre mönster", true)}` : ""}`
        : `Mönster det senaste året: ${format.list(lately.slice(0, 3).map((row) => lowerFirst(name(row))))}${lately.length > 3 ? ` och ${format.inWords(lately.length - 3)} till` : ""}`,
    subtitle: "Varje mått mot enhetens egen historia, kvartal för kvartal. Varje ruta har sin egen skala",
    summary: `${format.capitalise(lately.length === 0 ? "inget" : format.inWords(lately.length, true))} av ${countOf(known.length, "styrdiagram", "styrdiagram", true)} har ett mönster det senaste året.${left > 0 ? ` ${format.capitalise(countOf(left, "till", "till"))} utan färskt mönster visas inte här.` : ""}`,
    note: CONTROL_NOTE,
    panels: shown.map((row) => ({ ...controlPanel(row, names, name(row)), ...unitOf(row, names) })),
    valueLabel: "Värde",
    ifEmpty: `${unit.namn} har inga kvartal med underlag att rita.`,
  });
}

/** What the numbers of the panel are, before how its limits were made. */
function unitOf(row: Styrdiagram, names: Register): { method: string } {
  const indicator = names.indikatorer.get(row.indikator_id);
  const unit =
    row.diagram === "dagar_mellan"
      ? "Dagar"
      : indicator?.typ === "andel"
        ? `Andel av ${indicator.exponering}`
        : `Per ${format.number(indicator?.skala ?? 1)} ${indicator?.exponering ?? ""}`;
  return { method: `${unit}; ${controlPanel(row, names, "").method}` };
}

const lowerFirst = (text: string): string => text.charAt(0).toLocaleLowerCase("sv") + text.slice(1);
