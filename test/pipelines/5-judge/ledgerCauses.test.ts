import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { avtal, causesOf, decided, line, visits } from "./ledgerRows.ts";
import { moneyWarehouse, type Rows } from "./moneyWarehouse.ts";

let warehouse: Warehouse;
beforeAll(async () => {
  warehouse = await moneyWarehouse({});
});
afterAll(() => warehouse.close());

const reconciled = (rows: Rows) => causesOf(warehouse, rows);
// March 2025: 31 visits of 20 minutes are 620; 140 minutes a week are 620 too. Ten kronor a minute.
const declined = (days: number, from = 1): Row[] =>
  Array.from({ length: days }, (_, i) => {
    const date = `2025-03-${String(from + i).padStart(2, "0")}`;
    return {
      besok_id: `A${i}`,
      brukar_id: "K1",
      planerad_start: `${date} 15:00`,
      planerad_slut: `${date} 15:20`,
      avbojt: true,
    };
  });

describe("declined visits", () => {
  const rows = { beslut: decided(280), utford_tid: [...visits(20, 31), ...declined(3)] };

  test("are paid where the avtal says so, rounded as any visit", async () => {
    const paying = avtal({ avbojt_ersatts: true, avrundning_minuter: 15 });
    // 20 → 15: 31 × 15 = 465 performed as billed, 3 × 15 declined
    const found = await reconciled({ ...rows, avtal: paying, fakturor: [line("1", 8.5, 5100)] });
    expect(found).toEqual({ beslut_och_utford_tid: [465, 4650], avbojt_enligt_avtal: [45, 450] });
  });

  test("are asked about where it does not, and only so far as they reach", async () => {
    const found = await reconciled({ ...rows, fakturor: [line("1", 11.5, 6900)] });
    expect(found).toEqual({
      beslut_och_utford_tid: [620, 6200],
      oforklarat_avbojt: [60, 600],
      oforklarat_avvikande_tid: [10, 100],
    });
  });

  test("are not paid beyond the decision", async () => {
    const paying = avtal({ avbojt_ersatts: true });
    const found = await reconciled({
      ...rows,
      beslut: decided(147),
      avtal: paying,
      fakturor: [line("1", 11.3333, 6800)],
    });
    // granted 147 × 31 / 7 = 651: 31 of the 60 declined minutes fit
    expect(found).toEqual({
      beslut_och_utford_tid: [620, 6200],
      avbojt_enligt_avtal: [31, 310],
      oforklarat_avbojt: [29, 290],
    });
  });
});

describe("absence", () => {
  // away 6–9 March: four whole days; 5 and 10 are days of admission and discharge. 70 a week = 10 a day.
  const stay = (typ: string): Row => ({
    brukar_id: "K1",
    typ,
    from_tid: "2025-03-05 14:00",
    tom_tid: "2025-03-10 11:00",
  });

  test("granted time: the avtal pays its first whole days, the rest is told by its kind", async () => {
    const found = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad", franvarodagar_ersatts: 1 }),
      beslut: decided(70),
      franvaro: [stay("korttid")],
      fakturor: [line("1", 5.1667, 3100)],
    });
    expect(found).toEqual({
      beviljad_enligt_avtal: [250, 2500],
      in_ut_annan: [20, 200],
      franvarodagar_enligt_avtal: [10, 100],
      oforklarat_franvaro_korttid: [30, 300],
    });
  });

  test("performed time: paid days explain what no visit does", async () => {
    const found = await reconciled({
      avtal: avtal({ franvarodagar_ersatts: 3 }),
      beslut: decided(140),
      utford_tid: visits(20, 31).filter(({ start }) => !/-0[6-9] /.test(String(start))),
      franvaro: [stay("sjukhus")],
      fakturor: [line("1", 10.3333, 6200)],
    });
    // 27 visits, three paid days at 20, and one day that nobody pays for
    expect(found).toEqual({
      beslut_och_utford_tid: [540, 5400],
      franvarodagar_enligt_avtal: [60, 600],
      oforklarat_avvikande_tid: [20, 200],
    });
  });

  test("the dead are not on leave: no avtal pays days after a death", async () => {
    const found = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad", franvarodagar_ersatts: 14 }),
      beslut: decided(70),
      franvaro: [{ brukar_id: "K1", typ: "avliden", from_tid: "2025-03-21 09:00", tom_tid: null }],
      fakturor: [line("1", 5.1667, 3100)],
    });
    expect(found).toEqual({
      beviljad_enligt_avtal: [200, 2000],
      in_ut_annan: [10, 100],
      oforklarat_franvaro_avliden: [100, 1000],
    });
  });

  test("a day of two absences is counted once, to the one that does not end", async () => {
    const found = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad" }),
      beslut: decided(70),
      franvaro: [stay("sjukhus"), { brukar_id: "K1", typ: "sabo", from_tid: "2025-03-09 00:00", tom_tid: null }],
      fakturor: [line("1", 5.1667, 3100)],
    });
    expect(found).toEqual({
      beviljad_enligt_avtal: [40, 400],
      in_ut_sjukhus: [10, 100],
      oforklarat_franvaro_sjukhus: [30, 300],
      oforklarat_franvaro_sabo: [230, 2300],
    });
  });
});

describe("decisions over part of a month", () => {
  test("AC-13: what a change on the 16th admits is told apart, under both ways of paying", async () => {
    const beslut: Row[] = [
      { beslut_id: "D1", brukar_id: "K1", from_datum: "2025-01-01", tom_datum: "2025-03-15", beviljad_tid: 140 },
      { beslut_id: "D2", brukar_id: "K1", from_datum: "2025-03-16", beviljad_tid: 70 },
      { beslut_id: "D3", brukar_id: "K1", from_datum: "2025-01-01", beviljad_tid: 70 },
    ];
    // the whole month 310; 140 × 15 / 7 + 70 × 16 / 7 = 460
    const performed = await reconciled({ beslut, utford_tid: visits(24, 31), fakturor: [line("1", 12.4, 7440)] });
    expect(performed).toEqual({ beslut_och_utford_tid: [310, 3100], beslut_del_av_manad: [434, 4340] });
    const granted = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad" }),
      beslut,
      fakturor: [line("1", 13, 7800)],
    });
    expect(granted).toEqual({
      beviljad_enligt_avtal: [310, 3100],
      beslut_del_av_manad: [460, 4600],
      oforklarat_over_beslut: [10, 100],
    });
  });

  test("more time just before a decision on more is an increase on its way; a return to an old level is not", async () => {
    const rise: Row[] = [
      { beslut_id: "D1", brukar_id: "K1", from_datum: "2025-01-01", tom_datum: "2025-04-04", beviljad_tid: 70 },
      { beslut_id: "D2", brukar_id: "K1", from_datum: "2025-04-05", beviljad_tid: 105 },
    ];
    const rest = { utford_tid: visits(20, 31), fakturor: [line("1", 10.3333, 6200)] };
    // 14 days before 5 April: 22–31 March are ten, at five minutes more
    expect(await reconciled({ beslut: rise, ...rest })).toEqual({
      beslut_och_utford_tid: [310, 3100],
      tillfallig_utokning: [50, 500],
      oforklarat_over_beslut: [260, 2600],
    });
    const dip: Row[] = [
      { beslut_id: "D0", brukar_id: "K1", from_datum: "2024-01-01", tom_datum: "2024-12-31", beviljad_tid: 105 },
      ...rise,
    ];
    expect(await reconciled({ beslut: dip, ...rest })).toEqual({
      beslut_och_utford_tid: [310, 3100],
      oforklarat_over_beslut: [310, 3100],
    });
  });
});

describe("the same minute twice", () => {
  const second =
    (staff: string) =>
    (row: Row, i: number): Row => ({ ...row, besok_id: `S${i}`, personal_id: staff });
  const first = visits(20, 31).map((row) => ({ ...row, personal_id: "P1" }));

  test("two staff with a decision on dubbelbemanning", async () => {
    const later = visits(20, 31)
      .map(second("P2"))
      .map((row) => ({
        ...row,
        start: String(row.start).replace("10:00", "10:05"),
        slut: String(row.slut).replace("10:20", "10:25"),
      }));
    const found = await reconciled({
      beslut: decided(280, { dubbelbemanning: true }),
      utford_tid: [...first, ...later],
      fakturor: [line("1", 20.6667, 12_400)],
    });
    // fifteen of the second's twenty minutes are at the same time
    expect(found).toEqual({ beslut_och_utford_tid: [775, 7750], dubbelbemanning: [465, 4650] });
  });

  test("granted time for two: half of it is the second's", async () => {
    const found = await reconciled({
      avtal: avtal({ ersattningsgrund: "beviljad" }),
      beslut: decided(140, { dubbelbemanning: true }),
      fakturor: [line("1", 10.3333, 6200)],
    });
    expect(found).toEqual({ beviljad_enligt_avtal: [310, 3100], dubbelbemanning: [310, 3100] });
  });

  test("one home: the later of two visits by the same staff, and only where the address is the same", async () => {
    const rows = {
      beslut: [...decided(140), { beslut_id: "D2", brukar_id: "K2", from_datum: "2025-01-01", beviljad_tid: 140 }],
      utford_tid: [
        ...first,
        ...visits(20, 31)
          .map(second("P1"))
          .map((row) => ({
            ...row,
            brukar_id: "K2",
            start: String(row.start).replace("10:00", "10:08"),
            slut: String(row.slut).replace("10:20", "10:28"),
          })),
      ],
      fakturor: [line("1", 10.3333, 6200), line("2", 10.3333, 6200, { brukar_id: "K2" })],
    };
    const home = { fran_brukar_id: "K1", till_brukar_id: "K2", minuter: 0 };
    expect(await reconciled({ ...rows, restider: [home] })).toEqual({
      beslut_och_utford_tid: [868, 8680],
      sammanboende: [372, 3720],
    });
    expect(await reconciled({ ...rows, restider: [{ ...home, minuter: 4 }] })).toEqual({
      beslut_och_utford_tid: [1240, 12_400],
    });
  });
});

test("an avtal that splits visits at midnight moves the rest of the last night to the next month", async () => {
  const rows = {
    beslut: decided(700, { insats: "natt" }),
    utford_tid: [
      { besok_id: "N", brukar_id: "K1", insats: "natt", start: "2025-03-31 23:30", slut: "2025-04-01 00:45" },
      { besok_id: "M", brukar_id: "K1", insats: "natt", start: "2025-04-10 23:30", slut: "2025-04-10 23:45" },
    ],
    fakturor: [
      line("1", 0.5, 300, { insats: "natt" }),
      line("2", 1, 600, { insats: "natt", from_datum: "2025-04-01", tom_datum: "2025-04-30" }),
    ],
  };
  expect(await reconciled({ ...rows, avtal: avtal({ delas_vid_midnatt: true }) })).toEqual({
    beslut_och_utford_tid: [90, 900],
  });
  expect(await reconciled(rows)).toEqual({ beslut_och_utford_tid: [45, 450], oforklarat_avvikande_tid: [45, 450] });
});
