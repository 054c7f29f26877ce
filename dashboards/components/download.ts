import { html } from "htl";
import type { Column } from "./columns.ts";
import { toCsv } from "./csv.ts";
import { saveBlob } from "./saveFile.ts";

/** Saves rows as a CSV file. The file is made in the browser: nothing is fetched, and nothing is sent. */
export function saveCsv<Row>(file: string, rows: readonly Row[], columns: readonly Column<Row>[]): void {
  saveBlob(file, new Blob([toCsv(rows, columns)], { type: "text/csv;charset=utf-8" }));
}

/** A button that saves the rows as they are now. */
export function downloadButton<Row>(
  name: string,
  rows: () => readonly Row[],
  columns: readonly Column<Row>[],
): HTMLElement {
  const save = () => saveCsv(`${fileName(name)}.csv`, rows(), columns);
  return html`<button type="button" class="quiet-button" onclick=${save}>Spara för Excel (CSV)<span class="visually-hidden">: ${name}</span></button>`;
}

/** `Väntad skada, kvartal 4` → `vantad-skada-kvartal-4` */
export function fileName(text: string): string {
  const folded = text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
  return (
    folded
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "data"
  );
}
