import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSqlFile } from "../../src/metadata/header.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root } from "../common/repository.ts";

const path = "pipelines/5-judge/invoiceExposures.sql";

/** How many visits, lines, months … there were to test; each kind is counted when the first rule asks for it. */
export function exposures(warehouse: Warehouse): (kind: string) => Promise<number> {
  const { sections } = parseSqlFile(path, readFileSync(join(root, path), "utf8"));
  const counted = new Map<string, Promise<number>>();
  return (kind) => {
    const sql = sections[kind];
    if (sql === undefined) throw new Error(`${path} has no section @${kind}`);
    const known = counted.get(kind) ?? warehouse.row<{ n: number }>(sql).then((row) => Number(row.n));
    counted.set(kind, known);
    return known;
  };
}
