import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { createExchangeTables } from "../../../pipelines/2-check/exchangeTables.ts";
import { root, sqlFiles } from "../../../pipelines/common/repository.ts";
import { identifier } from "../../../src/warehouse/quote.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { warehouseWith } from "../../helpers/warehouseWith.ts";

/** The tables about time and money, in the order in which they read each other. */
const tables = [
  "avtal_galler",
  "faktureringstid",
  "beslutsmanader",
  "krediteringar",
  "besok_manad",
  "beviljad_delar",
  "besok_monster_dag",
  "beviljad_manad",
  "samtidig_tid",
  "fakturarader",
  "fakturapriser",
  "personaldagar",
  "personalmanader",
  "kortaste_restider",
  "trangda_personaldagar",
  "trangda_brukardagar",
  "provade_besok",
  "besok_under_franvaro",
  "fakturerad_franvaro",
] as const;

export type Rows = Record<string, Row[]>;

/** The thresholds that are in force when no kommun says otherwise. */
export const thresholds = (): Record<string, number> => {
  const entries = parse(readFileSync(join(root, "data/trosklar/ekonomi.yaml"), "utf8")) as {
    namn: string;
    varde: number;
  }[];
  return Object.fromEntries(entries.map((entry) => [entry.namn, entry.varde]));
};

/** What the reader leaves about agreements with other kommuner: no source, so named with its schema. */
const keys = "utbyte.nycklar";
const persons = "utbyte.personer";

/** One utförare with one enhet and an avtal that pays performed time, unrounded; a case adds or replaces. */
const background: Rows = {
  utforare: [{ utforare_id: "U1", giltig_fom: "2020-01-01", namn: "Omsorgen", driftsform: "privat" }],
  enheter: [
    { enhet_id: "E1", giltig_fom: "2020-01-01", utforare_id: "U1", namn: "Enhet ett", verksamhetsomrade: "hemtjanst" },
  ],
  avtal: [
    {
      avtal_id: "A1",
      utforare_id: "U1",
      enhet_id: "E1",
      verksamhetsomrade: "hemtjanst",
      avtalsform: "LOV",
      startdatum: "2020-01-01",
      ersattningsgrund: "utford",
    },
  ],
  beslut: [],
  utford_tid: [],
  fakturor: [],
  franvaro: [],
  prislista: [],
  restider: [],
  personal: [],
  utbytesbesok: [],
  [keys]: [],
  [persons]: [],
};

const standard: Record<string, Row> = {
  utford_tid: { enhet_id: "E1", insats: "service", avbojt: false, utebliven: false },
  fakturor: { utforare_id: "U1", enhet_id: "E1", insats: "service" },
  beslut: { enhet_id: "E1", insats: "service", tidsenhet: "minuter_per_vecka" },
};

/** A warehouse whose model tables about time and money are made of the given rows, put over the background. */
export async function moneyWarehouse(rows: Rows, perDatum = "2025-12-31", without: string[] = []): Promise<Warehouse> {
  const all = { ...background, ...rows };
  for (const source of without) delete all[source];
  const { [keys]: nycklar = [], [persons]: personer = [], ...sources } = all;
  const warehouse = await warehouseWith({ perDatum, trosklar: thresholds(), rows: completed(sources) });
  await createExchangeTables(warehouse);
  await warehouse.append(keys, nycklar);
  await warehouse.append(persons, personer);
  await makeModel(warehouse);
  return warehouse;
}

/** Starts an open warehouse over with other rows: some times faster than a new one. */
export async function refill(warehouse: Warehouse, rows: Rows): Promise<void> {
  for (const [source, list] of Object.entries(completed({ ...background, ...rows }))) {
    const table = source.includes(".") ? source : `kant.${identifier(source)}`;
    await warehouse.run(`delete from ${table}`);
    await warehouse.append(table, list);
  }
  await makeModel(warehouse);
}

function completed(rows: Rows): Rows {
  return Object.fromEntries(
    Object.entries(rows).map(([source, list]) => {
      const merged = list.map((row) => ({ ...standard[source], ...row }));
      const columns = [...new Set(merged.flatMap((row) => Object.keys(row)))];
      return [source, merged.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])))];
    }),
  );
}

async function makeModel(warehouse: Warehouse): Promise<void> {
  await warehouse.run("create schema if not exists modell");
  const files = new Map(sqlFiles("pipelines/3-model").map((file) => [file.name, file]));
  for (const table of tables)
    await warehouse.run(`create or replace table modell.${table} as ${files.get(table)!.body}`);
}
