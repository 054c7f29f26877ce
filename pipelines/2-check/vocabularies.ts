import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { codeWords, type NamedCode } from "../../src/contracts/language/codeWords.ts";
import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Column, Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Identifiers } from "../1-read/identifiers.ts";
import { root } from "../common/repository.ts";
import { type TranslatedKind, translatedKinds } from "./landing.ts";

/**
 * The words a coded, referring or translated column may use, as enum types in a database that lives in memory only.
 *
 * An enum cast is a hash look-up that keeps the order of the rows; a join or a long `in` list would lose it, and with
 * it the line numbers. In memory, because the words of the person columns are the very identifiers that must not stay.
 */
export class Vocabularies {
  private readonly known = new Map<string, ReadonlyMap<string, string>>();
  private readonly declared = new Set<string>();

  private constructor(
    private readonly warehouse: Warehouse,
    private readonly delivered: ReadonlySet<string>,
  ) {}

  static async open(warehouse: Warehouse, delivered: ReadonlySet<string>): Promise<Vocabularies> {
    await warehouse.run("attach ':memory:' as minne; create schema if not exists inlast");
    return new Vocabularies(warehouse, delivered);
  }

  readonly typeName = (column: Column): string => `minne.main.${identifier(this.name(column))}`;

  /** A register that was not delivered cannot be referred to; the id is then taken as it stands. */
  readonly referable = (column: Column): Column =>
    column.references && !this.delivered.has(column.references) ? { ...column, references: undefined } : column;

  private name(column: Column): string {
    if (column.references) return `id ${column.references}`;
    if (typeof column.codes === "string") return `koder ${column.codes}`;
    if (column.codes) return `koder ${[...column.codes].join("|")}`;
    return `oversatt ${column.kind}`;
  }

  /** Every word that a cell of a column may say, and the code that it means. */
  words(column: Column): ReadonlyMap<string, string> {
    if (!column.codes) return new Map();
    const name = this.name(column);
    const known =
      this.known.get(name) ??
      codeWords(typeof column.codes === "string" ? codeList(column.codes) : column.codes.map((kod) => ({ kod })));
    this.known.set(name, known);
    return known;
  }

  readonly spellings = (column: Column): (readonly [string, string])[] =>
    [...this.words(column)].filter(([word, code]) => word !== code);

  async declareCodes(contract: Contract): Promise<void> {
    for (const [, column] of keptColumns(contract)) {
      if (!column.codes || this.declared.has(this.name(column))) continue;
      this.declared.add(this.name(column));
      await this.declare(column, [...this.words(column).keys()]);
    }
  }

  /** Ids of a source that is loaded, for the columns that refer to it. */
  async declareReferences(source: string, column: string): Promise<void> {
    const rows = await this.warehouse.rows<{ id: string }>(
      `select distinct ${identifier(column)} as id from kalla.${identifier(source)} order by id`,
    );
    await this.declare(
      { kind: "id", required: false, description: "", references: source },
      rows.map((row) => row.id),
    );
  }

  /**
   * Replaces what must not stay: keys every distinct identifier of the files once, and remembers only the key under a
   * number. Two different persons under one key would be worse than an error, so it is one.
   */
  async declareTranslations(
    found: ReadonlyMap<TranslatedKind, ReadonlySet<string>>,
    identifiers: Identifiers,
  ): Promise<void> {
    for (const kind of translatedKinds) {
      const raws = found.get(kind) ?? new Set<string>();
      const translated = [...raws]
        .map((raw) => ({ raw, varde: identifiers[kind](raw) }))
        .filter((pair): pair is { raw: string; varde: string } => pair.varde !== null)
        .sort((a, b) => (a.varde < b.varde ? -1 : a.varde > b.varde ? 1 : a.raw < b.raw ? -1 : 1));
      if (kind === "person") assertDistinct(translated);
      await this.declare(
        { kind, required: false, description: "" },
        translated.map((pair) => pair.raw),
      );
      await this.warehouse.run(`create table inlast.oversatt_${kind} (nr uinteger, varde varchar)`);
      await this.warehouse.append(
        `inlast.oversatt_${kind}`,
        translated.map((pair, nr) => ({ nr, varde: pair.varde })),
      );
    }
  }

  async close(): Promise<void> {
    await this.warehouse.run("detach minne");
  }

  private async declare(column: Column, words: readonly string[]): Promise<void> {
    await this.warehouse.run("create or replace temp table _ord (ordning bigint, ord varchar)");
    await this.warehouse.append(
      "_ord",
      words.map((ord, ordning) => ({ ordning, ord })),
    );
    await this.warehouse.run(
      `create type ${this.typeName(column)} as enum (select ord from _ord order by ordning); drop table temp._ord`,
    );
  }
}

/** Spelling variants of one identity number share a key on purpose; anything else that does is a collision. */
function assertDistinct(pairs: readonly { raw: string; varde: string }[]): void {
  const plain = (raw: string): string => raw.replace(/\D/g, "").slice(-10) || raw.trim().normalize("NFC");
  for (let index = 1; index < pairs.length; index++) {
    const [a, b] = [pairs[index - 1]!, pairs[index]!];
    if (a.varde === b.varde && a.raw.trim() !== b.raw.trim() && plain(a.raw) !== plain(b.raw))
      throw new Error("two different identifiers have the same key; change the key file");
  }
}

function codeList(name: string): NamedCode[] {
  const text = readFileSync(join(root, "data", "koder", `${name}.csv`), "utf8");
  return Papa.parse<NamedCode>(text, { header: true, delimiter: ";", skipEmptyLines: true }).data;
}
