import { type Column, format, html, intervalRows, riskMark, table } from "../../components/index.ts";
import type { FormRow, ProviderRow } from "./headline.ts";
import { formText, formTitle } from "./headline.ts";

export function providerTable(rows: readonly ProviderRow[]): HTMLElement {
  const columns: Column<ProviderRow>[] = [
    { key: "namn", label: "Utförare", href: (row) => `./utforare/${row.utforare}` },
    { key: "driftsform_namn", label: "Driftsform" },
    { key: "verksamheter", label: "Verksamheter" },
    { key: "enheter", label: "Enheter", type: "number" },
    { key: "hogsta", label: "Högsta risk", type: "number", align: "left", render: (row) => riskMark(row.hogsta) },
    {
      key: "hoga",
      label: "Höga risker",
      type: "number",
      render: (row) => `${format.number(row.hoga)} av ${format.number(row.bedomda)}`,
    },
    { key: "signaler", label: "Signaler att fråga om", type: "number" },
    { key: "andel_skada", label: "Andel av väntad skada", type: "share" },
  ];
  return table(rows, columns, {
    caption: "Utförarna, de med störst andel av den väntade skadan först",
    sort: { key: "andel_skada", descending: true },
    ifEmpty: "Inga utförare är lämnade.",
  });
}

export const formChart = (rows: readonly FormRow[]): HTMLElement =>
  intervalRows({
    title: formTitle(rows),
    subtitle: "Andel av bedömda risker som är höga eller mycket höga, 90 % intervall",
    summary: formText(rows),
    rows,
    valueLabel: "Andel höga risker",
    type: "share",
  });

export const unitsNote = (): HTMLElement =>
  html`<p>En utförare med många enheter får en stor andel av skadan redan av sin storlek. Jämför därför höga risker av antalet bedömda, och öppna sidan för att se vilka enheter det gäller.</p>`;
