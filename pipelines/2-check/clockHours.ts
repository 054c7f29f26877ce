import { keptColumns } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { fileScan } from "./fileScan.ts";
import type { LoadedFile } from "./loadFile.ts";

/**
 * Do the hours of a file look like hours and minutes? Clock notation has no fraction of 60 or more, and quarters of an
 * hour as 15, 30 and 45 where decimals have 25, 50 and 75 (AC-6). One reading must be certain; else somebody has to say.
 */
export async function suspectedClockHours(
  warehouse: Warehouse,
  contract: Contract,
  file: LoadedFile,
): Promise<{ column: string; example: string } | null> {
  for (const [column, definition] of keptColumns(contract)) {
    if (definition.kind !== "timmar" || !file.prepared.header.position.has(column)) continue;
    const colon = await firstWithColon(warehouse, column, file);
    if (colon !== null) return { column, example: colon };
    const hundredths = `((abs(${identifier(column)}) * 100) % 100)`;
    const shape = await warehouse.row<{
      fractions: number;
      clock: number;
      decimal: number;
      tell: number;
      example: string | null;
    }>(
      `select count(*) filter (where ${hundredths} <> 0) as fractions,
         count(*) filter (where ${hundredths} in (15, 30, 45)) as clock,
         count(*) filter (where ${hundredths} >= 60 or ${hundredths} in (25, 50) or ${hundredths} <> trunc(${hundredths})) as decimal,
         count(*) filter (where ${hundredths} in (15, 45)) as tell,
         replace(min(${identifier(column)}) filter (where ${hundredths} = 45)::varchar, '.', ',') as example
       from inlast.${identifier(contract.source)} where fil_nr = ${file.number}`,
    );
    if (shape.decimal === 0 && shape.tell > 0 && shape.clock * 2 >= shape.fractions)
      return { column, example: shape.example?.replace(/0+$/, "") ?? "0,15" };
  }
  return null;
}

/** Hours with a colon are no decimals, so a file in which every row is right has none. */
async function firstWithColon(warehouse: Warehouse, column: string, file: LoadedFile): Promise<string | null> {
  if (file.faulty === 0) return null;
  const scan = fileScan(file.prepared, [column], { straight: file.straight });
  const text = identifier(column);
  const { colon } = await warehouse.row<{ colon: string | null }>(
    `select min(trim(${text})) filter (where regexp_full_match(trim(${text}), '\\d+:[0-5]\\d')) as colon from (${scan})`,
  );
  return colon;
}
