import { describe, expect, test } from "vitest";
import type { Care } from "../../../pipelines/5-judge/care.ts";
import { findLowReporters } from "../../../pipelines/5-judge/lowReporting.ts";
import { compareWithPeers } from "../../../pipelines/5-judge/peers.ts";
import { declaredThresholds } from "../../helpers/careWarehouse.ts";
import { proofSeeds } from "../../helpers/proofSeeds.ts";
import { reportingExample } from "../../helpers/reportingExample.ts";

const SEEDS = proofSeeds(4);
const thresholds = declaredThresholds();

const flaggedIn = (care: Care) => findLowReporters(care, compareWithPeers(care, care.rolling, thresholds), thresholds);

/** The same municipality where nobody else has anything to say. */
const withoutOthers = (care: Care): Care => ({
  ...care,
  rolling: care.rolling.filter(({ indikator_id }) => indikator_id.startsWith("avvikelser-")),
});

/** The same municipality where nobody has heard a word of these units. */
const unheard = (care: Care, units: ReadonlySet<string>): Care => ({
  ...care,
  rolling: care.rolling.map((value) =>
    units.has(value.objekt_id) && !value.indikator_id.includes("avvikelser-") ? { ...value, taljare: 0 } : value,
  ),
});

describe(`the silent among the enheter of ${SEEDS.length} municipalities`, () => {
  test("every one with 24 expected reports a year is flagged, few others are, and the sources of others are no condition", async () => {
    const count = {
      planted: 0,
      found: 0,
      foundAlone: 0,
      foundUnheard: 0,
      others: 0,
      falseByLevel: 0,
      falseByQuarter: 0,
    };
    for (const seed of SEEDS) {
      const { care, silent } = await reportingExample(seed);
      const planted = new Set([...silent].filter(([, expected]) => expected >= 24).map(([enhet_id]) => enhet_id));
      const flagged = flaggedIn(care);
      const alone = flaggedIn(withoutOthers(care));
      const unknown = flaggedIn(unheard(care, planted));
      for (const enhet_id of planted) {
        count.planted++;
        if (flagged.has(enhet_id)) count.found++;
        if (alone.has(enhet_id)) count.foundAlone++;
        if (unknown.has(enhet_id)) count.foundUnheard++;
      }
      for (const { enhet_id } of care.units) {
        if (silent.has(enhet_id)) continue;
        count.others++;
        const skal = flagged.get(enhet_id)?.skal;
        if (skal === "tyst_kvartal") count.falseByQuarter++;
        else if (skal) count.falseByLevel++;
      }
    }
    const told = JSON.stringify(count);
    console.log(`låg rapportering: ${told}`);
    expect(count.planted, told).toBeGreaterThanOrEqual(SEEDS.length);
    expect(count.found, told).toBe(count.planted);
    expect(count.foundAlone, told).toBe(count.planted);
    expect(count.foundUnheard, told).toBe(count.planted);
    // A whole silent quarter is told as it is (AC-10); by its level hardly anybody else is.
    expect(count.falseByLevel / count.others, told).toBeLessThan(0.01);
    expect(count.falseByQuarter / count.others, told).toBeLessThan(0.02);
  }, 1_200_000);
});
