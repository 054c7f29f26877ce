import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import { causes } from "../../../src/invoices/causes.ts";
import { ledgerDoesNotBalance, ledgerTotal } from "../../../src/messages/ledger.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, type Rows, refill } from "./moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({});
});
afterAll(() => warehouse.close());

async function reconciled(rows: Rows): Promise<Record<string, [minuter: number, kr: number]>> {
  await refill(warehouse, rows);
  await judgeLedger(warehouse);
  const list = await warehouse.rows<{ orsak: string; minuter: number; kr: number }>(
    "select orsak, sum(minuter) as minuter, sum(belopp_kr) as kr from resultat.avstamningsorsaker group by orsak order by orsak",
  );
  return Object.fromEntries(list.map(({ orsak, minuter, kr }) => [orsak, [minuter, kr]]));
}

const month = { from_datum: "2025-03-01", tom_datum: "2025-03-31", fakturadatum: "2025-03-31" };
const line = (rad: string, timmar: number | null, belopp: number, more: Row = {}): Row => ({
  faktura_id: "F1",
  rad,
  brukar_id: "K1",
  timmar,
  belopp,
  ...month,
  ...more,
});
const visits = (minuter: number, days: number): Row[] =>
  Array.from({ length: days }, (_, i) => {
    const day = `2025-03-${String(i + 1).padStart(2, "0")}`;
    return {
      besok_id: `B${i}`,
      brukar_id: "K1",
      start: `${day} 10:00`,
      slut: `${day} 10:${String(minuter).padStart(2, "0")}`,
    };
  });
const decided = (beviljad_tid: number, more: Row = {}): Row[] => [
  { beslut_id: "D1", brukar_id: "K1", from_datum: "2025-01-01", beviljad_tid, ...more },
];
const avtal = (more: Row): Row[] => [
  {
    avtal_id: "A1",
    utforare_id: "U1",
    enhet_id: "E1",
    verksamhetsomrade: "hemtjanst",
    avtalsform: "LOV",
    startdatum: "2020-01-01",
    ersattningsgrund: "utford",
    ...more,
  },
];

describe("each krona has one cause, in the stated order", () => {
  test("performed within the decision, rounded as agreed", async () => {
    // 31 visits of 18 minutes, rounded to 20: 558 performed, 62 by rounding; 620 min for 3 100 kr = 5 kr a minute
    const found = await reconciled({
      avtal: avtal({ avrundning_minuter: 5 }),
      beslut: decided(300),
      utford_tid: visits(18, 31),
      fakturor: [line("1", 10.3333, 3100)],
    });
    expect(found).toEqual({ beslut_och_utford_tid: [558, 2790], avtalad_avrundning: [62, 310] });
  });

  test("above the decision, then above the visits", async () => {
    // granted 70 × 31 / 7 = 310, performed 620, billed 720
    const found = await reconciled({
      beslut: decided(70),
      utford_tid: visits(20, 31),
      fakturor: [line("1", 12, 7200)],
    });
    expect(found).toEqual({
      beslut_och_utford_tid: [310, 3100],
      oforklarat_over_beslut: [310, 3100],
      oforklarat_avvikande_tid: [100, 1000],
    });
  });

  test("no visit of the insats, and no decision about it", async () => {
    const found = await reconciled({
      beslut: [
        ...decided(300),
        { beslut_id: "D2", brukar_id: "K2", insats: "tillsyn", from_datum: "2025-01-01", beviljad_tid: 70 },
      ],
      utford_tid: [
        ...visits(20, 31),
        { besok_id: "T", brukar_id: "K1", insats: "tillsyn", start: "2025-03-04 12:00", slut: "2025-03-04 12:30" },
      ],
      fakturor: [line("1", 1, 600, { brukar_id: "K9" }), line("2", 0.5, 300, { insats: "tillsyn" })],
    });
    expect(found).toEqual({ oforklarat_utan_besok: [60, 600], oforklarat_utan_beslut: [30, 300] });
  });

  test("granted time: days at home, then days away, then beyond the decision", async () => {
    // 310 granted, 4 whole days away = 40; billed 360
    const found = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad" }),
      beslut: decided(70),
      franvaro: [{ brukar_id: "K1", typ: "sjukhus", from_tid: "2025-03-05 14:00", tom_tid: "2025-03-10 11:00" }],
      fakturor: [line("1", 6, 3600)],
    });
    expect(found).toEqual({
      beviljad_enligt_avtal: [250, 2500],
      in_ut_sjukhus: [20, 200],
      oforklarat_franvaro_sjukhus: [40, 400],
      oforklarat_over_beslut: [50, 500],
    });
  });

  test("per day, credits, and what cannot be compared", async () => {
    const found = await reconciled({
      utford_tid: visits(20, 31),
      beslut: decided(300),
      fakturor: [
        line("1", null, 93_000, { brukar_id: null, insats: null }),
        line("2", 10, 4000, { brukar_id: null }),
        line("1", 10.3333, 4133.32, { faktura_id: "F2" }),
        line("1", -10.3333, -4133.32, { faktura_id: "K2", krediterar: "F2", fakturadatum: "2025-04-12" }),
        line("1", -1, -400, {
          faktura_id: "K3",
          krediterar: "FOREGAENDE",
          fakturadatum: "2025-04-12",
          brukar_id: "K5",
        }),
      ],
    });
    expect(found).toEqual({
      per_dygn_eller_styck: [0, 93_000],
      oforklarat_underlag_saknas: [600, 4000],
      kreditering: [-60, -400],
    });
  });

  test("a price outside the list is told apart from time", async () => {
    const found = await reconciled({
      utford_tid: visits(20, 31),
      beslut: decided(300),
      prislista: [{ insats: "service", from_datum: "2025-01-01", kr_per_timme: 300 }],
      fakturor: [line("1", 10.3333, 4133.32)],
    });
    // 10,3333 × 300 = 3 099,99
    expect(found).toEqual({ beslut_och_utford_tid: [620, 3099.99], oforklarat_pris: [0, 1033.33] });
  });

  test("without an avtal nobody knows what is paid", async () => {
    const found = await reconciled({
      avtal: [],
      utford_tid: visits(20, 31),
      beslut: decided(300),
      fakturor: [line("1", 10.3333, 4133.32)],
    });
    expect(found).toEqual({ oforklarat_underlag_saknas: [620, 4133.32] });
  });
});

test("visits at an enhet without a line of its own go to the first cell of the utförare", async () => {
  const found = await reconciled({
    enheter: ["E1", "E2"].map((enhet_id) => ({
      enhet_id,
      giltig_fom: "2020-01-01",
      utforare_id: "U1",
      namn: enhet_id,
      verksamhetsomrade: "hemtjanst",
    })),
    avtal: avtal({ enhet_id: null }),
    beslut: decided(300),
    utford_tid: visits(20, 31).map((visit) => ({ ...visit, enhet_id: "E2" })),
    fakturor: [line("1", 10.3333, 4133.32, { enhet_id: null })],
  });
  expect(found).toEqual({ beslut_och_utford_tid: [620, 4133.32] });
});

test("a ledger that does not add up stops the run with both sums", async () => {
  await refill(warehouse, { fakturor: [line("1", 1, 400.1)] });
  await warehouse.run("update modell.fakturarader set belopp_kr = belopp_kr + 0.01");
  await expect(judgeLedger(warehouse)).rejects.toThrow(ledgerDoesNotBalance(ledgerTotal, "400.11", "400.10"));
});

const day = fc
  .integer({ min: 0, max: 120 })
  .map((n) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
const period = fc.tuple(day, day).map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const invoiceLine = fc.record({
  utforare_id: fc.constantFrom("U1", "U2"),
  faktura_id: fc.constantFrom("F1", "F2", "F3"),
  enhet_id: maybe(fc.constantFrom("E1", "E2")),
  brukar_id: maybe(fc.constantFrom("K1", "K2")),
  insats: maybe(fc.constantFrom("service", "tillsyn", "natt")),
  period,
  timmar: maybe(fc.integer({ min: -40_000, max: 400_000 }).map((n) => n / 10_000)),
  belopp: fc.integer({ min: -5_000_000, max: 50_000_000 }).map((n) => n / 100),
  tidsslag: maybe(fc.constantFrom("dag", "helg")),
  krediterar: fc.option(fc.constantFrom("F1", "F2"), { freq: 2 }),
});
const someVisit = fc.record({
  brukar_id: fc.constantFrom("K1", "K2"),
  enhet_id: fc.constantFrom("E1", "E2"),
  insats: fc.constantFrom("service", "natt"),
  day,
  minuter: fc.integer({ min: 1, max: 59 }),
});
const someDecision = fc.record({
  brukar_id: fc.constantFrom("K1", "K2"),
  insats: fc.constantFrom("service", "tillsyn"),
  period,
  beviljad_tid: fc.integer({ min: 1, max: 900 }),
});

test("to the öre: every invoice line is in the cells, every cell in its causes, whatever the months hold", async () => {
  const explained = causes.filter((cause) => cause.forklarad).map((cause) => `'${cause.orsak}'`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(invoiceLine, { maxLength: 14 }),
      fc.array(someVisit, { maxLength: 20 }),
      fc.array(someDecision, { maxLength: 5 }),
      fc.constantFrom("utford", "beviljad", null),
      async (lines, some, decisions, ersattningsgrund) => {
        await refill(warehouse, {
          utforare: ["U1", "U2"].map((id) => ({
            utforare_id: id,
            giltig_fom: "2020-01-01",
            namn: id,
            driftsform: "privat",
          })),
          enheter: ["E1", "E2"].map((id, i) => ({
            enhet_id: id,
            giltig_fom: "2020-01-01",
            utforare_id: `U${i + 1}`,
            namn: id,
            verksamhetsomrade: "hemtjanst",
          })),
          avtal: [
            ...avtal({ ersattningsgrund, avrundning_minuter: 5 }),
            ...avtal({ avtal_id: "A2", utforare_id: "U2", enhet_id: "E2" }),
          ],
          prislista: [{ insats: "service", from_datum: "2024-01-01", kr_per_timme: 412.35 }],
          beslut: decisions.map(({ period: [from_datum, tom_datum], ...rest }, i) => ({
            ...rest,
            beslut_id: `D${i}`,
            from_datum,
            tom_datum,
          })),
          utford_tid: some.map(({ day: date, minuter, ...rest }, i) => ({
            ...rest,
            besok_id: `B${i}`,
            start: `${date} 10:00`,
            slut: `${date} 10:${String(minuter).padStart(2, "0")}`,
          })),
          fakturor: lines.map(({ period: [from_datum, tom_datum], ...rest }, i) => ({
            ...rest,
            rad: String(i),
            from_datum,
            tom_datum,
            fakturadatum: tom_datum,
          })),
        });
        await judgeLedger(warehouse);
        const ore = Math.round(lines.reduce((sum, one) => sum + one.belopp * 100, 0));
        const sums = await warehouse.row(`select
          (select coalesce(sum((belopp_kr * 100)::bigint), 0)::bigint from resultat.fakturaavstamning) as celler,
          (select coalesce(sum((belopp_kr * 100)::bigint), 0)::bigint from resultat.avstamningsorsaker) as orsaker,
          (select coalesce(sum(fakturerad_min), 0)::bigint from resultat.fakturaavstamning) as minuter,
          (select coalesce(sum(minuter), 0)::bigint from resultat.avstamningsorsaker) as orsakernas_minuter,
          (select count(*) from resultat.fakturaavstamning a where forklarad_kr <> coalesce((
            select sum(belopp_kr) from resultat.avstamningsorsaker o where o.avstamning_id = a.avstamning_id and orsak in (${explained})), 0)) as fel,
          (select count(*) - count(distinct (utforare_id, enhet_id, brukar_nyckel, insats, manad)) from resultat.fakturaavstamning) as dubbla_celler`);
        const billed = lines.reduce((sum, one) => sum + roundHalfAway((one.timmar ?? 0) * 60), 0);
        expect(sums).toEqual({
          celler: ore,
          orsaker: ore,
          minuter: billed,
          orsakernas_minuter: billed,
          fel: 0,
          dubbla_celler: 0,
        });
        const unknown = await warehouse.rows("select distinct orsak from resultat.avstamningsorsaker");
        for (const { orsak } of unknown) expect(causes.map((cause) => cause.orsak)).toContain(orsak);
      },
    ),
    { numRuns: 40, seed: 20261122 },
  );
});

/** Ten-thousandths of an hour times 60, the way DuckDB rounds decimals. */
const roundHalfAway = (minutes: number): number => {
  const exact = Math.round(minutes * 10_000);
  return Math.sign(exact) * Math.floor((Math.abs(exact) + 5_000) / 10_000);
};
