/** What the making of visits and invoices carries from one month and enhet to the next. */
import { DayVisits } from "./dayVisits.ts";
import type { Correction, InvoiceBook } from "./invoiceBook.ts";
import type { IdentifiedVisit } from "./neighbour.ts";
import type { Run } from "./run.ts";
import { Travels } from "./travels.ts";
import { VisitFaults } from "./visitFaults.ts";
import type { VisitingUnit } from "./visitingUnit.ts";
import type { VisitLines } from "./visitLines.ts";

export interface CareState {
  run: Run;
  lines: VisitLines;
  book: InvoiceBook;
  nextVisit: number;
  visits: DayVisits;
  /** Corrections that wait for the next month, per enhet. */
  corrections: Map<VisitingUnit, Correction[]>;
  travels: Travels;
  /** Planted faults of the current enhet and month that are made of visits. */
  found: VisitFaults;
  /** Visits of personnel who can be compared with the neighbour's. */
  identified: IdentifiedVisit[];
  /** How many more declined visits and visits on days of admission the answer key will mention. */
  lookAlikes: number;
}

export function careState(run: Run, lines: VisitLines, book: InvoiceBook): CareState {
  return {
    run,
    lines,
    book,
    nextVisit: 1,
    visits: new DayVisits(8192),
    corrections: new Map(),
    travels: new Travels(),
    found: new VisitFaults(),
    identified: [],
    lookAlikes: 50,
  };
}
