import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { requireCount, requireNotNegative, requireSameLength } from "../statistics/require.ts";
import { type DispersionPrior, moderated, NO_PRIOR } from "./dispersion.ts";
import { partialConjunction } from "./partialConjunction.ts";

/** One series of a group: counts and exposures (season weighed in) on the same time axis; 0 where not in operation. */
export type MemberSeries = {
  readonly id: string;
  readonly counts: readonly number[];
  readonly exposures: readonly number[];
};
export type SeriesGroup = { readonly id: string; readonly members: readonly MemberSeries[] };

export type GroupTrend = {
  readonly id: string;
  readonly handelser: number;
  /** one-sided p for a rise */
  readonly p: number;
  /** of each member, in the order given */
  readonly members: readonly { readonly id: string; readonly p: number }[];
};

export type SharedTrend = {
  readonly groups: readonly GroupTrend[];
  readonly handelser: number;
  /** ratio of the last step's rate to the first's along the one slope that fits all, with its interval */
  readonly rr: number;
  readonly rrLag: number;
  readonly rrHog: number;
  readonly dispersion: number;
  /** for a rise at no fewer than `least` groups */
  readonly p: number | null;
};

/**
 * Does the same thing rise at several independent groups (utförare) at once? Every member keeps its own level, so that a
 * large one does not drown the others and who grows or merges does not matter; only the share of its own events that come
 * late counts.
 * Variant: score test of a log-linear slope conditional on each member's total (multinomial), which is finite also where
 * all events fall in one quarter; dispersion by Pearson over all members around each group's own slope, drawn towards that
 * of the screen. Groups are combined so that any `least` − 1 of them could be left out: by partial conjunction, which sees a
 * strong rise at a few, and by the pooled slope, which sees a weak one at all; the better of the two, paid for as two.
 * Reference: Cox & Lewis (1966), The Statistical Analysis of Series of Events, ch. 3; Benjamini & Heller (2008).
 *
 * @returns null where no group has an event
 */
export function sharedTrend(
  groups: readonly SeriesGroup[],
  least: number,
  { confidence = 0.95, prior = NO_PRIOR }: { confidence?: number; prior?: DispersionPrior } = {},
): SharedTrend | null {
  const known = groups
    .map(({ id, members }) => ({ id, members: members.map(conditional).filter(({ total }) => total > 0) }))
    .filter(({ members }) => members.length > 0);
  const all = known.flatMap(({ members }) => members);
  const steps = groups[0]?.members[0]?.counts.length ?? 0;
  if (all.length === 0 || steps < 3) return null;

  const dispersion = Math.max(1, moderated(measured(known), prior).dispersion);
  const tail = ({ u, v }: Score) => (v > 0 ? normalCdf(-u / Math.sqrt(dispersion * v), 0, 1) : 0.5);
  const tested = known.map(({ id, members }) => {
    const own = members.map((member) => ({ id: member.id, p: tail(scoreOf([member], 0)) }));
    return {
      id,
      handelser: members.reduce((sum, { total }) => sum + total, 0),
      p: anyOrAll(tail(scoreOf(members, 0)), own),
      members: own,
    };
  });
  const slope = slopeOf(all);
  const spread = Math.sqrt(dispersion / scoreOf(all, slope).v) * normalQuantile(1 - (1 - confidence) / 2, 0, 1);
  const ratio = (value: number) => Math.exp((steps - 1) * value);
  return {
    groups: tested,
    handelser: all.reduce((sum, { total }) => sum + total, 0),
    rr: ratio(slope),
    rrLag: ratio(slope - spread),
    rrHog: ratio(slope + spread),
    dispersion,
    p: eitherWay(
      partialConjunction(
        tested.map(({ p }) => p),
        least,
      ),
      pooledWithout(
        known.map(({ members }) => scoreOf(members, 0)),
        least - 1,
        dispersion,
      ),
    ),
  };
}

/** A group rises when all its members do a little, or when one does much; with several members both looks are paid for. */
const anyOrAll = (together: number, members: readonly { readonly p: number }[]): number =>
  members.length === 1
    ? together
    : Math.min(1, 2 * Math.min(together, members.length * Math.min(...members.map(({ p }) => p))));

/** Two looks at the same thing, paid for as two. */
const eitherWay = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.min(1, 2 * Math.min(a, b));

/**
 * One-sided p of the common rise when any `without` groups are left out: the largest over all choices, so that the few
 * that rise most can never be what carries it.
 */
function pooledWithout(scores: readonly Score[], without: number, dispersion: number): number | null {
  if (scores.length <= without) return null;
  const whole = { u: sumOf(scores, "u"), v: sumOf(scores, "v") };
  let least = Number.POSITIVE_INFINITY;
  for (const left of choices(scores, without)) {
    const v = whole.v - sumOf(left, "v");
    least = Math.min(least, v > 0 ? (whole.u - sumOf(left, "u")) / Math.sqrt(dispersion * v) : 0);
  }
  return normalCdf(-least, 0, 1);
}

const sumOf = (scores: readonly Score[], of: "u" | "v"): number => scores.reduce((sum, score) => sum + score[of], 0);

function* choices<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= items.length - size; i++)
      for (const rest of choices(items, size - 1, i + 1)) yield [items[i]!, ...rest];
}

type Conditional = {
  readonly id: string;
  readonly total: number;
  readonly steps: readonly { readonly count: number; readonly exposure: number; readonly time: number }[];
};
type Score = { readonly u: number; readonly v: number };

function conditional({ id, counts, exposures }: MemberSeries): Conditional {
  requireSameLength(counts, exposures, "counts and exposures");
  const steps = counts.flatMap((count, time) => {
    const exposure = exposures[time]!;
    requireCount(count, "count");
    requireNotNegative(exposure, "exposure");
    if (exposure === 0 && count > 0) throw new Error(`quarter ${time + 1} has ${count} events but no exposure`);
    return exposure > 0 ? [{ count, exposure, time }] : [];
  });
  return { id, steps, total: steps.reduce((sum, { count }) => sum + count, 0) };
}

/** What a member's steps would share of its total, were ln(rate) to change by `slope` a step. */
function shares({ steps }: Conditional, slope: number): number[] {
  const weights = steps.map(({ exposure, time }) => exposure * Math.exp(slope * time));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function scoreOf(members: readonly Conditional[], slope: number): Score {
  let u = 0;
  let v = 0;
  for (const member of members) {
    const share = shares(member, slope);
    const mean = member.steps.reduce((sum, { time }, i) => sum + share[i]! * time, 0);
    u += member.steps.reduce((sum, { count, time }) => sum + count * (time - mean), 0);
    v += member.total * member.steps.reduce((sum, { time }, i) => sum + share[i]! * (time - mean) ** 2, 0);
  }
  return { u, v };
}

/** Newton on the concave conditional likelihood; a slope beyond ±3 a step is no finite slope. */
function slopeOf(members: readonly Conditional[]): number {
  let slope = 0;
  for (let iteration = 0; iteration < 50; iteration++) {
    const { u, v } = scoreOf(members, slope);
    if (!(v > 0)) return slope;
    const move = Math.max(-0.5, Math.min(0.5, u / v));
    slope = Math.max(-3, Math.min(3, slope + move));
    if (Math.abs(move) < 1e-9) break;
  }
  return slope;
}

function measured(groups: readonly { readonly members: readonly Conditional[] }[]) {
  let pearson = 0;
  let degreesOfFreedom = 0;
  for (const { members } of groups) {
    const slope = slopeOf(members);
    degreesOfFreedom -= 1;
    for (const member of members) {
      degreesOfFreedom += member.steps.length - 1;
      shares(member, slope).forEach((share, i) => {
        pearson += (member.steps[i]!.count - member.total * share) ** 2 / (member.total * share);
      });
    }
  }
  degreesOfFreedom = Math.max(1, degreesOfFreedom);
  return { dispersion: pearson / degreesOfFreedom, degreesOfFreedom };
}
