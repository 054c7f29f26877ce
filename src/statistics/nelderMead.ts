type Vertex = { readonly point: readonly number[]; readonly value: number };

export type NelderMeadResult = {
  readonly point: readonly number[];
  readonly value: number;
  readonly converged: boolean;
};

/**
 * The minimum of a smooth function of a few unbounded variables, without derivatives.
 * Variant: Nelder & Mead with the standard coefficients 1, 2, ½, ½ (reflection, expansion, contraction, shrinkage),
 * as described by Lagarias et al. (1998), SIAM J. Optim. 9:112. Put the variables on a log scale first.
 *
 * @param objective must be finite at `start`; non-finite values elsewhere count as infinitely bad
 * @param step size of the first simplex, in the unit of the variables
 * @throws if the objective is not finite at the start
 * @example nelderMead(([x = 0]) => (x - 3) ** 2, [0]).point // [≈ 3]
 */
export function nelderMead(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 0.5, tolerance = 1e-10, maxIterations = 2000 } = {},
): NelderMeadResult {
  const at = (point: readonly number[]): Vertex => {
    const value = objective(point);
    return { point, value: Number.isFinite(value) ? value : Number.POSITIVE_INFINITY };
  };
  const first = at(start);
  if (first.value === Number.POSITIVE_INFINITY)
    throw new Error(`objective is not finite at the start: ${start.join(", ")}`);
  let simplex = [first, ...start.map((_, axis) => at(start.map((x, i) => (i === axis ? x + step : x))))];

  for (let iteration = 0; iteration < maxIterations; iteration++) {
    simplex.sort((a, b) => a.value - b.value);
    const best = simplex[0]!;
    const worst = simplex.at(-1)!;
    if (worst.value - best.value < tolerance && width(simplex) < 1e-6) {
      return { ...best, converged: true };
    }
    const others = simplex.slice(0, -1);
    const centre = start.map((_, i) => others.reduce((sum, v) => sum + v.point[i]!, 0) / others.length);
    const beyond = (factor: number) => at(centre.map((c, i) => c + factor * (c - worst.point[i]!)));

    const reflected = beyond(1);
    let replacement: Vertex | null = null;
    if (reflected.value < best.value) {
      const expanded = beyond(2);
      replacement = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < others.at(-1)!.value) {
      replacement = reflected;
    } else {
      const contracted = beyond(reflected.value < worst.value ? 0.5 : -0.5);
      if (contracted.value < Math.min(reflected.value, worst.value)) replacement = contracted;
    }
    simplex = replacement
      ? [...others, replacement]
      : [best, ...simplex.slice(1).map((v) => at(v.point.map((x, i) => (x + best.point[i]!) / 2)))];
  }
  simplex.sort((a, b) => a.value - b.value);
  return { ...simplex[0]!, converged: false };
}

function width(simplex: readonly Vertex[]): number {
  const best = simplex[0]!.point;
  return Math.max(...simplex.flatMap((v) => v.point.map((x, i) => Math.abs(x - best[i]!))));
}
