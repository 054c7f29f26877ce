import {
  type Column,
  format,
  type GridCell,
  type GridState,
  monthHeading,
  stateGrid,
  table,
} from "../../components/index.ts";
import { countOf } from "../common/words.ts";
import { nextPlanned, stateWord, unaccounted } from "./headline.ts";
import type { PlannedRow } from "./types.ts";

const STATES: Record<string, GridState> = {
  utebliven: { word: stateWord.utebliven, look: "strong" },
  sen: { word: stateWord.sen, look: "accent" },
  hallen: { word: stateWord.hallen, look: "plain" },
  pagar: { word: stateWord.pagar, look: "accent" },
  kommande: { word: stateWord.kommande, look: "none" },
  okand: { word: stateWord.okand, look: "missing" },
};

/** A sign beside the colour, so that nobody has to tell two tints apart. */
const MARK: Record<string, string> = { utebliven: "×", sen: "!", hallen: "", pagar: "?", kommande: "", okand: "" };
const ORDINAL = ["Första", "Andra", "Tredje"];
const SHOWN_MONTHS = 16;

/** The year on one sheet: a row per control of the month, a column per month, the day in the cell. */
export function calendarGrid(plan: readonly PlannedRow[]): HTMLElement {
  const months = [...new Set(plan.map(({ planerad_datum }) => planerad_datum.slice(0, 7)))].sort().slice(-SHOWN_MONTHS);
  const numbers = [...new Set(plan.map(({ nr }) => nr))].sort();
  const rowOf = (nr: number) => `${ORDINAL[numbers.indexOf(nr)] ?? nr} kontrollen`;
  const cells: GridCell[] = plan
    .filter(({ planerad_datum }) => months.includes(planerad_datum.slice(0, 7)))
    .map((row) => ({
      row: rowOf(row.nr),
      column: row.planerad_datum.slice(0, 7),
      state: row.lage,
      text: `${Number(row.planerad_datum.slice(8))}${MARK[row.lage] ?? ""}`,
      detail: describe(row),
    }));
  const missed = plan.filter(({ lage }) => lage === "utebliven");
  const late = plan.filter(({ lage }) => lage === "sen");
  const next = nextPlanned(plan);
  return stateGrid({
    title: "Planerade kontrolldagar",
    subtitle: "Dag i månaden; en dag på en helg flyttas till nästa vardag",
    summary: `${missed.length > 0 ? `Inte gjord: ${format.list(missed.slice(-3).map(({ planerad_datum }) => format.date(planerad_datum)))}. ` : ""}${late.length > 0 ? `Gjord sent: ${format.list(late.slice(-3).map(({ planerad_datum }) => format.date(planerad_datum)))}. ` : ""}${next ? `Nästa är ${format.date(next.planerad_datum)}.` : "Ingen kommande dag är planerad."}`,
    note: "Dagarna och hur sent en kontroll får göras är Uppsikts förslag och kan ändras i uppsikt.yaml (kontrolldag_1 till kontrolldag_3, kontroll_respit_dagar). Riktlinjerna säger en till tre gånger i månaden, inte vilka dagar.",
    rowLabel: "Kontroll",
    columnLabel: "Månad",
    rows: numbers.map(rowOf),
    columns: months,
    heading: monthHeading(months),
    cells,
    states: STATES,
    ifEmpty: "Inga kontrolldagar är planerade. Sätt kontrolldag_1 i uppsikt.yaml.",
  });
}

function describe(row: PlannedRow): string {
  const about = `${format.date(row.planerad_datum)}, fakturorna för ${format.month(row.avser_manad)}`;
  if (row.gjord_datum === null) return about;
  const found =
    row.fynd > 0 ? `${countOf(row.fynd, "fråga", "frågor")} (${format.kronor(row.belopp_kr)})` : "inget att fråga om";
  return `${about}; gjord ${format.date(row.gjord_datum)}, ${format.inWords(row.kontrollerade)} av ${format.inWords(row.att_kontrollera)} utförare${unaccounted(row) > 0 ? ` (${format.inWords(unaccounted(row))} utan uppgift)` : ""}, ${found}`;
}

/** The same as a list: what is over, the latest first, and after it what comes. */
export function calendarTable(plan: readonly PlannedRow[]): HTMLElement {
  const named = plan.map((row) => ({ ...row, ord: stateWord[row.lage], utan_uppgift: unaccounted(row) }));
  const comes = ({ lage }: PlannedRow): boolean => lage === "kommande";
  const rows = [...named.filter((row) => !comes(row)).reverse(), ...named.filter(comes)];
  type Row = (typeof rows)[number];
  const done = (row: Row, text: string): string => (row.gjord_datum === null ? "–" : text);
  const unsaid: Column<Row>[] = [
    {
      key: "utan_uppgift",
      label: "Utan uppgift",
      type: "number",
      render: (row) => done(row, format.number(row.utan_uppgift)),
    },
  ];
  const columns: Column<Row>[] = [
    { key: "planerad_datum", label: "Planerad", type: "date" },
    { key: "avser_manad", label: "Fakturorna för", type: "period" },
    { key: "ord", label: "Läge" },
    { key: "gjord_datum", label: "Gjord", type: "date", render: (row) => done(row, format.date(row.gjord_datum)) },
    {
      key: "kontrollerade",
      label: "Utförare",
      type: "number",
      render: (row) => done(row, `${format.number(row.kontrollerade)} av ${format.number(row.att_kontrollera)}`),
    },
    {
      key: "ej_kontrollerade",
      label: "Kunde inte kontrolleras",
      type: "number",
      render: (row) => done(row, format.number(row.ej_kontrollerade)),
    },
    // Most often everybody is in the protocol, and a column of noughts says nothing.
    ...(rows.some(({ utan_uppgift }) => utan_uppgift > 0) ? unsaid : []),
    { key: "fynd", label: "Frågor", type: "number", render: (row) => done(row, format.number(row.fynd)) },
    {
      key: "belopp_kr",
      label: "Kronor i fråga",
      type: "kronor",
      render: (row) => done(row, format.kronor(row.belopp_kr)),
    },
  ];
  return table(rows, columns, {
    caption: "Planerade kontroller och vad som gjordes",
    pageSize: 10,
    ifEmpty: "Inga kontrolldagar är planerade.",
  });
}
