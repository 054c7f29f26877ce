import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import type { Screen } from "./test.ts";

/** Robust distances from the middle as normal tails. Only the order far out matters: what else is asked of the object the rule says itself. */
export const byDistance: Screen = (objects) => objects.map(({ z }) => (z == null ? null : normalCdf(-z, 0, 1)));
