import { createPersonView } from "../../pipelines/2-check/views.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { loadReferenceLists } from "../../pipelines/3-model/referenceLists.ts";
import { allContracts } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import { createTable } from "../../src/contracts/language/ddl.ts";
import { type Row, Warehouse } from "../../src/warehouse/warehouse.ts";

export interface Given {
  perDatum?: string;
  trosklar?: Record<string, number>;
  kommunkod?: string;
  liknandeKommuner?: readonly string[];
  /** Typed rows per source, as if read and checked. Columns left out are null; `fil_rad` counts from 2. */
  rows: Record<string, Row[]>;
}

/** A warehouse in memory whose `kant` schema holds given rows: what 3-model and later steps start from. */
export async function warehouseWith({
  perDatum = "2026-09-30",
  trosklar = {},
  rows,
  ...kommun
}: Given): Promise<Warehouse> {
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  await warehouse.run("create schema kant; create schema kalla; create schema nummer; create schema inlast");
  await warehouse.run("create table inlast.filer as select 1::usmallint as fil_nr, 'givna' as fil");
  await createResultTables(warehouse);
  for (const contract of await allContracts()) {
    await warehouse.run(createTable(contract, "kant"));
    const given = rows[contract.source] ?? [];
    const columns = [...new Set(given.flatMap((row) => Object.keys(row)))];
    const complete = given.map((row, index) => ({
      ...Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
      fil_nr: 1,
      fil_rad: index + 2,
    }));
    await warehouse.append(`kant.${contract.source}`, complete);
    for (const schema of ["kalla", "nummer"])
      await warehouse.run(`create view ${schema}.${contract.source} as from kant.${contract.source}`);
    await warehouse.run(`create view inlast.${contract.source} as select *, 0 as _status from kant.${contract.source}`);
  }
  // Nothing hangs on a number being one: here persons are numbered by their keys.
  await warehouse.run(`create view inlast.oversatt_person as select distinct varde as nr, varde
    from (select unnest([brukar_id, personal_id]) as varde from kant.utford_tid) where varde is not null`);
  await createPersonView(warehouse);
  await loadReferenceLists(warehouse);
  await defineMacros(warehouse, { perDatum, kallor: Object.keys(rows), trosklar, ...kommun });
  return warehouse;
}
