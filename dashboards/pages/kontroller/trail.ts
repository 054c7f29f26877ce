import {
  type Column,
  format,
  type GridCell,
  type GridState,
  html,
  monthHeading,
  stateGrid,
  table,
} from "../../components/index.ts";
import { type SourceRow, titlesOf } from "../common/lacks.ts";
import { countOf } from "../common/words.ts";
import { namesOf, type ProviderRow } from "../ekonomilage/types.ts";
import type { RuleRow, TrailOutcome, TrailRow } from "./types.ts";

const STATES: Record<TrailOutcome, GridState> = {
  fynd: { word: "något att fråga om (antal)", look: "accent" },
  inget_fynd: { word: "prövat, inget fynd", look: "plain" },
  inget_att_prova: { word: "inga fakturor eller besök", look: "none", sign: "–" },
  ej_tillamplig: { word: "inget gick att pröva", look: "missing" },
};

const WORDS: Record<TrailOutcome, string> = {
  fynd: "något att fråga om",
  inget_fynd: "prövat, inget fynd",
  inget_att_prova: "inget att pröva",
  ej_tillamplig: "ej tillämplig",
};

/** All rules of one utförare and month as one: found, else tried, else why not. */
export function overall(rows: readonly TrailRow[]): { state: TrailOutcome; found: number; tried: number } {
  const found = rows.reduce((sum, row) => sum + row.fynd, 0);
  const tried = rows.filter(({ utfall }) => utfall === "fynd" || utfall === "inget_fynd").length;
  const state: TrailOutcome =
    found > 0
      ? "fynd"
      : tried > 0
        ? "inget_fynd"
        : rows.some(({ utfall }) => utfall === "inget_att_prova")
          ? "inget_att_prova"
          : "ej_tillamplig";
  return { state, found, tried };
}

export const trailBy = (trail: readonly TrailRow[]): Map<string, TrailRow[]> => {
  const cells = new Map<string, TrailRow[]>();
  for (const row of trail) {
    const key = `${row.utforare_id}|${row.manad}`;
    const list = cells.get(key);
    if (list) list.push(row);
    else cells.set(key, [row]);
  }
  return cells;
};

/** Utförare by month: what the run tried and found, also where it found nothing. */
export function trailGrid(trail: readonly TrailRow[], providers: readonly ProviderRow[], rules: number): HTMLElement {
  const name = namesOf(providers);
  const months = [...new Set(trail.map(({ manad }) => manad))].sort();
  const cells: GridCell[] = [];
  const sums = new Map<string, number>();
  for (const [key, rows] of trailBy(trail)) {
    const [id, manad] = key.split("|") as [string, string];
    const { state, found, tried: rulesTried } = overall(rows);
    sums.set(id, (sums.get(id) ?? 0) + found);
    cells.push({
      row: name(id),
      column: manad,
      state,
      ...(found > 0 ? { text: format.number(found) } : {}),
      detail: `${format.inWords(rulesTried)} av ${format.inWords(rules)} regler prövade, ${found > 0 ? countOf(found, "fynd", "fynd", true) : "inget fynd"}`,
    });
  }
  const ids = [...sums.keys()].sort(
    (a, b) => (sums.get(b) ?? 0) - (sums.get(a) ?? 0) || name(a).localeCompare(name(b), "sv"),
  );
  const quiet = cells.filter(({ state }) => state === "inget_fynd").length;
  const tried = cells.filter(({ state }) => state === "fynd" || state === "inget_fynd").length;
  const withFindings = cells.filter(({ state }) => state === "fynd").length;
  return stateGrid({
    title:
      tried === 0
        ? "Vad körningen har prövat"
        : `${format.capitalise(format.number(quiet))} av ${format.number(tried)} prövade utförarmånader gav inget att fråga om`,
    subtitle: "Utförare och månad, alla regler tillsammans; siffran är antal fynd",
    summary: `${format.number(withFindings)} utförarmånader gav minst ett fynd och ${format.number(quiet)} inget. Ett fynd som rör flera månader står i var och en av dem.`,
    note: "Ett prövat ”inget fynd” säger att reglerna inte såg något, inte att allt är rätt: reglerna ser bara det som finns i underlaget.",
    rowLabel: "Utförare",
    columnLabel: "Månad",
    rows: ids.map(name),
    columns: months,
    heading: monthHeading(months),
    cells,
    states: STATES,
    ifEmpty: "Utan fakturor eller besök finns inget att pröva.",
  });
}

interface RuleSum {
  regel_id: string;
  namn: string;
  provade: number;
  utforarmanader: number;
  inget_fynd: number;
  fynd: number;
  varfor: string;
}

/** Per rule: how much was tried, how often without a finding, and why it could not be tried. */
export function ruleSums(
  trail: readonly TrailRow[],
  rules: readonly RuleRow[],
  sources: readonly Pick<SourceRow, "kalla" | "titel">[],
): RuleSum[] {
  return rules.map(({ regel_id, namn, tillamplig, saknar }) => {
    const own = trail.filter((row) => row.regel_id === regel_id);
    const tried = own.filter(({ utfall }) => utfall === "fynd" || utfall === "inget_fynd");
    const paid = own.filter(({ skal }) => skal.includes("ersattningsgrund")).length;
    return {
      regel_id,
      namn,
      provade: tried.reduce((sum, row) => sum + row.provade, 0),
      utforarmanader: tried.length,
      inget_fynd: tried.filter(({ utfall }) => utfall === "inget_fynd").length,
      fynd: own.reduce((sum, row) => sum + row.fynd, 0),
      varfor: !tillamplig
        ? `ej tillämplig: ${format.list(titlesOf(saknar, sources))} saknas`
        : paid > 0
          ? `${format.number(paid)} utförarmånader betalas på ett sätt som regeln inte gäller`
          : "",
    };
  });
}

export function ruleSumTable(sums: readonly RuleSum[]): HTMLElement {
  const columns: Column<RuleSum>[] = [
    { key: "regel_id", label: "Regel" },
    { key: "namn", label: "Vad den frågar", render: ({ namn }) => html`<span class="what-cell">${namn}</span>` },
    { key: "provade", label: "Prövade rader eller besök", type: "number" },
    { key: "utforarmanader", label: "Prövade utförarmånader", type: "number" },
    { key: "inget_fynd", label: "Varav inget fynd", type: "number" },
    { key: "fynd", label: "Fynd", type: "number" },
    { key: "varfor", label: "Inte prövat", render: ({ varfor }) => varfor || "–" },
  ];
  return table(sums, columns, {
    caption: "Vad varje regel har prövat",
    filter: false,
    pageSize: 40,
    ifEmpty: "Ingen regel är prövad.",
  });
}

/** Every row of the trail, to look one up or take along. */
export function trailTable(
  trail: readonly TrailRow[],
  providers: readonly ProviderRow[],
  rules: readonly RuleRow[],
  sources: readonly Pick<SourceRow, "kalla" | "titel">[],
): HTMLElement {
  const name = namesOf(providers);
  const ruleName = new Map(rules.map(({ regel_id, namn }) => [regel_id, namn]));
  const rows = [...trail]
    .sort((a, b) => (a.manad < b.manad ? 1 : a.manad > b.manad ? -1 : 0))
    .map((row) => ({
      manad: row.manad,
      namn: name(row.utforare_id),
      regel: `${row.regel_id} ${ruleName.get(row.regel_id) ?? ""}`.trim(),
      ord: WORDS[row.utfall],
      provade: row.provade,
      fynd: row.fynd,
      skal: row.skal
        .map((reason) =>
          reason === "ersattningsgrund" ? "gäller inte sättet att betala" : `${titlesOf([reason], sources)[0]} saknas`,
        )
        .join(", "),
    }));
  type Row = (typeof rows)[number];
  const columns: Column<Row>[] = [
    { key: "manad", label: "Månad", type: "period" },
    { key: "namn", label: "Utförare" },
    { key: "regel", label: "Regel" },
    { key: "ord", label: "Utfall" },
    { key: "provade", label: "Prövade", type: "number" },
    { key: "fynd", label: "Fynd", type: "number" },
    { key: "skal", label: "Varför inte", render: ({ skal }) => skal || "–" },
  ];
  return table(rows, columns, {
    caption: "Spåret: månad, utförare och regel",
    pageSize: 15,
    ifEmpty: "Utan fakturor eller besök finns inget att pröva.",
  });
}
