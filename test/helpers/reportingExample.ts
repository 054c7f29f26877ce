import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { discover } from "../../pipelines/1-read/discover.ts";
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { readAndCheck } from "../../pipelines/2-check/run.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { loadReferenceLists } from "../../pipelines/3-model/referenceLists.ts";
import { runModel } from "../../pipelines/3-model/run.ts";
import { runMeasure } from "../../pipelines/4-measure/run.ts";
import { type Care, readCare } from "../../pipelines/5-judge/care.ts";
import { readRegistration } from "../../pipelines/5-judge/registration.ts";
import { allContracts } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import { generateExample } from "../../src/example/index.ts";
import { nodeWriter } from "../../src/example/nodeWriter.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { declaredThresholds } from "./careWarehouse.ts";

/** What is reported and what others say, and nothing else: a municipality in seconds. */
const SOURCES = ["utforare", "enheter", "volymer", "avvikelser", "klagomal", "uppfoljningar", "brister"];
const AS_OF = "2026-09-30";

export interface ReportingExample {
  readonly care: Care;
  /** who was planted as silent, with the reports a year that its size should give */
  readonly silent: ReadonlyMap<string, number>;
}

/** The example municipality as far as low reporting needs it, read, modelled, measured and corrected for late registration. */
export async function reportingExample(seed: number): Promise<ReportingExample> {
  const folder = mkdtempSync(join(tmpdir(), "uppsikt-rapportering-"));
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  try {
    await generateExample({ size: "liten", seed, writer: nodeWriter(folder), only: "care" });
    const contracts = await allContracts();
    const delivery = discover(folder, contracts);
    await createResultTables(warehouse);
    const kallor = await readAndCheck(warehouse, {
      contracts,
      delivery: { ...delivery, files: delivery.files.filter(({ source }) => SOURCES.includes(source)) },
      mappings: [],
      identifiers: identifiersUnder(Buffer.alloc(32, 7)),
      perDatum: AS_OF,
      rejectedShare: 1,
      temporary: folder,
      now: new Date(`${AS_OF}T12:00:00Z`),
    });
    const trosklar = declaredThresholds();
    await loadReferenceLists(warehouse);
    await defineMacros(warehouse, { perDatum: AS_OF, kallor, trosklar });
    await runModel(warehouse);
    await runMeasure(warehouse);
    const care = await readCare(warehouse, {}, await readRegistration(warehouse, trosklar));
    const rows = await warehouse.rows<{ enhet_id: string; forvantade: number }>(
      `select enhet_id, forvantade_per_ar::double as forvantade from read_csv('${join(folder, "facit", "tysta.csv")}') order by 1`,
    );
    return { care: care!, silent: new Map(rows.map((row) => [row.enhet_id, row.forvantade])) };
  } finally {
    warehouse.close();
    rmSync(folder, { recursive: true });
  }
}
