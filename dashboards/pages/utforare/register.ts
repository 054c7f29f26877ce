import { type Column, consequenceWords, format, table } from "../../components/index.ts";
import type { Handelse } from "../common/drawnRows.ts";
import type { Register } from "../common/register.ts";
import { countOf } from "../common/words.ts";
import { actionWord } from "./history.ts";

interface RegisterRow extends Handelse {
  enhet: string;
  omrade: string;
  lage: string;
}

const rowOf = (row: Handelse, names: Register): RegisterRow => ({
  ...row,
  enhet: names.unitName(row.enhet_id),
  omrade: row.kod ? names.areaName(row.kod) : "utan kvalitetsområde",
  lage: actionWord(row.status),
});

/** The same krav not met again at the same unit (NO-35): what was done the last time did not hold. */
export function repeatedTable(rows: readonly Handelse[], names: Register): HTMLElement {
  const repeated = rows.filter(({ slag, status }) => slag === "brist" && status === "upprepad");
  const columns: Column<RegisterRow>[] = [
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "enhet", label: "Enhet" },
    { key: "datum", label: "Konstaterad igen", type: "date" },
    { key: "antal", label: "Allvarlighet", render: (row) => consequenceWords[(row.antal ?? 1) - 1] ?? "" },
  ];
  return table(
    repeated.map((row) => rowOf(row, names)),
    columns,
    {
      caption: "Brister som återkommer: samma krav på samma enhet",
      sort: { key: "datum", descending: true },
      pageSize: 8,
      ifEmpty: "Ingen brist har återkommit på samma krav.",
    },
  );
}

const OPEN = ["forsenad", "avrapporterad", "pagar"];

/** What is promised and not yet checked, what is late first. */
export function actionTable(rows: readonly Handelse[], names: Register): HTMLElement {
  const open = rows
    .filter(({ slag, status }) => slag === "atgard" && OPEN.includes(status ?? ""))
    .sort(
      (a, b) =>
        OPEN.indexOf(a.status ?? "") - OPEN.indexOf(b.status ?? "") ||
        ((a.till_datum ?? "") < (b.till_datum ?? "") ? -1 : 1),
    );
  const columns: Column<RegisterRow>[] = [
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "enhet", label: "Enhet" },
    { key: "lage", label: "Läge" },
    { key: "till_datum", label: "Klar senast", type: "date" },
    { key: "namn", label: "Ansvarig roll" },
  ];
  return table(
    open.map((row) => rowOf(row, names)),
    columns,
    { caption: "Åtgärder som inte är verifierade", pageSize: 8, ifEmpty: "Alla åtgärder är verifierade." },
  );
}

export function actionText(rows: readonly Handelse[]): string {
  const actions = rows.filter(({ slag }) => slag === "atgard");
  if (actions.length === 0) return "";
  const of = (status: string) => actions.filter((row) => row.status === status).length;
  const late = of("forsenad");
  return `${format.capitalise(countOf(actions.length, "åtgärd", "åtgärder"))} är beslutade: ${format.inWords(of("verifierad"))} ${of("verifierad") === 1 ? "är verifierad" : "är verifierade"}, ${format.inWords(of("avrapporterad"))} rapporterade klara men inte verifierade och ${format.inWords(late)} ${late === 1 ? "försenad" : "försenade"}.`;
}
