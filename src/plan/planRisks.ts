import {
  alsoRisks,
  alsoRules,
  randomReason,
  reason,
  riskButNoRoom,
  riskReason,
  riskTested,
  ruleName,
  sentence,
} from "../messages/plan.ts";
import { drawMonth, drawOrder } from "./randomSlice.ts";
import { areaNames, casesByMethod, inRiskOrder, methodFor, type RiskCase } from "./riskChoice.ts";
import type { Workbench } from "./workbench.ts";

/** Plans the hours that no rule has taken: a drawn slice first, so that it cannot be squeezed out, then the risks in order. */
export function planRisks(bench: Workbench): void {
  if (bench.cases.size === 0) return;
  planRandom(bench);
  const open = openCases(bench);
  const pace = paceOf(bench, open);
  let unlimited = bench.input.config.raderUtanResurser - bench.rows.filter((row) => row.slump).length;
  for (const found of open) {
    const how = methodFor(bench.input.profile, found);
    // Without known hours the number of rows is the limit, and they are spread over the year.
    const known = bench.book.isKnown(how.roll);
    const month = known ? pace.month(how.roll, how.timmar) : unlimited > 0 ? quietestMonth(bench) : undefined;
    if (month === undefined) {
      if (bench.crowdedOut.has(found.enhetId)) continue;
      bench.crowdedOut.set(
        found.enhetId,
        sentence(riskButNoRoom(found.rank, bench.rankedRisks, how.timmar, bench.roleName(how.roll))),
      );
      continue;
    }
    if (!known) unlimited--;
    addRow(bench, found, how, month);
  }
}

/** What no row tests yet and is above the plan's line, in the order of the risk list. */
const openCases = ({ input, cases, tested }: Workbench): RiskCase[] =>
  inRiskOrder(
    [...cases.values()]
      .filter((found) => !tested.has(found.enhetId))
      .flatMap((found) => casesByMethod(input.profile, found))
      .filter((found) => found.riskpoang >= input.config.minstRiskpoang),
  );

/**
 * Where there are more hours than risks, the risks in order are spread over the year instead of crowding into its first months:
 * each month takes the same share of what it has left. Where hours are short the share is all, and the first month that fits is taken.
 */
function paceOf(
  bench: Workbench,
  open: readonly RiskCase[],
): { month(role: string, hours: number): string | undefined } {
  const needed = new Map<string, number>();
  for (const found of open) {
    const how = methodFor(bench.input.profile, found);
    needed.set(how.roll, (needed.get(how.roll) ?? 0) + how.timmar);
  }
  const floor = new Map<string, number>();
  for (const [role, hours] of needed) {
    const share = Math.min(1, hours / bench.book.leftInYear(role));
    for (const month of bench.months) floor.set(`${role}|${month}`, (1 - share) * bench.book.left(role, month));
  }
  return {
    month(role, hours) {
      const fitting = bench.months.filter((m) => bench.book.fits(role, m, hours));
      return fitting.find((m) => bench.book.left(role, m) > (floor.get(`${role}|${m}`) ?? 0) + 1e-9) ?? fitting[0];
    },
  };
}

function addRow(bench: Workbench, found: RiskCase, how: ReturnType<typeof methodFor>, manad: string): void {
  const { profile } = bench.input;
  const taken = takeAlong(bench, found.enhetId, how.metod);
  bench.add(
    {
      manad,
      enhet_id: found.enhetId,
      metod: how.metod,
      form: how.form,
      roll: how.roll,
      timmar: how.timmar,
      modalitet: taken.rules.length > 0 ? "bor" : "kan",
      regler: [profile.riskstyrning.id, ...taken.rules],
      risk_ids: found.risks.map((risk) => risk.risk_id),
      skal: reason(
        riskReason(found.rank, bench.rankedRisks, found.rank === bench.cases.get(found.enhetId)?.rank),
        riskTested(how.form, areaNames(profile, found.risks), [...profile.riskstyrning.krav, ...how.krav]),
        alsoRules(taken.names),
      ),
      obligatorisk: false,
      slump: false,
      senast: null,
      forfallen: taken.late,
      over_kapacitet: false,
    },
    // An enhet has one row that can test all; a method for some kvalitetsområden only makes a row of its own.
    how.provar ? ["urval", how.metod] : ["urval"],
  );
}

/**
 * The declared share of the hours left, drawn among the enheter that no rule has placed, those with high risk included:
 * only so does the slice tell what the score misses (selective labels).
 */
function planRandom(bench: Workbench): void {
  const { profile, config, planYear, enheter } = bench.input;
  const how = profile.riskstyrning.slump;
  const free = enheter.map((enhet) => enhet.enhet_id).filter((id) => !bench.hasRow(id));
  const room = bench.book.isKnown(how.roll) ? bench.book.leftInYear(how.roll) / how.timmar : config.raderUtanResurser;
  let left = Math.round(Math.min(room, free.length) * config.slumpAndel);
  for (const enhetId of drawOrder(free, planYear)) {
    if (left <= 0) return;
    const open = bench.months.filter((m) => bench.book.fits(how.roll, m, how.timmar));
    if (open.length === 0) return;
    const risks = bench.cases.get(enhetId)?.risks ?? [];
    const taken = takeAlong(bench, enhetId, how.metod);
    bench.add(
      {
        manad: drawMonth(enhetId, planYear, open),
        enhet_id: enhetId,
        metod: how.metod,
        form: how.form,
        roll: how.roll,
        timmar: how.timmar,
        modalitet: taken.rules.length > 0 ? "bor" : "kan",
        regler: [how.namn, ...taken.rules],
        risk_ids: risks.map((risk) => risk.risk_id),
        skal: reason(randomReason(config.slumpAndel), alsoRules(taken.names), alsoRisks(areaNames(profile, risks))),
        obligatorisk: false,
        slump: true,
        senast: null,
        forfallen: taken.late,
        over_kapacitet: false,
      },
      ["urval"],
    );
    bench.tested.add(enhetId);
    left--;
  }
}

/** Recommended follow-ups that found no room of their own are answered by a row of the same enhet, if its method counts for their rules. */
function takeAlong(
  bench: Workbench,
  enhetId: string,
  metod: string,
): { rules: string[]; names: string[]; late: boolean } {
  const counts = (ruleId: string): boolean =>
    bench.input.profile.regler.find((rule) => rule.id === ruleId)?.kommunens_val.uppfylls_av.includes(metod) ?? false;
  const dues = bench
    .droppedOf(enhetId)
    .flatMap(({ bundle }) => bundle.dues)
    .filter((due) => counts(due.regel_id));
  return {
    rules: [...new Set(dues.map((due) => due.regel_id))].sort(),
    names: [...new Set(dues.map((due) => ruleName(due.regel_namn, due.krav)))],
    late: dues.some((due) => due.forfallen),
  };
}

const quietestMonth = (bench: Workbench): string => {
  const load = (month: string): number => bench.rows.filter((row) => row.manad === month).length;
  return bench.months.reduce((best, month) => (load(month) < load(best) ? month : best));
};
