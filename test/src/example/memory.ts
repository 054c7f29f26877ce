import type { ExampleWriter } from "../../../src/example/index.ts";

/** A writer that keeps every file in memory. */
export function memoryWriter(): ExampleWriter & { files: Map<string, Buffer> } {
  const files = new Map<string, Buffer>();
  return {
    files,
    async open(path) {
      const chunks: Buffer[] = [];
      return {
        write: async (chunk) => {
          chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : Buffer.from(chunk));
        },
        close: async () => {
          files.set(path, Buffer.concat(chunks));
        },
      };
    },
  };
}

export interface Row {
  [column: string]: string;
}

/** Rows of a file in the plain dialect (semicolon, LF); quoted cells may hold both. */
export function rowsOf(text: string): Row[] {
  const records: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === ";" || character === "\n") {
      records.at(-1)?.push(cell);
      cell = "";
      if (character === "\n") records.push([]);
    } else cell += character;
  }
  const [header = [], ...rest] = records.filter((record) => record.length > 0);
  return rest.map((record) => Object.fromEntries(header.map((column, i) => [column, record[i] ?? ""])));
}

export function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
