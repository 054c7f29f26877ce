import type { Feature, SheetOptions } from "write-excel-file/universal";
import type { Sheet } from "./workbook.ts";

/**
 * What Excel offers on top of the cells: arrows to filter by in the first row of the list, and a menu in columns where only certain words
 * may stand. They go right after the cells, where the format has them (ECMA-376, part 1, 18.3.1.99): another order is a broken file to Excel.
 */
export function sheetTools(list: Sheet, rows: number): Feature<Blob> {
  const last = Math.max(2, rows + 1);
  const filter = `<autoFilter ref="A1:${columnName(list.columns.length - 1)}${last}"/>`;
  const menus = list.columns.flatMap(({ choices }, place) =>
    choices ? [menu(choices, `${columnName(place)}2:${columnName(place)}${last}`)] : [],
  );
  const markup = `${filter}${menus.length > 0 ? `<dataValidations count="${menus.length}">${menus.join("")}</dataValidations>` : ""}`;
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml: string, { sheet }: SheetOptions<Blob>) =>
            sheet === list.name ? xml.replace("</sheetData>", `</sheetData>${markup}`) : xml,
        },
      },
    },
  };
}

const menu = (choices: readonly string[], cells: string): string =>
  `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorTitle="Ett annat ord" error="Välj ett av orden i listan." sqref="${cells}"><formula1>"${choices.join(",")}"</formula1></dataValidation>`;

/** `0` → `A`, `25` → `Z`, `26` → `AA` */
export function columnName(place: number): string {
  const letter = String.fromCharCode(65 + (place % 26));
  return place < 26 ? letter : columnName(Math.floor(place / 26) - 1) + letter;
}
