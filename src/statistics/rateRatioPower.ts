import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { TailVariant } from "./poissonPower.ts";
import { requireOpenProbability, requirePositive } from "./require.ts";

/**
 * How often would the exact comparison of two rates (`rateRatioTest`, central) find that the first is `rateRatio` times
 * the second? Unconditional: both counts vary, so that an uncertain history costs power, which a test against a "known"
 * baseline would not admit.
 * Variant: exact or mid-p; upper tail at `alpha` one-sided, or lower tail where rateRatio < 1. The critical count of each possible second
 * count is found by walking the edge of the rejection region, one recursion step at a time: no tail is computed anew.
 * Reference: direct from the definition; Gu, Ng, Tang & Schucany (2008), Biom J 50:283, for the conditional test.
 *
 * @param firstExpected events expected in the first series if the rates were equal, > 0
 * @param secondExpected events expected in the second, > 0
 * @param alpha one-sided level, 0.025 for a two-sided test at 0.05
 * @throws if an expected count or rateRatio is not > 0, or alpha outside 0–1
 * @example rateRatioPower(5, 20, 2) // 0.3366…
 */
export function rateRatioPower(
  firstExpected: number,
  secondExpected: number,
  rateRatio: number,
  alpha = 0.025,
  variant: TailVariant = "exact",
): number {
  requirePositive(firstExpected, "firstExpected");
  requirePositive(secondExpected, "secondExpected");
  requirePositive(rateRatio, "rateRatio");
  requireOpenProbability(alpha, "alpha");
  const left = variant === "mid-p" ? 0.5 : 0;
  // A fall of the first is a rise of the second.
  return rateRatio >= 1
    ? chanceOfExcess(
        firstExpected * rateRatio,
        secondExpected,
        firstExpected / (firstExpected + secondExpected),
        alpha,
        left,
      )
    : chanceOfExcess(
        secondExpected,
        firstExpected * rateRatio,
        secondExpected / (firstExpected + secondExpected),
        alpha,
        left,
      );
}

/**
 * P(the excess of x ~ Poisson(meanX) over y ~ Poisson(meanY) is called), x being binomial with `share` of x + y if none.
 * `left` is the part of P(X = x) that the test leaves out of the tail.
 */
function chanceOfExcess(meanX: number, meanY: number, share: number, alpha: number, left: number): number {
  if (Math.max(meanX, meanY) > LARGE) return normalChance(meanX, meanY, share, alpha);
  const rest = 1 - share;
  // The smallest x that is called when y = 0, where the tail is a single point: share^x · (1 − left) ≤ alpha.
  let x = Math.max(1, Math.ceil(Math.log(alpha / (1 - left)) / Math.log(share)));
  let tail = share ** x; // P(Bin(x + y, share) ≥ x)
  let point = tail; // P(Bin(x + y, share) = x)
  let belowX = 0; // P(Poisson(meanX) < x)
  let pointX = Math.exp(-meanX);
  for (let k = 0; k < x; k++) {
    belowX += pointX;
    pointX *= meanX / (k + 1);
  }
  let power = 0;
  let pointY = Math.exp(-meanY);
  const last = Math.ceil(meanY + 9 * Math.sqrt(meanY) + 12);
  for (let y = 0; y <= last; y++) {
    power += pointY * (1 - belowX);
    pointY *= meanY / (y + 1);
    // One more of y: P(≥ x of n + 1) = P(≥ x of n) + share · P(x − 1 of n).
    tail += (point * x * rest) / (y + 1);
    point *= ((x + y + 1) * rest) / (y + 1);
    // One more of x, until it is called again: P(≥ x + 1 of n + 1) = P(≥ x of n) − rest · P(x of n).
    while (tail - left * point > alpha) {
      tail -= rest * point;
      point *= ((x + y + 2) * share) / (x + 1);
      belowX += pointX;
      x++;
      pointX *= meanX / x;
    }
  }
  return Math.min(1, Math.max(0, power));
}

/** Beyond this exp(−mean) is too small to start from, and the normal approximation is within two points. */
const LARGE = 700;

/** x − share · (x + y) against its standard deviation without a difference; it varies as x and y do with one. */
function normalChance(meanX: number, meanY: number, share: number, alpha: number): number {
  const excess = (1 - share) * meanX - share * meanY;
  const critical = -normalQuantile(alpha, 0, 1) * Math.sqrt((meanX + meanY) * share * (1 - share));
  const deviation = Math.sqrt((1 - share) ** 2 * meanX + share ** 2 * meanY);
  return normalCdf((excess - critical) / deviation, 0, 1);
}
