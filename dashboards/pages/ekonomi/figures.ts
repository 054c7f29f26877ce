import { type Contribution, contributionBars } from "../../components/bars.ts";
import { chart } from "../../components/chart.ts";
import type { Column } from "../../components/columns.ts";
import { type FlowStep, flow } from "../../components/flow.ts";
import * as format from "../../components/format.ts";
import { type KeyFigure, keyFigures } from "../../components/keyFigures.ts";
import { notice } from "../../components/notice.ts";
import { accent, accentTint, ink, muted } from "../../components/palette.ts";
import { draw, Plot } from "../../components/plot.ts";
import { sumId } from "../common/explainId.ts";
import {
  type CauseRow,
  causeName,
  causeText,
  isExplained,
  isReconcilable,
  isTime,
  type Ledger,
  leftKronor,
  shareInWords,
  wholeKronor,
} from "./ledger.ts";

/** `avstamning-kvartal` */
export interface QuarterRow {
  kvartal: string;
  belopp_kr: number;
  tid_kr: number;
  oforklarad_kr: number;
  /** every month of the quarter is there and over */
  hel: boolean;
}

export function ledgerFigures(ledger: Ledger, quarters: readonly QuarterRow[]): HTMLElement {
  const latest = !isReconcilable(ledger)
    ? undefined
    : quarters.filter((quarter) => quarter.hel && quarter.tid_kr > 0).at(-1);
  const [whole, left] = [wholeKronor(ledger), leftKronor(ledger)];
  const figures: KeyFigure[] = [
    {
      label: "Fakturerat för tid",
      value: ledger.total === 0 ? "–" : whole(ledger.time),
      basis:
        ledger.total === 0
          ? "inga fakturor är inlästa"
          : `av ${whole(ledger.total)} totalt; resten är per dygn eller styck, eller krediterat`,
    },
    {
      label: isReconcilable(ledger) || ledger.time <= 0 ? "Ej förklarat" : "Kan inte stämmas av",
      value: ledger.time > 0 ? left(ledger.unexplained) : "–",
      basis:
        ledger.time > 0
          ? `${format.share(ledger.unexplained / ledger.time, 2)} av det som fakturerats för tid${ledger.unfounded > 0 && isReconcilable(ledger) ? `; varav ${left(ledger.unfounded)} saknar underlag att stämma av mot` : ""}`
          : "inget är fakturerat för tid",
    },
  ];
  if (latest) {
    figures.push({
      label: `Ej förklarat ${format.quarter(latest.kvartal)}`,
      value: format.kronorShort(latest.oforklarad_kr),
      basis: `${format.share(latest.oforklarad_kr / latest.tid_kr, 2)} av ${format.kronorShort(latest.tid_kr)}, senaste hela kvartalet`,
    });
  }
  return keyFigures(figures);
}

/** From what was invoiced for time, cause by cause, to what nobody has explained. */
export function ledgerFlow(rows: readonly CauseRow[], ledger: Ledger): HTMLElement {
  const steps: FlowStep[] = [
    { label: "Fakturerat för tid", value: ledger.time, kind: "total" },
    ...rows
      .filter((row) => isTime(row.orsak) && isExplained(row.orsak))
      .sort((a, b) => b.belopp_kr - a.belopp_kr)
      .map((row): FlowStep => ({ label: causeName(row.orsak), value: -row.belopp_kr, kind: "change" })),
    { label: "Ej förklarat", value: ledger.unexplained, kind: "total", highlight: true },
  ];
  const written = format.kronorTogether(steps.map(({ value }) => value));
  return flow({
    title: "Från det fakturerade till det ingen har förklarat",
    subtitle: "Kronor för timmar; varje krona har en enda orsak",
    summary:
      ledger.time > 0
        ? `${shareInWords(ledger.explained / ledger.time)} förklaras av beslut, utförd tid och avtal; ${written(ledger.unexplained)} återstår.`
        : "Inget är fakturerat per timme.",
    note: "Vid ersättning för utförd tid jämförs fakturan med besöken, avrundade som avtalet säger, så långt besluten räcker. Vid ersättning för beviljad tid jämförs den med besluten, hela frånvarodagar borträknade.",
    steps: isReconcilable(ledger) ? steps : [],
    ifEmpty:
      ledger.time > 0
        ? "Utan besök, beslut och avtal går det inte att säga vad kronorna beror på."
        : "Inget är fakturerat per timme, så det finns inget att stämma av.",
  });
}

/** What is left, by why it could not be explained. `id` is that of the whole sum, where the page shows it. */
export function unexplainedBars(rows: readonly CauseRow[], ledger: Ledger, id?: string): HTMLElement {
  const left = rows.filter((row) => !isExplained(row.orsak)).sort((a, b) => b.belopp_kr - a.belopp_kr);
  const largest = left[0];
  if (!largest && ledger.time > 0)
    return notice({
      kind: "fact",
      title: "Inget är oförklarat",
      text: "Varje krona som fakturerats för tid är förklarad.",
    });
  const written = format.kronorTogether(left.map(({ belopp_kr }) => belopp_kr));
  return contributionBars({
    title: "Det oförklarade, efter vad som saknas eller skiljer",
    subtitle: "Kronor",
    summary: largest
      ? `Störst är ”${causeName(largest.orsak).toLocaleLowerCase("sv")}” med ${written(largest.belopp_kr)}. ${causeText(largest.orsak)}`
      : "Inget är oförklarat.",
    valueLabel: "Kronor",
    format: written,
    contributions: left.map(
      (row): Contribution => ({
        label: causeName(row.orsak),
        value: row.belopp_kr,
        detail: `${causeText(row.orsak)} ${format.number(row.minuter / 60)} timmar, ${row.brukare === null ? "få" : format.number(row.brukare)} brukare.${id ? ` Id för uppsikt explain: ${sumId(id, row.orsak)}.` : ""}`,
      }),
    ),
    ifEmpty: "Inget är fakturerat per timme, så det finns inget att förklara.",
  });
}

/** Whether what is unexplained grows, quarter by quarter. */
export function unexplainedByQuarter(quarters: readonly QuarterRow[], ledger: Ledger): HTMLElement {
  const rows = (isReconcilable(ledger) ? quarters : [])
    .filter((quarter) => quarter.tid_kr > 0)
    .map((row) => ({ ...row, andel: row.oforklarad_kr / row.tid_kr }));
  type Row = (typeof rows)[number];
  const judged = rows.filter((row) => row.hel);
  const highest = [...judged].sort((a, b) => b.andel - a.andel)[0];
  const latest = judged.at(-1);
  const columns: Column<Row>[] = [
    { key: "kvartal", label: "Kvartal", type: "period" },
    { key: "belopp_kr", label: "Fakturerat", type: "kronor" },
    { key: "tid_kr", label: "Varav för tid", type: "kronor" },
    { key: "oforklarad_kr", label: "Ej förklarat", type: "kronor" },
    { key: "andel", label: "Andel av tid", type: "share", digits: 2 },
    { key: "hel", label: "Helt kvartal" },
  ];
  return chart<Row>({
    title: "Ej förklarat kvartal för kvartal",
    subtitle: "Andel av det som fakturerats för tid, procent",
    summary:
      highest && latest
        ? `Andelen var högst ${format.quarter(highest.kvartal)}, ${format.share(highest.andel, 2)}, och senast ${format.share(latest.andel, 2)}.`
        : "Inget helt kvartal finns ännu.",
    note: judged.length < rows.length ? "Kvartal som inte är hela är ljusare och bedöms inte." : undefined,
    rows,
    columns,
    draw: (width) =>
      draw({
        width: Math.min(width, 900),
        height: 190,
        marginLeft: 4,
        marginRight: 4,
        marginTop: 22,
        marginBottom: 34,
        x: { type: "band", domain: rows.map((row) => row.kvartal), axis: null, padding: 0.25 },
        y: { axis: null },
        marks: [
          Plot.barY(rows, {
            x: "kvartal",
            y: "andel",
            fill: (row: Row) => (row.hel ? accent : accentTint),
            stroke: accent,
          }),
          Plot.text(rows, {
            x: "kvartal",
            y: "andel",
            dy: -8,
            fill: ink,
            fontSize: 11,
            text: (row: Row) => format.number(row.andel * 100, 2),
          }),
          Plot.ruleY([0], { stroke: ink }),
          Plot.axisX({
            tickSize: 0,
            label: null,
            color: muted,
            tickFormat: (kvartal: string) => quarterTick(kvartal, width),
          }),
        ],
      }),
    ifEmpty: "Det finns inget att stämma av, eller inget att stämma av mot.",
  });
}

/** `2025-Q1` → `kv 1` over `2025`; on a phone the year only where it begins. */
function quarterTick(kvartal: string, width: number): string {
  const [year = "", quarter = ""] = kvartal.split("-Q");
  return width < 560 ? `${quarter}\n${quarter === "1" ? year.slice(2) : ""}` : `kv ${quarter}\n${year}`;
}
