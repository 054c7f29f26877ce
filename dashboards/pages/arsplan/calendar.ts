import { type PlanEntry, yearCalendar } from "../../components/calendar.ts";
import * as format from "../../components/format.ts";
import { hours } from "./headline.ts";
import type { PlanRow } from "./types.ts";

/** The year on one sheet: each verksamhetsområde is a row, largest load first. */
export function planCalendar(rows: readonly PlanRow[]): HTMLElement {
  const area = (row: PlanRow): string => row.verksamhetsomrade_namn ?? row.verksamhetsomrade;
  const load = new Map<string, number>();
  for (const row of rows) load.set(area(row), (load.get(area(row)) ?? 0) + row.timmar);
  const entries = [...rows]
    .sort(
      (a, b) =>
        (load.get(area(b)) ?? 0) - (load.get(area(a)) ?? 0) ||
        area(a).localeCompare(area(b), "sv") ||
        (a.manad < b.manad ? -1 : 1),
    )
    .map(
      (row): PlanEntry => ({
        label: area(row),
        month: Number(row.manad.slice(5)),
        hours: row.timmar,
        // the calendar tells what a rule asks for from what the risks ask for; ska and bör are told apart in the list
        kind: row.slump ? "slump" : row.modalitet === "kan" ? "risk" : "obligatorisk",
        activity: `${row.enhet_namn ?? row.enhet_id}: ${row.metod.toLocaleLowerCase("sv")}`,
      }),
    );
  return yearCalendar({
    title: "Året på ett blad",
    subtitle: "Timmar per månad och verksamhetsområde",
    summary: calendarSummary(rows),
    note: "Rutans tal är timmar. Delar en regelstyrd och en riskstyrd uppföljning ruta visas regelns färg.",
    entries,
    ifEmpty: "Ingen uppföljning är planerad.",
  });
}

/** Where in the year the weight lies. */
export function calendarSummary(rows: readonly PlanRow[]): string {
  const months = new Map<string, number>();
  for (const row of rows) months.set(row.manad, (months.get(row.manad) ?? 0) + row.timmar);
  const [heaviest] = [...months].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  if (!heaviest) return "Ingen uppföljning är planerad.";
  const firstQuarter = hours(rows.filter((row) => Number(row.manad.slice(5)) <= 3));
  return `Tyngst är ${format.month(heaviest[0])} med ${format.number(heaviest[1])} timmar; ${format.share(firstQuarter / hours(rows))} av årets timmar ligger i första kvartalet.`;
}
