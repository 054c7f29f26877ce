import { expect, test } from "vitest";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, type Rows } from "../5-judge/moneyWarehouse.ts";

// "What the money columns mean" in sources.md: elapsed minutes, rounding halves up per visit, tidsslag by the visit's start.
async function months(rows: Rows, columns: string): Promise<Row[]> {
  const warehouse = await moneyWarehouse(rows);
  try {
    return await warehouse.rows(`select ${columns} from modell.besok_manad order by all`);
  } finally {
    warehouse.close();
  }
}

const visit = (id: string, start: string, slut: string, more: Row = {}): Row => ({
  besok_id: id,
  brukar_id: "K1",
  start,
  slut,
  ...more,
});

const contract = (avrundning_minuter: number | null, more: Row = {}): Row => ({
  avtal_id: `A${avrundning_minuter}`,
  utforare_id: "U1",
  enhet_id: "E1",
  verksamhetsomrade: "hemtjanst",
  avtalsform: "LOV",
  startdatum: "2020-01-01",
  ersattningsgrund: "utford",
  avrundning_minuter,
  ...more,
});

test("clock changes: the short night is an hour shorter, the long one an hour longer", async () => {
  const rows = await months(
    {
      utford_tid: [
        visit("B1", "2025-03-30 01:30", "2025-03-30 03:30", { insats: "natt" }),
        visit("B2", "2025-10-26 01:30", "2025-10-26 03:30", { insats: "natt" }),
        // 02:50 in summer time to 02:10 in winter time
        visit("B3", "2025-10-26 02:50", "2025-10-26 02:10", { insats: "natt", brukar_id: "K2" }),
      ],
    },
    "brukar_nyckel, manad, utford_min",
  );
  expect(rows).toEqual([
    { brukar_nyckel: "K1", manad: "2025-03", utford_min: 60 },
    { brukar_nyckel: "K1", manad: "2025-10", utford_min: 180 },
    { brukar_nyckel: "K2", manad: "2025-10", utford_min: 20 },
  ]);
});

test("a visit over the month's end belongs to the month in which it starts, and says what lies after it", async () => {
  const rows = await months(
    {
      utford_tid: [
        visit("B1", "2025-03-31 23:30", "2025-04-01 00:45"),
        visit("B2", "2025-04-02 23:30", "2025-04-03 00:45"),
      ],
    },
    "manad, antal, utford_min, efter_manadsskifte_min, dagar",
  );
  expect(rows).toEqual([
    { manad: "2025-03", antal: 1, utford_min: 75, efter_manadsskifte_min: 45, dagar: 2 ** 30 },
    { manad: "2025-04", antal: 1, utford_min: 75, efter_manadsskifte_min: 0, dagar: 2 ** 1 + 2 ** 2 },
  ]);
});

test("each visit is rounded to the step of the avtal in force on its day, halves up, and only then summed", async () => {
  const rows = await months(
    {
      avtal: [contract(5, { slutdatum: "2025-03-15" }), contract(15, { startdatum: "2025-03-16" })],
      // 12 → 10, 13 → 15 under five minutes; 7 → 0, 8 → 15 under fifteen (7.5 would go up)
      utford_tid: [
        visit("B1", "2025-03-14 10:00", "2025-03-14 10:12"),
        visit("B2", "2025-03-15 10:00", "2025-03-15 10:13"),
        visit("B3", "2025-03-17 10:00", "2025-03-17 10:07"),
        visit("B4", "2025-03-18 10:00", "2025-03-18 10:08"),
      ],
    },
    "utford_min, avrundad_min",
  );
  expect(rows).toEqual([{ utford_min: 40, avrundad_min: 40 }]);
});

test("half a step goes up", async () => {
  const rows = await months(
    { avtal: [contract(10)], utford_tid: [visit("B1", "2025-03-14 10:00", "2025-03-14 10:15")] },
    "utford_min, avrundad_min",
  );
  expect(rows).toEqual([{ utford_min: 15, avrundad_min: 20 }]);
});

test("tidsslag: natt by insats, then helg and public holidays, then the hour of the start", async () => {
  const rows = await months(
    {
      utford_tid: [
        visit("B1", "2025-03-04 05:59", "2025-03-04 06:09"),
        visit("B2", "2025-03-04 06:00", "2025-03-04 06:11"),
        visit("B3", "2025-03-04 17:59", "2025-03-04 18:11"),
        visit("B4", "2025-03-04 18:00", "2025-03-04 18:20"),
        visit("B5", "2025-03-04 22:00", "2025-03-04 22:30"),
        visit("B6", "2025-03-08 10:00", "2025-03-08 10:40"),
        // Kristi himmelsfärdsdag 2025 is Thursday 29 May
        visit("B7", "2025-05-29 10:00", "2025-05-29 10:50"),
        visit("B8", "2025-03-08 23:00", "2025-03-08 23:07", { insats: "natt" }),
      ],
    },
    "insats, manad, avrundad_dag_min, avrundad_kvall_min, avrundad_natt_min, avrundad_helg_min",
  );
  const slag = (insats: string, manad: string, dag: number, kvall: number, natt: number, helg: number) => ({
    insats,
    manad,
    avrundad_dag_min: dag,
    avrundad_kvall_min: kvall,
    avrundad_natt_min: natt,
    avrundad_helg_min: helg,
  });
  expect(rows).toEqual([
    slag("natt", "2025-03", 0, 0, 7, 0),
    slag("service", "2025-03", 23, 20, 40, 40),
    slag("service", "2025-05", 0, 0, 0, 50),
  ]);
});

test("declined and missed visits are counted but hold no time", async () => {
  const rows = await months(
    {
      utford_tid: [
        visit("B1", "2025-03-04 10:00", "2025-03-04 10:30", { registrering: "manuell" }),
        visit("B2", "2025-03-05 10:00", "2025-03-05 10:30", { avbojt: true }),
        {
          besok_id: "B3",
          brukar_id: "K1",
          planerad_start: "2025-03-06 10:00",
          planerad_slut: "2025-03-06 10:30",
          utebliven: true,
        },
      ],
    },
    "antal, utford_min, manuella, manuell_min, avbojda, uteblivna, dagar",
  );
  expect(rows).toEqual([
    { antal: 1, utford_min: 30, manuella: 1, manuell_min: 30, avbojda: 1, uteblivna: 1, dagar: 2 ** 3 },
  ]);
});

test("a visit belongs to the utförare that ran the enhet on its day", async () => {
  const rows = await months(
    {
      utforare: ["U1", "U2"].map((utforare_id) => ({
        utforare_id,
        giltig_fom: "2020-01-01",
        namn: utforare_id,
        driftsform: "privat",
      })),
      enheter: [
        { enhet_id: "E1", giltig_fom: "2020-01-01", utforare_id: "U1", namn: "E", verksamhetsomrade: "hemtjanst" },
        { enhet_id: "E1", giltig_fom: "2025-03-16", utforare_id: "U2", namn: "E", verksamhetsomrade: "hemtjanst" },
      ],
      utford_tid: [
        visit("B1", "2025-03-15 10:00", "2025-03-15 10:30"),
        visit("B2", "2025-03-16 10:00", "2025-03-16 10:40"),
      ],
    },
    "utforare_id, utford_min",
  );
  expect(rows).toEqual([
    { utforare_id: "U1", utford_min: 30 },
    { utforare_id: "U2", utford_min: 40 },
  ]);
});

test("an avtal that splits at midnight: each part in its own day's month and time band, rounded as one visit", async () => {
  const rows = await months(
    {
      avtal: [contract(15, { delas_vid_midnatt: true })],
      utford_tid: [
        // Monday 23.30 to Tuesday 00.40: 70 minutes are 75, five of them of the first part
        visit("B1", "2025-03-31 23:30", "2025-04-01 00:40"),
        // Friday 23.50 to Saturday 00.05: 15
        visit("B2", "2025-03-14 23:50", "2025-03-15 00:05"),
        // rounded to nothing
        visit("B3", "2025-03-10 23:57", "2025-03-11 00:03", { brukar_id: "K2" }),
        // ends at midnight
        visit("B4", "2025-03-12 23:30", "2025-03-13 00:00", { brukar_id: "K3" }),
      ],
    },
    `brukar_nyckel as vem, manad, antal, utford_min, avrundad_min, avrundad_natt_min as natt, avrundad_helg_min as helg,
     efter_manadsskifte_min as efter, dagar::bigint as dagar`,
  );
  const day = (n: number) => 2 ** (n - 1);
  expect(rows).toEqual([
    {
      vem: "K1",
      manad: "2025-03",
      antal: 2,
      utford_min: 45,
      avrundad_min: 50,
      natt: 45,
      helg: 5,
      efter: 0,
      dagar: day(14) + day(15) + day(31),
    },
    {
      vem: "K1",
      manad: "2025-04",
      antal: 0,
      utford_min: 40,
      avrundad_min: 40,
      natt: 40,
      helg: 0,
      efter: 0,
      dagar: day(1),
    },
    {
      vem: "K2",
      manad: "2025-03",
      antal: 1,
      utford_min: 6,
      avrundad_min: 0,
      natt: 0,
      helg: 0,
      efter: 0,
      dagar: day(10) + day(11),
    },
    {
      vem: "K3",
      manad: "2025-03",
      antal: 1,
      utford_min: 30,
      avrundad_min: 30,
      natt: 30,
      helg: 0,
      efter: 0,
      dagar: day(12) + day(13),
    },
  ]);
});

test("domain 1.6: the night of the clock change, split at midnight, keeps its missing and its extra hour", async () => {
  const rows = await months(
    {
      avtal: [contract(null, { delas_vid_midnatt: true })],
      utford_tid: [
        visit("B1", "2026-03-28 23:00", "2026-03-29 04:00", { insats: "natt" }),
        visit("B2", "2025-10-25 23:00", "2025-10-26 04:00", { insats: "natt" }),
      ],
    },
    "manad, utford_min",
  );
  expect(rows).toEqual([
    { manad: "2025-10", utford_min: 360 },
    { manad: "2026-03", utford_min: 240 },
  ]);
});

test("declined visits: their planned time, rounded, and what of it the avtal pays for", async () => {
  const declined = (id: string, day: string): Row => ({
    besok_id: id,
    brukar_id: "K1",
    avbojt: true,
    planerad_start: `${day} 10:00`,
    planerad_slut: `${day} 10:23`,
  });
  const rows = await months(
    {
      avtal: [
        contract(5, { slutdatum: "2025-03-15" }),
        contract(15, { startdatum: "2025-03-16", avbojt_ersatts: true }),
      ],
      utford_tid: [declined("B1", "2025-03-14"), declined("B2", "2025-03-17")],
    },
    "avbojda, avbojd_min, avbojd_ersatt_min, utford_min",
  );
  expect(rows).toEqual([{ avbojda: 2, avbojd_min: 25 + 30, avbojd_ersatt_min: 30, utford_min: 0 }]);
});
