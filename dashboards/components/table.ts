import { html } from "htl";
import { type Column, cellClass, compareBy, formatValue, isNumeric, tableCells } from "./columns.ts";
import { downloadButton } from "./download.ts";
import * as format from "./format.ts";
import { rowsPerPage } from "./rowsPerPage.ts";

export interface TableOptions<Row> {
  /** says what the table holds; also the file's name */
  caption: string;
  pageSize?: number;
  /** the order at first sight; without it the rows' own order */
  sort?: { key: keyof Row & string; descending?: boolean };
  /** a filter field shows by itself when there are more rows than a screen holds */
  filter?: boolean;
  /** how many rows a print holds at most */
  rowsOnPaper?: number;
  ifEmpty?: string;
  /** what goes to Excel and is searched, where the table itself draws several facts together in one column */
  exportColumns?: readonly Column<Row>[];
}

const ROWS_ON_A_SCREEN = 15;
/** a full print of more rows than this helps nobody; the CSV file holds them all */
const ROWS_ON_PAPER = 500;

/** A real table that sorts, filters, turns pages and goes to Excel. Only the visible page is in the document. */
export function table<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions<Row>,
): HTMLElement {
  const { caption, pageSize = 50, ifEmpty = "Inga rader.", rowsOnPaper = ROWS_ON_PAPER } = options;
  let sorted = {
    column: columns.find(({ key }) => key === options.sort?.key),
    direction: options.sort?.descending ? -1 : 1,
  };
  const fullColumns = options.exportColumns ?? columns;
  let needle = "";
  let page = 0;
  let onPaper = false;

  const head = html`<tr role="row"></tr>`;
  const body = html`<tbody role="rowgroup"></tbody>`;
  const status = html`<p class="table-status" role="status"></p>`;
  const pager = html`<div class="pager"></div>`;

  const texts = new Map<Row, string>();
  const textOf = (row: Row): string => {
    let text = texts.get(row);
    if (text === undefined) {
      text = fullColumns
        .map(({ key, type, digits }) => formatValue(row[key], type, digits))
        .join("\t")
        .toLocaleLowerCase("sv");
      texts.set(row, text);
    }
    return text;
  };
  const selected = (): Row[] => {
    const found = needle ? rows.filter((row) => textOf(row).includes(needle)) : [...rows];
    return sorted.column ? found.sort(compareBy(sorted.column, sorted.direction as 1 | -1)) : found;
  };

  function sortBy(column: Column<Row>): void {
    const again = sorted.column === column;
    // numbers are mostly wanted largest first, words in the alphabet's order
    sorted = { column, direction: again ? -sorted.direction : isNumeric(column.type) ? -1 : 1 };
    page = 0;
    update();
  }

  function headCell(column: Column<Row>): HTMLElement {
    const active = sorted.column === column;
    const rising = sorted.direction === 1;
    return html`<th scope="col" role="columnheader" class=${cellClass(column)} aria-sort=${active ? (rising ? "ascending" : "descending") : null}>
      <button type="button" class="sort-button" data-key=${column.key} onclick=${() => sortBy(column)}>${column.label}${active ? html`<span class="sort-mark" aria-hidden="true">${rising ? "↑" : "↓"}</span>` : null}</button></th>`;
  }

  function update(): void {
    const found = selected();
    const size = rowsPerPage(pageSize);
    const pages = Math.max(1, Math.ceil(found.length / size));
    page = Math.min(page, pages - 1);
    const from = onPaper ? 0 : page * size;
    const shown = found.slice(from, onPaper ? rowsOnPaper : from + size);
    const focusedKey = (document.activeElement as HTMLElement | null)?.dataset?.key;
    head.replaceChildren(...columns.map(headCell));
    // the header was made anew: who sorted with the keyboard keeps the place
    if (focusedKey) head.querySelector<HTMLElement>(`[data-key="${focusedKey}"]`)?.focus();
    if (shown.length > 0) body.replaceChildren(...tableCells(shown, columns));
    else
      body.replaceChildren(
        html`<tr role="row"><td role="cell" class="empty-cell" colspan=${columns.length}>${needle ? "Inga rader stämmer med sökningen." : ifEmpty}</td></tr>`,
      );
    status.textContent = statusText(found.length, rows.length, from, shown.length);
    pager.replaceChildren(...(pages > 1 ? pageButtons(pages) : []));
  }

  function pageButtons(pages: number): HTMLElement[] {
    const turn = (step: number) => () => {
      page += step;
      update();
    };
    return [
      html`<button type="button" class="quiet-button" disabled=${page === 0} onclick=${turn(-1)}>Föregående</button>`,
      html`<span>Sida ${format.number(page + 1)} av ${format.number(pages)}</span>`,
      html`<button type="button" class="quiet-button" disabled=${page === pages - 1} onclick=${turn(1)}>Nästa</button>`,
    ];
  }

  const wantsFilter = options.filter ?? rows.length > ROWS_ON_A_SCREEN;
  const search = html`<label>Sök i tabellen <input type="search" oninput=${(event: Event) => {
    needle = (event.target as HTMLInputElement).value.trim().toLocaleLowerCase("sv");
    page = 0;
    update();
  }}></label>`;
  addEventListener("beforeprint", () => {
    onPaper = true;
    update();
  });
  addEventListener("afterprint", () => {
    onPaper = false;
    update();
  });

  update();
  return html`<div class="data-table">
    <div class="table-tools">${wantsFilter ? search : null}${downloadButton(caption, selected, fullColumns)}${status}</div>
    <div class="table-scroll" role="region" tabindex="0" aria-label=${caption}>
      <table role="table"><caption>${caption}</caption><thead role="rowgroup">${head}</thead>${body}</table>
    </div>
    ${pager}
  </div>`;
}

function statusText(found: number, all: number, from: number, shown: number): string {
  const rows = `${format.number(found)} ${found === 1 ? "rad" : "rader"}`;
  const of = found === all ? rows : `${rows} av ${format.number(all)}`;
  return shown < found ? `Visar ${format.number(from + 1)}–${format.number(from + shown)} av ${of}` : of;
}
