import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invoiceRules, judgeInvoices } from "../../../../pipelines/5-judge/invoices.ts";
import { literal } from "../../../../src/warehouse/quote.ts";
import type { Row, Warehouse } from "../../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, refill } from "../moneyWarehouse.ts";
import { cases } from "./readCase.ts";

// Definitions and guards: methods.md 4.4. Amounts and minutes: "What the money columns mean" in sources.md; each case says its own sum.
let shared: Warehouse;
beforeAll(async () => {
  shared = await moneyWarehouse({});
});
afterAll(() => shared.close());

const all = cases();

describe.each([...new Set(all.map((one) => one.rule))])("%s", (rule) => {
  test.each(all.filter((one) => one.rule === rule))("$name: $beskrivning", async (one) => {
    await refill(shared, one.given);
    await judgeInvoices(shared);
    const found = await shared.rows("select * from resultat.fakturafynd");
    const byRule: Record<string, Row[]> = {};
    for (const finding of found) {
      const id = String(finding.regel_id);
      const columns = Object.keys(one.fynd[id]?.[0] ?? finding);
      byRule[id] ??= [];
      byRule[id].push(Object.fromEntries(columns.map((column) => [column, finding[column] ?? null])));
    }
    expect(byRule).toEqual(one.fynd);
    for (const [id, expected] of Object.entries(one.undantag ?? {})) {
      const exempt = await shared.rows<{ skydd: string; antal: number }>(
        `select skydd, sum(antal)::integer as antal from resultat.fakturaundantag where regel_id = ${literal(id)} group by skydd order by skydd`,
      );
      expect(Object.fromEntries(exempt.map(({ skydd, antal }) => [skydd, antal]))).toEqual(expected);
    }
  });
});

test("every rule has violations and innocent look-alikes", () => {
  for (const { regel } of invoiceRules()) {
    const mine = all.filter((one) => one.rule === regel);
    expect(mine.filter((one) => one.fynd[regel]).length, `${regel}: violations`).toBeGreaterThan(0);
    expect(mine.filter((one) => !one.fynd[regel]).length, `${regel}: innocent look-alikes`).toBeGreaterThan(0);
  }
});

test("a rule without its sources says what it lacks, and the others go on", async () => {
  const line = {
    faktura_id: "F1",
    brukar_id: "K1",
    from_datum: "2025-03-01",
    tom_datum: "2025-03-31",
    timmar: 10,
    belopp: 4000,
    fakturadatum: "2025-03-31",
  };
  const warehouse = await moneyWarehouse(
    {
      fakturor: [
        { ...line, rad: "1" },
        { ...line, rad: "1", faktura_id: "F2" },
      ],
    },
    "2025-12-31",
    ["utford_tid", "beslut"],
  );
  await judgeInvoices(warehouse);
  const rules = await warehouse.rows(
    "select regel_id, tillamplig, saknar, antal, belopp_kr from resultat.fakturaregler order by regel_id",
  );
  expect(rules).toEqual(
    expect.arrayContaining([
      { regel_id: "R01", tillamplig: false, saknar: ["utford_tid"], antal: 0, belopp_kr: 0 },
      { regel_id: "R05", tillamplig: false, saknar: ["utford_tid"], antal: 0, belopp_kr: 0 },
      { regel_id: "R06", tillamplig: false, saknar: ["utford_tid"], antal: 0, belopp_kr: 0 },
      { regel_id: "R12", tillamplig: false, saknar: ["beslut"], antal: 0, belopp_kr: 0 },
      { regel_id: "R18", tillamplig: true, saknar: [], antal: 1, belopp_kr: 4000 },
      { regel_id: "R21", tillamplig: false, saknar: ["beslut"], antal: 0, belopp_kr: 0 },
    ]),
  );
  // Whatever a rule lacks, it finds nothing and says what it lacks.
  for (const rule of rules)
    expect(
      rule.tillamplig === true || (rule.antal === 0 && (rule.saknar as string[]).length > 0),
      String(rule.regel_id),
    ).toBe(true);
  warehouse.close();
});

test("ids hang on what a finding is about: the same in another run, whatever the order of rows", async () => {
  const visit = (besok_id: string, brukar_id: string, start: string, slut: string) => ({
    besok_id,
    brukar_id,
    personal_id: "P",
    start,
    slut,
  });
  const visits = [
    visit("B1", "K1", "2025-03-04 10:00", "2025-03-04 10:40"),
    visit("B2", "K2", "2025-03-04 10:10", "2025-03-04 10:30"),
  ];
  const ids: string[] = [];
  for (const rows of [visits, [...visits].reverse()]) {
    const one = await moneyWarehouse({ utford_tid: rows });
    await judgeInvoices(one);
    ids.push((await one.row<{ fynd_id: string }>("select fynd_id from resultat.fakturafynd")).fynd_id);
    one.close();
  }
  expect(ids[0]).toMatch(/^F-[0-9a-f]{12}$/);
  expect(ids[1]).toBe(ids[0]);
});
