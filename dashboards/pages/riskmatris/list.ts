import { type Column, format, html, riskMark, table } from "../../components/index.ts";
import type { Register } from "../common/register.ts";
import type { Risk } from "../common/rows.ts";
import { basisWord } from "../common/words.ts";
import { hasMovement, movementMark } from "./movement.ts";

/** A risk with the names that a reader sorts and searches by. */
export interface ListedRisk extends Risk {
  enhet: string;
  omrade: string;
  verksamhet: string;
  utforare: string;
  lag_rapportering: boolean;
}

interface Around {
  names: Register;
  silent: ReadonlySet<string>;
  hrefOf: (risk: Risk) => string;
}

export const listed = (risks: readonly Risk[], { names, silent }: Omit<Around, "hrefOf">): ListedRisk[] =>
  risks.map((risk) => ({
    ...risk,
    lag_rapportering: silent.has(risk.enhet_id),
    enhet: names.unitName(risk.enhet_id),
    omrade: names.areaName(risk.kvalitetsomrade),
    verksamhet: names.enheter.get(risk.enhet_id)?.verksamhet ?? "",
    utforare: names.utforare.get(names.enheter.get(risk.enhet_id)?.utforare_id ?? "")?.namn ?? "",
  }));

/** The file has each fact in its own column, with the id that `uppsikt explain` takes. */
export const exportColumns: Column<ListedRisk>[] = [
  { key: "risk_id", label: "Id" },
  { key: "enhet", label: "Enhet" },
  { key: "verksamhet", label: "Verksamhet" },
  { key: "utforare", label: "Utförare" },
  { key: "omrade", label: "Kvalitetsområde" },
  { key: "riskpoang", label: "Riskpoäng", type: "number" },
  { key: "sannolikhet", label: "Sannolikhet", type: "share", digits: 1 },
  { key: "sannolikhet_lag", label: "Sannolikhet, lägst (90 % intervall)", type: "share", digits: 1 },
  { key: "sannolikhet_hog", label: "Sannolikhet, högst (90 % intervall)", type: "share", digits: 1 },
  { key: "sannolikhet_niva", label: "Sannolikhetsnivå", type: "number" },
  { key: "konsekvens_niva", label: "Konsekvensnivå", type: "number" },
  { key: "forvantad_skada", label: "Väntad skada", type: "number", digits: 2 },
  { key: "rang", label: "Plats", type: "number" },
  { key: "rang_lag", label: "Plats, lägst (90 % intervall)", type: "number" },
  { key: "rang_hog", label: "Plats, högst (90 % intervall)", type: "number" },
  { key: "prioritetsklass", label: "Prioritetsklass", type: "number" },
  { key: "forra_rang", label: "Plats förra kvartalet", type: "number" },
  { key: "forra_sannolikhet", label: "Sannolikhet förra kvartalet", type: "share", digits: 1 },
  { key: "atgardsregel", label: "Regel om att alltid utreda vidare" },
  { key: "underlag", label: "Underlag" },
  { key: "lag_rapportering", label: "Låg rapportering" },
  { key: "senaste_uppfoljning", label: "Området senast följt upp", type: "date" },
  { key: "planerad_manad", label: "I planen", type: "period" },
];

export function rankedList(risks: readonly Risk[], around: Around): HTMLElement {
  const { hrefOf } = around;
  const columns: Column<ListedRisk>[] = [
    {
      key: "enhet",
      label: "Enhet",
      render: (row) =>
        html`<span><a href=${hrefOf(row)}>${row.enhet}</a><br><span class="chart-subtitle">${row.verksamhet}</span></span>`,
    },
    { key: "omrade", label: "Kvalitetsområde" },
    { key: "riskpoang", label: "Risk", type: "number", align: "left", render: (row) => riskMark(row.riskpoang) },
    {
      key: "sannolikhet",
      label: "Sannolikhet",
      type: "share",
      render: (row) =>
        row.sannolikhet == null
          ? format.MISSING
          : `${format.share(row.sannolikhet)} (${format.shareInterval(row.sannolikhet_lag, row.sannolikhet_hog)})`,
    },
    {
      key: "rang",
      label: "Plats",
      type: "number",
      render: (row) =>
        row.rang == null ? format.MISSING : `${row.rang} (${format.interval(row.rang_lag, row.rang_hog)})`,
    },
    ...(hasMovement(risks)
      ? [
          {
            key: "forra_rang",
            label: "Sedan förra kvartalet",
            render: (row) => movementMark(row),
          } as Column<ListedRisk>,
        ]
      : []),
    { key: "prioritetsklass", label: "Klass", type: "number" },
    { key: "underlag", label: "Underlag", render: basisCell },
    { key: "senaste_uppfoljning", label: "Området senast följt upp", type: "date" },
    { key: "planerad_manad", label: "I planen", type: "period" },
  ];
  return table(listed(risks, around), columns, {
    caption: "Riskerna i ordning efter väntad skada",
    pageSize: 25,
    rowsOnPaper: 60,
    filter: true,
    exportColumns,
  });
}

/** The basis, and what a reader must not overlook: silence, and a rule that takes the risk further. */
function basisCell({ underlag, lag_rapportering, atgardsregel }: ListedRisk): HTMLElement {
  const marks = [...(lag_rapportering ? ["låg rapportering"] : []), ...(atgardsregel ? ["utreds alltid vidare"] : [])];
  return html`<span>${basisWord(underlag).replace(" underlag", "")}${marks.map((mark) => html`<br><span class="chart-subtitle">${mark}</span>`)}</span>`;
}
