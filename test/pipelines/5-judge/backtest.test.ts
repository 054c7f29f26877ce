import { describe, expect, test } from "vitest";
import { backtest } from "../../../pipelines/5-judge/backtest/backtest.ts";
import { forecastsOf } from "../../../pipelines/5-judge/backtest/forecasts.ts";
import { originsOf } from "../../../pipelines/5-judge/backtest/origins.ts";
import { backtestTables } from "../../../pipelines/5-judge/backtest/tables.ts";
import { judgeCare } from "../../../pipelines/5-judge/judge.ts";
import { asKnownOn } from "../../../pipelines/5-judge/timeTravel.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { careExample } from "../../helpers/careExample.ts";
import {
  avvikelser,
  declaredThresholds,
  enhet,
  measureOf,
  type Rows,
  utforare,
  volym,
} from "../../helpers/careWarehouse.ts";

const UNITS = ["E1", "E2", "E3", "E4", "E5", "E6", "E7"];

function town(): Rows {
  return {
    utforare: [utforare("U1"), utforare("U2")],
    enheter: UNITS.map((unit, i) => enhet(unit, { utforare_id: i % 2 ? "U2" : "U1" })),
    volymer: UNITS.flatMap((unit) => volym(unit, "2024-01", "2026-09")),
    krav: [{ krav_id: "K1", rubrik: "Bemötande", kvalitetsomrade: "service-och-bemotande", konsekvens: 3 }],
    avvikelser: UNITS.flatMap((unit, i) => avvikelser(unit, "2025-02-10", 2 + 3 * i, ["brist-i-bemotande"])),
    uppfoljningar: UNITS.flatMap((unit, i) =>
      ["2025-05-01", "2026-03-01"].map((genomford_datum) => ({
        uppfoljning_id: `F-${unit}-${genomford_datum}`,
        krav_id: "K1",
        enhet_id: unit,
        metod: "kvalitetskrav",
        genomford_datum,
        bedomning: i > 3 ? "ej_uppfyllt" : "uppfyllt",
        rapport_datum: genomford_datum,
      })),
    ),
  };
}

const options = async (rows: Rows) => ({
  thresholds: declaredThresholds(),
  vikter: {},
  seed: 1,
  travel: {
    contracts: await allContracts(),
    circumstances: { perDatum: "2026-09-30", kallor: Object.keys(rows), trosklar: declaredThresholds() },
  },
});

describe("rolling origins", () => {
  test("have a year of history before them and a whole year of outcomes after", async () => {
    const origins = await originsOf(await measureOf(town()), declaredThresholds());
    expect(origins).toEqual([
      { kvartal: "2025-Q1", perDatum: "2025-03-31", till: "2026-03-31" },
      { kvartal: "2025-Q3", perDatum: "2025-09-30", till: "2026-09-30" },
    ]);
  });

  test("nothing that became known later moves a forecast", async () => {
    const at = async (rows: Rows) => {
      const { travel, ...rest } = await options(rows);
      const warehouse = await measureOf(rows);
      return asKnownOn(warehouse, { ...travel, perDatum: "2025-09-30" }, () => forecastsOf(warehouse, rest));
    };
    const rows = town();
    const known = await at(rows);
    expect(known.length).toBeGreaterThan(5);
    const later: Rows = {
      ...rows,
      avvikelser: [
        ...rows.avvikelser!,
        // Happened before the origin, registered after it.
        ...avvikelser("E2", "2025-09-20", 40, ["brist-i-bemotande"]).map((row) => ({
          ...row,
          registrerad_datum: "2025-11-02",
        })),
        ...avvikelser("E1", "2026-01-20", 40, ["brist-i-bemotande"]),
      ],
      uppfoljningar: rows.uppfoljningar!.map((row) => ({
        ...row,
        bedomning: String(row.genomford_datum) > "2025-09-30" ? "ej_uppfyllt" : row.bedomning!,
      })),
    };
    expect(await at(later)).toEqual(known);
  });

  test("outcomes are what follow-ups found in the year after, and too few of them give no verdict", async () => {
    const rows = town();
    const test = await backtest(await measureOf(rows), await options(rows));
    const [, last] = test.origins;
    expect(last!.outcomes.filter(({ label }) => label === 1).map(({ unit }) => unit)).toEqual(["E5", "E6", "E7"]);
    expect([last!.objects, last!.outcomes.length]).toEqual([7, 7]);
    const { utfallskort, utfallsdeciler, utfallsomdome } = backtestTables(test, declaredThresholds(), 1);
    expect([utfallskort, utfallsdeciler]).toEqual([[], []]);
    expect(utfallsomdome[0]).toMatchObject({ nyckel: "huvud", status: "racker-inte" });
    expect(String(utfallsomdome[0]!.mening)).toMatch(
      /^Underlaget räcker inte: 14 uppföljda enheter och kvalitetsområden med 6 fynd/,
    );
  });
});

test("a run with a past says how the score has done, how risks have moved, and is the same twice", async () => {
  const example = await careExample("pytteliten", 1);
  const { warehouse, kallor } = example;
  const judge = async () => {
    await judgeCare(warehouse, {
      trosklar: { ...declaredThresholds(), risk_simuleringar: 50, utfall_dragningar: 50 },
      seed: 1,
      travel: {
        contracts: await allContracts(),
        circumstances: { perDatum: "2026-09-30", kallor, trosklar: declaredThresholds() },
      },
    });
    return {
      kort: await warehouse.rows("from resultat.utfallskort order by all"),
      risker: await warehouse.rows("from resultat.risker order by risk_id"),
      omdome: await warehouse.rows("from resultat.utfallsomdome order by nyckel"),
    };
  };
  const first = await judge();
  expect(first.kort.length).toBeGreaterThan(10);
  expect(new Set(first.risker.map(({ forra_kvartal }) => forra_kvartal))).toEqual(new Set(["2026-Q2"]));
  expect(first.risker.filter(({ rorelse }) => rorelse === "oforandrad").length).toBeGreaterThan(20);
  for (const row of first.kort)
    expect(Number(row.lag) <= Number(row.precision) && Number(row.precision) <= Number(row.hog)).toBe(true);
  expect(await judge()).toEqual(first);
  example.close();
}, 300_000);
