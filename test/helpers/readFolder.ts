import { discover } from "../../pipelines/1-read/discover.ts";
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { readKey } from "../../pipelines/1-read/key.ts";
import { readMappings } from "../../pipelines/1-read/mapping.ts";
import { readAndCheck } from "../../pipelines/2-check/run.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { loadReferenceLists } from "../../pipelines/3-model/referenceLists.ts";
import { readConfiguration } from "../../pipelines/common/configuration.ts";
import { allContracts } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";

export interface ReadFolder {
  /** The as-of day. */
  readonly perDatum: string;
  readonly trosklar: Readonly<Record<string, number>>;
  /** Only these sources; else all. */
  readonly sources?: readonly string[] | null;
  readonly temporary: string;
}

/** Steps 1 and 2 of a run: a data folder read and checked into an empty warehouse, ready for the model. Returns the sources with rows. */
export async function readFolder(
  warehouse: Warehouse,
  folder: string,
  { perDatum, trosklar, sources = null, temporary }: ReadFolder,
): Promise<string[]> {
  const contracts = await allContracts();
  const delivery = discover(folder, contracts);
  await createResultTables(warehouse);
  const kallor = await readAndCheck(warehouse, {
    contracts,
    delivery: { ...delivery, files: delivery.files.filter(({ source }) => sources?.includes(source) ?? true) },
    mappings: readMappings(folder, readConfiguration(folder).mappningar),
    identifiers: identifiersUnder(readKey(folder)),
    perDatum,
    rejectedShare: 1,
    temporary,
    now: new Date(`${perDatum}T12:00:00Z`),
  });
  await loadReferenceLists(warehouse);
  await defineMacros(warehouse, { perDatum, kallor, trosklar });
  return kallor;
}
