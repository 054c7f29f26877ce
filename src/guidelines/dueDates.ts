import {
  doesNotCount,
  fulfilmentUnknown,
  longDate,
  neverFollowedUp,
  periodText,
  ruleInForce,
  ruleNeedsSource,
} from "../messages/plan.ts";
import { type Anchor, anchorsOf, applicableAvtal, completed, notCounted, type Occasion, sourceOf } from "./anchors.ts";
import type { EnhetFact, Facts } from "./facts.ts";
import { isOverdue, shift } from "./period.ts";
import { type Form, type Modality, type Profile, type Rule, timingOf } from "./profile.ts";

/** One follow-up that a rule asks for. The window's ends are inclusive. */
export interface Due {
  regel_id: string;
  regel_namn: string;
  krav: readonly string[];
  enhet_id: string;
  tidigast: string;
  senast: string;
  /** The day after which the follow-up no longer serves its purpose: an avtal once prolonged is prolonged. Null: better late than never. */
  yttersta: string | null;
  forfallen: boolean;
  modalitet: Modality;
  metod: string;
  form: Form;
  roll: string;
  timmar: number;
  /** A clause without capital or full stop. */
  skal: string;
  /** A clause on follow-ups that were made but do not count, else empty. */
  raknas_inte: string;
}

/**
 * Everything that the rules of a profile ask for until the plan year ends and that is not already done, per enhet.
 * Dates are calendar dates with month-end clamp; the due date itself is still in time.
 */
export function dueFollowUps(profile: Profile, facts: Facts, occasion: Occasion): Due[] {
  const yearEnd = `${occasion.planYear}-12-31`;
  const scope = new Set(profile.omfattning.verksamhetsomraden);
  const found: Due[] = [];
  for (const rule of profile.regler) {
    if (facts[sourceOf[rule.ankare]] === null) continue;
    for (const enhet of facts.enheter) {
      if (!scope.has(enhet.verksamhetsomrade)) continue;
      const avtal = applicableAvtal(rule.galler, enhet, facts, occasion);
      if (!avtal) continue;
      for (const anchor of anchorsOf(rule, enhet, avtal, facts, occasion)) {
        const due = dueFrom(rule, enhet, anchor, facts, occasion);
        if (due.senast <= yearEnd && !isDone(rule, enhet, due, facts) && !hasLapsed(rule, due, occasion.perDatum))
          found.push(due);
      }
    }
  }
  return found.sort(compareDue);
}

/** In order of time, then of identity: the same facts in any order give the same list. */
export const compareDue = (a: Due, b: Due): number =>
  compare(a.senast, b.senast) ||
  compare(a.enhet_id, b.enhet_id) ||
  compare(a.regel_id, b.regel_id) ||
  compare(a.tidigast, b.tidigast);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whether a rule could be tested on what was delivered, as a sentence for the method page. */
export function ruleStatus(rule: Rule, facts: Facts): string {
  const source = sourceOf[rule.ankare];
  if (facts[source] === null) return ruleNeedsSource(source);
  if (rule.galler.avtalsform && facts.avtal === null) return ruleNeedsSource("avtal");
  return facts.uppfoljningar === null ? fulfilmentUnknown : ruleInForce;
}

function dueFrom(rule: Rule, enhet: EnhetFact, anchor: Anchor, facts: Facts, { perDatum, planYear }: Occasion): Due {
  const due = anchor.date === null ? `${planYear}-12-31` : shift(anchor.date, timingOf(rule).senast);
  return {
    regel_id: rule.id,
    regel_namn: rule.namn,
    krav: rule.krav ?? [],
    enhet_id: enhet.enhet_id,
    tidigast: anchor.date === null ? `${planYear}-01-01` : windowStart(rule, anchor.date, due),
    senast: due,
    yttersta: rule.ankare === "avtalsforlangning" ? anchor.date : null,
    forfallen: isOverdue(due, perDatum),
    modalitet: rule.modalitet,
    metod: rule.kommunens_val.metod,
    form: rule.kommunens_val.form,
    roll: rule.kommunens_val.roll,
    timmar: rule.kommunens_val.timmar,
    skal: explain(rule, enhet, anchor, due),
    raknas_inte:
      rule.ankare === "senaste_uppfoljning" ? doesNotCount(notCounted(rule, enhet, facts, anchor.date ?? "")) : "",
  };
}

/** The first day that counts. Where nobody says, it is the day after what the rule counts from: the event itself is no answer to it. */
function windowStart(rule: Rule, anchor: string, due: string): string {
  const { fran } = timingOf(rule);
  if (fran) return shift(anchor, fran);
  if (rule.kommunens_val.tidigast) return shift(due, rule.kommunens_val.tidigast);
  return due > anchor ? shift(anchor, { dagar: 1 }) : due;
}

/** Done: a follow-up that counts for the rule was completed in the window or later. For a cycle the last one is the anchor itself. */
const isDone = (rule: Rule, enhet: EnhetFact, due: Due, facts: Facts): boolean =>
  rule.ankare !== "senaste_uppfoljning" && completed(rule, enhet, facts).some((u) => u.genomford_datum >= due.tidigast);

const hasLapsed = (rule: Rule, due: Due, perDatum: string): boolean =>
  rule.kommunens_val.upphor !== undefined && perDatum > shift(due.senast, rule.kommunens_val.upphor);

function explain(rule: Rule, enhet: EnhetFact, anchor: Anchor, due: string): string {
  if (anchor.date === null) return neverFollowedUp(rule.namn.toLocaleLowerCase("sv-SE"));
  const values: Record<string, string> = {
    enhet: enhet.namn,
    handelse: anchor.event,
    handelsedatum: longDate(anchor.date),
    datum: longDate(due),
    tid: periodText(timingOf(rule).senast),
    fonster: periodText(rule.kommunens_val.brister?.inom ?? {}),
    antal: String(anchor.count ?? ""),
  };
  return rule.forklaring.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
