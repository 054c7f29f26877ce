// Reads one workbook in a process of its own, with little memory: node workbookChild.js <file> <folder>. Writes every sheet as
// <folder>/<n>.csv, one line per row of the sheet, so that a line's number is the row's; prints the names of the sheets as JSON.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { unzipSync, zipSync } from "fflate";

const [path, folder] = process.argv.slice(2);
const MOST_COLUMNS = 500;
const MOST_ROWS = 1_048_576;

const pad = (number) => String(number).padStart(2, "0");

/** Excel's dates have no time zone; the library gives them as UTC. A day without a clock time is a day, a clock time without a day a time. */
function dateText(date) {
  const at = new Date(Math.round(date.getTime() / 1000) * 1000);
  const day = at.toISOString().slice(0, 10);
  const clock = at.toISOString().slice(11, 19);
  if (at.getUTCFullYear() < 1900) return clock.slice(0, 5);
  if (clock === "00:00:00") return day;
  return `${day} ${clock.endsWith(":00") ? clock.slice(0, 5) : clock}`;
}

/** As the cell reads in Excel: fifteen digits, Swedish words for true and false, a formula's result. */
function textOf(value) {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : dateText(value);
  if (typeof value === "number") return plain(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "ja" : "nej";
  if (typeof value === "object") {
    if ("richText" in value) return value.richText.map((part) => part.text).join("");
    if ("error" in value) return value.error;
    if ("formula" in value || "sharedFormula" in value) return textOf(value.result);
    if ("text" in value) return textOf(value.text);
    return "";
  }
  return String(value);
}

/** Never 1e+21: a reader of numbers takes an exponent for lost digits. */
const plain = (number) => (Math.abs(number) >= 1e15 && Number.isInteger(number) ? BigInt(number).toString() : String(number));

const cell = (text) => {
  const line = text.replace(/[\r\n\u2028\u2029]+/g, " ");
  return /[";]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
};

/** What the reader needs, in the order in which it needs it: a sheet that comes before its names and texts is put aside by it, and at times lost. */
const order = [/^_rels\//, /^xl\/_rels\//, /^xl\/workbook\.xml$/, /^xl\/sharedStrings\.xml$/, /^xl\/styles\.xml$/, /^xl\/worksheets\/sheet\d+\.xml$/];
const rank = (name) => order.findIndex((pattern) => pattern.test(name));

function inOrder(bytes) {
  const parts = unzipSync(bytes, { filter: ({ name }) => rank(name) >= 0 });
  const names = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }));
  parts["xl/sharedStrings.xml"] ??= new TextEncoder().encode(
    '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
  );
  if (!names.includes("xl/sharedStrings.xml")) names.splice(names.findLastIndex((name) => rank(name) < 3) + 1, 0, "xl/sharedStrings.xml");
  const packed = zipSync(Object.fromEntries(names.map((name) => [name, parts[name]])), { level: 0 });
  const chunk = 65_536;
  return Readable.from(
    (function* () {
      for (let at = 0; at < packed.length; at += chunk) yield Buffer.from(packed.subarray(at, at + chunk));
    })(),
  );
}

const sheets = [];
const reader = new ExcelJS.stream.xlsx.WorkbookReader(inOrder(readFileSync(path)), {
  worksheets: "emit",
  sharedStrings: "cache",
  styles: "cache",
  hyperlinks: "ignore",
  entries: "ignore",
});
for await (const sheet of reader) {
  const file = openSync(join(folder, `${sheets.length}.csv`), "w", 0o600);
  let next = 1;
  for await (const row of sheet) {
    if (row.number > MOST_ROWS) break;
    const cells = [];
    row.eachCell({ includeEmpty: false }, (one, column) => {
      if (column <= MOST_COLUMNS) cells[column - 1] = cell(textOf(one.value));
    });
    if (cells.every((text) => !text)) continue;
    const blank = Math.max(0, row.number - next);
    writeSync(file, `${"\n".repeat(blank)}${Array.from(cells, (text) => text ?? "").join(";")}\n`);
    next = row.number + 1;
  }
  closeSync(file);
  sheets.push({ name: sheet.name ?? `Blad ${sheets.length + 1}`, order: Number(sheet.id) || sheets.length + 1 });
}
process.stdout.write(JSON.stringify(sheets));
