import { type FlowStep, flow, HOURS } from "../../components/flow.ts";
import * as format from "../../components/format.ts";
import { type CauseRow, isExplained, isReconcilable, isTime, type Ledger } from "./ledger.ts";
import type { MonthRow } from "./months.ts";

/** Hours on their way from the decision to the invoice; null where nothing is known of a step. */
export interface HourSums {
  granted: number | null;
  performed: number | null;
  invoiced: number;
  unexplained: number;
}

export function hourSums(
  months: readonly Pick<MonthRow, "beviljad_min" | "utford_min">[],
  causes: readonly CauseRow[],
): HourSums {
  const sum = (key: "beviljad_min" | "utford_min"): number | null =>
    months.some((row) => row[key] !== null) ? months.reduce((total, row) => total + (row[key] ?? 0), 0) / 60 : null;
  const minutes = (keep: (orsak: string) => boolean): number =>
    causes.reduce((total, row) => (isTime(row.orsak) && keep(row.orsak) ? total + row.minuter : total), 0) / 60;
  return {
    granted: sum("beviljad_min"),
    performed: sum("utford_min"),
    invoiced: minutes(() => true),
    unexplained: minutes((orsak) => !isExplained(orsak)),
  };
}

export function hourSteps({ granted, performed, invoiced, unexplained }: HourSums, calculated = false): FlowStep[] {
  const change = (from: number, to: number, more: string, less: string): FlowStep => ({
    label: to >= from ? more : less,
    value: to - from,
    kind: "change",
  });
  return [
    ...(granted === null ? [] : [{ label: "Beviljat", value: granted, kind: "total" } as const]),
    ...(granted === null || performed === null
      ? []
      : [change(granted, performed, "Utfört utöver beslut", "Beviljat men inte utfört")]),
    ...(performed === null ? [] : [{ label: "Utfört", value: performed, kind: "total" } as const]),
    ...(performed === null
      ? []
      : [change(performed, invoiced, "Fakturerat utöver utfört", "Utfört men inte fakturerat")]),
    { label: calculated ? "Fakturerat eller beräknat" : "Fakturerat", value: invoiced, kind: "total" },
    { label: "Förklarat", value: unexplained - invoiced, kind: "change" },
    { label: "Ej förklarat", value: unexplained, kind: "total", highlight: true },
  ];
}

/** The whole way in one picture: decided, performed, invoiced, unexplained. */
export function hourFlow(
  sums: HourSums,
  ledger: Ledger,
  /** egen regi without invoices is among the hours, at its performed time */
  calculated = false,
): HTMLElement {
  const { granted, performed, invoiced, unexplained } = sums;
  const share = (part: number | null, whole: number | null): string =>
    part !== null && whole ? format.share(part / whole) : "okänd andel";
  return flow({
    title: "Från beslut till faktura till det ingen har förklarat",
    subtitle: "Timmar",
    unit: HOURS,
    summary:
      invoiced > 0
        ? `${granted !== null && performed !== null ? `Av de beviljade timmarna är ${share(performed, granted)} utförda; ` : ""}${format.number(invoiced)} timmar är fakturerade${performed ? ` (${share(invoiced, performed)} av de utförda)` : ""} och ${unexplained < 0.05 ? "ingen" : format.number(unexplained, unexplained < 10 ? 1 : 0)} av dem saknar förklaring.`
        : "Inga timmar är fakturerade.",
    note: "Det beviljade och utförda gäller de insatser och månader som är fakturerade. En skillnad i pris syns bara i kronor.",
    steps: isReconcilable(ledger) && invoiced > 0 ? hourSteps(sums, calculated) : [],
    ifEmpty: "Utan fakturerade timmar, besök, beslut och avtal finns det inget att följa från beslut till faktura.",
  });
}
