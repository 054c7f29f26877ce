/** Makes the work list's file beside the page: two hundred thousand rows take half a minute, and the page stays alive. */
import { generateXlsxFileSync } from "write-excel-file/sync";
import { cellsOf, csvOf, type FileRequest } from "../components/workbook.ts";

const scope = self as unknown as {
  onmessage: (event: MessageEvent<FileRequest>) => void;
  postMessage: (answer: { file?: Blob; fault?: string }) => void;
};

scope.onmessage = async ({ data }) => {
  try {
    scope.postMessage({ file: await fileOf(data) });
  } catch (fault) {
    scope.postMessage({ fault: String(fault) });
  }
};

async function fileOf({ format, sheets }: FileRequest): Promise<Blob> {
  if (format === "csv") return new Blob([csvOf(sheets[0])], { type: "text/csv;charset=utf-8" });
  const [list] = sheets;
  return generateXlsxFileSync(
    sheets.map((sheet) => ({
      data: cellsOf(sheet),
      sheet: sheet.name,
      stickyRowsCount: 1,
      ...(sheet === list ? { stickyColumnsCount: 1 } : {}),
      columns: sheet.columns.map(({ width }) => ({ width })),
    })),
    undefined,
    undefined,
    // a list has no pictures
    async (image) => new Uint8Array(await image.arrayBuffer()),
  );
}
