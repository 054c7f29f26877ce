import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runModel } from "../../pipelines/3-model/run.ts";
import { runMeasure } from "../../pipelines/4-measure/run.ts";
import { generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import type { ExampleSize } from "../../src/example/sizes.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { declaredThresholds } from "./careWarehouse.ts";
import { readFolder } from "./readFolder.ts";

export interface CareExample {
  readonly warehouse: Warehouse;
  readonly kallor: readonly string[];
  /** Rows of a facit file, by column. */
  readonly facit: (kind: string) => Promise<Record<string, string>[]>;
  readonly close: () => void;
}

/** The last day that the example knows. */
export const EXAMPLE_DAY = "2026-09-30";

/**
 * The example municipality without its visits and invoices, read, modelled and measured in memory. With `sources` only
 * those are read, which is faster.
 */
export async function careExample(
  size: ExampleSize,
  seed: number,
  sources: readonly string[] | null = null,
): Promise<CareExample> {
  const folder = mkdtempSync(join(tmpdir(), "uppsikt-vard-"));
  await generateExample({ size, seed, writer: nodeWriter(folder), only: "care" });
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  const kallor = await readFolder(warehouse, folder, {
    perDatum: EXAMPLE_DAY,
    trosklar: declaredThresholds(),
    sources,
    temporary: folder,
  });
  await runModel(warehouse);
  await runMeasure(warehouse);
  return {
    warehouse,
    kallor,
    facit: (kind) =>
      warehouse.rows(
        `from read_csv('${join(folder, "facit", `${kind}.csv`)}', all_varchar = true, header = true) order by all`,
      ),
    close: () => {
      warehouse.close();
      rmSync(folder, { recursive: true });
    },
  };
}
