/** Faults that live in the decisions: R12 (more performed than granted) and R21 (visits without a decision in force). */
import { LAST_DAY, type Month, months } from "./calendar.ts";
import { type ClientIds, type Decision, decisionLike, type Slot, wholeDaysAway } from "./clients.ts";
import { INSATS } from "./insatser.ts";
import type { Random } from "./random.ts";

export function plantDecisionFaults(
  slots: readonly Slot[],
  kind: "R12" | "R21",
  count: number,
  random: Random,
  ids: ClientIds,
): void {
  let left = count;
  for (const slot of random.shuffled(slots)) {
    if (left === 0) return;
    const decisions = slot.clients.flatMap((client) => client.decisions);
    // One fault per client, else two of them could meet in one month.
    const decision = random.shuffled(decisions).find((candidate) => isSuitable(candidate, decisions));
    if (decision === undefined) continue;
    const covered = coveredMonths(decision);
    const start = random.int(1, covered.length - 3);
    const first = covered[start] as Month;
    const last = covered[start + random.int(0, 1)] as Month;
    // Days away would make it a matter of opinion how much was granted.
    if (wholeDaysAway(decision.client, first.first, last.last) > 0) continue;
    split(decision, first, last, kind, ids);
    left--;
  }
}

function isSuitable(decision: Decision, all: readonly Decision[]): boolean {
  const daily = decision.insats === INSATS.personligOmvardnad || decision.insats === INSATS.tillsyn;
  return (
    daily &&
    // Without a decision nobody could know that two are needed: that would be another fault.
    !decision.double &&
    decision.client.fault === "" &&
    all.every((other) => other.fault === "") &&
    coveredMonths(decision).length >= 5 &&
    decision.client.absences.length < 9
  );
}

function coveredMonths(decision: Decision): Month[] {
  return months.filter((month) => month.first >= decision.from && month.last <= Math.min(decision.to, LAST_DAY));
}

/** Cuts the decision into before, during and after; what happens during is the fault. */
function split(decision: Decision, first: Month, last: Month, kind: "R12" | "R21", ids: ClientIds): void {
  const during = decisionLike(decision, ids.decision(), first.first, last.last);
  during.fault = kind;
  if (kind === "R12") during.granted = Math.max(15, Math.round((decision.granted * 0.55) / 15) * 15);
  const after = decisionLike(decision, ids.decision(), last.last + 1, decision.to);
  decision.to = first.first - 1;
  decision.client.decisions.push(during, after);
}
