import { requireNotNegative, requirePositive } from "../statistics/require.ts";

/** One unit's figures for one indicator. */
export type PeerUnit = { readonly taljare: number; readonly namnare: number };

/** What the others say a unit like them would show: the level, and how much units truly differ. */
export type PeerReference = {
  /** pooled rate (events per unit of exposure) or share of the other units */
  readonly level: number;
  /** prior of this unit: of the rate ratio, Gamma(alpha, beta) with mean 1; of a share, Beta(alpha, beta) with mean `level` */
  readonly alpha: number;
  readonly beta: number;
  /** other units with exposure */
  readonly peers: number;
};

export type PeerReferenceOptions = {
  /** units are taken to differ by at least this coefficient of variation: few peers cannot prove that they are alike */
  readonly minSpread: number;
};

/**
 * The reference of every unit, each from the *others* only, so that an outlier neither hides itself nor lifts its own bar.
 *
 * Variant: moment estimator of the variance between units (DerSimonian–Laird form of Marshall's global empirical Bayes),
 * closed form, so that leaving one out costs nothing. The prior also carries the uncertainty of the level: with identical
 * peers it becomes Gamma(events of the peers), which is the exact conditional comparison.
 * Reference: Marshall (1991), JRSS C 40:283; DerSimonian & Laird (1986), Control Clin Trials 7:177.
 *
 * @returns in the order of `units`; null where no other unit has exposure
 * @throws if a count or exposure is negative, or a share has more hits than trials
 * @example peerReferences([{ taljare: 9, namnare: 3 }, { taljare: 2, namnare: 2 }, { taljare: 4, namnare: 4 }],
 *   "antal", { minSpread: 0 })[0] // level 1, alpha 6, beta 6, peers 2
 */
export function peerReferences(
  units: readonly PeerUnit[],
  typ: "antal" | "andel",
  { minSpread }: PeerReferenceOptions,
): (PeerReference | null)[] {
  requireNotNegative(minSpread, "minSpread");
  const total = { x: 0, n: 0, n2: 0, x2n: 0, j: 0 };
  for (const { taljare, namnare } of units) {
    requireNotNegative(taljare, "taljare");
    requirePositive(namnare, "namnare");
    if (typ === "andel" && taljare > namnare) throw new Error(`more hits than trials: ${taljare} of ${namnare}`);
    total.x += taljare;
    total.n += namnare;
    total.n2 += namnare * namnare;
    total.x2n += (taljare * taljare) / namnare;
    total.j++;
  }
  return units.map(({ taljare, namnare }) => {
    if (total.j < 2) return null;
    const others = {
      x: Math.max(0, total.x - taljare),
      n: total.n - namnare,
      n2: Math.max(0, total.n2 - namnare * namnare),
      x2n: Math.max(0, total.x2n - (taljare * taljare) / namnare),
      j: total.j - 1,
    };
    return typ === "antal" ? rateReference(others, minSpread) : shareReference(others, minSpread);
  });
}

type Sums = { readonly x: number; readonly n: number; readonly n2: number; readonly x2n: number; readonly j: number };

/** Half an event where the others have none: a level of 0 would make any single event infinitely strange. */
function rateReference({ x, n, n2, x2n, j }: Sums, minSpread: number): PeerReference {
  const level = (x > 0 ? x : 0.5) / n;
  const spread = x2n - (x * x) / n;
  const room = n - n2 / n;
  const between = room > 0 ? Math.max(0, (spread - (j - 1) * level) / room) : 0;
  const variance = Math.max(between, (minSpread * level) ** 2) * (1 + 1 / j) + level / n;
  const alpha = (level * level) / variance;
  return { level, alpha, beta: alpha, peers: j };
}

function shareReference({ x, n, n2, x2n, j }: Sums, minSpread: number): PeerReference {
  const level = x > 0 && x < n ? x / n : (x + 0.5) / (n + 1);
  const binomial = level * (1 - level);
  const spread = x2n - (x * x) / n;
  const room = n - n2 / n - (j - 1);
  const between = room > 0 ? Math.max(0, (spread - (j - 1) * binomial) / room) : 0;
  const floor = (minSpread * Math.min(level, 1 - level)) ** 2;
  const variance = Math.max(between, floor) * (1 + 1 / j) + binomial / n;
  // A Beta can not spread more than a coin; half a pseudo-trial is the least that keeps it proper.
  const precision = Math.max(0.5, binomial / variance - 1);
  return { level, alpha: level * precision, beta: (1 - level) * precision, peers: j };
}
