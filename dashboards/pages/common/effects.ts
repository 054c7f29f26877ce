import { type Column, format, html, intervalRows, table } from "../../components/index.ts";
import type { Atgardseffekt } from "./followedRows.ts";
import type { Register } from "./register.ts";
import { countOf, outcomeWord, ratioText } from "./words.ts";

const MOST_ROWS = 12;

const isTested = ({ utfall, rr }: Atgardseffekt): boolean => utfall !== "for_tidigt" && rr != null;
const isBetter = ({ utfall }: Atgardseffekt): boolean => utfall.endsWith("forbattring");
const isWorse = ({ utfall }: Atgardseffekt): boolean => utfall.endsWith("forsamring");

/** What åtgärder did, worsening said as plainly as improvement, and how many could not be judged (U-1). */
export function effectText(rows: readonly Atgardseffekt[]): string {
  if (rows.length === 0) return "Ingen åtgärd är verifierad så länge sedan att effekten går att pröva.";
  const actions = (list: readonly Atgardseffekt[]) => new Set(list.map(({ atgard_id }) => atgard_id)).size;
  const tested = rows.filter(isTested);
  const early = actions(rows.filter(({ utfall }) => utfall === "for_tidigt"));
  const hidden = actions(rows.filter(({ dold }) => dold));
  const waiting = [
    ...(early > 0 ? [`för ${countOf(early, "åtgärd", "åtgärder")} är det för tidigt`] : []),
    ...(hidden > 0 ? [`för ${countOf(hidden, "åtgärd", "åtgärder")} rör siffrorna för få personer`] : []),
  ];
  const rest = waiting.length > 0 ? ` ${format.capitalise(format.list(waiting))}.` : "";
  if (tested.length === 0) return `Ingen verifierad åtgärd går att pröva ännu.${rest}`;
  const unsure = tested.filter((row) => !isBetter(row) && !isWorse(row)).length;
  return `${format.capitalise(countOf(actions(tested), "verifierad åtgärd", "verifierade åtgärder"))} är prövade i ${countOf(tested.length, "mått", "mått", true)}: ${howMany(tested.filter(isBetter).length)} blev bättre än väntat, ${howMany(tested.filter(isWorse).length)} sämre, och i ${howMany(unsure)} syns ingen säkerställd förändring.${rest}`;
}

const howMany = (count: number): string => (count === 0 ? "inget" : format.inWords(count, true));

const weight = (row: Atgardseffekt): number =>
  row.utfall.startsWith("tydlig") ? 0 : isBetter(row) || isWorse(row) ? 1 : 2;

const ordered = (rows: readonly Atgardseffekt[]): Atgardseffekt[] =>
  [...rows].sort((a, b) => weight(a) - weight(b) || (a.rr ?? 1) - (b.rr ?? 1) || (a.atgard_id < b.atgard_id ? -1 : 1));

interface EffectRow extends Atgardseffekt {
  enhet: string;
  matt: string;
  ord: string;
}

/** Each measure after the åtgärd against what would have been expected without it. */
export function effectsView(rows: readonly Atgardseffekt[], names: Register): HTMLElement {
  const tested = ordered(rows.filter(isTested));
  const sure = tested.filter((row) => isBetter(row) || isWorse(row));
  const name = (row: Atgardseffekt) =>
    `${names.unitName(row.enhet_id)}: ${names.indicatorName(row.indikator_id ?? "").toLocaleLowerCase("sv")}`;
  if (tested.length === 0) return html`<p>${effectText(rows)}</p>`;
  const listed: EffectRow[] = tested.map((row) => ({
    ...row,
    enhet: names.unitName(row.enhet_id),
    matt: names.indicatorName(row.indikator_id ?? ""),
    ord: outcomeWord(row.utfall),
  }));
  const columns: Column<EffectRow>[] = [
    { key: "enhet", label: "Enhet", href: (row) => names.unitHref(row.enhet_id) },
    { key: "matt", label: "Mått" },
    { key: "ord", label: "Utfall" },
    {
      key: "rr",
      label: "Efter mot väntat (intervall)",
      type: "number",
      render: (row) => ratioText(row.rr, row.rr_lag, row.rr_hog),
    },
    { key: "efter_antal", label: "Antal efter", type: "number" },
    { key: "vantat", label: "Väntat", type: "number", digits: 1 },
    { key: "verifierad_datum", label: "Verifierad", type: "date" },
  ];
  return html`<div>
    ${intervalRows({
      title:
        sure.length === 0
          ? "Ingen åtgärd har en säkerställd effekt ännu"
          : `${format.capitalise(countOf(tested.filter(isBetter).length, "mått", "mått", true))} blev bättre efter åtgärd, ${howMany(tested.filter(isWorse).length)} sämre`,
      subtitle: "Antal efter åtgärden mot väntat utan den. Under 1 är bättre",
      summary: effectText(rows),
      note: "Väntat är enhetens egen nivå före bristen, dragen mot jämförbara enheter, och de andras utveckling sedan dess. Det som följs upp har ofta råkat ligga som värst och hade sjunkit ändå; det är inräknat. Också en säkerställd förändring kan ha andra orsaker än åtgärden.",
      rows: tested.slice(0, MOST_ROWS).map((row) => ({
        label: name(row),
        value: row.rr,
        low: row.rr_lag,
        high: row.rr_hog,
        n: row.efter_antal,
        highlight: isBetter(row) || isWorse(row),
      })),
      valueLabel: "Efter mot väntat",
      digits: 2,
      reference: { value: 1, label: "som väntat" },
    })}
    ${tested.length > MOST_ROWS ? table(listed, columns, { caption: "Effekt av verifierade åtgärder", pageSize: 10, rowsOnPaper: 30 }) : null}
  </div>`;
}
