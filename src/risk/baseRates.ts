import gammaln from "@stdlib/math-base-special-gammaln";
import { nelderMead } from "../statistics/nelderMead.ts";

/** Follow-ups of one kvalitetsområde in one verksamhetsområde, and how many of them found something. */
export type Cell = {
  readonly verksamhetsomrade: string;
  readonly kvalitetsomrade: string;
  readonly fynd: number;
  readonly antal: number;
};

export type BaseRate = {
  readonly rate: number;
  /** Beta posterior of the rate */
  readonly alpha: number;
  readonly beta: number;
  /** the kommun's rate in the kvalitetsområde, towards which it is shrunk */
  readonly kommun: number;
  readonly uppfoljningar: number;
};

export type BaseRateOptions = {
  /** P(finding) before the kommun has any follow-ups, and how many imagined follow-ups it weighs */
  readonly start: number;
  readonly startWeight: number;
  /** the least that the group above weighs, in imagined follow-ups; the data may say more */
  readonly leastWeight: number;
};

const MOST_WEIGHT = 500;

/**
 * The share of follow-ups that find something, shrunk twice: kvalitetsområde of the kommun towards the kommun as a whole,
 * verksamhetsområde towards the kvalitetsområde. How hard is said by the data (beta–binomial maximum likelihood of the
 * precision): cells that differ no more than chance lean wholly on the group. Who was never followed up is no label.
 * Reference: Griffiths (1973), Biometrics 29:637.
 *
 * @returns the base rate of any verksamhetsområde and kvalitetsområde, known cell or not
 */
export function baseRates(cells: readonly Cell[], options: BaseRateOptions) {
  const kommun = shrunk(sums(cells), options.start, options.startWeight);
  const qualities = grouped(cells, (cell) => cell.kvalitetsomrade);
  const qualityWeight = likeliestWeight(
    [...qualities.values()].map((group) => ({ ...group, mean: kommun })),
    options.leastWeight,
  );
  const rateOf = (kvalitetsomrade: string) => shrunk(qualities.get(kvalitetsomrade) ?? NOTHING, kommun, qualityWeight);
  const cellWeight = likeliestWeight(
    cells.map((cell) => ({ ...cell, mean: rateOf(cell.kvalitetsomrade) })),
    options.leastWeight,
  );
  const known = new Map(cells.map((cell) => [`${cell.verksamhetsomrade}|${cell.kvalitetsomrade}`, cell] as const));
  return (verksamhetsomrade: string, kvalitetsomrade: string): BaseRate => {
    const { fynd, antal } = known.get(`${verksamhetsomrade}|${kvalitetsomrade}`) ?? NOTHING;
    const group = rateOf(kvalitetsomrade);
    const alpha = group * cellWeight + fynd;
    const beta = (1 - group) * cellWeight + antal - fynd;
    return { rate: alpha / (alpha + beta), alpha, beta, kommun: group, uppfoljningar: antal };
  };
}

type Count = { readonly fynd: number; readonly antal: number };
const NOTHING: Count = { fynd: 0, antal: 0 };

const shrunk = ({ fynd, antal }: Count, mean: number, weight: number): number =>
  (mean * weight + fynd) / (weight + antal);

const sums = (counts: readonly Count[]): Count =>
  counts.reduce((sum, { fynd, antal }) => ({ fynd: sum.fynd + fynd, antal: sum.antal + antal }), NOTHING);

function grouped(cells: readonly Cell[], key: (cell: Cell) => string): Map<string, Count> {
  const groups = new Map<string, Count>();
  for (const cell of cells) groups.set(key(cell), sums([groups.get(key(cell)) ?? NOTHING, cell]));
  return groups;
}

/** The precision of a Beta around each cell's mean under which the counts are likeliest, within its bounds. */
function likeliestWeight(cells: readonly (Count & { readonly mean: number })[], least: number): number {
  const used = cells.filter(({ antal }) => antal > 0);
  if (used.length < 3) return least;
  const bounded = (point: readonly number[]) => Math.min(MOST_WEIGHT, Math.max(least, Math.exp(point[0]!)));
  const badness = (point: readonly number[]) => {
    const weight = bounded(point);
    return -used.reduce((sum, cell) => sum + logLikelihood(cell, weight), 0);
  };
  return bounded(nelderMead(badness, [Math.log(4 * least)], { step: 1, tolerance: 1e-6, maxIterations: 100 }).point);
}

function logLikelihood({ fynd, antal, mean }: Count & { readonly mean: number }, weight: number): number {
  const alpha = mean * weight;
  const beta = weight - alpha;
  const logBeta = (a: number, b: number) => gammaln(a) + gammaln(b) - gammaln(a + b);
  return logBeta(alpha + fynd, beta + antal - fynd) - logBeta(alpha, beta);
}
