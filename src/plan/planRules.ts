import {
  aboveCapacity,
  alsoRisks,
  alsoRules,
  expiresBeforePlan,
  laterThanDue,
  overdue,
  reason as reasonText,
  ruleName,
  sentence,
  shouldButNoRoom,
} from "../messages/plan.ts";
import { type Bundle, bundleDues, leadOf, monthsInOrder, reasonOf } from "./bundles.ts";
import { areaNames, methodFor, type RiskCase } from "./riskChoice.ts";
import type { PlanRisk } from "./types.ts";
import type { Workbench } from "./workbench.ts";

/** Plans what the rules ask for: first all that they require, then as much of what they recommend as leaves room for the risks. */
export function planRules(bench: Workbench): void {
  const { due, config, profile } = bench.input;
  const bundles = bundleDues(due, { firstMonth: bench.firstMonth, waitMonths: config.samordnaManader });
  const isRequired = (bundle: Bundle): boolean => bundle.dues.some((d) => d.modalitet === "ska");
  const inOrder = orderOf(bench);

  // Those with months of their own come first; what is late, and useful whenever it comes, takes the first month that is left.
  const canWait = (bundle: Bundle): boolean => bundle.late && bundle.limit.to === bench.lastMonth;
  const required = bundles.filter(isRequired).sort((a, b) => Number(canWait(a)) - Number(canWait(b)) || inOrder(a, b));
  for (const bundle of required) {
    const { roll, timmar } = leadOf(bundle);
    const month = monthsInOrder(bundle, bench.months).find((m) => bench.book.fits(roll, m, timmar));
    place(bench, bundle, month ?? bundle.wish.to, month === undefined);
  }

  // Whatever is recommended competes for what the required has left, the worst expected harm first (NO-10).
  const allowance = new Map(
    Object.keys(profile.roller)
      .filter((role) => bench.book.isKnown(role))
      .map((role) => [role, (1 - config.riskMinstaAndel) * bench.book.leftInYear(role)]),
  );
  const recommended = bundles
    .filter((bundle) => !isRequired(bundle))
    .sort((a, b) => harm(bench, b) - harm(bench, a) || inOrder(a, b));
  for (const bundle of recommended) {
    const { roll, timmar } = leadOf(bundle);
    const allowed = allowance.get(roll) ?? Number.POSITIVE_INFINITY;
    const candidates = [...monthsInOrder(bundle, bench.months), ...bench.months.filter((m) => m > bundle.limit.to)];
    const month = timmar <= allowed + 1e-9 ? candidates.find((m) => bench.book.fits(roll, m, timmar)) : undefined;
    if (month === undefined) {
      const { regel_namn, krav } = reasonOf(bundle);
      const skal = sentence(shouldButNoRoom(ruleName(regel_namn, krav), timmar, bench.roleName(roll)));
      bench.dropped.push({ bundle, skal });
      continue;
    }
    allowance.set(roll, allowed - timmar);
    place(bench, bundle, month, false);
  }
}

const harm = (bench: Workbench, bundle: Bundle): number => bench.cases.get(bundle.enhetId)?.harm ?? 0;

const orderOf =
  (bench: Workbench) =>
  (a: Bundle, b: Bundle): number =>
    compare(a.wish.to, b.wish.to) ||
    compare(b.wish.from, a.wish.from) ||
    harm(bench, b) - harm(bench, a) ||
    compare(a.enhetId, b.enhetId) ||
    compare(a.dues[0]!.senast, b.dues[0]!.senast);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function place(bench: Workbench, bundle: Bundle, manad: string, overCapacity: boolean): void {
  const lead = leadOf(bundle);
  const reason = reasonOf(bundle);
  const risks = takeRisks(bench, bundle.enhetId, lead.timmar);
  const others = [
    ...new Set(
      bundle.dues.filter((due) => due.regel_id !== reason.regel_id).map((due) => ruleName(due.regel_namn, due.krav)),
    ),
  ];
  bench.add(
    {
      manad,
      enhet_id: bundle.enhetId,
      metod: lead.metod,
      form: lead.form,
      roll: lead.roll,
      timmar: lead.timmar,
      modalitet: reason.modalitet,
      regler: [...new Set(bundle.dues.map((d) => d.regel_id))].sort(),
      risk_ids: risks.map((risk) => risk.risk_id),
      skal: reasonText(
        reason.forfallen ? `${reason.skal}; ${overdue}` : reason.skal,
        overCapacity ? aboveCapacity(manad) : manad > bundle.wish.to && !bundle.late ? laterThanDue(manad) : "",
        bundle.late && !reason.forfallen ? expiresBeforePlan : "",
        reason.raknas_inte,
        alsoRules(others),
        alsoRisks(areaNames(bench.input.profile, risks)),
      ),
      obligatorisk: reason.modalitet === "ska",
      slump: false,
      senast: reason.senast,
      forfallen: reason.forfallen,
      over_kapacitet: overCapacity,
    },
    ["regel", ...bundle.dues.map((d) => `${d.regel_id}@${d.senast}`).sort()],
  );
}

/** The risks that a row tests besides its rule: those of the enhet, if the row is given the hours that they would have been. */
function takeRisks(bench: Workbench, enhetId: string, hours: number): readonly PlanRisk[] {
  const found = bench.cases.get(enhetId);
  if (!found || bench.tested.has(enhetId) || hours < hoursToTestAll(bench, found)) return [];
  bench.tested.add(enhetId);
  return found.risks;
}

/** A method for some kvalitetsområden only may be short; to test all takes what the choice that fits all takes. */
const hoursToTestAll = ({ input: { profile } }: Workbench, found: RiskCase): number =>
  Math.max(methodFor(profile, found).timmar, profile.riskstyrning.metodval.at(-1)!.timmar);
