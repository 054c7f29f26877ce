import { keptColumns, sqlType } from "../../src/contracts/language/ddl.ts";
import { reading } from "../../src/contracts/language/expressions.ts";
import type { Column, Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { PreparedFile } from "../1-read/prepare.ts";
import type { StraightFile } from "../1-read/straighten.ts";
import { fileScan, isDelivered } from "./fileScan.ts";
import type { Vocabularies } from "./vocabularies.ts";

/**
 * What became of a row: one that is no row can be waiting for somebody to assess it. Rows are marked, never deleted: a row's place in
 * the table is its line in the file, and that must not move.
 */
export const status = { accepted: 0, rejected: 1, duplicate: 2, notARow: 3, waiting: 4 } as const;

export const translatedKinds = ["person", "orgnr", "leverantor"] as const;
/** Kinds whose text never reaches the warehouse: a key or a checked number stands in its place. */
export type TranslatedKind = (typeof translatedKinds)[number];
export const isTranslated = (kind: string): kind is TranslatedKind => translatedKinds.some((one) => one === kind);

/** `create table inlast.<source>`: typed columns (persons as numbers of their keys), lineage and status. */
export function landingTable(contract: Contract): string {
  const columns = keptColumns(contract).map(([name, column]) => `${identifier(name)} ${landingType(column)}`);
  return `create table inlast.${identifier(contract.source)} (${[
    ...columns,
    "fil_nr usmallint",
    "_rad bigint",
    "_forskjutning bigint",
    "_status utinyint",
  ].join(", ")})`;
}

const landingType = (column: Column): string => (isTranslated(column.kind) ? "UINTEGER" : sqlType(column));

export interface FaultTest {
  readonly column: string;
  readonly rule: string;
  readonly sql: string;
  /** The contract's own sentence, for relations between columns. */
  readonly message?: string;
}

export interface Landing {
  /** Text and typed columns of every record: `r_<column>` and `<column>`. */
  readonly select: string;
  /** The same with `_rad`, and `_har_<column>` of free text that a form awaits, of the records on the lines that a table of `_rad` holds. Only they are typed again. */
  readonly selectLines: (table: string) => string;
  readonly tests: readonly FaultTest[];
  /** True where any test is. */
  readonly faulty: string;
}

/** The one pass over a file: every column typed and every fault tested in the same scan. */
export function landing(
  contract: Contract,
  file: PreparedFile,
  straight: StraightFile | null,
  vocabularies: Vocabularies,
): Landing {
  const columns = keptColumns(contract);
  const context = {
    vocabulary: vocabularies.typeName,
    spellings: vocabularies.spellings,
    clockHours: file.mapping?.timformat === "klocka",
    byHand: contract.byHand !== undefined,
  };
  const tests: FaultTest[] = [];
  const typed: string[] = [];
  const quick: string[] = [];
  for (const [name, column] of columns) {
    const text = identifier(`r_${name}`);
    const read = reading(vocabularies.referable(column), text, identifier(name), context);
    if (!isDelivered(file, name)) {
      typed.push(`null::${landingType(column)} as ${identifier(name)}`);
      continue;
    }
    typed.push(`${read.value} as ${identifier(name)}`);
    quick.push(read.faulty);
    for (const fault of read.faults) tests.push({ column: name, ...fault });
  }
  if (straight) tests.unshift({ column: "", rule: "struktur", sql: "_strukturfel is not null" });
  for (const check of contract.checks ?? [])
    tests.push({ column: check.column, rule: check.rule, sql: `not (${check.sql})`, message: check.message });
  if (contract.columns.brukar_id && contract.columns.enhet_id)
    tests.push({
      column: "brukar_id",
      rule: "familjeradgivning",
      sql: `("brukar_id" is not null and try_cast("enhet_id" as minne.main.familjeradgivning) is not null)`,
    });
  for (const test of tests)
    if (!contract.columns[test.column] || test.message || test.rule === "familjeradgivning") quick.push(test.sql);
  const names = columns.map(([name]) => name);
  const presence = contract.awaits?.filledIn.filter((name) => contract.columns[name]!.kind === "fritext") ?? [];
  const raw = (lines: boolean): string => {
    const lineage = straight ? ["_rad", "_strukturfel"] : lines ? ["_rad"] : [];
    const texts = names.map((name) => `${identifier(name)} as ${identifier(`r_${name}`)}`);
    const asked = lines ? presence : [];
    const present = asked.map((name) => identifier(`_har_${name}`));
    return `select ${[...lineage, ...texts, ...present].join(", ")} from (${fileScan(file, names, { straight, lines, presence: asked })})`;
  };
  return {
    select: `select *, ${typed.join(", ")} from (${raw(false)})`,
    selectLines: (table) =>
      `select *, ${typed.join(", ")} from (${raw(true)} where _rad in (select _rad from ${table}))`,
    tests,
    faulty: `coalesce(${quick.join(" or ")}, false)`,
  };
}
