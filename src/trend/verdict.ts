export type TrendUtfall =
  | "tydlig_okning"
  | "mojlig_okning"
  | "tydlig_minskning"
  | "mojlig_minskning"
  | "ingen_sakerstalld_forandring"
  | "for_lite_underlag";

export type SignalUtfall =
  | "tydligt_hogre"
  | "mojligt_hogre"
  | "tydligt_lagre"
  | "mojligt_lagre"
  | "ingen_sakerstalld_forandring"
  | "for_lite_underlag";

export type VerdictInput = {
  /** adjusted p; null where no test could be made */
  readonly q: number | null;
  /** interval of the rate ratio; null where none could be computed */
  readonly rrLag: number | null;
  readonly rrHog: number | null;
  /** point estimate of the rate ratio: which direction the possible change has */
  readonly rr: number | null;
  /** chance that the test would have found a doubling; null where unknown */
  readonly styrkaRr2: number | null;
};

export type VerdictThresholds = {
  /** q under this is clear, if the interval agrees */
  readonly tydligQ: number;
  /** q under this is possible */
  readonly mojligQ: number;
  /** the whole interval must lie beyond this ratio (or its inverse) to be called clear */
  readonly tydligRr: number;
  /** less power than this to find a doubling means too little data to say "no change" */
  readonly minstaStyrka: number;
};

/** Proposals of Uppsikt, shown on the method page; no governing document gives any. */
export const DEFAULT_VERDICT: VerdictThresholds = { tydligQ: 0.05, mojligQ: 0.1, tydligRr: 1.2, minstaStyrka: 0.5 };

type Strength = "tydlig_upp" | "mojlig_upp" | "tydlig_ned" | "mojlig_ned" | "ingen" | "for_lite";

/**
 * The word for a trend, tied to numbers. For a trend the ratio is that of the whole series, last quarter to first.
 *
 * - tydlig: q < tydligQ and the whole interval beyond tydligRr (increase) or under 1/tydligRr (decrease)
 * - möjlig: q < mojligQ otherwise
 * - för lite underlag: no test, or nothing found and the power for a doubling under minstaStyrka
 * - ingen säkerställd förändring: nothing found, though a doubling would probably have been
 *
 * @example trendVerdict({ q: 0.01, rr: 2, rrLag: 1.4, rrHog: 2.9, styrkaRr2: 0.8 }) // "tydlig_okning"
 */
export function trendVerdict(input: VerdictInput, thresholds: VerdictThresholds = DEFAULT_VERDICT): TrendUtfall {
  const words: Record<Strength, TrendUtfall> = {
    tydlig_upp: "tydlig_okning",
    mojlig_upp: "mojlig_okning",
    tydlig_ned: "tydlig_minskning",
    mojlig_ned: "mojlig_minskning",
    ingen: "ingen_sakerstalld_forandring",
    for_lite: "for_lite_underlag",
  };
  return words[strength(input, thresholds)];
}

/**
 * The word for a unit against its peers, its riktvärde or its own history; the same rules as for a trend.
 *
 * @example signalVerdict({ q: 0.12, rr: 1.6, rrLag: 0.95, rrHog: 2.5, styrkaRr2: 0.6 }) // "mojligt_hogre"
 */
export function signalVerdict(input: VerdictInput, thresholds: VerdictThresholds = DEFAULT_VERDICT): SignalUtfall {
  const words: Record<Strength, SignalUtfall> = {
    tydlig_upp: "tydligt_hogre",
    mojlig_upp: "mojligt_hogre",
    tydlig_ned: "tydligt_lagre",
    mojlig_ned: "mojligt_lagre",
    ingen: "ingen_sakerstalld_forandring",
    for_lite: "for_lite_underlag",
  };
  return words[strength(input, thresholds)];
}

/**
 * The largest ratio that "ingen säkerställd förändring" may hide: the far end of the interval. Null when unbounded or
 * unknown, which is to be said as such.
 *
 * @example hiddenChange({ rrLag: 0.7, rrHog: 2.3 }) // { okning: 2.3, minskning: 0.7 }
 */
export function hiddenChange({ rrLag, rrHog }: { rrLag: number | null; rrHog: number | null }): {
  okning: number | null;
  minskning: number | null;
} {
  return {
    okning: rrHog !== null && Number.isFinite(rrHog) ? Math.max(1, rrHog) : null,
    minskning: rrLag !== null && rrLag > 0 ? Math.min(1, rrLag) : null,
  };
}

function strength({ q, rr, rrLag, rrHog, styrkaRr2 }: VerdictInput, thresholds: VerdictThresholds): Strength {
  if (q === null || rr === null) return "for_lite";
  if (q < thresholds.mojligQ && rr !== 1) {
    const clear = q < thresholds.tydligQ;
    if (rr > 1) return clear && rrLag !== null && rrLag > thresholds.tydligRr ? "tydlig_upp" : "mojlig_upp";
    return clear && rrHog !== null && rrHog < 1 / thresholds.tydligRr ? "tydlig_ned" : "mojlig_ned";
  }
  return styrkaRr2 !== null && styrkaRr2 >= thresholds.minstaStyrka ? "ingen" : "for_lite";
}
