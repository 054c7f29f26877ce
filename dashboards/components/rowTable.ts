import { html } from "htl";
import { type Column, cellClass, isNumeric, tableCells } from "./columns.ts";
import * as format from "./format.ts";
import { rowsPerPage } from "./rowsPerPage.ts";

export interface RowOrder {
  key: string;
  descending: boolean;
}

export interface RowTableOptions<Row> {
  /** says what the table holds */
  caption: string;
  columns: readonly Column<Row>[];
  /** the columns that a reader may sort by; the others have a plain head */
  sortable: readonly string[];
  order: RowOrder;
  onOrder: (order: RowOrder) => void;
  /** another page of the same rows is shown */
  onPage?: () => void;
  pageSize?: number;
  rowsOnPaper?: number;
  ifEmpty: string;
}

/** Rows that are made when they are shown: how many there are, and those from one place up to another. */
export interface RowSource<Row> {
  readonly length: number;
  readonly slice: (from: number, to: number) => Row[];
}

export interface RowTable<Row> {
  readonly element: HTMLElement;
  /** shows other rows, or the same in another order, from the first page */
  readonly show: (source: RowSource<Row>, order: RowOrder) => void;
  /** draws the page anew: something that its cells show has arrived */
  readonly redraw: () => void;
  /** the rows on the page */
  readonly visible: () => Row[];
}

/** A table over more rows than should ever be objects at once: it asks for one page at a time, and leaves the order to who owns the rows. */
export function rowTable<Row>(options: RowTableOptions<Row>): RowTable<Row> {
  const { caption, columns, sortable, onOrder, pageSize = 25, rowsOnPaper = 500, ifEmpty } = options;
  let source: RowSource<Row> = { length: 0, slice: () => [] };
  let order = options.order;
  let page = 0;
  let onPaper = false;
  let shown: Row[] = [];

  const head = html`<tr role="row"></tr>`;
  const body = html`<tbody role="rowgroup"></tbody>`;
  const status = html`<p class="table-status" role="status"></p>`;
  const pager = html`<div class="pager"></div>`;

  function headCell(column: Column<Row>): HTMLElement {
    if (!sortable.includes(column.key))
      return html`<th scope="col" role="columnheader" class=${cellClass(column)}>${column.label}</th>`;
    const active = order.key === column.key;
    const choose = () => onOrder({ key: column.key, descending: active ? !order.descending : isNumeric(column.type) });
    return html`<th scope="col" role="columnheader" class=${cellClass(column)} aria-sort=${active ? (order.descending ? "descending" : "ascending") : null}>
      <button type="button" class="sort-button" data-key=${column.key} onclick=${choose}>${column.label}${active ? html`<span class="sort-mark" aria-hidden="true">${order.descending ? "↓" : "↑"}</span>` : null}</button></th>`;
  }

  function cells(): void {
    if (shown.length > 0) body.replaceChildren(...tableCells(shown, columns));
    else
      body.replaceChildren(
        html`<tr role="row"><td role="cell" class="empty-cell" colspan=${columns.length}>${ifEmpty}</td></tr>`,
      );
  }

  function update(): void {
    const size = rowsPerPage(pageSize);
    const pages = Math.max(1, Math.ceil(source.length / size));
    page = Math.min(page, pages - 1);
    const from = onPaper ? 0 : page * size;
    shown = source.slice(from, Math.min(source.length, onPaper ? rowsOnPaper : from + size));
    const focusedKey = (document.activeElement as HTMLElement | null)?.dataset?.key;
    head.replaceChildren(...columns.map(headCell));
    // the header was made anew: who sorted with the keyboard keeps the place
    if (focusedKey) head.querySelector<HTMLElement>(`[data-key="${focusedKey}"]`)?.focus();
    cells();
    status.textContent =
      shown.length < source.length
        ? `Visar ${format.number(from + 1)}–${format.number(from + shown.length)} av ${format.number(source.length)}`
        : "";
    pager.replaceChildren(...(pages > 1 ? pageButtons(pages) : []));
  }

  function pageButtons(pages: number): HTMLElement[] {
    const go = (to: number, label: string, off: boolean) =>
      html`<button type="button" class="quiet-button" disabled=${off} onclick=${() => {
        page = to;
        update();
        options.onPage?.();
      }}>${label}</button>`;
    return [
      go(page - 1, "Föregående", page === 0),
      html`<span>Sida ${format.number(page + 1)} av ${format.number(pages)}</span>`,
      go(page + 1, "Nästa", page === pages - 1),
    ];
  }

  for (const [event, paper] of [
    ["beforeprint", true],
    ["afterprint", false],
  ] as const)
    addEventListener(event, () => {
      onPaper = paper;
      update();
    });

  const element = html`<div class="data-table">
    <div class="table-tools">${status}</div>
    <div class="table-scroll" role="region" tabindex="0" aria-label=${caption}>
      <table role="table"><caption>${caption}</caption><thead role="rowgroup">${head}</thead>${body}</table>
    </div>
    ${pager}
  </div>`;
  return {
    element,
    show: (next, nextOrder) => {
      source = next;
      order = nextOrder;
      page = 0;
      update();
    },
    redraw: cells,
    visible: () => shown,
  };
}
