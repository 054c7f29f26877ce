import { inverseLogit } from "./logit.ts";
import { requireSameLength } from "./require.ts";

export type LogisticLine = {
  readonly intercept: number;
  readonly slope: number;
  readonly interceptSe: number;
  readonly slopeSe: number;
};

/** Normal prior of the two coefficients; a standard deviation of Infinity is no prior. */
export type LinePrior = { readonly mean: readonly [number, number]; readonly sd: readonly [number, number] };

export type LineOptions = {
  readonly prior?: LinePrior;
  /** how many times each label counts; once by default */
  readonly weights?: ArrayLike<number>;
};

const NO_PRIOR: LinePrior = { mean: [0, 1], sd: [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] };

/**
 * Logistic regression of labels on one variable: log-odds = intercept + slope × x.
 * Variant: Newton–Raphson on the (penalised) log-likelihood; the prior is a ridge around its mean. Standard errors from the
 * inverse of the observed information. With x = logit of a forecast the slope is its calibration slope: below 1 the forecast
 * is too sure of itself, above 1 too timid.
 * Reference: Cox (1958), Biometrika 45:562.
 *
 * @returns null where no finite estimate exists (one class only, or separation without a prior)
 * @throws if lengths differ
 * @example logisticLine([-1, -1, -1, 1, 1, 1], [0, 0, 1, 0, 1, 1]) // intercept 0, slope 0.693
 */
export function logisticLine(
  x: ArrayLike<number>,
  labels: ArrayLike<number>,
  { prior = NO_PRIOR, weights }: LineOptions = {},
): LogisticLine | null {
  requireSameLength(x, labels, "x and labels");
  const ridge = [1 / prior.sd[0] ** 2, 1 / prior.sd[1] ** 2] as const;
  let intercept = prior.mean[0];
  let slope = prior.mean[1];
  for (let round = 0; round < 100; round++) {
    let g0 = -ridge[0] * (intercept - prior.mean[0]);
    let g1 = -ridge[1] * (slope - prior.mean[1]);
    let h00 = ridge[0];
    let h01 = 0;
    let h11 = ridge[1];
    for (let i = 0; i < x.length; i++) {
      const p = inverseLogit(intercept + slope * x[i]!);
      const times = weights ? weights[i]! : 1;
      const residual = times * (labels[i]! - p);
      const w = times * p * (1 - p);
      g0 += residual;
      g1 += residual * x[i]!;
      h00 += w;
      h01 += w * x[i]!;
      h11 += w * x[i]! ** 2;
    }
    const determinant = h00 * h11 - h01 * h01;
    if (!(determinant > 1e-12)) return null;
    const step0 = (h11 * g0 - h01 * g1) / determinant;
    const step1 = (h00 * g1 - h01 * g0) / determinant;
    // A damped step: a full one can overshoot where nearly all probabilities are close to 0 or 1.
    const damping = Math.min(1, 2 / Math.max(Math.abs(step0), Math.abs(step1)));
    intercept += damping * step0;
    slope += damping * step1;
    if (Math.abs(step0) + Math.abs(step1) < 1e-10)
      return {
        intercept,
        slope,
        interceptSe: Math.sqrt(h11 / determinant),
        slopeSe: Math.sqrt(h00 / determinant),
      };
  }
  return null;
}
