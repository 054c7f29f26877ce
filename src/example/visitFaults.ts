/** Planted faults that are made of visits, gathered over a month: one row of the answer key for each. */
import type { Month } from "./calendar.ts";
import type { Client } from "./clients.ts";
import type { DayVisits } from "./dayVisits.ts";
import type { Facit } from "./facit.ts";
import type { Unit } from "./organisation.ts";
import { hourPrice, slagAt } from "./prices.ts";
import { besokId } from "./visitLines.ts";

interface Gathered {
  regel: string;
  client: Client | undefined;
  visits: string[];
  minutes: number;
  /** Öre × 60: divided once, when all of it is there. */
  ore: number;
  why: string;
}

export class VisitFaults {
  private readonly rows = new Map<string, Gathered>();

  /** One more visit of a fault, with the minutes of it that are at stake. Faults of one name are one row, and no visit comes twice in it. */
  add(
    name: string,
    regel: string,
    client: Client | undefined,
    why: string,
    visit: { id: number; minutes: number; price: number },
  ): void {
    let row = this.rows.get(name);
    if (row?.visits.includes(besokId(visit.id))) return;
    if (row === undefined) {
      row = { regel, client, visits: [], minutes: 0, ore: 0, why };
      this.rows.set(name, row);
    }
    row.visits.push(besokId(visit.id));
    row.minutes += visit.minutes;
    row.ore += visit.minutes * visit.price;
  }

  write(facit: Facit, unit: Unit, month: Month): void {
    for (const row of this.rows.values()) {
      facit.add("fakturafel", {
        regel_id: row.regel,
        utforare_id: unit.company.id,
        enhet_id: unit.id,
        brukar_id: row.client?.id ?? null,
        manad: month.text,
        rader: row.visits.join(" "),
        minuter: Math.round(row.minutes),
        belopp_kr: Math.round(row.ore / 60) / 100,
        forklaring: row.why,
      });
    }
    this.rows.clear();
  }
}

/** Öre per hour of a visit. */
export function priceOf(visits: DayVisits, i: number, unit: Unit, month: Month, helg: boolean): number {
  const { insats } = visits.decisions[i]!;
  return hourPrice(insats, unit.company.regi, unit.rural, slagAt(visits.start[i]!, insats, helg), month.year);
}
