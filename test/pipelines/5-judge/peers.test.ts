import { describe, expect, test } from "vitest";
import type { Care, CareUnit, CareValue } from "../../../pipelines/5-judge/care.ts";
import { compareWithPeers } from "../../../pipelines/5-judge/peers.ts";
import { declaredThresholds } from "../../helpers/careWarehouse.ts";
import { simulatedCare } from "../../helpers/simulatedCare.ts";

/** Sixteen units of hemtjänst; those in glesbygd have three times the rate of those in tätort. */
function town(omrade: (i: number) => string | null): Care {
  const base = simulatedCare({ seed: "glesbygd", units: 1, quarters: 4, indicators: 1 });
  const indicator = base.indicators[0]!;
  const units: CareUnit[] = Array.from({ length: 16 }, (_, i) => ({
    enhet_id: `E${i}`,
    utforare_id: `U${i}`,
    verksamhetsomrade: "hemtjanst",
    lagrum: "SoL",
    omrade: omrade(i),
  }));
  const rolling: CareValue[] = units.map(({ enhet_id }, i) => ({
    objekt_id: enhet_id,
    indikator_id: indicator.indikator_id,
    ordning: base.ordning,
    taljare: i % 2 ? 60 : 20,
    namnare: 1000,
  }));
  return { ...base, units, indicators: [indicator], rolling };
}

describe("case-mix by where the brukare live", () => {
  const levels = (care: Care) =>
    compareWithPeers(care, care.rolling, declaredThresholds()).map(({ reference, standardisering }) => ({
      level: reference!.level,
      standardisering,
    }));

  test("compares a unit in glesbygd with what is usual there", () => {
    const [tatort, glesbygd] = levels(town((i) => (i % 2 ? "glesbygd" : "tatort")));
    expect(tatort!.standardisering).toBe("omrade");
    // Seven others of its own kind, and one unit at the level of all (0.04).
    expect(tatort!.level).toBeCloseTo(0.0225, 3);
    expect(glesbygd!.level).toBeCloseTo(0.0575, 3);
  });
  test("leaves a municipality alone where the register does not say, or one kind is too few", () => {
    for (const care of [town(() => null), town((i) => (i < 3 ? "glesbygd" : "tatort"))]) {
      const [first] = levels(care);
      expect(first!.standardisering).toBeNull();
      expect(first!.level).toBeGreaterThan(0.035);
    }
  });
});
