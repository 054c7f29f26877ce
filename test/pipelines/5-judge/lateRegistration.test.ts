import { describe, expect, test } from "vitest";
import { readCare } from "../../../pipelines/5-judge/care.ts";
import { readRegistration } from "../../../pipelines/5-judge/registration.ts";
import type { Row } from "../../../src/warehouse/warehouse.ts";
import {
  avvikelser,
  declaredThresholds,
  enhet,
  judgeOf,
  klagomal,
  measureOf,
  type Rows,
  utforare,
  volym,
} from "../../helpers/careWarehouse.ts";

const UNITS = ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8"];
const AS_OF = "2026-09-30";
const day = (from: string, days: number) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** Five avvikelser a week at each of eight like units; two of the five are registered 40 days late. */
function lateMunicipality(): Rows {
  const events: Row[] = [];
  for (const unit of UNITS) {
    for (let week = 0; week < 104; week++) {
      const happened = day("2024-10-02", 7 * week);
      events.push(...avvikelser(unit, happened, 3, ["fall"]));
      const late = day(happened, 40);
      // An export of the as-of day holds nothing that is registered later.
      if (late <= AS_OF)
        events.push(...avvikelser(unit, happened, 2, ["fall"]).map((row) => ({ ...row, registrerad_datum: late })));
    }
  }
  return {
    utforare: [utforare("U1")],
    enheter: UNITS.map((unit) => enhet(unit)),
    volymer: UNITS.flatMap((unit) => volym(unit, "2024-10", "2026-09")),
    avvikelser: events,
    klagomal: UNITS.flatMap((unit) => klagomal(unit, "2026-08-15", 2, ["brist-i-bemotande"])),
  };
}

describe("avvikelser that are registered late", () => {
  test("the share of the latest quarter that can be known is found, and shown with its n", async () => {
    const warehouse = await judgeOf(lateMunicipality());
    const rows = await warehouse.rows<{ kvartal: string; kvalitetsomrade: string | null; andel: number; n: number }>(`
      select kvartal, kvalitetsomrade, andel_registrerad as andel, n from resultat.registreringsfordrojning
      order by kvartal, kvalitetsomrade nulls first`);
    const latest = rows.filter(({ kvartal }) => kvartal === "2026-Q3");
    expect(latest.map(({ kvalitetsomrade }) => kvalitetsomrade)).toEqual([null, "halso-och-sjukvard"]);
    for (const { andel, n } of latest) {
      // Three of five at once; the other two once 40 of the quarter's 92 days have passed.
      expect(andel).toBeCloseTo(0.6 + 0.4 * (52 / 92), 2);
      expect(n).toBeGreaterThan(3000);
    }
    expect(rows.find(({ kvartal }) => kvartal === "2026-Q2")!.andel).toBeCloseTo(1, 6);
  });

  test("exposure and not the count is corrected, and nothing looks like a fall", async () => {
    const warehouse = await measureOf(lateMunicipality());
    const raw = (await readCare(warehouse))!;
    const care = (await readCare(warehouse, {}, await readRegistration(warehouse, declaredThresholds())))!;
    const rate = (of: typeof care, ordning: number) => {
      const value = of.quarters.find(
        (v) => v.objekt_id === "E1" && v.indikator_id === "avvikelser-fall" && v.ordning === ordning,
      )!;
      return { taljare: value.taljare, perDay: value.taljare / value.namnare };
    };
    expect(rate(care, care.ordning).taljare).toBe(rate(raw, care.ordning).taljare);
    // A sixth is missing: without the correction the quarter is that much better than the one before.
    expect(rate(raw, care.ordning).perDay / rate(raw, care.ordning - 1).perDay).toBeLessThan(0.87);
    expect(rate(care, care.ordning).perDay / rate(care, care.ordning - 1).perDay).toBeCloseTo(1, 1);

    const rolling = (of: typeof care) =>
      of.rolling.find((v) => v.objekt_id === "E1" && v.indikator_id === "avvikelser-fall")!;
    const lost = rolling(raw).namnare - rolling(care).namnare;
    expect(lost / rolling(raw).namnare).toBeCloseTo((0.4 * (40 / 92)) / 4, 2);
    // Complaints are known on the day they come in.
    const complaints = (of: typeof care) => of.quarters.filter((v) => v.indikator_id === "klagomal-totalt");
    expect(complaints(care)).toEqual(complaints(raw));
  });

  test("few events say nothing of how late they are", async () => {
    const rows = lateMunicipality();
    rows.avvikelser = rows.avvikelser!.slice(0, 60);
    const warehouse = await measureOf(rows);
    expect(await readRegistration(warehouse, declaredThresholds())).toEqual([]);
  });
});
