import { keptColumns } from "./ddl.ts";
import type { Contract } from "./types.ts";

/** The headed empty file of `uppsikt init`. Free text is never read, so it is not asked for either. */
export const emptyFile = (contract: Contract): string =>
  `${keptColumns(contract)
    .map(([name]) => name)
    .join(";")}\n`;
