/** The visits of the day that belong to a fault of their client (R09, R10, R11, R20) or were copied (R26), for the answer key. */
import { isHelg, type Month } from "./calendar.ts";
import type { CareState } from "./careState.ts";
import type { Client } from "./clients.ts";
import { type DayVisits, KIND } from "./dayVisits.ts";
import { isInside } from "./visitDay.ts";
import { priceOf } from "./visitFaults.ts";
import type { VisitingUnit } from "./visitingUnit.ts";

const reasons: Readonly<Record<string, string>> = {
  R09: "besök medan brukaren ligger på sjukhus, in- och utskrivningsdag borträknade",
  R10: "besök efter att brukaren avlidit eller flyttat, den dagen borträknad",
  R11: "besök medan brukaren bor på korttidsboende, första och sista dagen borträknade",
  R20: "besök av en anhörig",
  R26: "samma klockslag till minuten dag efter dag",
};

export function noteWatched(state: CareState, visiting: VisitingUnit, month: Month, day: number): void {
  const { visits } = state;
  const helg = isHelg(day);
  for (let i = 0; i < visits.count; i++) {
    if (visits.kind[i] !== KIND.done || visits.ghost[i] === 1) continue;
    const rule = ruleOf(visits, visiting, i, day);
    if (rule === undefined) continue;
    const client = visits.clients[i] as Client;
    state.found.add(`${rule} ${client.id}`, rule, client, reasons[rule] as string, {
      id: state.nextVisit + i,
      minutes: visits.elapsed[i]!,
      price: priceOf(visits, i, visiting.unit, month, helg),
    });
  }
}

function ruleOf(visits: DayVisits, visiting: VisitingUnit, i: number, day: number): string | undefined {
  if (visits.stops[i]!.copied > 0) return "R26";
  const client = visits.clients[i]!;
  if (client.fault === "R20") return visiting.kin.get(visits.staff[i]!) === client ? "R20" : undefined;
  if (client.fault === "" || client.fault === "R29" || client.fault === "medgiven") return undefined;
  return client.absences.some((absence) => absence.ignored && isInside(absence, day)) ? client.fault : undefined;
}
