import type { AvtalFact, EnhetFact, Facts } from "./facts.ts";
import { earliest, latest } from "./period.ts";
import type { Rule, Scope } from "./profile.ts";
import { repeatedFaults } from "./repeatedFaults.ts";

/** Something that happened, or will, to one enhet and that a rule counts from. `date` null: the register does not say when. */
export interface Anchor {
  date: string | null;
  event: string;
  count?: number;
}

export interface Occasion {
  perDatum: string;
  planYear: number;
}

/** The sources without which an anchor cannot be seen at all. */
export const sourceOf: Readonly<Record<Rule["ankare"], keyof Facts>> = {
  driftstart: "avtal",
  forsta_brukare: "avtal",
  avtalsforlangning: "avtal",
  senaste_uppfoljning: "uppfoljningar",
  handlingsplan: "atgarder",
  upprepade_brister: "brister",
  kalender: "enheter",
};

/** The avtal under which an enhet works: its own, or its utförare's for the verksamhetsområde. */
const avtalOf = (enhet: EnhetFact, avtal: readonly AvtalFact[]): AvtalFact[] =>
  avtal.filter((a) =>
    a.enhet_id === null
      ? a.utforare_id === enhet.utforare_id && a.verksamhetsomrade === enhet.verksamhetsomrade
      : a.enhet_id === enhet.enhet_id,
  );

/** The avtal that put an enhet under a rule, or null where the rule does not apply. A rule without avtalsform needs no avtal. */
export function applicableAvtal(
  scope: Scope,
  enhet: EnhetFact,
  facts: Facts,
  { perDatum }: Occasion,
): AvtalFact[] | null {
  if (scope.driftsform && !scope.driftsform.includes(enhet.driftsform)) return null;
  if (scope.verksamhetsomraden && !scope.verksamhetsomraden.includes(enhet.verksamhetsomrade)) return null;
  const running = inForce(avtalOf(enhet, facts.avtal ?? []), perDatum);
  if (!scope.avtalsform) return running;
  const fitting = running.filter((a) => scope.avtalsform?.includes(a.avtalsform));
  return fitting.length > 0 ? fitting : null;
}

/** Avtal that have not run out. Registers are late: where all have, the latest is taken to go on. */
function inForce(avtal: readonly AvtalFact[], perDatum: string): AvtalFact[] {
  const running = avtal.filter((a) => a.slutdatum === null || a.slutdatum >= perDatum);
  if (running.length > 0) return running;
  const end = latest(avtal.map((a) => a.slutdatum ?? perDatum));
  return avtal.filter((a) => a.slutdatum === end);
}

/** Every anchor of a rule for one enhet. */
export function anchorsOf(
  rule: Rule,
  enhet: EnhetFact,
  avtal: readonly AvtalFact[],
  facts: Facts,
  occasion: Occasion,
): Anchor[] {
  const dates = (pick: (a: AvtalFact) => string | null): string[] =>
    avtal.map(pick).filter((d): d is string => d !== null);
  switch (rule.ankare) {
    case "driftstart":
      // A renewed avtal is no new start: the first one counts.
      return at(earliest(dates((a) => a.driftstart_datum)), "driftstart");
    case "forsta_brukare":
      return at(earliest(dates((a) => a.forsta_brukare_datum)), "första brukare");
    case "avtalsforlangning":
      return avtal.flatMap((a) => extension(a, occasion));
    case "senaste_uppfoljning": {
      const last = latest(completed(rule, enhet, facts).map((u) => u.genomford_datum));
      if (last) return at(last, "senaste uppföljning");
      const start = earliest(dates((a) => a.driftstart_datum));
      if (start) return at(start, "driftstart");
      const signed = earliest(avtal.map((a) => a.startdatum));
      return signed ? at(signed, "avtalets start") : [{ date: null, event: "" }];
    }
    case "handlingsplan":
      return [
        ...new Set((facts.atgarder ?? []).filter((a) => a.enhet_id === enhet.enhet_id).map((a) => a.uppfoljning_datum)),
      ]
        .sort()
        .flatMap((date) => at(date, "handlingsplan"));
    case "upprepade_brister": {
      const { antal, inom } = rule.kommunens_val.brister!;
      const own = (facts.brister ?? []).filter((b) => b.enhet_id === enhet.enhet_id);
      const followUps = (facts.uppfoljningar ?? []).filter((u) => u.enhet_id === enhet.enhet_id);
      const repeated = repeatedFaults(own, followUps, { perDatum: occasion.perDatum, antal, inom });
      const worst = repeated.reduce<(typeof repeated)[number] | undefined>(
        (a, b) => (a && (a.antal > b.antal || (a.antal === b.antal && a.senast >= b.senast)) ? a : b),
        undefined,
      );
      return worst ? [{ date: worst.senast, event: "senaste brist", count: worst.antal }] : [];
    }
    case "kalender":
      return at(`${occasion.planYear}-01-01`, "årets början");
  }
}

export const completed = (rule: Rule, enhet: EnhetFact, facts: Facts) =>
  (facts.uppfoljningar ?? []).filter(
    (u) => u.enhet_id === enhet.enhet_id && rule.kommunens_val.uppfylls_av.includes(u.metod),
  );

/** Follow-ups of an enhet after a day that do not count for a rule: each method once, with its last day, the latest first. */
export function notCounted(
  rule: Rule,
  enhet: EnhetFact,
  facts: Facts,
  after: string,
): { namn: string; datum: string }[] {
  const last = new Map<string, string>();
  for (const u of facts.uppfoljningar ?? []) {
    if (u.enhet_id !== enhet.enhet_id || rule.kommunens_val.uppfylls_av.includes(u.metod)) continue;
    if (u.genomford_datum > after) last.set(u.metod_namn, latest([u.genomford_datum, last.get(u.metod_namn) ?? ""])!);
  }
  return [...last.entries()]
    .map(([namn, datum]) => ({ namn, datum }))
    .sort((a, b) => (`${b.datum}|${b.namn}` < `${a.datum}|${a.namn}` ? -1 : 1));
}

const at = (date: string | undefined, event: string): Anchor[] => (date === undefined ? [] : [{ date, event }]);

/** The next day on which the avtal is prolonged or runs out; days already passed can no longer be followed up before. */
function extension(avtal: AvtalFact, { perDatum }: Occasion): Anchor[] {
  if (avtal.forlangning_datum && avtal.forlangning_datum > perDatum)
    return at(avtal.forlangning_datum, "förlängning ska beslutas senast");
  if (avtal.slutdatum && avtal.slutdatum > perDatum) return at(avtal.slutdatum, "avtalet löper ut");
  return [];
}
