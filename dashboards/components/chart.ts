import { html } from "htl";
import { type Column, cellClass, tableCells } from "./columns.ts";
import { downloadButton, fileName } from "./download.ts";
import { notice } from "./notice.ts";

/** The one way a picture gets onto a page: with caption, summary, the same data as a table, and a file to take along. */
export interface ChartSpec<Row> {
  /** what the picture shows */
  title: string;
  /** unit, period, population */
  subtitle?: string;
  /** the finding in one sentence: what a reader who sees no picture needs */
  summary: string;
  /** how sure, how it was computed */
  note?: string;
  /** keys to colours and shapes, where direct labels do not do */
  legend?: Node[];
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** draws anew for every width */
  draw: (width: number) => Element;
  /** what it costs the reader that there are no rows */
  ifEmpty?: string;
  /** a control or list that belongs to the picture */
  aside?: Node;
  /** the table stands open from the start: its rows are what the reader came for */
  open?: boolean;
  /** what the table's fold is called */
  tableTitle?: string;
}

/** The width of an A4 page between its margins, in CSS pixels. */
const PRINT_WIDTH = 680;

export function chart<Row>(spec: ChartSpec<Row>): HTMLElement {
  const { title, subtitle, summary, note, legend, rows } = spec;
  const caption = html`<figcaption>
    <p class="chart-title">${title}</p>
    ${subtitle ? html`<p class="chart-subtitle">${subtitle}</p>` : null}
  </figcaption>`;
  if (rows.length === 0) {
    const text = spec.ifEmpty ?? "Det finns inga uppgifter att visa här ännu.";
    return html`<figure class="chart">${caption}${notice({ kind: "empty", title: "Underlag saknas", text })}</figure>`;
  }
  const canvas = html`<div class="chart-canvas"></div>`;
  const figure = html`<figure class="chart" id=${`diagram-${fileName(title)}`}>
    ${caption}
    ${legend ? html`<ul class="chart-legend">${legend.map((item) => html`<li>${item}</li>`)}</ul>` : null}
    ${canvas}
    ${spec.aside ?? null}
    <p class="chart-summary">${summary}</p>
    ${note ? html`<p class="chart-note">${note}</p>` : null}
    ${dataBehind(spec)}
  </figure>`;
  drawForWidth(canvas, (width) => labelDrawing(spec.draw(width), summary));
  return figure;
}

/** Redraws when the width changes, and once more for paper. */
function drawForWidth(canvas: HTMLElement, draw: (width: number) => Element): void {
  let drawn = 0;
  const redraw = (width: number) => {
    if (width < 1 || Math.abs(width - drawn) < 1) return;
    drawn = width;
    canvas.replaceChildren(draw(width));
  };
  new ResizeObserver(() => redraw(canvas.clientWidth)).observe(canvas);
  addEventListener("beforeprint", () => redraw(PRINT_WIDTH));
  addEventListener("afterprint", () => redraw(canvas.clientWidth));
}

/** Plot labels inner groups, which axe flags (4.1.2): an SVG is one image with one description. */
function labelDrawing(drawing: Element, summary: string): Element {
  const pictures = drawing.matches("svg") ? [drawing] : [...drawing.querySelectorAll("svg")];
  for (const picture of pictures) {
    const own = picture.getAttribute("data-description");
    for (const inner of picture.querySelectorAll("[aria-label], [aria-description], [role]")) {
      inner.removeAttribute("aria-label");
      inner.removeAttribute("aria-description");
      inner.removeAttribute("role");
    }
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", own ?? summary);
  }
  return drawing;
}

function dataBehind<Row>({ title, rows, columns, open, tableTitle }: ChartSpec<Row>): HTMLElement {
  const scroll = html`<div class="table-scroll" role="region" tabindex="0" aria-label=${`Uppgifterna bakom: ${title}`}></div>`;
  const details = html`<details class="chart-data">
    <summary>${tableTitle ?? "Visa uppgifterna som tabell"}</summary>
    <div class="data-table">
      ${scroll}
      <div class="table-tools">${downloadButton(title, () => rows, columns)}</div>
    </div>
  </details>` as HTMLDetailsElement;
  // the table is made when it is asked for: most readers never open it, and a page may hold many
  const fill = (): void => {
    if (scroll.hasChildNodes()) return;
    scroll.append(html`<table role="table">
      <caption class="visually-hidden">${title}</caption>
      <thead role="rowgroup"><tr role="row">${columns.map(
        (column) => html`<th scope="col" role="columnheader" class=${cellClass(column)}>${column.label}</th>`,
      )}</tr></thead>
      <tbody role="rowgroup">${tableCells(rows, columns)}</tbody>
    </table>`);
  };
  if (open) {
    fill();
    details.open = true;
  }
  details.addEventListener("toggle", fill);
  return details;
}
