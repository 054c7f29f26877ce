import * as format from "../../components/format.ts";
import { type KeyFigure, keyFigures } from "../../components/keyFigures.ts";
import { addsUp, type FileRow } from "./files.ts";
import type { SourceState } from "./freshness.ts";

const total = (files: readonly FileRow[], key: "rader" | "godkanda" | "avvisade" | "dubbletter" | "ej_rader"): number =>
  files.reduce((sum, file) => sum + file[key], 0);

/** `64 av 1 139 960 rader avvisades; alla källor utom två är levererade` */
export function qualityHeadline(files: readonly FileRow[], states: readonly SourceState[]): string {
  const rejected = total(files, "avvisade");
  const rows = total(files, "rader");
  const absent = states.filter((state) => state.farskhet === "saknas").length;
  const stale = states.filter((state) => state.farskhet === "gammal").length;
  const first =
    rejected === 0
      ? `Ingen av ${format.number(rows)} rader avvisades`
      : `${format.number(rejected)} av ${format.number(rows)} rader avvisades`;
  const parts = [
    ...(absent > 0 ? [`${format.inWords(absent)} av ${format.inWords(states.length)} källor saknas`] : []),
    ...(stale > 0 ? [`${format.inWords(stale)} är äldre än ett kvartal`] : []),
  ];
  return parts.length > 0 ? `${first}; ${format.list(parts)}` : `${first}, och alla källor är färska`;
}

export function qualityLead(files: readonly FileRow[]): string {
  const faulty = files.filter((file) => file.avvisade > 0).length;
  const balance = files.every(addsUp)
    ? "Räkningen går ihop för varje fil: rader är godkända, avvisade, dubbletter eller inte rader, och inget annat."
    : `Räkningen går inte ihop för ${format.list(files.filter((file) => !addsUp(file)).map((file) => file.fil))}. Anmäl det som ett fel i Uppsikt.`;
  const where =
    faulty > 0
      ? ` De avvisade raderna står i ${format.inWords(faulty)} av ${format.inWords(files.length)} filer, och nedan står vad som behöver rättas.`
      : "";
  return `${balance}${where}`;
}

export function qualityFigures(files: readonly FileRow[]): HTMLElement {
  const rows = total(files, "rader");
  const share = (count: number): string => (rows > 0 ? `${format.share(count / rows, 3)} av raderna` : "inga rader");
  const figures: KeyFigure[] = [
    { label: "Rader lästa", value: format.number(rows), basis: `i ${format.number(files.length)} filer` },
    { label: "Godkända", value: format.number(total(files, "godkanda")), basis: share(total(files, "godkanda")) },
    { label: "Avvisade", value: format.number(total(files, "avvisade")), basis: share(total(files, "avvisade")) },
    {
      label: "Dubbletter",
      value: format.number(total(files, "dubbletter")),
      basis: "lika rader, och rader ersatta av en senare leverans",
    },
    {
      label: "Inte rader",
      value: format.number(total(files, "ej_rader")),
      basis: "rubriker, tomma rader och summarader",
    },
  ];
  return keyFigures(figures);
}
