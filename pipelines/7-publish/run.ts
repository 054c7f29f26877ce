import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { QueryError } from "../../src/warehouse/queryError.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root, sqlFiles } from "../common/repository.ts";
import { datasetFiles } from "./parts.ts";
import { definePseudonyms } from "./pseudonyms.ts";

export interface Imprint {
  readonly kommun: string;
  readonly exempel: boolean;
  readonly riktlinje: string;
  readonly perDatum: string;
  /** Content id of the run: input, configuration, as-of day and version. */
  readonly korning: string;
  readonly konfiguration: string;
  readonly version: string;
}

/** Datasets that every edition has. */
const common = "alla";

export const editions = (): string[] =>
  readdirSync(join(root, "pipelines", "7-publish"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== common)
    .map((entry) => entry.name)
    .sort();

/** Writes every edition: one Arrow file (or one per part) per SQL file in `alla/` and in the edition's own folder, and a manifest over them. */
export async function publish(
  warehouse: Warehouse,
  folder: string,
  imprint: Imprint,
  /** the data folder's key, of which each edition's own is derived */
  dataKey: Buffer,
  onDataset?: (name: string) => void,
): Promise<void> {
  for (const edition of editions()) {
    const target = join(folder, edition);
    mkdirSync(target, { recursive: true, mode: 0o755 });
    await definePseudonyms(warehouse, dataKey, edition);
    const files = [...sqlFiles(`pipelines/7-publish/${common}`), ...sqlFiles(`pipelines/7-publish/${edition}`)];
    const entries = [];
    for (const file of files) {
      onDataset?.(`${edition}/${file.name}`);
      if (!/\border by\b/i.test(file.body))
        throw new QueryError(new Error(`${file.path} has no total order`), file.body);
      for await (const { bytes, ...entry } of datasetFiles(warehouse, file)) {
        writeFileSync(join(target, entry.fil), bytes);
        const { fil, ...rest } = entry;
        entries.push({ fil, sha256: createHash("sha256").update(bytes).digest("hex"), ...rest });
      }
    }
    entries.sort((a, b) => (a.fil < b.fil ? -1 : 1));
    writeFileSync(
      join(target, "manifest.json"),
      `${JSON.stringify(
        {
          utgava: edition,
          kommun: imprint.kommun,
          exempel: imprint.exempel,
          riktlinje: imprint.riktlinje,
          per_datum: imprint.perDatum,
          korning: imprint.korning,
          konfiguration: imprint.konfiguration,
          version: imprint.version,
          filer: entries,
        },
        null,
        2,
      )}\n`,
    );
  }
}
