import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { type BetaPrior, betaBinomialFit } from "../../statistics/betaBinomialFit.ts";
import { betaBinomialTails } from "../../statistics/betaBinomialTails.ts";
import { studentTwoSided } from "../../statistics/studentT.ts";
import type { Screen, Tested } from "./test.ts";

/** In larger groups one object does not move the fit, and leaving each out would cost a fit per object. */
const LEAVE_ONE_OUT_UP_TO = 60;

/** Objects further out than this in a first look do not tell what peers are like in the second. */
const NO_PEER = 0.001;

/**
 * Shares against the spread of the others in the same group: a beta-binomial fitted on the others, and the chance that one more
 * of them would show at least this share (mid-p). Small objects are compared with what small objects vary by.
 * Those far out in a first look are no peers in the second: two that do the same would hide each other.
 */
export const againstPeers: Screen = (objects) => {
  const answer: (number | null)[] = objects.map(() => null);
  for (const members of groups(objects)) {
    const all = members.map((index) => counted(objects[index]!));
    const first = chances(
      all,
      all.map(() => true),
    );
    const peers = first.map((p) => p === null || p >= NO_PEER);
    const second = peers.every(Boolean) ? first : chances(all, peers);
    const known = peers.filter((peer, i) => peer && all[i]!.trials > 0).length;
    members.forEach((index, i) => {
      const p = second[i]!;
      answer[index] = p === null ? null : learntFrom(known - (peers[i] ? 1 : 0), p);
    });
  }
  return answer;
};

/**
 * The spread was learnt from few: what looks like 1 in 1 000 under the fitted one is less rare than that. As for a mean and a
 * spread learnt from `peers` normal values, the new one is judged by Student's t with one degree of freedom less, and by the
 * wider spread of a difference (prediction interval; Hahn & Meeker, Statistical Intervals, ch. 4.7).
 */
function learntFrom(peers: number, p: number): number {
  if (p <= 0 || p >= 0.5) return p;
  const z = -normalQuantile(p, 0, 1) * Math.sqrt((peers - 1) / peers / (1 + 1 / peers));
  return studentTwoSided(z, peers - 1) / 2;
}

interface Count {
  readonly hits: number;
  readonly trials: number;
}

function chances(all: readonly Count[], peers: readonly boolean[]): (number | null)[] {
  const common = spreadOf(all.filter((_, i) => peers[i]));
  const small = all.length <= LEAVE_ONE_OUT_UP_TO;
  const known = all.filter((_, i) => peers[i]);
  const usual = total(known, "hits") / Math.max(1, total(known, "trials"));
  return all.map((own, i) => {
    if (own.trials === 0) return null;
    // Whoever has no more than is usual is not unusual, with or without oneself among the peers: no fit is spent on that.
    const alone = small && own.hits > usual * own.trials;
    const prior = alone ? spreadOf(all.filter((_, j) => j !== i && peers[j])) : common;
    if (prior === null) return null;
    const { upper, point } = betaBinomialTails(own.hits, own.trials, prior);
    return Math.max(0, upper - point / 2);
  });
}

const total = (counts: readonly Count[], key: keyof Count): number => counts.reduce((sum, one) => sum + one[key], 0);

/** Null where too few others are left to say what is usual. */
function spreadOf(others: readonly Count[]): BetaPrior | null {
  const trials = others.map((one) => one.trials);
  const hits = others.map((one) => one.hits);
  const fitted = betaBinomialFit(hits, trials);
  if (fitted !== null) return fitted;
  // Nobody else has a single one: a share as low as those trials allow, no more certain than the fit would be of any.
  const units = trials.filter((n) => n > 0).length;
  const total = trials.reduce((sum, n) => sum + n, 0);
  const found = hits.reduce((sum, n) => sum + n, 0);
  if (units < LEAST_PEERS || found === total) return null;
  const precision = Math.min(total + 1, MOST_CERTAIN);
  return { alpha: (0.5 / (total + 1)) * precision, beta: (1 - 0.5 / (total + 1)) * precision };
}

const LEAST_PEERS = 3;
/** The precision at which `betaBinomialFit` stops. */
const MOST_CERTAIN = 200;

function groups(objects: readonly Tested[]): number[][] {
  const byName = new Map<string, number[]>();
  objects.forEach(({ grupp }, index) => {
    const name = grupp ?? "";
    const members = byName.get(name);
    if (members) members.push(index);
    else byName.set(name, [index]);
  });
  return [...byName.values()];
}

function counted({ traffar, antal }: Tested): Count {
  if (traffar == null || antal == null) throw new Error("a rule that compares shares returns traffar and antal");
  return { hits: traffar, trials: antal };
}
