import { type Column, format, html, riskMark, table } from "../../components/index.ts";

/** Risk per krav and verksamhetsområde (NA-31), with the planners' own assessment beside the computed one. */
export interface RequirementRisk {
  kravrisk_id: string;
  verksamhet: string;
  verksamhetsomrade: string;
  krav_id: string;
  rubrik: string | null;
  kvalitetsomrade: string | null;
  sannolikhet: number | null;
  sannolikhet_niva: number | null;
  konsekvens_niva: number | null;
  riskpoang: number | null;
  uppfoljningar: number;
  fynd: number;
  manuell_sannolikhet_niva: number | null;
  manuell_konsekvens_niva: number | null;
  manuell_roll: string | null;
  manuell_datum: string | null;
  manuell_motivering: string | null;
}

interface Compared extends RequirementRisk {
  manuell_riskpoang: number | null;
  /** own points less computed: what the planner knows that the figures do not, or the other way about */
  skillnad: number | null;
}

export function compared(rows: readonly RequirementRisk[]): Compared[] {
  return rows.map((row) => {
    const { manuell_sannolikhet_niva: likelihood, manuell_konsekvens_niva: consequence, riskpoang } = row;
    const own = likelihood == null || consequence == null ? null : likelihood * consequence;
    return { ...row, manuell_riskpoang: own, skillnad: own == null || riskpoang == null ? null : own - riskpoang };
  });
}

export function requirementsLead(rows: readonly RequirementRisk[]): string {
  if (rows.length === 0) return "Kommunen har inte lämnat sina krav, så ingen risk går att räkna per krav.";
  const own = compared(rows).filter(({ manuell_riskpoang }) => manuell_riskpoang != null);
  const higher = own.filter(({ skillnad }) => (skillnad ?? 0) > 0).length;
  const lower = own.filter(({ skillnad }) => (skillnad ?? 0) < 0).length;
  const pairs = `${format.number(rows.length)} par av krav och verksamhet är bedömda.`;
  if (own.length === 0)
    return `${pairs} Ingen har ännu en egen bedömning. När någon lämnar en visas den bredvid den räknade, med roll, dag och skäl.`;
  const agree = own.filter(({ skillnad }) => skillnad === 0).length;
  return `${pairs} ${format.capitalise(format.inWords(own.length))} har också en egen bedömning: ${format.inWords(agree)} stämmer med den räknade, ${format.inWords(higher)} är högre och ${format.inWords(lower)} lägre. Skillnaderna är det mest värda att tala om, och båda prövas mot vad uppföljningarna finner.`;
}

const levels = (likelihood: number | null, consequence: number | null): string =>
  likelihood == null || consequence == null ? "" : `sannolikhet ${likelihood} × konsekvens ${consequence}`;

/** Computed and own side by side; where they differ most comes first. */
export function requirementsTable(
  rows: readonly RequirementRisk[],
  onAssess: (row: RequirementRisk) => void,
): HTMLElement {
  const shown = compared(rows).sort(
    (a, b) =>
      Number(b.manuell_riskpoang != null) - Number(a.manuell_riskpoang != null) ||
      Math.abs(b.skillnad ?? 0) - Math.abs(a.skillnad ?? 0) ||
      (b.riskpoang ?? 0) - (a.riskpoang ?? 0) ||
      (a.kravrisk_id < b.kravrisk_id ? -1 : 1),
  );
  const columns: Column<Compared>[] = [
    {
      key: "rubrik",
      label: "Krav",
      render: (row) =>
        html`<span>${row.rubrik ?? row.krav_id}<br><span class="chart-subtitle">${row.verksamhet}</span></span>`,
    },
    {
      key: "riskpoang",
      label: "Räknad",
      type: "number",
      align: "left",
      render: (row) =>
        html`<span>${riskMark(row.riskpoang)}<br><span class="chart-subtitle">${levels(row.sannolikhet_niva, row.konsekvens_niva)}</span></span>`,
    },
    {
      key: "manuell_riskpoang",
      label: "Egen bedömning",
      type: "number",
      align: "left",
      render: (row) => (row.manuell_riskpoang == null ? assessButton(row, onAssess) : ownCell(row)),
    },
    {
      key: "skillnad",
      label: "Skillnad i poäng",
      type: "number",
      render: (row) => (row.skillnad == null ? "" : row.skillnad === 0 ? "ingen" : format.signed(row.skillnad)),
    },
    {
      key: "manuell_motivering",
      label: "Varför",
      render: (row) =>
        row.manuell_motivering == null
          ? ""
          : html`<span class="why-cell">${row.manuell_motivering}<br><span class="chart-subtitle">${row.manuell_roll}, ${format.date(row.manuell_datum)}</span></span>`,
    },
    {
      key: "fynd",
      label: "Fynd av uppföljningar",
      type: "number",
      render: (row) => `${format.number(row.fynd)} av ${format.number(row.uppfoljningar)}`,
    },
  ];
  const own = shown.some(({ manuell_riskpoang }) => manuell_riskpoang != null);
  return table(shown, own ? columns : columns.filter(({ key }) => !["skillnad", "manuell_motivering"].includes(key)), {
    caption: "Risk per krav och verksamhet, räknad och egen bedömning",
    pageSize: 15,
    rowsOnPaper: 40,
    ifEmpty: "Inga krav i urvalet.",
    exportColumns,
  });
}

const ownCell = (row: Compared): HTMLElement =>
  html`<span>${riskMark(row.manuell_riskpoang)}<br><span class="chart-subtitle">${levels(row.manuell_sannolikhet_niva, row.manuell_konsekvens_niva)}</span></span>`;

const assessButton = (row: Compared, onAssess: (row: RequirementRisk) => void): HTMLElement =>
  html`<span>ingen <button type="button" class="quiet-button screen-only" onclick=${() => onAssess(row)}>Bedöm<span class="visually-hidden"> ${row.rubrik ?? row.krav_id}, ${row.verksamhet}</span></button></span>`;

const exportColumns: Column<Compared>[] = [
  { key: "kravrisk_id", label: "Id" },
  { key: "krav_id", label: "Krav" },
  { key: "rubrik", label: "Rubrik" },
  { key: "verksamhet", label: "Verksamhet" },
  { key: "riskpoang", label: "Räknad riskpoäng", type: "number" },
  { key: "sannolikhet", label: "Räknad sannolikhet", type: "share", digits: 1 },
  { key: "sannolikhet_niva", label: "Räknad sannolikhetsnivå", type: "number" },
  { key: "konsekvens_niva", label: "Kravets konsekvensnivå", type: "number" },
  { key: "manuell_riskpoang", label: "Egen riskpoäng", type: "number" },
  { key: "manuell_sannolikhet_niva", label: "Egen sannolikhetsnivå", type: "number" },
  { key: "manuell_konsekvens_niva", label: "Egen konsekvensnivå", type: "number" },
  { key: "manuell_motivering", label: "Skäl" },
  { key: "manuell_roll", label: "Roll" },
  { key: "manuell_datum", label: "Dag", type: "date" },
  { key: "fynd", label: "Fynd", type: "number" },
  { key: "uppfoljningar", label: "Uppföljningar", type: "number" },
];
