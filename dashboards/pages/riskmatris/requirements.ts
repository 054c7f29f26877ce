import { type Column, format, levelMark, likelihoodWords, riskMark, table } from "../../components/index.ts";

/** Risk per krav and verksamhetsområde (NA-31), with the planners' own assessment beside the computed one. */
export interface RequirementRisk {
  kravrisk_id: string;
  verksamhet: string;
  krav_id: string;
  rubrik: string | null;
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
}

export function requirementsLead(rows: readonly RequirementRisk[]): string {
  if (rows.length === 0) return "Kommunen har inte lämnat sina krav, så ingen risk går att räkna per krav.";
  const manual = rows.filter((row) => row.manuell_sannolikhet_niva != null);
  const apart = manual.filter((row) => row.manuell_sannolikhet_niva !== row.sannolikhet_niva).length;
  const own =
    manual.length === 0
      ? "Kommunen har inte lämnat någon egen bedömning. När den gör det visas den bredvid den räknade."
      : `${format.capitalise(format.inWords(manual.length))} har en egen bedömning, och ${format.inWords(apart)} av dem avviker från den räknade. De står bredvid varandra, och båda prövas mot vad uppföljningarna finner.`;
  return `${format.number(rows.length)} par av krav och verksamhetsområde. ${own}`;
}

export function requirementsTable(rows: readonly RequirementRisk[]): HTMLElement {
  const columns: Column<RequirementRisk>[] = [
    { key: "rubrik", label: "Krav", render: (row) => row.rubrik ?? row.krav_id },
    { key: "verksamhet", label: "Verksamhet" },
    { key: "riskpoang", label: "Risk", type: "number", align: "left", render: (row) => riskMark(row.riskpoang) },
    { key: "sannolikhet", label: "Sannolikhet", type: "share" },
    {
      key: "fynd",
      label: "Fynd av uppföljningar",
      type: "number",
      render: (row) => `${format.number(row.fynd)} av ${format.number(row.uppfoljningar)}`,
    },
    {
      key: "manuell_sannolikhet_niva",
      label: "Egen bedömning",
      type: "number",
      align: "left",
      render: (row) =>
        row.manuell_sannolikhet_niva == null ? "ingen" : levelMark(row.manuell_sannolikhet_niva, likelihoodWords),
    },
    {
      key: "manuell_roll",
      label: "Av",
      render: (row) => (row.manuell_roll ? [row.manuell_roll, format.date(row.manuell_datum)].join(", ") : ""),
    },
  ];
  const some = rows.some((row) => row.manuell_sannolikhet_niva != null);
  return table(rows, some ? columns : columns.filter(({ key }) => !key.startsWith("manuell")), {
    caption: "Risk per krav och verksamhetsområde",
    sort: { key: "riskpoang", descending: true },
    pageSize: 15,
    rowsOnPaper: 40,
    ifEmpty: "Inga krav är lämnade.",
  });
}
