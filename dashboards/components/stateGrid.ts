import { html } from "htl";
import { chart } from "./chart.ts";
import type { Column } from "./columns.ts";
import * as format from "./format.ts";
import { accent, accentTint, ink, missing, muted, paper, rule, ruleStrong } from "./palette.ts";
import { draw, Plot } from "./plot.ts";
import { NARROW, rowChartWidth, rowLayout } from "./rowLayout.ts";

/** How loudly a state speaks: what must be seen, what is worth a look, what is in order, what does not concern, what is not known. */
export type StateLook = "strong" | "accent" | "plain" | "none" | "missing";

export interface GridState {
  word: string;
  look: StateLook;
  /** a sign in the cell besides the colour; a cell's own text goes before it */
  sign?: string;
}

export interface GridCell {
  row: string;
  column: string;
  state: string;
  /** a number or a few letters in the cell */
  text?: string;
  /** what the table behind says */
  detail?: string;
}

export interface StateGridOptions {
  title: string;
  subtitle?: string;
  summary: string;
  note?: string;
  rowLabel: string;
  columnLabel: string;
  rows: readonly string[];
  columns: readonly string[];
  /** a column as it stands over the grid; on a phone the short one */
  heading?: (column: string, narrow: boolean) => string;
  cells: readonly GridCell[];
  states: Readonly<Record<string, GridState>>;
  ifEmpty?: string;
}

const LOOKS: Record<StateLook, { fill: string; stroke: string; text: string; dash?: string }> = {
  strong: { fill: accent, stroke: accent, text: paper },
  accent: { fill: paper, stroke: accent, text: ink },
  plain: { fill: accentTint, stroke: accentTint, text: ink },
  none: { fill: paper, stroke: rule, text: muted },
  missing: { fill: missing, stroke: ruleStrong, text: ink, dash: "3 2" },
};

/** Rows by columns, each cell in one of a few states: read the colour from afar and the sign from near. */
export function stateGrid(options: StateGridOptions): HTMLElement {
  const { rows, columns, cells, states, heading = (column) => column, rowLabel, columnLabel, ...rest } = options;
  const known = cells.filter(({ row, column }) => rows.includes(row) && columns.includes(column));
  const used = Object.entries(states).filter(([state]) => known.some((cell) => cell.state === state));
  const tableColumns: Column<GridCell>[] = [
    { key: "row", label: rowLabel },
    { key: "column", label: columnLabel, render: ({ column }) => heading(column, false) },
    { key: "state", label: "Läge", render: ({ state }) => states[state]?.word ?? state },
    { key: "detail", label: "Uppgift" },
  ];
  return chart<GridCell>({
    ...rest,
    legend: used.map(([, state]) => key(state)),
    rows: known,
    columns: tableColumns,
    draw: (width) => drawGrid({ rows, columns, cells: known, states, heading, width: rowChartWidth(width) }),
  });
}

function key({ word, look, sign }: GridState): HTMLElement {
  const { fill, stroke, text, dash } = LOOKS[look];
  const swatch = html`<span aria-hidden="true">${sign ?? "\u00a0"}</span>`;
  swatch.style.cssText = `display:inline-block;min-width:1.2em;padding:0 0.15em;text-align:center;line-height:1.2;background:${fill};color:${text};border:1.5px ${dash ? "dashed" : "solid"} ${look === "none" ? ruleStrong : stroke};print-color-adjust:exact`;
  return html`<span>${swatch} ${word}</span>`;
}

interface Drawing extends Required<Pick<StateGridOptions, "rows" | "columns" | "cells" | "states" | "heading">> {
  width: number;
}

function drawGrid({ rows, columns, cells, states, heading, width }: Drawing): Element {
  const narrow = width < NARROW;
  const layout = rowLayout(rows, width, { rowHeight: narrow ? 48 : 28 });
  const placed = cells.map((cell) => ({
    ...cell,
    y: rows.indexOf(cell.row),
    look: states[cell.state]?.look ?? "none",
  }));
  type Placed = (typeof placed)[number];
  const sign = (cell: Placed): string => cell.text ?? states[cell.state]?.sign ?? "";
  return draw({
    width,
    height: layout.height + 12,
    marginTop: layout.marginTop + 12,
    marginBottom: layout.marginBottom,
    marginLeft: layout.marginLeft,
    marginRight: 4,
    x: { type: "band", domain: columns, axis: null, padding: 0.08 },
    y: layout.y,
    marks: [
      Plot.axisX({
        anchor: "top",
        tickSize: 0,
        label: null,
        color: muted,
        fontSize: 11,
        lineWidth: (width - layout.marginLeft) / columns.length / 11,
        tickFormat: (column: string) => heading(column, narrow),
      }),
      ...(Object.keys(LOOKS) as StateLook[]).map((look) =>
        Plot.cell(
          placed.filter((cell) => cell.look === look),
          {
            x: "column",
            y: "y",
            fill: LOOKS[look].fill,
            stroke: LOOKS[look].stroke,
            strokeWidth: 1.25,
            ...(LOOKS[look].dash ? { strokeDasharray: LOOKS[look].dash } : {}),
            insetTop: narrow ? 22 : 3,
            insetBottom: 3,
            title: (cell: Placed) =>
              `${cell.row}, ${heading(cell.column, false)}: ${states[cell.state]?.word ?? cell.state}. ${cell.detail ?? ""}`,
          },
        ),
      ),
      Plot.text(placed, {
        x: "column",
        y: "y",
        dy: narrow ? 9.5 : 0,
        fontSize: 11,
        fontVariant: "tabular-nums",
        text: sign,
        fill: (cell: Placed) => LOOKS[cell.look].text,
      }),
      layout.labels,
    ],
  });
}

/** `2026-09` over a column: the month, and the year where it begins. */
export const monthHeading =
  (months: readonly string[]) =>
  (month: string, narrow: boolean): string => {
    const name = format.monthName(Number(month.slice(5)));
    const first = month === months[0] || month.endsWith("-01");
    return `${narrow ? name.slice(0, 1) : name}${first ? `\n${narrow ? `’${month.slice(2, 4)}` : month.slice(0, 4)}` : ""}`;
  };
