import { DataType, type Table, tableFromIPC, type Vector } from "apache-arrow";
import { converter } from "./data.ts";

/**
 * A published table as its columns. Two hundred thousand rows as objects take a second and hundreds of megabytes; as the arrays
 * that Arrow already holds they take nothing until a row is shown.
 */
export interface Columnar {
  readonly length: number;
  /** Numbers, with NaN where the value is missing. An unknown column is missing throughout. */
  numbers(name: string): Float64Array;
  /** Words as numbers: `codes[row]` is the place in `words`, −1 where the value is missing. */
  codes(name: string): Coded;
  /** One value as a page meets it, as in `rowsOf`. */
  value(name: string, row: number): unknown;
  /** The rows whose text in the column contains `needle`, as a mask; upper and lower case are one. */
  containing(name: string, needle: string): Uint8Array;
}

export interface Coded {
  readonly codes: Int32Array;
  readonly words: readonly string[];
}

export async function loadColumns(file: ArrayBuffer | Promise<ArrayBuffer>): Promise<Columnar> {
  return columnar(tableFromIPC(new Uint8Array(await file)));
}

export function columnar(table: Table): Columnar {
  const vectors = new Map(table.schema.fields.map(({ name }) => [name, table.getChild(name)] as const));
  const converters = new Map(table.schema.fields.map(({ name, type }) => [name, converter(type)] as const));
  const remembered = new Map<string, unknown>();
  const once = <T>(key: string, make: () => T): T => {
    if (!remembered.has(key)) remembered.set(key, make());
    return remembered.get(key) as T;
  };
  const codes = (name: string): Coded => once(`c ${name}`, () => codesOf(vectors.get(name) ?? null, table.numRows));
  return {
    length: table.numRows,
    numbers: (name) => once(`n ${name}`, () => numbersOf(vectors.get(name) ?? null, table.numRows)),
    codes,
    value: (name, row) => converters.get(name)?.(vectors.get(name)?.get(row)) ?? null,
    containing: (name, needle) => {
      const vector = vectors.get(name);
      const wanted = needle.toLowerCase();
      if (!vector || wanted === "") return new Uint8Array(table.numRows);
      // a letter beyond ASCII is more than one byte, and its capital is another letter: whole words are compared then
      return DataType.isDictionary(vector.type) || !/^[\x20-\x7e]*$/.test(wanted)
        ? wordsContaining(codes(name), wanted)
        : bytesContaining(vector, wanted);
    },
  };
}

function numbersOf(vector: Vector | null, length: number): Float64Array {
  const numbers = new Float64Array(length);
  if (!vector) return numbers.fill(Number.NaN);
  for (let row = 0; row < length; row += 1) {
    const value = vector.get(row);
    numbers[row] = value == null ? Number.NaN : Number(value);
  }
  return numbers;
}

function codesOf(vector: Vector | null, length: number): Coded {
  const codes = new Int32Array(length);
  if (!vector) return { codes: codes.fill(-1), words: [] };
  if (DataType.isDictionary(vector.type)) {
    const words = [...(vector.data[0]?.dictionary ?? [])].map(String);
    let row = 0;
    for (const chunk of vector.data)
      for (let index = 0; index < chunk.length; index += 1, row += 1)
        codes[row] = chunk.nullCount > 0 && !chunk.getValid(index) ? -1 : chunk.values[index];
    return { codes, words };
  }
  const places = new Map<string, number>();
  for (let row = 0; row < length; row += 1) {
    const value = vector.get(row);
    if (value == null) {
      codes[row] = -1;
      continue;
    }
    const word = String(value);
    let place = places.get(word);
    if (place === undefined) {
      place = places.size;
      places.set(word, place);
    }
    codes[row] = place;
  }
  return { codes, words: [...places.keys()] };
}

function wordsContaining({ codes, words }: Coded, needle: string): Uint8Array {
  const hits = words.map((word) => Number(word.toLowerCase().includes(needle)));
  return Uint8Array.from(codes, (code) => hits[code] ?? 0);
}

/** Text lies in Arrow as one run of bytes: it is searched as one string, and a hit is led back to its row by its place. */
function bytesContaining(vector: Vector, needle: string): Uint8Array {
  const mask = new Uint8Array(vector.length);
  let first = 0;
  for (const { valueOffsets, values, length: rows } of vector.data) {
    const start = valueOffsets[0] ?? 0;
    const text = latin.decode(values.subarray(start, valueOffsets[rows])).toLowerCase();
    let row = 0;
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      while ((valueOffsets[row + 1] ?? 0) - start <= at) row += 1;
      if (at + needle.length <= (valueOffsets[row + 1] ?? 0) - start) mask[first + row] = 1;
    }
    first += rows;
  }
  return mask;
}

const latin = new TextDecoder("latin1");
