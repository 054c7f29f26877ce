import { html } from "htl";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import { minutesText } from "./minutesText.ts";
import type { ReconciledRow } from "./types.ts";

/** as many cells as are published for a finding */
const CELLS_AT_MOST = 24;

/** What was granted, performed and billed in the months of a case, side by side. Nothing where the case is about no brukare. */
export function reconciled(cells: Promise<readonly ReconciledRow[]>): HTMLElement {
  const place = html`<div class="case-reconciled"></div>`;
  cells.then(
    (found) => {
      if (found.length > 0) place.replaceChildren(...sideBySide(found));
    },
    () => {
      place.textContent = "Avstämningen kunde inte hämtas. Ladda om sidan och försök igen.";
    },
  );
  return place;
}

function sideBySide(cells: readonly ReconciledRow[]): HTMLElement[] {
  const several = monthsOf(cells).length > 1;
  const title = several ? "Periodens avstämning för brukaren" : "Månadens avstämning för brukaren";
  return [
    html`<h3 class="chart-title">${title}</h3>`,
    html`<p class="chart-summary">${reconciledSummary(cells)}</p>`,
    table(cells, columnsFor(cells), { caption: title, exportColumns: EXPORTED }),
    html`<p class="chart-note">${noteText(cells)}</p>`,
  ];
}

const monthsOf = (cells: readonly ReconciledRow[]): string[] => [...new Set(cells.map(({ manad }) => manad))];
const insatserOf = (cells: readonly ReconciledRow[]): string[] => [
  ...new Set(cells.map(({ insats }) => (insats ?? "utan insats").toLocaleLowerCase("sv-SE"))),
];

/** The two sides of the insatser that the case is about and, where the brukare has others, of all: a rule may weigh either. */
export function reconciledSummary(cells: readonly ReconciledRow[]): string {
  const own = cells.filter(({ i_fallet }) => i_fallet);
  if (own.length === cells.length || own.length === 0) return `${format.capitalise(sides(cells))}.`;
  return `${format.capitalise(format.list(insatserOf(own)))}: ${sides(own)}. Alla brukarens insatser: ${sides(cells)}.`;
}

function sides(cells: readonly ReconciledRow[]): string {
  const performed = sum(cells.map(({ utford_min }) => utford_min));
  // the same decisions stand in every cell of an insats and month
  const granted = sum([...new Map(cells.map((cell) => [`${cell.manad} ${cell.insats}`, cell.beviljad_min])).values()]);
  return [
    billedText(cells),
    ...(performed === null
      ? []
      : [`${performed === 0 ? "inget utfört" : `utfört ${minutesText(performed)}`} enligt besöken`]),
    ...(granted === null ? [] : [granted === 0 ? "inget beviljat" : `beviljat ${minutesText(granted)}`]),
  ].join(", ");
}

function billedText(cells: readonly ReconciledRow[]): string {
  const minutes = sum(cells.map(({ fakturerad_min }) => fakturerad_min));
  const kronor = sum(cells.map(({ belopp_kr }) => belopp_kr)) ?? 0;
  if (minutes === null) return "ingen faktura skickas";
  if (minutes < 0) return `krediterat ${minutesText(-minutes)}`;
  if (minutes > 0) return `fakturerat ${minutesText(minutes)}`;
  return Math.round(kronor) === 0 ? "inget fakturerat" : `fakturerat ${format.kronor(kronor)} utan tid på raderna`;
}

/** What is not known is left out; nothing known is not the same as nothing. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

function noteText(cells: readonly ReconciledRow[]): string {
  const kept = cells.length >= CELLS_AT_MOST ? ` Här står högst ${format.number(CELLS_AT_MOST)} rader.` : "";
  return `Beviljat är brukarens alla beslut om insatsen, även om flera utför den. Utfört är besökens egen tid; avrundar avtalet besöken kan en regel räkna med fler minuter. Vad en rad bygger på visar uppsikt explain med radens id.${kept}`;
}

/** A column is narrow: `11 h 45 min` */
function shortTime(minutes: number | null): string {
  if (minutes === null) return "–";
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const text = [
    ...(hours > 0 ? [`${format.number(hours)} h`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} min`] : []),
  ];
  return `${minutes < 0 ? "−" : ""}${text.join(" ")}`.replaceAll(" ", "\u00a0");
}

const time = (key: "beviljad_min" | "utford_min" | "fakturerad_min", label: string): Column<ReconciledRow> => ({
  key,
  label,
  type: "number",
  render: (row) => shortTime(row[key]),
});
const kronor = (key: "belopp_kr" | "oforklarad_kr", label: string): Column<ReconciledRow> => ({
  key,
  label,
  type: "kronor",
  render: (row) => (row[key] === null ? "–" : format.kronor(row[key])),
});

function columnsFor(cells: readonly ReconciledRow[]): Column<ReconciledRow>[] {
  const others = cells.some(({ i_fallet }) => !i_fallet);
  return [
    { key: "insats", label: "Insats", render: ({ insats }) => insats ?? "utan insats" },
    ...(monthsOf(cells).length > 1 ? [{ key: "manad" as const, label: "Månad", type: "period" as const }] : []),
    ...(others ? [{ key: "i_fallet" as const, label: "Del av fallet" }] : []),
    time("beviljad_min", "Beviljat"),
    time("utford_min", "Utfört"),
    time("fakturerad_min", "Fakturerat"),
    kronor("belopp_kr", "Kronor"),
    kronor("oforklarad_kr", "Ej förklarat"),
    {
      key: "avstamning_id",
      label: "Id",
      render: ({ avstamning_id }) => html`<span class="unbroken">${avstamning_id}</span>`,
    },
  ];
}

const EXPORTED: readonly Column<ReconciledRow>[] = [
  { key: "insats", label: "Insats" },
  { key: "manad", label: "Månad" },
  { key: "i_fallet", label: "Del av fallet" },
  { key: "beviljad_min", label: "Beviljade minuter", type: "number" },
  { key: "utford_min", label: "Utförda minuter", type: "number" },
  { key: "fakturerad_min", label: "Fakturerade minuter", type: "number" },
  { key: "belopp_kr", label: "Kronor", type: "kronor" },
  { key: "oforklarad_kr", label: "Ej förklarade kronor", type: "kronor" },
  { key: "avstamning_id", label: "Id" },
];
