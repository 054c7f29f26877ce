import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { root } from "./repository.ts";

/** Makes the empty result tables. */
export const createResultTables = (warehouse: Warehouse): Promise<void> =>
  warehouse.run(readFileSync(join(root, "pipelines", "common", "results.sql"), "utf8"));
