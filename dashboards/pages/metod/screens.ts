import type { Column } from "../../components/columns.ts";
import * as format from "../../components/format.ts";
import { table } from "../../components/table.ts";
import type { DelayRow, ScreenRow } from "./types.ts";

const KINDS: Record<string, string> = {
  signal: "Signaler",
  signaler: "Signaler",
  trend: "Trender",
  trender: "Trender",
};
const LEVELS: Record<string, string> = { tydlig: "tydliga", mojlig: "möjliga" };
const kindWord = (slag: string): string => KINDS[slag] ?? format.capitalise(slag.replaceAll("_", " "));
const levelWord = (niva: string): string => LEVELS[niva] ?? niva.replaceAll("_", " ");

/** When thousands of comparisons are made some stand out by chance: how many were made, found, and would be expected so. */
export function screenText(rows: readonly ScreenRow[]): string {
  const clear = rows.filter(({ niva }) => niva === "tydlig");
  const all = clear.length > 0 ? clear : rows;
  if (all.length === 0) return "Ingen prövning har gjorts, så ingen kan ha pekats ut av en slump.";
  const sum = (column: "provade" | "utpekade" | "vantat_slump") =>
    all.reduce((total, row) => total + Number(row[column]), 0);
  return `${format.number(sum("provade"))} prövningar gjordes samtidigt. ${format.capitalise(format.inWords(sum("utpekade")))} pekades ut som tydliga; av dem väntas högst ungefär ${format.number(sum("vantat_slump"), sum("vantat_slump") < 10 ? 1 : 0)} vara slump.`;
}

export function screenTable(rows: readonly ScreenRow[]): HTMLElement {
  const shown = rows.map((row) => ({ ...row, vad: `${kindWord(row.slag)}, ${levelWord(row.niva)}` }));
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    { key: "vad", label: "Prövning" },
    { key: "provade", label: "Prövade", type: "number" },
    { key: "utpekade", label: "Utpekade", type: "number" },
    { key: "vantat_slump", label: "Väntas vara slump, högst", type: "number", digits: 1 },
    { key: "q", label: "Andel slump som godtas", type: "share" },
  ];
  return table(shown, columns, {
    caption: "Så många prövningar gjordes, och så många väntas vara slump",
    filter: false,
    ifEmpty: "Inga prövningar har gjorts.",
  });
}

/** A quarter that just ended is not all there yet: what arrives late, and how much of it is counted as still to come. */
export function delayText(rows: readonly DelayRow[]): string {
  const latest = rows
    .map(({ kvartal }) => kvartal)
    .sort()
    .at(-1);
  const own = rows.filter(({ kvartal }) => kvartal === latest);
  const all = own.find(({ kvalitetsomrade }) => kvalitetsomrade == null);
  if (!all) return "Ingen fördröjning går att mäta i de uppgifter som finns, så inget räknas ned för den.";
  const [slowest] = own
    .filter(({ kvalitetsomrade }) => kvalitetsomrade != null)
    .sort((a, b) => a.andel_registrerad - b.andel_registrerad);
  const name = slowest?.kvalitetsomrade_namn?.toLocaleLowerCase("sv");
  const least = name ? `; minst inom ${name}, ${format.share(slowest?.andel_registrerad)}` : "";
  const days = all.dagar_90 == null ? "" : ` Nio av tio finns efter ${format.number(all.dagar_90)} dagar.`;
  return `Avvikelser registreras ofta efter att de inträffat.${days} Av ${format.quarter(latest)} väntas ${format.share(all.andel_registrerad)} vara registrerat${least}. Det väntade antalet räknas ned i samma mån, så att ett halvregistrerat kvartal inte ser bättre ut än det är.`;
}

export function delayTable(rows: readonly DelayRow[]): HTMLElement {
  const shown = rows.map((row) => ({ ...row, omrade: row.kvalitetsomrade_namn ?? row.kvalitetsomrade ?? "alla" }));
  type Row = (typeof shown)[number];
  const columns: Column<Row>[] = [
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "kvartal", label: "Kvartal", type: "period" },
    { key: "andel_registrerad", label: "Väntas vara registrerat", type: "share" },
    { key: "dagar_90", label: "Dagar tills nio av tio finns", type: "number" },
    { key: "n", label: "Händelser bakom", type: "number" },
  ];
  return table(shown, columns, {
    caption: "Sen registrering",
    pageSize: 12,
    sort: { key: "kvartal", descending: true },
  });
}
