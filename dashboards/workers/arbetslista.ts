/** Makes the work list's file beside the page: two hundred thousand rows take half a minute, and the page stays alive. */
import { generateXlsxFileSync } from "write-excel-file/sync";
import { sheetTools } from "../components/sheetTools.ts";
import {
  cellsOf,
  csvOf,
  type FileFormat,
  type FileMessage,
  type Sheet,
  type SheetColumn,
} from "../components/workbook.ts";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<FileMessage>) => void;
  postMessage: (answer: { file?: Blob; fault?: string }) => void;
};

const columns = new Map<string, SheetColumn[]>();

scope.onmessage = async ({ data }) => {
  if ("column" in data) {
    columns.set(data.sheet, [...(columns.get(data.sheet) ?? []), data.column]);
    return;
  }
  try {
    scope.postMessage({ file: await fileOf(data.make) });
  } catch (fault) {
    scope.postMessage({ fault: String(fault) });
  }
};

async function fileOf(format: FileFormat): Promise<Blob> {
  const sheets = [...columns].map(([name, own]): Sheet => ({ name, columns: own }));
  const [list] = sheets;
  if (!list) throw new Error("no sheet was sent");
  if (format === "csv") return new Blob([csvOf(list)], { type: "text/csv;charset=utf-8" });
  const cells = sheets.map(cellsOf);
  return generateXlsxFileSync(
    sheets.map((sheet, place) => ({
      data: cells[place]!,
      sheet: sheet.name,
      stickyRowsCount: 1,
      ...(sheet === list ? { stickyColumnsCount: 1 } : {}),
      columns: sheet.columns.map(({ width }) => ({ width })),
    })),
    { features: [sheetTools(list, cells[0]!.length - 1)] },
    undefined,
    // a list has no pictures
    async (image) => new Uint8Array(await image.arrayBuffer()),
  );
}
