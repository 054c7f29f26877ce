/** The answer key: which truths were planted, one CSV file per kind, in a folder that no run reads as a source. */
import type { Cell } from "./csv.ts";

export const facitColumns = {
  hog_risk: ["enhet_id", "kvalitetsomrade", "rate_ratio"],
  tysta: ["enhet_id", "rapporteringsgrad", "forvantade_per_ar", "rapporterade_per_ar"],
  trender: ["objekt_typ", "objekt_id", "indikator", "riktning", "akta", "fran_kvartal", "forklaring"],
  monster: ["monster", "kategori", "verksamhetsomrade", "utforare_id", "enhet_id", "fran_kvartal", "forklaring"],
  fakturafel: [
    "regel_id",
    "utforare_id",
    "enhet_id",
    "brukar_id",
    "manad",
    "rader",
    "minuter",
    "belopp_kr",
    "forklaring",
  ],
  oskyldiga: ["typ", "liknar_regel", "utforare_id", "enhet_id", "brukar_id", "period", "rader", "forklaring"],
  klockbyten: ["natt", "typ", "besok_id", "start", "slut", "minuter"],
  avvisade: ["kalla", "fil", "rad", "kolumn", "orsak"],
  ersatta: ["kalla", "fil", "rad", "typ", "forklaring"],
  kanarier: ["varde", "typ", "var"],
  svag_utforare: ["utforare_id", "enhet_id", "kvalitetsomrade", "rate_ratio", "forklaring"],
  samstammiga: ["enhet_id", "kvalitetsomrade", "rate_ratio", "forklaring"],
  atgardseffekter: [
    "atgard_id",
    "brist_id",
    "enhet_id",
    "krav_id",
    "kategori",
    "verifierad_datum",
    "rate_ratio",
    "akta",
    "forklaring",
  ],
  upprepade: [
    "utforare_id",
    "enhet_id",
    "krav_id",
    "brist_id",
    "upprepad_brist_id",
    "verifierad_datum",
    "akta",
    "forklaring",
  ],
  systemorsaker: ["krav_id", "verksamhetsomrade", "fran_datum", "log_oddskvot", "akta", "forklaring"],
  forsenade: ["enhet_id", "atgard_id", "klar_senast", "forklaring"],
  obesvarade: ["enhet_id", "fran_kvartal", "antal", "forklaring"],
  seriebrott: ["ar", "fraga_fore", "fraga_efter", "kvalitetsomrade", "forklaring"],
  ekonomi: ["utforare_id", "typ", "fran", "forklaring"],
  fakturakontroller: ["planerad_datum", "typ", "forklaring"],
  ej_verkstallda: ["verksamhetsomrade", "akta", "fran_kvartal", "forklaring"],
  nyckeltal: ["indikator_id", "akta", "forklaring"],
  kvalitet: ["enhet_id", "kvalitetsomrade", "log_rr"],
} as const;

export type FacitKind = keyof typeof facitColumns;
export type FacitRow = Readonly<Record<string, Cell>>;

export class Facit {
  private readonly kinds = new Map<FacitKind, FacitRow[]>();

  add<K extends FacitKind>(kind: K, row: Readonly<Record<(typeof facitColumns)[K][number], Cell>>): void {
    const rows = this.kinds.get(kind) ?? [];
    rows.push(row);
    this.kinds.set(kind, rows);
  }

  rows(kind: FacitKind): readonly FacitRow[] {
    return this.kinds.get(kind) ?? [];
  }
}
