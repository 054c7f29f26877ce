/** From performed or granted minutes to the lines of an invoice: one per brukare, insats and tidsslag, month by month. */
import type { Month } from "./calendar.ts";
import { type Client, grantedMinutes } from "./clients.ts";
import { INSATS_COUNT, SLAG, SLAG_COUNT } from "./insatser.ts";
import type { Unit } from "./organisation.ts";
import { hourPrice, slagOf } from "./prices.ts";

export interface InvoiceLine {
  unit: Unit;
  /** Absent on lines per day and place. */
  client: Client | undefined;
  insats: number;
  slag: number;
  from: number;
  to: number;
  minutes: number;
  /** Hours × 10 000, as they are printed. */
  hours: number;
  /** Öre per hour. */
  price: number;
  /** Öre. */
  amount: number;
}

/** Printed hours × price, halves up, in whole numbers all the way. */
export function amountOf(hours: number, price: number): number {
  return Math.floor((hours * price + 5_000) / 10_000);
}

export function withMinutes(line: InvoiceLine, minutes: number): InvoiceLine {
  const hours = Math.round((minutes * 10_000) / 60);
  return { ...line, minutes, hours, amount: amountOf(hours, line.price) };
}

/** Minutes per client × insats × tidsslag of one enhet and month. */
export class MinuteAccount {
  readonly billed: Int32Array;
  /** What should have been billed: differs where every visit is rounded up (R17). */
  readonly right: Int32Array;
  readonly performed: Int32Array;

  constructor(clients: number) {
    this.billed = new Int32Array(clients * INSATS_COUNT * SLAG_COUNT);
    this.right = new Int32Array(clients * INSATS_COUNT * SLAG_COUNT);
    this.performed = new Int32Array(clients * INSATS_COUNT);
  }

  clear(): void {
    this.billed.fill(0);
    this.right.fill(0);
    this.performed.fill(0);
  }
}

export function linesOf(unit: Unit, clients: readonly Client[], month: Month, account: MinuteAccount): InvoiceLine[] {
  const lines: InvoiceLine[] = [];
  for (const client of clients) {
    if (client.billedTo < month.first || client.from > month.last) continue;
    for (let insats = 0; insats < INSATS_COUNT; insats++) {
      if (unit.contract.basis === "beviljad") {
        const granted = client.decisions.reduce(
          (sum, decision) => (decision.insats === insats ? sum + grantedMinutes(decision, month) : sum),
          0,
        );
        addLine(lines, unit, client, insats, slagOf(insats)[0] ?? SLAG.dag, month, granted);
        continue;
      }
      for (const slag of slagOf(insats)) {
        addLine(
          lines,
          unit,
          client,
          insats,
          slag,
          month,
          account.billed[(client.index * INSATS_COUNT + insats) * SLAG_COUNT + slag] ?? 0,
        );
      }
    }
  }
  return lines;
}

function addLine(
  lines: InvoiceLine[],
  unit: Unit,
  client: Client,
  insats: number,
  slag: number,
  month: Month,
  minutes: number,
): void {
  if (minutes <= 0) return;
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  // The line covers the days of the month on which the insats was decided, not days before or after.
  for (const decision of client.decisions) {
    if (decision.insats !== insats || decision.to < month.first || decision.from > month.last) continue;
    from = Math.min(from, Math.max(decision.from, month.first));
    to = Math.max(to, Math.min(decision.to, month.last));
  }
  const price = hourPrice(insats, unit.company.regi, unit.rural, slag, month.year);
  lines.push(withMinutes({ unit, client, insats, slag, from, to, minutes, hours: 0, price, amount: 0 }, minutes));
}
