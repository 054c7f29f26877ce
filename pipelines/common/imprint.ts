import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Configuration } from "../../src/config/configuration.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Imprint } from "../7-publish/run.ts";
import { root } from "./repository.ts";

/** What identifies a run: equal input, configuration, as-of day and version give equal output, and so the same id. */
export async function imprintOf(
  warehouse: Warehouse,
  configuration: Configuration,
  perDatum: string,
): Promise<Imprint> {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  const files = await warehouse.rows<{ fil: string; sha256: string }>(
    "select fil, sha256 from resultat.laddningar order by fil",
  );
  const konfiguration = hash(JSON.stringify(configuration));
  const korning = hash(JSON.stringify([files, konfiguration, perDatum, version]));
  const { kommun, exempel, riktlinje } = configuration;
  return { kommun, exempel, riktlinje, perDatum, korning, konfiguration, version };
}

const hash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);
