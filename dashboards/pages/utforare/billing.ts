import { format, intervalRows, type Panel, smallMultiples } from "../../components/index.ts";
import { panelOf } from "../common/panels.ts";
import type { Register } from "../common/register.ts";
import type { Enhet, Serie } from "../common/rows.ts";

/** A utförare's hours and kronor of one quarter; null where they are about too few persons (`dold`). */
export interface Billing {
  utforare_id: string;
  kvartal: string;
  brukare: number | null;
  beviljade_timmar: number | null;
  utforda_timmar: number | null;
  fakturerade_timmar: number | null;
  belopp_kr: number | null;
  dold: boolean;
}

export interface BillingSum {
  beviljade: number | null;
  utforda: number | null;
  fakturerade: number | null;
  kronor: number;
  kvartal: number;
  dolda: number;
  fran: string;
  till: string;
}

/** The last four quarters. Billed against performed only over the quarters in which both may be shown. */
export function billingSum(rows: readonly Billing[]): BillingSum | null {
  const last = [...rows].sort((a, b) => (a.kvartal < b.kvartal ? -1 : 1)).slice(-4);
  const [first] = last;
  const final = last.at(-1);
  if (!first || !final) return null;
  const both = last.filter((row) => row.fakturerade_timmar != null && row.utforda_timmar != null);
  const sum = (value: (row: Billing) => number | null) =>
    both.length === 0 ? null : both.reduce((total, row) => total + (value(row) ?? 0), 0);
  return {
    beviljade: sum((row) => row.beviljade_timmar),
    utforda: sum((row) => row.utforda_timmar),
    fakturerade: sum((row) => row.fakturerade_timmar),
    kronor: last.reduce((total, row) => total + (row.belopp_kr ?? 0), 0),
    kvartal: both.length,
    dolda: last.filter(({ dold }) => dold).length,
    fran: first.kvartal,
    till: final.kvartal,
  };
}

export function billingText(sum: BillingSum | null): string {
  if (!sum) return "Inga fakturor finns för utföraren.";
  const money = `${format.kronorShort(sum.kronor)} är fakturerat från och med ${format.quarter(sum.fran)} till och med ${format.quarter(sum.till)}.`;
  if (sum.dolda > 0 && sum.kvartal === 0)
    return `${money} Timmarna visas inte: skillnaden mellan fakturerat och utfört rör färre personer än gränsen.`;
  if (sum.fakturerade == null || sum.utforda == null || sum.fakturerade === 0)
    return `${money} Det mesta faktureras inte per timme, så det finns inget att jämföra med utförd tid.`;
  const difference = sum.fakturerade - sum.utforda;
  const share = sum.utforda > 0 ? difference / sum.utforda : null;
  const hidden =
    sum.dolda > 0
      ? ` ${format.capitalise(format.inWords(sum.dolda, true))} av fyra kvartal räknas inte in: skillnaden rör för få personer.`
      : "";
  const words =
    Math.abs(difference) < 0.5
      ? "lika mycket som registrerad utförd tid"
      : `${format.number(Math.abs(difference))} timmar ${difference > 0 ? "mer" : "mindre"} än registrerad utförd tid (${format.share(share == null ? null : Math.abs(share), 1)})`;
  return `${money} Fakturerad tid är ${format.number(sum.fakturerade)} timmar, ${words}.${hidden} Avrundning, avbokningar och sen registrering kan förklara skillnader; avstämningen krona för krona görs i ekonomins utgåva.`;
}

export function billingChart(sum: BillingSum | null): HTMLElement | null {
  if (!sum || sum.fakturerade == null || sum.fakturerade === 0) return null;
  const row = (label: string, value: number | null, highlight = false) => ({
    label,
    value,
    low: value,
    high: value,
    highlight,
  });
  return intervalRows({
    title: "Beviljad, utförd och fakturerad tid",
    subtitle: `Timmar, ${format.inWords(sum.kvartal)} kvartal till och med ${format.quarter(sum.till)}`,
    summary: billingText(sum),
    rows: [row("Beviljad", sum.beviljade), row("Utförd", sum.utforda), row("Fakturerad", sum.fakturerade, true)],
    valueLabel: "Timmar",
    digits: 0,
  });
}

const PERFORMED = "utford-av-beviljad-verksamhet-och-arbetssatt";

/** How much of the granted time was performed, unit by unit. */
export function performedPanels(
  units: readonly Enhet[],
  series: ReadonlyMap<string, Serie>,
  names: Register,
): HTMLElement | null {
  const panels = units.flatMap((unit): Panel[] => {
    const panel = panelOf({
      series,
      names,
      objekt_typ: "enhet",
      objekt_id: unit.enhet_id,
      indikator_id: PERFORMED,
      title: unit.namn,
    });
    return panel ? [panel] : [];
  });
  if (panels.length === 0) return null;
  return smallMultiples({
    title: "Så mycket av den beviljade tiden utfördes",
    subtitle: "Andel av beviljade timmar, när hela dagar borta räknats bort",
    summary:
      "Mer tid än beviljat för en brukare väger inte upp mindre för en annan. Brukaren kan också själv ha tackat nej.",
    panels,
    valueLabel: "Andel",
    type: "share",
    referenceLabel: "hela verksamhetsområdet",
  });
}
