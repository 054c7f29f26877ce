import type { Interval } from "./interval.ts";

export type FunnelMethod = "exact" | "overdispersed";

/** A funnel plot's limits and the test that agrees with them. */
export type Funnel = {
  readonly method: FunnelMethod;
  /** null where there are too few units to learn it from */
  readonly phi: number | null;
  readonly tau2: number | null;
  /** the centre line, in the unit of the limits */
  readonly centre: number;
  /** Beyond which values is a unit of this size outside? `tail` is one-sided: 0.025 for 95 %, 0.001 for 99.8 %. */
  limits(size: number, tail: number): Interval;
  /** One unit against the centre: p is two-sided central, and under 2·tail exactly when the value is outside `limits`. */
  test(value: number, size: number): { readonly z: number; readonly p: number };
};

/** With fewer units than this the spread between them is mostly noise, and limits are exact. */
export const LEAST_UNITS = 10;
