import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Care } from "./care.ts";
import { findLowReporters, type LowReporter, lowReportingSignals } from "./lowReporting.ts";
import { type Compared, compareWithPeers } from "./peers.ts";
import { screenSignals } from "./signals.ts";
import { singleEventSignals } from "./singleEvents.ts";
import type { Thresholds } from "./thresholds.ts";

/** All that stands out in what the warehouse holds: compared, silent, and single grave events. */
export async function judgeSignals(
  warehouse: Warehouse,
  care: Care,
  thresholds: Thresholds,
): Promise<{ signaler: Row[]; reporters: ReadonlyMap<string, LowReporter>; compared: readonly Compared[] }> {
  const compared = compareWithPeers(care, care.rolling, thresholds);
  const reporters = findLowReporters(care, compared, thresholds);
  return {
    signaler: [
      ...screenSignals(care, compared, thresholds),
      ...lowReportingSignals(care, reporters),
      ...(await singleEventSignals(warehouse, care)),
    ],
    reporters,
    compared,
  };
}
