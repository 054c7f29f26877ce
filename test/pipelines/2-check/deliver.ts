import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Identifiers, identifiersUnder } from "../../../pipelines/1-read/identifiers.ts";
import type { Mapping } from "../../../pipelines/1-read/mapping.ts";
import { readAndCheck } from "../../../pipelines/2-check/run.ts";
import { createResultTables } from "../../../pipelines/common/results.ts";
import type { Contract } from "../../../src/contracts/language/types.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

export const testIdentifiers: Identifiers = identifiersUnder(Buffer.alloc(32, 7));

export interface Delivered {
  readonly contract: Contract;
  /** File name → bytes; in natural order, as `discover` gives them. */
  readonly files: ReadonlyMap<string, Buffer>;
  readonly mappings?: readonly Mapping[];
  readonly perDatum?: string;
  readonly threads?: number;
}

/** Reads and checks files of one contract into a warehouse in memory, and lets a test look at it. */
export async function deliver<T>(delivered: Delivered, look: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const { contract, files, mappings = [], perDatum = "2026-09-30", threads = 1 } = delivered;
  const folder = mkdtempSync(join(tmpdir(), "uppsikt-prov-"));
  const warehouse = await Warehouse.open(":memory:", { threads });
  try {
    mkdirSync(join(folder, "data"));
    mkdirSync(join(folder, "kopior"));
    for (const [name, bytes] of files) writeFileSync(join(folder, "data", name), bytes);
    await createResultTables(warehouse);
    await readAndCheck(warehouse, {
      contracts: [contract],
      delivery: {
        files: [...files.keys()].map((name) => ({
          source: contract.source,
          file: `${contract.source}/${name}`,
          path: join(folder, "data", name),
        })),
        sources: new Set([contract.source]),
        unknownFolders: [],
      },
      mappings,
      identifiers: testIdentifiers,
      perDatum,
      rejectedShare: 1,
      temporary: join(folder, "kopior"),
      now: new Date("2026-10-01T00:00:00Z"),
    });
    return await look(warehouse);
  } finally {
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
