import type { Warehouse } from "../../../src/warehouse/warehouse.ts";

type Names = ReadonlyMap<string, string>;

const named = async (warehouse: Warehouse, sql: string): Promise<Names> =>
  new Map((await warehouse.rows<{ id: string; namn: string }>(sql)).map(({ id, namn }) => [id, namn]));

export const indicatorNames = (warehouse: Warehouse): Promise<Names> =>
  named(warehouse, "select indikator_id as id, namn from resultat.indikatorer order by id");

export const areaNames = (warehouse: Warehouse): Promise<Names> =>
  named(warehouse, "select kod as id, namn from referens.verksamhetsomrade order by id");

export const requirementNames = (warehouse: Warehouse): Promise<Names> =>
  named(warehouse, "select krav_id as id, rubrik as namn from kant.krav order by id");

export const qualityAreaNames = (warehouse: Warehouse): Promise<Names> =>
  named(warehouse, "select kod as id, namn from referens.kvalitetsomrade order by id");
