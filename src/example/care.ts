/**
 * The care that is paid per hour: decisions, visits and invoices, streamed month by month and enhet by enhet, so that
 * memory holds one day of one enhet at a time however large the municipality is.
 */

import { brokenVisits } from "./brokenVisits.ts";
import { MONTHS, monthAt, months, pad, quarterText } from "./calendar.ts";
import { careMonth } from "./careMonth.ts";
import { careState } from "./careState.ts";
import type { ClientIds } from "./clients.ts";
import { writeDayInvoices } from "./dayInvoices.ts";
import { type FaultPlan, faultsOf, planFaults } from "./faultPlan.ts";
import { canaryNumbers, caseId } from "./identity.ts";
import { InvoiceBook, invoiceColumns } from "./invoiceBook.ts";
import type { IdentifiedVisit } from "./neighbour.ts";
import type { Occupancy } from "./occupancy.ts";
import type { Organisation } from "./organisation.ts";
import type { Run } from "./run.ts";
import type { Travels } from "./travels.ts";
import { prepareUnit, type VisitingUnit } from "./visitingUnit.ts";
import { VisitLines } from "./visitLines.ts";

export interface Care {
  visiting: VisitingUnit[];
  book: InvoiceBook;
  travels: Travels;
  identified: IdentifiedVisit[];
}

export interface PreparedCare {
  visiting: VisitingUnit[];
  plan: FaultPlan;
}

export function prepareCare(run: Run, organisation: Organisation): PreparedCare {
  const { seed } = run.options;
  const units = organisation.units.filter((unit) => unit.area.paid === "besok");
  const plan = planFaults(seed, units, run.options.faults ?? true);
  const ids = clientIds();
  const visiting = units.map((unit) => {
    const faults = plan.get(unit);
    if (faults === undefined) throw new Error(`no fault plan for ${unit.id}`);
    return prepareUnit(seed, unit, faults, ids);
  });
  return { visiting, plan };
}

/** Case ids in order; two clients have an identity number instead, as old imports leave behind (canaries). */
function clientIds(): ClientIds {
  let client = 0;
  let decision = 0;
  const odd = new Map<number, string>([
    [7, canaryNumbers.brukare[0]],
    [19, canaryNumbers.brukare[1]],
  ]);
  return {
    client: () => odd.get(client++) ?? caseId(client),
    decision: () => `BES-${pad(++decision, 6)}`,
  };
}

export async function streamCare(run: Run, prepared: PreparedCare, occupancy: Occupancy): Promise<Care> {
  const { visiting, plan } = prepared;
  const book = new InvoiceBook();
  const lines = new VisitLines(await run.options.writer.open(visitFile(0)));
  const state = careState(run, lines, book);
  for (const one of visiting) if (one.faults.travels) state.travels.addRoutes(one);
  const total = expectedVisits(visiting);
  for (const month of months) {
    if (month.index > 0 && month.index % 3 === 0)
      await lines.next(await run.options.writer.open(visitFile(month.index / 3)));
    await run.table("fakturor", `fakturor-${month.text}.csv`, invoiceColumns, async (invoices) => {
      for (const one of visiting) {
        await careMonth(state, one, month, faultsOf(plan, one.unit, month.index), invoices);
        await invoices.drain();
      }
      writeDayInvoices(book, occupancy, month, invoices);
    });
    if (month.index % 3 === 2) brokenVisits(run, state, visiting, month);
    run.options.onProgress?.({ source: "utford_tid", rows: lines.rows, total });
  }
  await lines.close();
  run.summary.utford_tid = lines.rows;
  return { visiting, book, travels: state.travels, identified: state.identified };
}

function visitFile(quarter: number): string {
  return `utford_tid/utford_tid-${quarterText(quarter)}.csv`;
}

/** For the progress line only: visits wished for, less the usual absences. */
function expectedVisits(visiting: readonly VisitingUnit[]): number {
  let perWeek = 0;
  for (const { maker } of visiting) {
    for (const stop of maker.roster.stops)
      for (let bits = stop.wish.weekdays; bits > 0; bits >>= 1) perWeek += bits & 1;
  }
  return Math.round((perWeek / 7) * 0.88 * (monthAt(MONTHS - 1).last + 1));
}
