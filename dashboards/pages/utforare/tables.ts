import { type Column, format, html, riskMark, table } from "../../components/index.ts";
import { anchor, type Register } from "../common/register.ts";
import type { Enhet, Risk, Signal } from "../common/rows.ts";
import { inOrderOfWeight, withoutTwins } from "../common/signals.ts";
import { basisWord, callsForQuestion, methodWord, outcomeWord, ratioText } from "../common/words.ts";

interface UnitRow extends Enhet {
  hogsta: number | null;
  omrade: string;
}

export function unitTable(units: readonly Enhet[], risks: readonly Risk[], names: Register): HTMLElement {
  const rows: UnitRow[] = units.map((unit) => {
    const own = risks
      .filter(({ enhet_id, rang }) => enhet_id === unit.enhet_id && rang != null)
      .sort((a, b) => (a.rang ?? 0) - (b.rang ?? 0));
    return { ...unit, hogsta: own[0]?.riskpoang ?? null, omrade: own[0] ? names.areaName(own[0].kvalitetsomrade) : "" };
  });
  const columns: Column<UnitRow>[] = [
    { key: "namn", label: "Enhet", href: (row) => `#${anchor(row.enhet_id)}` },
    { key: "verksamhet", label: "Verksamhet" },
    {
      key: "brukare",
      label: "Brukare",
      type: "number",
      render: (row) => (row.dold ? "färre än gränsen" : format.number(row.brukare)),
    },
    { key: "hogsta", label: "Främsta risk", type: "number", align: "left", render: (row) => riskMark(row.hogsta) },
    { key: "omrade", label: "Inom" },
    {
      key: "senaste_uppfoljning",
      label: "Senast följd upp",
      type: "date",
      render: (row) => (row.senaste_uppfoljning ? format.date(row.senaste_uppfoljning) : "ingen uppgift"),
    },
  ];
  return table(rows, columns, { caption: "Enheter i drift", sort: { key: "hogsta", descending: true }, pageSize: 30 });
}

interface RiskRow extends Risk {
  enhet: string;
  omrade: string;
}

export function riskTable(risks: readonly Risk[], names: Register): HTMLElement {
  const rows: RiskRow[] = risks.map((risk) => ({
    ...risk,
    enhet: names.unitName(risk.enhet_id),
    omrade: names.areaName(risk.kvalitetsomrade),
  }));
  const columns: Column<RiskRow>[] = [
    { key: "omrade", label: "Kvalitetsområde", href: (row) => `../riskmatris#${row.risk_id}` },
    { key: "enhet", label: "Enhet" },
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
      label: "Plats i kommunen",
      type: "number",
      render: (row) =>
        row.rang == null ? format.MISSING : `${row.rang} (${format.interval(row.rang_lag, row.rang_hog)})`,
    },
    { key: "underlag", label: "Underlag", render: (row) => basisWord(row.underlag).replace(" underlag", "") },
    {
      key: "planerad_manad",
      label: "I planen",
      type: "period",
      render: (row) => (row.planerad_manad ? format.month(row.planerad_manad) : "nej"),
    },
  ];
  return table(rows, columns, {
    caption: "Riskerna, med länk till vad var och en vilar på",
    pageSize: 12,
    ifEmpty: "Inga risker är bedömda.",
  });
}

interface SignalRow extends Signal {
  enhet: string;
  matt: string;
  utfallsord: string;
  fraga: string;
}

export function signalTable(signals: readonly Signal[], names: Register): HTMLElement {
  if (signals.length === 0)
    return plain(
      "Inget mått sticker ut. Det betyder att inget säkert skiljer enheterna från jämförbara, inte att allt är bra.",
    );
  const rows: SignalRow[] = withoutTwins(inOrderOfWeight(signals, names), names).map((signal) => {
    const indicator = names.indikatorer.get(signal.indikator_id);
    return {
      ...signal,
      enhet: names.unitName(signal.enhet_id),
      matt: names.indicatorName(signal.indikator_id),
      utfallsord: outcomeWord(signal.utfall),
      fraga: callsForQuestion(signal, indicator)
        ? (indicator?.oskyldig_forklaring ?? "")
        : "Kan vara bra, eller bero på att mindre rapporteras.",
    };
  });
  const columns: Column<SignalRow>[] = [
    { key: "matt", label: "Mått" },
    { key: "enhet", label: "Enhet" },
    { key: "utfallsord", label: "Utfall" },
    {
      key: "rr",
      label: "Kvot när slumpen räknats bort (90 % intervall)",
      render: (row) =>
        row.metod === "enskild_handelse"
          ? "prövas inte"
          : row.dold
            ? "för få personer"
            : `${ratioText(row.rr, row.rr_lag, row.rr_hog)} ${methodWord(row.metod)}`,
    },
    {
      key: "antal",
      label: "n",
      type: "number",
      render: (row) =>
        format.number(names.indikatorer.get(row.indikator_id)?.typ === "andel" ? row.underlag : row.antal),
    },
    { key: "fraga", label: "Möjlig oskyldig förklaring" },
  ];
  return table(rows, columns, {
    caption: "Signaler hos utförarens enheter",
    pageSize: 12,
    ifEmpty: "Inget sticker ut.",
  });
}

export interface FollowUp {
  uppfoljning_id: string;
  enhet_id: string;
  datum: string;
  metod: string;
  form: string | null;
  slump: boolean;
  krav: number;
  ej_uppfyllda: number;
}

export interface Findings {
  enhet_id: string;
  kvalitetsomrade: string | null;
  antal: number;
  allvarliga: number;
  senast: string;
  oppna: number | null;
  forsenade: number | null;
}

export function followUpTable(rows: readonly FollowUp[], names: Register): HTMLElement {
  const columns: Column<FollowUp>[] = [
    { key: "datum", label: "Genomförd", type: "date" },
    { key: "enhet_id", label: "Enhet", render: (row) => names.unitName(row.enhet_id) },
    { key: "metod", label: "Slag", render: (row) => `${row.metod}${row.slump ? ", slumpvald" : ""}` },
    { key: "form", label: "Form", render: (row) => row.form ?? "" },
    {
      key: "ej_uppfyllda",
      label: "Ej uppfyllda krav",
      type: "number",
      render: (row) =>
        row.krav === 0 ? "rapport saknas" : `${format.number(row.ej_uppfyllda)} av ${format.number(row.krav)}`,
    },
  ];
  return table(rows, columns, {
    caption: "Genomförda uppföljningar",
    sort: { key: "datum", descending: true },
    pageSize: 10,
    ifEmpty: "Ingen uppföljning finns registrerad.",
  });
}

export function findingsTable(rows: readonly Findings[], names: Register): HTMLElement {
  const columns: Column<Findings>[] = [
    {
      key: "kvalitetsomrade",
      label: "Kvalitetsområde",
      render: (row) => (row.kvalitetsomrade ? names.areaName(row.kvalitetsomrade) : "utan kvalitetsområde"),
    },
    { key: "enhet_id", label: "Enhet", render: (row) => names.unitName(row.enhet_id) },
    { key: "antal", label: "Brister", type: "number" },
    { key: "allvarliga", label: "Betydande eller katastrofala", type: "number" },
    { key: "oppna", label: "Åtgärd ej verifierad", type: "number" },
    { key: "forsenade", label: "Försenade", type: "number" },
    { key: "senast", label: "Senast", type: "date" },
  ];
  return table(rows, columns, {
    caption: "Brister de senaste tre åren",
    sort: { key: "antal", descending: true },
    pageSize: 10,
    ifEmpty: "Inga brister är registrerade.",
  });
}

export const plain = (text: string): HTMLElement => html`<p>${text}</p>`;
