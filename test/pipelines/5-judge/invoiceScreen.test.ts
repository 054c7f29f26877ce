import { expect, test } from "vitest";
import { screenAnswer } from "../../../pipelines/5-judge/invoiceScreen.ts";
import { invoiceRules } from "../../../pipelines/5-judge/invoices.ts";
import { screens } from "../../../src/invoices/screens/index.ts";
import { benjaminiHochberg } from "../../../src/statistics/benjaminiHochberg.ts";
import { seededRandom } from "../../../src/statistics/seededRandom.ts";
import { warehouseWith } from "../../helpers/warehouseWith.ts";

test("q is Benjamini–Hochberg's over every test, also those that are too little to ask about or nowhere near unusual", async () => {
  const random = seededRandom(7);
  const tests = Array.from({ length: 400 }, (_, i) => ({
    // every tenth is far out, and some are equal
    z: i % 50 === 3 ? null : Math.round((random.uniform() * 4 - 2 + (i % 10 === 0 ? 3.5 : 0)) * 10) / 10,
    for_litet: i % 20 === 0,
    enhet_id: `E${i}`,
  }));
  const rule = { ...invoiceRules().find(({ prov }) => prov === "avstand")!, q: 0.1 };
  const warehouse = await warehouseWith({ rows: {} });
  try {
    await warehouse.run("create temp table _fran (z double, for_litet boolean, enhet_id varchar)");
    await warehouse.append("_fran", tests);
    await warehouse.run(`create temp table _svar as select row_number() over () as nr, *, 'U1' as utforare_id, null::varchar as brukar_nyckel,
      '2026-03' as period, 10 as minuter, 5.00::decimal(18, 2) as belopp_kr, ['R1'] as rader, 'mer än förut' as forklaring from _fran`);
    const tested = await screenAnswer(warehouse, rule, null);
    const q = benjaminiHochberg(screens.avstand(tests));
    const expected = tests
      .map((one, i) => ({ enhet_id: one.enhet_id, q: q[i] ?? null, for_litet: one.for_litet }))
      .filter((one) => one.q !== null && one.q <= rule.q && !one.for_litet);
    expect(tested).toBe(tests.filter(({ z }) => z !== null).length);
    expect(expected.length).toBeGreaterThan(10);
    const found = await warehouse.rows<{ enhet_id: string; q: number }>("select enhet_id, q from _svar");
    expect(found.sort((a, b) => a.enhet_id.localeCompare(b.enhet_id))).toEqual(
      expected
        .map((one) => ({ enhet_id: one.enhet_id, q: expect.closeTo(one.q!, 12) }))
        .sort((a, b) => a.enhet_id.localeCompare(b.enhet_id)),
    );
    // What a test that nobody is asked about says is not kept.
    const { told } = await warehouse.row<{ told: number }>(
      "select count(*) as told from resultat.fakturaprov where for_litet and (rader is not null or forklaring is not null or enhet_id is not null)",
    );
    expect(told).toBe(0);
  } finally {
    warehouse.close();
  }
});
