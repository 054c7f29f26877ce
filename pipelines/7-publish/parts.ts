import { z } from "zod";
import type { SqlFile } from "../../src/metadata/header.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { arrowFile } from "./arrow.ts";

const header = z.looseObject({
  titel: z.string(),
  korn: z.string(),
  /** Text columns that are written with a list of their words. */
  ordlistor: z.array(z.string()).default([]),
  /** A column of whole numbers from 0: one file for each, so that a page fetches only the part that it shows. */
  delas_efter: z.string().optional(),
});

export interface PublishedFile {
  readonly fil: string;
  readonly bytes: Uint8Array;
  readonly rader: number;
  readonly titel: string;
  readonly korn: string;
  readonly del?: number;
}

/** The file of one dataset, or its files where it is published in parts: `fyndrader-000.arrow`, `fyndrader-001.arrow`, … */
export async function* datasetFiles(warehouse: Warehouse, file: SqlFile): AsyncGenerator<PublishedFile> {
  const { titel, korn, ordlistor, delas_efter } = header.parse(file.header);
  if (delas_efter === undefined) {
    const { bytes, rows } = await arrowFile(warehouse, file.body, ordlistor);
    yield { fil: `${file.name}.arrow`, bytes, rader: rows, titel, korn };
    return;
  }
  const column = identifier(delas_efter);
  // asked once, then read back part by part in its own order: all parts together may be more than memory holds
  await warehouse.run(`create or replace temp table _delar as ${file.body}`);
  const { last } = await warehouse.row<{ last: number }>(
    `select coalesce(max(${column}), 0)::integer as last from _delar`,
  );
  for (let del = 0; del <= last; del += 1) {
    const { bytes, rows } = await arrowFile(
      warehouse,
      `select * exclude (${column}) from _delar where ${column} = ${del} order by rowid`,
      ordlistor,
    );
    yield { fil: partName(file.name, del), bytes, rader: rows, titel, korn, del };
  }
  await warehouse.run("drop table _delar");
}

export const partName = (dataset: string, del: number): string => `${dataset}-${String(del).padStart(3, "0")}.arrow`;
