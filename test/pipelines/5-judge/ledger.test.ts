import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import { causes } from "../../../src/invoices/causes.ts";
import { steps } from "../../../src/invoices/steps.ts";
import { ledgerDoesNotBalance, ledgerTotal } from "../../../src/messages/ledger.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { avtal, causesOf, decided, line, visits } from "./ledgerRows.ts";
import { moneyWarehouse, type Rows, refill } from "./moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({});
});
afterAll(() => warehouse.close());

const reconciled = (rows: Rows) => causesOf(warehouse, rows);

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
  enhet_id: fc.constantFrom("E1", "E2", "E3"),
  insats: fc.constantFrom("service", "natt"),
  personal_id: fc.constantFrom("P1", "P2"),
  day,
  // past midnight, past the month's end, and in the nights of the clock changes
  hour: fc.constantFrom(1, 10, 22, 23),
  minuter: fc.integer({ min: 1, max: 200 }),
  avbojt: fc.constantFrom(false, false, true),
});
const someDecision = fc.record({
  brukar_id: fc.constantFrom("K1", "K2"),
  insats: fc.constantFrom("service", "tillsyn"),
  enhet_id: fc.constantFrom("E1", "E2", "E3"),
  period,
  beviljad_tid: fc.integer({ min: 1, max: 900 }),
  dubbelbemanning: fc.boolean(),
});
const someAbsence = fc.record({
  brukar_id: fc.constantFrom("K1", "K2"),
  typ: fc.constantFrom("sjukhus", "korttid", "avliden", "bortrest"),
  period,
});
const terms = fc.record({
  ersattningsgrund: fc.constantFrom("utford", "beviljad", null),
  avrundning_minuter: fc.constantFrom(null, 5, 15),
  delas_vid_midnatt: fc.boolean(),
  avbojt_ersatts: fc.boolean(),
  franvarodagar_ersatts: fc.constantFrom(null, 0, 2, 14),
});
/** `2025-03-09` and minutes of that day as a time; past 24 h it is the next day. */
const time = (date: string, minute: number): string =>
  new Date(Date.parse(`${date}T00:00Z`) + minute * 60_000).toISOString().slice(0, 16).replace("T", " ");

test("to the öre: every invoice line is in the cells, every cell in its causes, whatever the months hold", async () => {
  const explained = causes.filter((cause) => cause.forklarad).map((cause) => `'${cause.orsak}'`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(invoiceLine, { maxLength: 14 }),
      fc.array(someVisit, { maxLength: 20 }),
      fc.array(someDecision, { maxLength: 5 }),
      fc.array(someAbsence, { maxLength: 3 }),
      fc.tuple(terms, terms),
      async (lines, some, decisions, absences, [first, own]) => {
        await refill(warehouse, {
          // U3 is egen regi and sends no invoices
          utforare: ["U1", "U2", "U3"].map((id) => ({
            utforare_id: id,
            giltig_fom: "2020-01-01",
            namn: id,
            driftsform: id === "U3" ? "egen_regi" : "privat",
          })),
          enheter: ["E1", "E2", "E3"].map((id, i) => ({
            enhet_id: id,
            giltig_fom: "2020-01-01",
            utforare_id: `U${i + 1}`,
            namn: id,
            verksamhetsomrade: "hemtjanst",
          })),
          avtal: [
            ...avtal({ ...first }),
            ...avtal({ avtal_id: "A2", utforare_id: "U2", enhet_id: "E2" }),
            ...avtal({ avtal_id: "A3", utforare_id: "U3", enhet_id: "E3", ...own }),
          ],
          prislista: [{ insats: "service", from_datum: "2024-01-01", kr_per_timme: 412.35 }],
          franvaro: absences.map(({ period: [from, to], ...rest }) => ({
            ...rest,
            from_tid: time(from, 700),
            tom_tid: rest.typ === "avliden" ? null : time(to, 900),
          })),
          restider: [{ fran_brukar_id: "K1", till_brukar_id: "K2", minuter: 0 }],
          beslut: decisions.map(({ period: [from_datum, tom_datum], ...rest }, i) => ({
            ...rest,
            beslut_id: `D${i}`,
            from_datum,
            tom_datum,
          })),
          utford_tid: some.map(({ day: date, hour, minuter, avbojt, ...rest }, i) => {
            const [from, to] = [time(date, hour * 60), time(date, hour * 60 + minuter)];
            return {
              ...rest,
              besok_id: `B${i}`,
              avbojt,
              planerad_start: from,
              planerad_slut: to,
              start: avbojt ? null : from,
              slut: avbojt ? null : to,
            };
          }),
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
        expect(await brokenSteps()).toEqual([]);
        await expectCountedOnce();
        const unknown = await warehouse.rows("select distinct orsak from resultat.avstamningsorsaker");
        for (const { orsak } of unknown) expect(causes.map((cause) => cause.orsak)).toContain(orsak);
      },
    ),
    { numRuns: 40, seed: 20261122, endOnFailure: true },
  );
});

/** Levels that are not the sums of the steps before them. */
const brokenSteps = async (): Promise<unknown[]> => {
  const names = (slag: string, from: string | null, to: string) => {
    const list = steps.slice(
      from === null ? 0 : steps.findIndex(({ steg }) => steg === from),
      steps.findIndex(({ steg }) => steg === to),
    );
    return list.filter((step) => step.slag === slag || step.steg === "beviljad").map(({ steg }) => `'${steg}'`);
  };
  const sum = (column: string, list: string[]) => `coalesce(sum(${column}) filter (steg in (${list})), 0)`;
  return warehouse.rows(`
    select utforare_id, manad, slag from resultat.avstamningssteg group by all
    having ${sum("minuter", names("steg", null, "utford"))} <> ${sum("minuter", ["'utford'"])}
      or ${sum("minuter", names("steg", null, "fakturerad"))} <> ${sum("minuter", ["'fakturerad'"])}
      or ${sum("varde_kr", names("steg", null, "fakturerad"))} <> ${sum("varde_kr", ["'fakturerad'"])}`);
};

/** Granted minutes of the cells against the decisions': never more, and all of them in the months that invoices cover. */
const expectCountedOnce = async (): Promise<void> => {
  const wrong = await warehouse.rows(`
    select b.manad, b.brukar_nyckel, b.insats, b.beviljad_min, coalesce(sum(a.beviljad_andel_min), 0) as i_celler
    from modell.beviljad_manad b left join resultat.fakturaavstamning a using (manad, brukar_nyckel, insats)
    group by all
    having i_celler > b.beviljad_min or (i_celler < b.beviljad_min
      and b.manad between (select min(manad) from modell.fakturarader) and (select max(manad) from modell.fakturarader))`);
  expect(wrong).toEqual([]);
};

/** Ten-thousandths of an hour times 60, the way DuckDB rounds decimals. */
const roundHalfAway = (minutes: number): number => {
  const exact = Math.round(minutes * 10_000);
  return Math.sign(exact) * Math.floor((Math.abs(exact) + 5_000) / 10_000);
};
