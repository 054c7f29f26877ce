import { DataType, type Field, tableFromIPC } from "apache-arrow";

/**
 * Reads one published table as plain objects: numbers are numbers, dates ISO text, lists arrays, missing is null.
 * Pages write `loadTable(FileAttachment("data/risker.arrow").arrayBuffer())`: without the method the host would
 * fetch a library of its own from the network.
 */
export async function loadTable<Row>(file: ArrayBuffer | Promise<ArrayBuffer>): Promise<Row[]> {
  return rowsOf<Row>(new Uint8Array(await file));
}

export function rowsOf<Row>(bytes: Uint8Array): Row[] {
  const table = tableFromIPC(bytes);
  const columns = table.schema.fields.map((field: Field) => {
    const vector = table.getChild(field.name);
    const convert = converter(field.type);
    return { name: field.name, read: (index: number) => convert(vector?.get(index)) };
  });
  return Array.from({ length: table.numRows }, (_, index) => {
    const row: Record<string, unknown> = {};
    for (const { name, read } of columns) row[name] = read(index);
    return row as Row;
  });
}

type Convert = (value: unknown) => unknown;

export function converter(type: DataType): Convert {
  if (DataType.isDictionary(type)) return converter(type.dictionary);
  if (DataType.isDate(type)) return ifKnown((value) => isoDate(value).slice(0, 10));
  if (DataType.isTimestamp(type)) return ifKnown((value) => isoDate(value).slice(0, 19));
  if (DataType.isDecimal(type)) return ifKnown((value) => decimalNumber(value as Uint32Array, type.scale));
  if (DataType.isList(type)) {
    const convert = converter(type.valueType);
    return ifKnown((value) => Array.from(value as Iterable<unknown>, convert));
  }
  return ifKnown((value) => (typeof value === "bigint" ? safeNumber(value) : value));
}

const ifKnown =
  (convert: Convert): Convert =>
  (value) =>
    value == null ? null : convert(value);

const isoDate = (value: unknown): string => new Date(value as number | Date).toISOString();

function safeNumber(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new Error(`too large for a number without rounding: ${value}`);
  return result;
}

/** Little-endian two's complement words, as Arrow keeps decimals. */
function decimalNumber(words: Uint32Array, scale: number): number {
  let value = 0n;
  for (let index = words.length - 1; index >= 0; index -= 1) value = (value << 32n) | BigInt(words[index] ?? 0);
  return Number(BigInt.asIntN(words.length * 32, value)) / 10 ** scale;
}
