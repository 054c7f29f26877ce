import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discover } from "../../pipelines/1-read/discover.ts";
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { readMappings } from "../../pipelines/1-read/mapping.ts";
import { readAndCheck } from "../../pipelines/2-check/run.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { loadReferenceLists } from "../../pipelines/3-model/referenceLists.ts";
import { runModel } from "../../pipelines/3-model/run.ts";
import { runMeasure } from "../../pipelines/4-measure/run.ts";
import { readConfiguration } from "../../pipelines/common/configuration.ts";
import { allContracts } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import { generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import type { ExampleSize } from "../../src/example/sizes.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { declaredThresholds } from "./careWarehouse.ts";

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
  const contracts = await allContracts();
  const configuration = readConfiguration(folder);
  const delivery = discover(folder, contracts);
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  await createResultTables(warehouse);
  const kallor = await readAndCheck(warehouse, {
    contracts,
    delivery: { ...delivery, files: delivery.files.filter(({ source }) => sources?.includes(source) ?? true) },
    mappings: readMappings(folder, configuration.mappningar),
    identifiers: identifiersUnder(Buffer.alloc(32, 7)),
    perDatum: EXAMPLE_DAY,
    rejectedShare: 1,
    temporary: folder,
    now: new Date(`${EXAMPLE_DAY}T12:00:00Z`),
  });
  await loadReferenceLists(warehouse);
  await defineMacros(warehouse, { perDatum: EXAMPLE_DAY, kallor, trosklar: declaredThresholds() });
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
