import { readFileSync } from "node:fs";
import { join } from "node:path";
import { literal, textList } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root } from "../common/repository.ts";

export interface Circumstances {
  /** The as-of day, ISO. */
  perDatum: string;
  /** Sources that were delivered. */
  kallor: readonly string[];
  trosklar: Readonly<Record<string, number>>;
  /** The kommun's own code, and those that it is compared with; only the model asks. */
  kommunkod?: string | null;
  liknandeKommuner?: readonly string[];
}

/** Defines what every SQL file may call: the as-of day, thresholds, which sources exist, and the macros. */
export async function defineMacros(warehouse: Warehouse, circumstances: Circumstances): Promise<void> {
  await setCircumstances(warehouse, circumstances);
  await warehouse.run(readFileSync(join(root, "pipelines", "3-model", "macros.sql"), "utf8"));
}

/** What the macros look up. Lives with the connection, so whoever opens a finished warehouse sets it again. */
export async function setCircumstances(
  warehouse: Warehouse,
  { perDatum, kallor, trosklar, kommunkod = null, liknandeKommuner = [] }: Circumstances,
): Promise<void> {
  const names = Object.keys(trosklar).sort();
  await warehouse.run(`set variable per_datum = date ${literal(perDatum)}`);
  await warehouse.run(`set variable kallor = ${textList(kallor)}::varchar[]`);
  await warehouse.run(`set variable egen_kommun = ${kommunkod === null ? "null" : literal(kommunkod)}::varchar`);
  await warehouse.run(`set variable liknande_kommuner = ${textList(liknandeKommuner)}::varchar[]`);
  await warehouse.run(
    `set variable trosklar = map(${textList(names)}::varchar[], [${names.map((n) => trosklar[n]).join(", ")}]::double[])`,
  );
}
