import { readdirSync } from "node:fs";
import { join } from "node:path";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root } from "../common/repository.ts";

/** One table in schema `referens` per code list in `data/koder`. */
export async function loadReferenceLists(warehouse: Warehouse): Promise<void> {
  const directory = join(root, "data", "koder");
  await warehouse.run("create schema if not exists referens");
  for (const file of readdirSync(directory)
    .filter((name) => name.endsWith(".csv"))
    .sort()) {
    const table = `referens.${identifier(file.replace(/\.csv$/, ""))}`;
    const source = `read_csv(${literal(join(directory, file))}, delim = ';', header = true, all_varchar = true, nullstr = '')`;
    await warehouse.run(`create or replace table ${table} as select * from ${source}`);
  }
}
