import { screenSum } from "../../src/trend/screen.ts";
import type { Row } from "../../src/warehouse/warehouse.ts";
import { type Thresholds, verdictThresholds } from "./thresholds.ts";

/** How many tests a screen holds, and how many of its findings chance would give: one row per level, for `resultat.granskningar`. */
export function screenSums(slag: "signal" | "trend", tests: readonly Row[], thresholds: Thresholds): Row[] {
  const { tydligQ, mojligQ } = verdictThresholds(thresholds);
  const known = tests.map(({ q, p }) => ({ q: (q as number | null) ?? null, p: (p as number | null) ?? null }));
  return [
    { slag, niva: "tydlig", q: tydligQ, ...screenSum(known, tydligQ) },
    { slag, niva: "mojlig", q: mojligQ, ...screenSum(known, mojligQ) },
  ];
}
