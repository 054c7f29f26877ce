import { html } from "htl";
import { chart } from "./chart.ts";
import { type Column, formatValue } from "./columns.ts";
import * as format from "./format.ts";
import { NARROW } from "./rowLayout.ts";

/** A row or a month of the picture. */
export interface HeatmapRow {
  id: string;
  label: string;
  href?: string;
}

/** Where a row and a month meet; `null` where there is nothing to measure. */
export interface HeatmapCell {
  row: string;
  /** `YYYY-MM` */
  month: string;
  values: Readonly<Record<string, number | null>>;
  href?: string;
}

/** One way to colour the cells. */
export interface HeatmapMeasure {
  key: string;
  label: string;
  type: "share" | "kronor";
  digits?: number;
  /** the three bounds between the four shades; a zero has none */
  cuts: readonly [number, number, number];
  /** what a cell says inside itself, in few characters; the unit stands in the legend */
  short: (value: number) => string;
  unit: string;
  /** what the picture says when it is coloured so: the words follow the choice */
  title: string;
  subtitle: string;
  summary: string;
  note: string;
  /** the value whose sum orders the rows, largest first; as given where nothing is said */
  order?: string;
}

export interface HeatmapOptions {
  /** what all the measures are about: the name of the table behind, and of its file */
  title: string;
  /** the first heading of the table behind, e.g. `Utförare` */
  rowLabel: string;
  rows: readonly HeatmapRow[];
  months: readonly string[];
  cells: readonly HeatmapCell[];
  measures: readonly [HeatmapMeasure, ...HeatmapMeasure[]];
  /** in words, where a cell has no value */
  missing: string;
  ifEmpty?: string;
}

/** So many rows before the reader asks for the rest. */
const ROWS_AT_FIRST = 25;
const NAME_WIDTH = 256;
const LEAST_NAME_WIDTH = 180;
/** A finger finds nothing smaller (WCAG 2.5.8); where there is no room for all the months the picture scrolls in a box of its own. */
const LEAST_CELL = 24;

/** Which shade: 0 for nothing, then 1–4 by the measure's cuts; null where there is no value. */
export function shadeOf(value: number | null | undefined, cuts: readonly number[]): number | null {
  if (value == null) return null;
  return value <= 0 ? 0 : 1 + cuts.filter((cut) => value >= cut).length;
}

/** Rows × months, each cell a shade, a figure and a way in. The same numbers stand in the table behind. */
export function heatmap(options: HeatmapOptions): HTMLElement {
  const { rows, months, cells, measures, rowLabel, missing, ...rest } = options;
  const names = new Map(rows.map(({ id, label }) => [id, label]));
  const found = new Map(cells.map((cell) => [`${cell.row} ${cell.month}`, cell]));
  let measure = measures[0];
  let all = rows.length <= ROWS_AT_FIRST;

  type Flat = { namn: string; manad: string } & Record<string, string | number | null>;
  const flat = rows.flatMap(({ id, label }) =>
    months.flatMap((manad): Flat[] => {
      const cell = found.get(`${id} ${manad}`);
      return cell ? [{ ...cell.values, namn: label, manad } as Flat] : [];
    }),
  );
  const columns: Column<Flat>[] = [
    { key: "namn", label: rowLabel },
    { key: "manad", label: "Månad", type: "period" },
    ...measures.map(
      ({ key, label, type, digits }): Column<Flat> => ({
        key,
        label,
        type,
        ...(digits === undefined ? {} : { digits }),
      }),
    ),
  ];

  function cellOf(row: HeatmapRow, month: string): HTMLElement {
    const cell = found.get(`${row.id} ${month}`);
    const value = cell?.values[measure.key] ?? null;
    const shade = shadeOf(value, measure.cuts);
    const figure = value === null ? missing : formatValue(value, measure.type, measure.digits);
    const words = `${names.get(row.id)}, ${format.month(month)}: ${measure.label.toLocaleLowerCase("sv")} ${figure}`;
    const text = value !== null && value > 0 ? measure.short(value) : "";
    // what is seen must be in the name (WCAG 2.5.3): the figure stands first, the words after it are heard
    const content = [text, html`<span class="visually-hidden">${text ? ` ${words}` : words}</span>`];
    return cell?.href
      ? html`<a class="heatmap-cell" tabindex="-1" href=${cell.href} data-shade=${shade ?? "none"} title=${words}>${content}</a>`
      : html`<span class="heatmap-cell" data-shade=${shade ?? "none"} title=${words}>${content}</span>`;
  }

  function inOrder(): readonly HeatmapRow[] {
    const { order } = measure;
    if (order === undefined) return rows;
    const sums = new Map<string, number>();
    for (const { row, values } of cells) sums.set(row, (sums.get(row) ?? 0) + (values[order] ?? 0));
    return [...rows].sort((a, b) => (sums.get(b.id) ?? 0) - (sums.get(a.id) ?? 0));
  }

  function draw(width: number): Element {
    const narrow = width < NARROW;
    const least = LEAST_CELL * months.length;
    const name = narrow ? 0 : Math.min(NAME_WIDTH, Math.max(LEAST_NAME_WIDTH, Math.floor(width - least)));
    const cellWidth = Math.max(LEAST_CELL, (width - name) / Math.max(1, months.length));
    const scrolls = name + least > width;
    const drawing = html`<div class="heatmap" data-narrow=${narrow ? "" : null} style=${`--months: ${months.length}; --name: ${name}px; --least: ${name + least}px; --seen: ${width}px`}></div>`;
    let from: number | undefined;
    const show = (): void => {
      const shown = all ? inOrder() : inOrder().slice(0, ROWS_AT_FIRST);
      const box = html`<div class="heatmap-scroll" onscroll=${() => {
        from = box.scrollLeft;
      }}>
        <div class="heatmap-grid" role="group" aria-label=${`${measure.title}. Piltangenterna går mellan rutorna.`} onkeydown=${walk}>
          <div class="heatmap-row heatmap-head" aria-hidden="true"><span class="heatmap-corner"></span><div class="heatmap-cells">${months.map((month, index) => monthHead(month, index, cellWidth))}</div></div>
          ${shown.map(
            (row) => html`<div class="heatmap-row">
              ${row.href ? html`<a class="heatmap-name" href=${row.href} title=${row.label}>${row.label}</a>` : html`<span class="heatmap-name">${row.label}</span>`}
              <div class="heatmap-cells">${months.map((month) => cellOf(row, month))}</div>
            </div>`,
          )}
        </div>
      </div>`;
      drawing.replaceChildren(
        ...(measures.length > 1 ? [choice()] : []),
        legend(measure, missing),
        ...(scrolls
          ? [html`<p class="heatmap-hint screen-only">De senaste månaderna visas först; dra i sidled för äldre.</p>`]
          : []),
        box,
        ...(all
          ? []
          : [
              html`<button type="button" class="quiet-button screen-only" onclick=${() => {
                all = true;
                show();
              }}>Visa alla ${format.number(rows.length)}</button>`,
            ]),
      );
      drawing.querySelector("a.heatmap-cell")?.setAttribute("tabindex", "0");
      // it has no width until it is in the page
      requestAnimationFrame(() => {
        box.scrollLeft = from ?? box.scrollWidth;
      });
    };
    const choice = (): HTMLElement =>
      html`<div class="segments" role="group" aria-label="Vad färgen visar">${measures.map(
        (each) =>
          html`<button type="button" data-key=${each.key} aria-pressed=${String(each === measure)} onclick=${() => {
            measure = each;
            show();
            say(figure, measure);
            drawing.querySelector<HTMLElement>(`[data-key="${each.key}"]`)?.focus();
          }}>${each.label}</button>`,
      )}</div>`;
    show();
    return drawing;
  }

  const { title, subtitle, summary, note } = measure;
  const figure = chart<Flat>({ ...rest, subtitle, summary, note, rows: flat, columns, draw });
  figure.querySelector(".chart-summary")?.setAttribute("aria-live", "polite");
  say(figure, { title, subtitle, summary, note });
  return figure;
}

/** The words around the picture follow what its colour shows. */
function say(
  figure: HTMLElement,
  { title, subtitle, summary, note }: Pick<HeatmapMeasure, "title" | "subtitle" | "summary" | "note">,
): void {
  for (const [part, words] of Object.entries({ title, subtitle, summary, note })) {
    const place = figure.querySelector(`.chart-${part}`);
    if (place) place.textContent = words;
  }
}

/** The year where it begins; a month's letter where there is room for one. */
function monthHead(month: string, index: number, cellWidth: number): HTMLElement {
  const number = Number(month.slice(5, 7));
  const year = number === 1 || index === 0 ? month.slice(0, 4) : "";
  const letter =
    cellWidth >= 30 ? format.monthName(number) : cellWidth >= 9 ? format.monthName(number).slice(0, 1) : "";
  return html`<span data-first=${number === 1 ? "" : null}><span class="heatmap-year">${year}</span>${letter}</span>`;
}

/** What the shades mean, all in one unit: kronor in the thousands that the cells are in. */
export function shadeWords({ cuts, type }: Pick<HeatmapMeasure, "cuts" | "type">): string[] {
  const bound = type === "share" ? format.share : format.kronorIn(format.THOUSANDS);
  const between = (low: number, high: number): string =>
    type === "share" ? format.shareInterval(low, high) : `${format.number(low / format.THOUSANDS.size)}–${bound(high)}`;
  return [
    "inget",
    `under ${bound(cuts[0])}`,
    between(cuts[0], cuts[1]),
    between(cuts[1], cuts[2]),
    `${bound(cuts[2])} eller mer`,
  ];
}

function legend(measure: HeatmapMeasure, missing: string): HTMLElement {
  const steps = [...shadeWords(measure).map((words, shade) => [String(shade), words]), ["none", missing]];
  return html`<ul class="chart-legend heatmap-legend">
    ${steps.map(([shade, words]) => html`<li><span class="heatmap-cell" data-shade=${shade} aria-hidden="true"></span>${words}</li>`)}
    <li>${measure.unit}</li>
  </ul>`;
}

/** The arrows go from cell to cell; only one cell is a stop for the tab key. */
function walk(event: KeyboardEvent): void {
  const grid = event.currentTarget as HTMLElement;
  const here = document.activeElement as HTMLElement;
  const lines = [...grid.querySelectorAll(".heatmap-row:not(.heatmap-head) .heatmap-cells")].map((line) => [
    ...line.children,
  ]);
  const row = lines.findIndex((line) => line.includes(here));
  if (row < 0) return;
  const column = lines[row]!.indexOf(here);
  const [down, right] = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key] ?? [
    0, 0,
  ];
  if (!down && !right) return;
  event.preventDefault();
  for (let r = row + down!, c = column + right!; lines[r]?.[c]; r += down!, c += right!) {
    const next = lines[r]![c] as HTMLElement;
    if (!next.matches("a")) continue;
    here.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    return;
  }
}
