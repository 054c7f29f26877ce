import { describe, expect, test } from "vitest";
import { compareWithPeers } from "../../../pipelines/5-judge/peers.ts";
import { type Screened, screen } from "../../../pipelines/5-judge/signals.ts";
import { declaredThresholds } from "../../helpers/careWarehouse.ts";
import { simulatedCare } from "../../helpers/simulatedCare.ts";

const SEEDS = 200;
const thresholds = declaredThresholds();
const mojligQ = thresholds.signal_mojlig_q!;
const tydligQ = thresholds.signal_tydlig_q!;

function screenOf(seed: string, ratio?: (unit: number, kategori: string, quarter: number) => number): Screened[] {
  const care = simulatedCare({ seed, units: 80, quarters: 12, ...(ratio && { ratio }) });
  return screen(care, compareWithPeers(care, care.rolling, thresholds), thresholds);
}

const under = (rows: readonly Screened[], level: number) => rows.filter(({ q }) => q !== null && q < level);

describe("80 enheter that are all alike, 200 times", () => {
  let judged = 0;
  let clear = 0;
  const anyAt = { mojlig: 0, tydlig: 0 };
  const found = { jamforelse: 0, egen_historik: 0, riktvarde: 0 };
  const tested = { jamforelse: 0, egen_historik: 0, riktvarde: 0 };
  for (let seed = 0; seed < SEEDS; seed++) {
    const rows = screenOf(`stabil ${seed}`);
    for (const { candidate, utfall, q } of rows) {
      judged++;
      if (utfall === "tydligt_hogre") clear++;
      if (q !== null) tested[candidate.metod]++;
    }
    const flagged = under(rows, mojligQ);
    for (const { candidate } of flagged) found[candidate.metod]++;
    if (flagged.length > 0) anyAt.mojlig++;
    if (under(rows, tydligQ).length > 0) anyAt.tydlig++;
  }

  test("the levels are the declared ones", () => {
    expect([mojligQ, tydligQ]).toEqual([0.1, 0.05]);
  });

  test("all three comparisons are tried", () => {
    for (const of of Object.values(tested)) expect(of / SEEDS).toBeGreaterThan(100);
  });

  test("at most one in a hundred is called clearly higher", () => {
    expect(clear / judged).toBeLessThanOrEqual(0.01);
    // Far from the limit, since q is of the whole screen: none of two million, seven in another draw of as many.
    expect(clear / judged).toBeLessThan(1e-4);
  });

  test("a screen flags anything at all at most as often as its q says, with 0.03 to spare", () => {
    expect(anyAt.mojlig / SEEDS, JSON.stringify({ anyAt, found })).toBeLessThanOrEqual(mojligQ + 0.03);
    expect(anyAt.tydlig / SEEDS, JSON.stringify({ anyAt, found })).toBeLessThanOrEqual(tydligQ + 0.03);
  });
});

test("the same screen is not blind: what is three times as common is found where there is enough of it", () => {
  // Falls at every eleventh enhet, so that each has ordinary peers, in the latest year; the others stay alike.
  let planted = 0;
  let seen = 0;
  for (let seed = 0; seed < 10; seed++) {
    const rows = screenOf(`olika ${seed}`, (unit, kategori, quarter) =>
      kategori === "fall" && unit % 11 === 0 && quarter > 8 ? 3 : 1,
    );
    for (const { candidate, utfall } of rows) {
      if (candidate.indikator_id !== "avvikelser-fall" || candidate.metod !== "jamforelse") continue;
      if ((Number(candidate.enhet_id.slice(1)) - 1) % 11 !== 0) continue;
      planted++;
      if (utfall === "tydligt_hogre") seen++;
    }
  }
  expect(planted).toBe(80);
  expect(seen / planted).toBeGreaterThan(0.9);
});
