import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runModel } from "../../pipelines/3-model/run.ts";
import { judgeInvoices } from "../../pipelines/5-judge/invoices.ts";
import { type ExampleSize, generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { EXAMPLE_DAY } from "./careExample.ts";
import { declaredThresholds } from "./careWarehouse.ts";
import { readFolder } from "./readFolder.ts";

/** The example municipality with its visits and invoices, read and modelled in memory, and every invoice rule asked. */
export async function moneyExample(size: ExampleSize, seed: number, faults: boolean): Promise<MoneyExample> {
  const folder = mkdtempSync(join(tmpdir(), "uppsikt-pengar-"));
  await generateExample({ size, seed, faults, writer: nodeWriter(folder) });
  const warehouse = await Warehouse.open(":memory:", { threads: 2 });
  await readFolder(warehouse, folder, { perDatum: EXAMPLE_DAY, trosklar: declaredThresholds(), temporary: folder });
  await runModel(warehouse);
  await judgeInvoices(warehouse);
  await warehouse.run(
    `create table facit as select regel_id, utforare_id, enhet_id, brukar_id, manad, string_split(coalesce(rader, ''), ' ') as rader,
       minuter::bigint as minuter, replace(belopp_kr, ',', '.')::decimal(18, 2) as belopp_kr
     from read_csv('${join(folder, "facit", "fakturafel.csv")}', delim = ';', all_varchar = true, header = true)`,
  );
  return {
    warehouse,
    close: () => {
      warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export interface MoneyExample {
  /** With the answer key of the invoices as the table `facit`. */
  readonly warehouse: Warehouse;
  readonly close: () => void;
}
