import { html } from "htl";
import { chart } from "../../components/chart.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { accent, ink, muted } from "../../components/palette.ts";
import { draw, Plot } from "../../components/plot.ts";
import type { LoadRow } from "./types.ts";

/** Load against capacity, month by month, one small picture per role: roles cannot stand in for each other. */
export function loadByRole(rows: readonly LoadRow[]): HTMLElement {
  const roles = [...new Map(rows.map((row) => [row.roll, row.roll_namn]))].sort(
    (a, b) => total(rows, b[0]) - total(rows, a[0]),
  );
  const columns: Column<LoadRow>[] = [
    { key: "roll_namn", label: "Roll" },
    { key: "manad", label: "Månad", type: "period" },
    { key: "timmar_planerade", label: "Planerade timmar", type: "number" },
    { key: "timmar_finns", label: "Tillgängliga timmar", type: "number" },
  ];
  return chart<LoadRow>({
    title: "Belastning mot tillgänglig tid",
    subtitle: "Timmar per månad och roll; strecket är den tid som finns",
    summary: loadSummary(rows),
    rows,
    columns,
    draw: (width) =>
      html`<div class="multiples" style=${`grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr))`}>${roles.map(
        ([role, name]) =>
          panel(
            rows.filter((row) => row.roll === role),
            name,
            width < 620 ? width : Math.max(270, width / roles.length - 20),
          ),
      )}</div>`,
    ifEmpty: "Ingen tid är planerad.",
  });
}

const total = (rows: readonly LoadRow[], role: string): number =>
  rows.reduce((sum, row) => (row.roll === role ? sum + row.timmar_planerade : sum), 0);

/** Which role is nearest its limit, and where the limit is passed. */
export function loadSummary(rows: readonly LoadRow[]): string {
  const over = rows.filter((row) => row.timmar_finns !== null && row.timmar_planerade > row.timmar_finns);
  const unknown = [...new Set(rows.filter((row) => row.timmar_finns === null).map((row) => row.roll_namn))];
  const fullest = rows
    .filter((row) => row.timmar_finns)
    .map((row) => ({ ...row, share: row.timmar_planerade / (row.timmar_finns ?? 1) }))
    .sort((a, b) => b.share - a.share || (a.manad < b.manad ? -1 : 1))[0];
  const parts: string[] = [];
  if (over.length > 0)
    parts.push(
      `Tiden räcker inte för ${format.list(over.map((row) => `${row.roll_namn} i ${format.month(row.manad)}`))}.`,
    );
  else if (fullest)
    parts.push(
      `Planen ryms alla månader. Närmast gränsen är ${fullest.roll_namn} i ${format.month(fullest.manad)}: ${format.number(fullest.timmar_planerade)} av ${format.number(fullest.timmar_finns)} timmar.`,
    );
  if (unknown.length > 0) parts.push(`För ${format.list(unknown)} är det inte känt hur mycket tid som finns.`);
  return parts.join(" ");
}

function panel(rows: readonly LoadRow[], name: string, width: number): HTMLElement {
  const points = rows.map((row) => ({ ...row, month: Number(row.manad.slice(5)) }));
  type Point = (typeof points)[number];
  const planned = points.reduce((sum, row) => sum + row.timmar_planerade, 0);
  const known = points.every((row) => row.timmar_finns !== null);
  const there = points.reduce((sum, row) => sum + (row.timmar_finns ?? 0), 0);
  const picture = draw({
    width,
    height: 150,
    marginLeft: 4,
    marginRight: 4,
    marginTop: 16,
    marginBottom: 22,
    x: { type: "band", domain: Array.from({ length: 12 }, (_, index) => index + 1), axis: null, padding: 0.15 },
    y: {
      axis: null,
      domain: [0, Math.max(1, ...points.map((row) => Math.max(row.timmar_planerade, row.timmar_finns ?? 0)))],
    },
    marks: [
      Plot.barY(points, {
        x: "month",
        y: "timmar_planerade",
        fill: accent,
        fillOpacity: (row: Point) => (row.timmar_finns !== null && row.timmar_planerade > row.timmar_finns ? 1 : 0.55),
      }),
      Plot.tickY(
        points.filter((row) => row.timmar_finns !== null),
        { x: "month", y: "timmar_finns", stroke: ink, strokeWidth: 2 },
      ),
      Plot.text(
        points.filter((row) => row.timmar_planerade > 0),
        {
          x: "month",
          y: 0,
          dy: -7,
          text: (row: Point) => format.number(row.timmar_planerade),
          fontSize: 10.5,
          fill: ink,
        },
      ),
      Plot.ruleY([0], { stroke: ink }),
      Plot.axisX({
        tickSize: 0,
        label: null,
        color: muted,
        tickFormat: (month: number) => format.monthName(month).slice(0, 1),
      }),
    ],
  });
  picture.setAttribute(
    "data-description",
    `${name}: ${format.number(planned)} planerade timmar${known ? ` av ${format.number(there)}` : ""}.`,
  );
  return html`<div>
    <p class="multiples-title">${format.capitalise(name)}</p>
    <p class="multiples-fact">${format.number(planned)} timmar ${known ? `av ${format.number(there)}` : "planerade; tillgänglig tid är inte känd"}</p>
    ${picture}
  </div>`;
}
