import { html } from "htl";
import { chart } from "../../components/chart.ts";
import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { accent, ink, missing, muted } from "../../components/palette.ts";
import { draw, Plot } from "../../components/plot.ts";
import { table } from "../../components/table.ts";
import { causeName, isExplained, isReconcilable, ledgerOf } from "../ekonomi/ledger.ts";
import { type CauseMonthRow, causesOf, type FindingMonthRow, type MonthRow, monthsBetween } from "../ekonomi/months.ts";
import { placeHref } from "./place.ts";

export interface ProviderMonth {
  manad: string;
  belopp_kr: number;
  tid_kr: number;
  /** null where there is nothing to reconcile with */
  oforklarad_kr: number | null;
  andel: number | null;
  /** the largest cause of what is left */
  orsak: string;
  /** cases, and the kronor of those that are not answered */
  fynd: number;
  oppet_unik_kr: number;
  bokford_kr: number | null;
  /** invoices dated in the month less what is booked in it */
  skillnad_kr: number | null;
  beraknad: boolean;
}

/** Every month of one utförare, gaps included. */
export function providerMonths(
  months: readonly MonthRow[],
  causes: readonly CauseMonthRow[],
  findings: readonly FindingMonthRow[],
): ProviderMonth[] {
  return monthsBetween([...months, ...findings].map(({ manad }) => manad)).map((manad) => {
    const own = causesOf(causes.filter((row) => row.manad === manad));
    const ledger = ledgerOf(own);
    const judged = isReconcilable(ledger);
    const month = months.find((row) => row.manad === manad);
    const asked = findings.find((row) => row.manad === manad);
    const [left] = own.filter(({ orsak }) => !isExplained(orsak)).sort((a, b) => b.belopp_kr - a.belopp_kr);
    const booked = month?.bokford_kr ?? null;
    return {
      manad,
      belopp_kr: ledger.total,
      tid_kr: ledger.time,
      oforklarad_kr: judged ? ledger.unexplained : null,
      andel: judged ? ledger.unexplained / ledger.time : null,
      orsak: left ? causeName(left.orsak) : "",
      fynd: asked?.antal ?? 0,
      oppet_unik_kr: asked?.oppet_unik_kr ?? 0,
      bokford_kr: booked,
      skillnad_kr:
        booked === null || month?.fakturadatum_kr == null
          ? null
          : Math.round((month.fakturadatum_kr - booked) * 100) / 100,
      beraknad: month?.beraknad ?? false,
    };
  });
}

/** What is left unexplained, month by month. */
export function monthBars(rows: readonly ProviderMonth[]): HTMLElement {
  const known = rows.filter(({ oforklarad_kr }) => oforklarad_kr !== null);
  const [most] = [...known].sort((a, b) => (b.oforklarad_kr ?? 0) - (a.oforklarad_kr ?? 0));
  const columns: Column<ProviderMonth>[] = [
    { key: "manad", label: "Månad", type: "period" },
    { key: "tid_kr", label: "Fakturerat för tid", type: "kronor" },
    { key: "oforklarad_kr", label: "Ej förklarat", type: "kronor" },
    { key: "andel", label: "Andel", type: "share", digits: 2 },
  ];
  return chart<ProviderMonth>({
    title: "Ej förklarade kronor månad för månad",
    subtitle: "Kronor",
    summary:
      most && (most.oforklarad_kr ?? 0) > 0
        ? `Högst är ${format.month(most.manad)} med ${format.kronor(most.oforklarad_kr)}, ${format.share(most.andel, 1)} av månadens kronor för tid.`
        : "Ingen månad har kronor utan förklaring.",
    rows: known,
    columns,
    draw: (width) => {
      const wide = Math.min(width, 900);
      const room = wide / Math.max(1, rows.length);
      return draw({
        width: wide,
        height: 170,
        marginLeft: 12,
        marginRight: 12,
        marginTop: 22,
        marginBottom: 34,
        x: { type: "band", domain: rows.map(({ manad }) => manad), axis: null, padding: 0.2 },
        y: { axis: null },
        marks: [
          Plot.barY(rows, { x: "manad", y: (row: ProviderMonth) => row.oforklarad_kr ?? 0, fill: accent }),
          Plot.tickY(
            rows.filter(({ oforklarad_kr }) => oforklarad_kr === null),
            { x: "manad", y: () => 0, stroke: missing, strokeWidth: 4 },
          ),
          Plot.text(
            rows.filter((row) => (row.oforklarad_kr ?? 0) > 0 && (room > 44 || row === most)),
            {
              x: "manad",
              y: "oforklarad_kr",
              dy: -8,
              fill: ink,
              fontSize: 11,
              text: (row: ProviderMonth) => format.kronorShort(row.oforklarad_kr),
            },
          ),
          Plot.ruleY([0], { stroke: ink }),
          Plot.axisX({
            tickSize: 0,
            label: null,
            color: muted,
            ticks: rows
              .map(({ manad }) => manad)
              .filter((manad, index) => room > 26 || index === 0 || manad.endsWith("-01")),
            tickFormat: (manad: string, index: number) => monthTick(manad, index, room),
          }),
        ],
      });
    },
    ifEmpty: "Det finns inget att stämma av, eller inget att stämma av mot.",
  });
}

const monthTick = (manad: string, index: number, room: number): string => {
  const name = format.monthName(Number(manad.slice(5)));
  return index === 0 || manad.endsWith("-01") ? `${name}\n${manad.slice(0, 4)}` : room > 26 ? name : "";
};

/** The months as a list, each a way in. */
export function monthTable(utforare: string, rows: readonly ProviderMonth[]): HTMLElement {
  // nothing is booked with suppliers for who sends no invoices to be booked
  const booked = rows.some(({ bokford_kr }) => bokford_kr);
  const calculated = rows.some(({ beraknad }) => beraknad);
  const columns: Column<ProviderMonth>[] = [
    { key: "manad", label: "Månad", type: "period", href: ({ manad }) => placeHref({ utforare, manad }) },
    {
      key: "belopp_kr",
      label: calculated ? "Fakturerat eller beräknat" : "Fakturerat",
      type: "kronor",
      render: ({ belopp_kr, beraknad }) => `${format.kronor(belopp_kr)}${beraknad ? " (beräknat)" : ""}`,
    },
    { key: "tid_kr", label: "Varav för tid", type: "kronor" },
    {
      key: "oforklarad_kr",
      label: "Ej förklarat",
      type: "kronor",
      render: ({ oforklarad_kr }) => (oforklarad_kr === null ? "–" : format.kronor(oforklarad_kr)),
    },
    {
      key: "andel",
      label: "Andel av tid",
      type: "share",
      digits: 2,
      render: ({ andel }) => (andel === null ? "–" : format.share(andel, 2)),
    },
    {
      key: "orsak",
      label: "Störst del av det oförklarade",
      render: ({ orsak }) => html`<span class="what-cell">${orsak || "–"}</span>`,
    },
    { key: "fynd", label: "Fall", type: "number" },
    { key: "oppet_unik_kr", label: "Kvar att fråga om", type: "kronor" },
    ...(booked ? [{ key: "skillnad_kr" as const, label: "Skillnad mot bokfört", type: "kronor" as const }] : []),
  ];
  return table(rows, columns, {
    caption: "Månad för månad",
    pageSize: 12,
    sort: { key: "manad", descending: true },
    filter: false,
    ...(booked
      ? {
          exportColumns: [
            ...columns.slice(0, -1),
            { key: "bokford_kr", label: "Bokfört", type: "kronor" },
            ...columns.slice(-1),
          ],
        }
      : {}),
    ifEmpty: "Inga månader.",
  });
}
