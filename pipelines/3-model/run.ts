import type { SqlFile } from "../../src/metadata/header.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { sqlFiles } from "../common/repository.ts";
import {
  defineMonths,
  inList,
  isLocal,
  isMonthly,
  isPassing,
  monthOf,
  narrowed,
  readsPassing,
  type Scope,
} from "./months/scope.ts";

/** The SQL files of the model, each after the ones whose tables it reads; `only` those and what they rest on. */
export function modelFiles(only?: readonly string[]): SqlFile[] {
  const files = sqlFiles("pipelines/3-model").filter((file) => file.name !== "macros");
  const byName = new Map(files.map((file) => [file.name, file]));
  const ordered: SqlFile[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (file: SqlFile, trail: string[]): void => {
    if (state.get(file.name) === "done") return;
    if (state.get(file.name) === "open")
      throw new Error(`model tables read each other: ${[...trail, file.name].join(" → ")}`);
    state.set(file.name, "open");
    for (const [, name] of file.body.matchAll(/\bmodell\.(\w+)/g)) {
      const needed = byName.get(name!);
      if (!needed) throw new Error(`${file.path} reads modell.${name}, which no file makes`);
      if (needed !== file) visit(needed, [...trail, file.name]);
    }
    state.set(file.name, "done");
    ordered.push(file);
  };
  for (const file of files) if (!only || only.includes(file.name)) visit(file, []);
  return ordered;
}

export interface ModelOptions {
  readonly onTable?: (name: string) => void;
  /** Only these tables and the ones they read; else all. */
  readonly only?: readonly string[];
  /** Tables that are made already. */
  readonly made?: readonly string[];
  /** Only these months are worked out, where a table can take over the others from the run before. */
  readonly scope?: Scope | null;
}

/** Makes the tables of schema `modell` and proves their keys. Returns their names. */
export async function runModel(
  warehouse: Warehouse,
  { onTable, only, made = [], scope = null }: ModelOptions = {},
): Promise<string[]> {
  await warehouse.run("create schema if not exists modell");
  const files = modelFiles(only);
  for (const file of files) {
    const table = `modell.${identifier(file.name)}`;
    if (!made.includes(file.name)) {
      onTable?.(file.name);
      if (!isLocal(file) && readsPassing(file.body))
        throw new Error(`${file.path} reads a table that only holds the changed months, so its header must say lokal`);
      const partly = scope && isLocal(file) ? scope : null;
      await warehouse.run(
        partly && !isPassing(file)
          ? continued(file, partly)
          : `create or replace table ${table} as ${partly ? narrowed(file.body) : file.body}`,
      );
      await proveKey(warehouse, file, partly && !isPassing(file) ? `${table} where ${changed(file, partly)}` : table);
    }
    if (scope && isMonthly(file)) await defineMonths(warehouse, file, scope);
  }
  return files.map((file) => file.name).filter((name) => !made.includes(name));
}

/** What only the ledger and the rules read is not kept: it is large, and the next run makes its own. */
export async function dropPassing(warehouse: Warehouse): Promise<void> {
  for (const file of modelFiles().filter(isPassing))
    await warehouse.run(`drop table if exists modell.${identifier(file.name)}`);
}

/**
 * Months that have not changed as they were in the run before, the others anew. These first and by themselves: a table that is made at once of
 * what lies ready is written by all threads, and once.
 */
function continued(file: SqlFile, scope: Scope): string {
  const name = identifier(file.name);
  const still = file.header.inom ? ` and ${String(file.header.inom)}` : "";
  return `create or replace temp table _anyo as from (${narrowed(file.body)}) where ${changed(file, scope)};
    create or replace table modell.${name} as from fore.modell.${name} where not (${changed(file, scope)})${still} union all by name from _anyo;
    drop table _anyo`;
}

const changed = (file: SqlFile, { months }: Scope): string => `${monthOf(file)} in ${inList(months)}`;

/** A table whose key repeats would count things twice everywhere after it; that is a fault of ours, so it stops the run. */
async function proveKey(warehouse: Warehouse, file: SqlFile, rows: string): Promise<void> {
  const key = String(file.header.nyckel ?? "");
  if (!key) throw new Error(`${file.path} has no "nyckel:" in its header`);
  const columns = key
    .split(",")
    .map((name) => identifier(name.trim()))
    .join(", ");
  const { n } = await warehouse.row<{ n: number }>(
    `select count(*) as n from (select ${columns} from ${rows} group by ${columns} having count(*) > 1)`,
  );
  if (n > 0) throw new Error(`${file.path}: ${n} values of its key (${key}) occur more than once`);
}
