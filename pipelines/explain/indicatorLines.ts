import { OBJECT_COLUMNS } from "../../src/metadata/indicator.ts";
import { literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { allIndicators } from "../4-measure/indicators.ts";
import type { SourceLine } from "./sourceLines.ts";

/**
 * The input lines behind an indicator's figure for some objects (mostly enheter), newest quarter first: the indicator's own `@rader` query over
 * the quarters that the figure covers.
 */
export async function indicatorLines(
  warehouse: Warehouse,
  indicatorId: string,
  objects: readonly string[],
  quarters: number,
): Promise<SourceLine[]> {
  const indicator = allIndicators().find(({ metadata }) => metadata.id === indicatorId);
  if (!indicator || objects.length === 0) return [];
  return warehouse.rows<SourceLine>(
    `with slut as (select max(ordning) as ordning from modell.kvartal where fullstandigt)
     select fil, fil_rad as rad, kvartal as nar
     from (${indicator.rader}) r join modell.kvartal k using (kvartal) join resultat.laddningar l using (fil_nr), slut
     where r.${OBJECT_COLUMNS[indicator.metadata.objekt]} in (${objects.map(literal).join(", ")}) and k.ordning between slut.ordning - ${quarters - 1} and slut.ordning
     order by k.ordning desc, fil, rad`,
  );
}
