import { type Schema, tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../../dashboards/components/data.ts";
import { arrowFile } from "../../../pipelines/7-publish/arrow.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await Warehouse.open(":memory:", { threads: 1 });
});
afterAll(() => warehouse.close());

const everyType = `
  select 1::tinyint as litet, 2::integer as heltal, 9007199254740991::bigint as stort, 3::hugeint as summa, 0.1::double as tal,
    12345678901234.56::decimal(18, 2) as kronor, true as ja, 'å ä ö' as ord, date '2026-09-30' as dag,
    timestamp '2026-03-29 01:59:30' as stund, ['b', 'a'] as lista, [1, null]::integer[] as luckor, null::varchar as inget
  order by 1`;

const shape = ({ fields }: Schema): string[] => fields.map((field) => `${field.name} ${field.type} ${field.nullable}`);

describe("an Arrow file", () => {
  it("holds what the query gave", async () => {
    const { bytes, rows } = await arrowFile(warehouse, everyType);
    expect(rows).toBe(1);
    expect(rowsOf(bytes)).toEqual([
      {
        litet: 1,
        heltal: 2,
        stort: 9007199254740991,
        summa: 3,
        tal: 0.1,
        kronor: 12345678901234.56,
        ja: true,
        ord: "å ä ö",
        dag: "2026-09-30",
        stund: "2026-03-29T01:59:30",
        lista: ["b", "a"],
        luckor: [1, null],
        inget: null,
      },
    ]);
  });

  it("has types that do not hang on the values", async () => {
    const schemas = [];
    for (const from of ["", "where false"]) {
      const { bytes } = await arrowFile(warehouse, `select * from (${everyType}) ${from} order by heltal`);
      schemas.push(shape(tableFromIPC(bytes).schema));
    }
    const nulls = `select null::integer as heltal, null::decimal(18, 2) as kronor, []::varchar[] as lista order by 1`;
    const values = `select 1 as heltal, 1::decimal(18, 2) as kronor, ['a'] as lista order by 1`;
    for (const sql of [nulls, values])
      schemas.push(shape(tableFromIPC((await arrowFile(warehouse, sql)).bytes).schema));
    expect(schemas[0]).toEqual(schemas[1]);
    expect(schemas[2]).toEqual(schemas[3]);
  });

  it("gives the same bytes twice, whatever was written between", async () => {
    const first = await arrowFile(warehouse, everyType);
    await arrowFile(warehouse, "select 'annat' as ord order by 1");
    expect((await arrowFile(warehouse, everyType)).bytes).toEqual(first.bytes);
  });

  it("keeps every öre of a thousand amounts up to ten thousand million kronor", async () => {
    // The text of the amount, which the engine writes from whole öre, is the yardstick.
    const sql = `select belopp, belopp::varchar as text from (
      select ((i * 7919123457 % 999999999989) - 499999999999)::decimal(18, 2) / 100 as kronor, kronor::decimal(18, 2) as belopp
      from range(1000) t(i)) order by belopp`;
    const rows = rowsOf<{ belopp: number; text: string }>((await arrowFile(warehouse, sql)).bytes);
    expect(rows).toHaveLength(1000);
    for (const { belopp, text } of rows) expect(belopp.toFixed(2)).toBe(text);
  });

  it.each(["'nan'::double", "'inf'::double", "[1.5, 'nan'::double]"])("refuses %s", async (value) => {
    await expect(arrowFile(warehouse, `select ${value} as tal order by 1`)).rejects.toThrow(/finite/);
  });

  it("refuses a type that it has no place for", async () => {
    await expect(arrowFile(warehouse, "select {'a': 1} as post order by 1")).rejects.toThrow(
      /no conversion for a value of kind|no Arrow type/,
    );
  });
});
