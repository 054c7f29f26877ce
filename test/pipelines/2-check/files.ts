import fc from "fast-check";
import iconv from "iconv-lite";
import { type Cells, goodCells, type Mistake, mistakes } from "./rows.ts";
import { type ColumnName, smallContract } from "./smallContract.ts";

/** What stands in a file after its header, one after the other. */
export type Entry =
  | { readonly kind: "good"; readonly cells: Cells; readonly short: boolean }
  | { readonly kind: "bad"; readonly cells: Cells; readonly mistake: Mistake }
  | { readonly kind: "repeat"; readonly of: number }
  | { readonly kind: "unclosed" | "surplus"; readonly cells: Cells }
  | { readonly kind: "blank" | "separators" };

export interface Dialect {
  readonly delimiter: ";" | "," | "\t";
  readonly newlines: readonly string[];
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly preamble: readonly string[];
  readonly columns: readonly (ColumnName | "")[];
  readonly quoteAll: boolean;
  readonly finalNewline: boolean;
  readonly sum: boolean;
}

export interface GeneratedFile {
  readonly dialect: Dialect;
  readonly entries: readonly Entry[];
}

const names = Object.keys(smallContract.columns) as ColumnName[];

const dialect: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(";", ",", "\t"),
  newlines: fc.constantFrom(["\n"], ["\r\n"], ["\r"], ["\n", "\r\n", "\r"]),
  encoding: fc.constantFrom("utf-8", "utf-8-bom", "utf-16le", "utf-16be", "windows-1252"),
  preamble: fc.constantFrom([], ["Rapport över prov"], ["Uttag på dagen 2026-01-01", "", 'Enligt "Anna', ""]),
  columns: fc
    .tuple(fc.shuffledSubarray(names, { minLength: names.length }), fc.constantFrom(0, 0, 1, 3), fc.boolean())
    .map(([order, phantoms, front]) => {
      const empty = Array.from({ length: phantoms }, () => "" as const);
      return front ? [...order.slice(0, 4), ...empty, ...order.slice(4)] : [...order, ...empty];
    }),
  quoteAll: fc.boolean(),
  finalNewline: fc.boolean(),
  sum: fc.boolean(),
});

const entry = (unicode: boolean): fc.Arbitrary<Entry> => {
  const cells = goodCells(unicode);
  return fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: fc.constant("good" as const), cells, short: fc.boolean() }) },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant("bad" as const), cells, mistake: fc.constantFrom(...mistakes) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat" as const), of: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("unclosed" as const, "surplus" as const), cells }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("blank" as const, "separators" as const) }) },
  );
};

/** Half of the files are regular (the engine's own path), half are not. */
export const generatedFile: fc.Arbitrary<GeneratedFile> = fc
  .record({ dialect, irregular: fc.boolean() })
  .chain(({ dialect: chosen, irregular }) =>
    fc
      .array(entry(chosen.encoding !== "windows-1252"), { maxLength: 25 })
      .map((entries) =>
        irregular
          ? { dialect: chosen, entries }
          : { dialect: { ...chosen, preamble: chosen.preamble.slice(0, 1) }, entries: entries.filter(isRegular) },
      ),
  );

const isRegular = (one: Entry): boolean =>
  one.kind === "repeat" ||
  one.kind === "separators" ||
  ((one.kind === "good" || one.kind === "bad") &&
    !(one.kind === "good" && one.short) &&
    !one.cells.benamning.text.includes("\n"));

/** A record as written: its line in the file and its bytes to be. */
export interface Written {
  readonly bytes: Buffer;
  /** Physical line of each entry. */
  readonly lines: readonly number[];
  readonly headerLines: number;
}

export function write({ dialect: { sum, ...form }, entries }: GeneratedFile): Written {
  const { delimiter, newlines, columns, quoteAll } = form;
  let text = "";
  let line = 1;
  let endings = 0;
  const nextNewline = (content: string): string => {
    const newline = newlines[endings++ % newlines.length]!;
    return content === "" && text.endsWith("\r") && newline === "\n" ? "\r\n" : newline;
  };
  const put = (content: string): number => {
    const at = line;
    const broken = content.split("\n");
    for (const part of broken) {
      text += part;
      text += nextNewline(part);
    }
    line += broken.length;
    return at;
  };
  const written = (value: string): string =>
    /^ *"|\n|\r/.test(value) || value.includes(delimiter) || (quoteAll && value !== "")
      ? `"${value.replaceAll('"', '""')}"`
      : value;
  const row = (cells: Cells, change: Partial<Record<ColumnName, string>> = {}): string[] =>
    columns.map((name) => (name === "" ? "" : written(change[name] ?? cells[name].text)));
  for (const content of form.preamble) put(content);
  put(columns.map((name) => (name === "" ? "" : name.toUpperCase().replace("_", " "))).join(delimiter));
  const lines = entries.map((one, index) => {
    const source = original(entries, index);
    switch (one.kind) {
      case "blank":
        return put("");
      case "separators":
        return put(columns.map(() => "").join(delimiter));
      case "bad":
        return put(row(one.cells, { [one.mistake.column]: one.mistake.text }).join(delimiter));
      case "surplus":
        return put([...row(one.cells), "", "för mycket"].join(delimiter));
      case "unclosed":
        return put(
          oneLine(row(one.cells))
            .map((field, at) => (at === 2 ? `"å${field.replaceAll('"', "")}` : field))
            .join(delimiter),
        );
      default:
        return source ? put(cut(row(source.cells), one.kind === "good" && one.short).join(delimiter)) : put("");
    }
  });
  if (sum)
    put(columns.map((_, index) => (index === columns.findIndex((name) => name !== "") ? "Summa" : "")).join(delimiter));
  if (!form.finalNewline && !/[\r\n]{2}$/.test(text.replace(/\r\n/g, "\n"))) text = text.replace(/\r?\n$|\r$/, "");
  return { bytes: encode(text, form.encoding), lines, headerLines: form.preamble.length + 1 };
}

/** The good record that an entry says again, or is. */
export function original(entries: readonly Entry[], index: number): { readonly cells: Cells } | null {
  const one = entries[index]!;
  if (one.kind === "good") return one;
  if (one.kind !== "repeat") return null;
  const earlier = entries.slice(0, index).filter((other) => other.kind === "good");
  return earlier.length > 0 ? earlier[one.of % earlier.length]! : null;
}

const oneLine = (fields: readonly string[]): string[] => fields.map((field) => field.replaceAll("\n", " "));

/** Excel leaves out empty fields at the end of a row. */
const cut = (fields: readonly string[], short: boolean): readonly string[] => {
  if (!short) return fields;
  const last = fields.findLastIndex((field) => field !== "");
  return fields.slice(0, last + 1);
};

function encode(text: string, encoding: Dialect["encoding"]): Buffer {
  if (encoding === "windows-1252") return iconv.encode(text, "windows-1252");
  if (encoding === "utf-8") return Buffer.from(text);
  return iconv.encode(text, encoding === "utf-8-bom" ? "utf-8" : encoding, { addBOM: true });
}
