import type { Bidrag, Enhet, Indikator, Risk, Signal, Utforare } from "../../../../dashboards/pages/common/rows.ts";

/** Plain rows that a test changes one thing of. */
export const risk = (part: Partial<Risk> = {}): Risk => ({
  risk_id: "R-1",
  enhet_id: "A",
  kvalitetsomrade: "dokumentation",
  kvartal: "2026-Q3",
  sannolikhet: 0.6,
  sannolikhet_lag: 0.4,
  sannolikhet_hog: 0.8,
  sannolikhet_niva: 4,
  niva_lag: 3,
  niva_hog: 4,
  konsekvens_niva: 3,
  konsekvens_grund: "krav",
  riskpoang: 12,
  forvantad_skada: 5,
  rang: 1,
  rang_lag: 1,
  rang_hog: 3,
  rang_inom_omrade: 1,
  prioritetsklass: 1,
  underlag: "tillrackligt",
  atgardsregel: null,
  indikatorer: 2,
  tysta: 0,
  uppfoljningar: 1,
  fynd: 1,
  senaste_uppfoljning: "2026-06-02",
  planerad_manad: null,
  ...part,
});

export const contribution = (part: Partial<Bidrag> = {}): Bidrag => ({
  risk_id: "R-1",
  indikator_id: "avvikelser-fall",
  bidrag: 0.5,
  varde: 2,
  referens: 1,
  antal: 20,
  underlag: 10_000,
  niva: "rullande4",
  dold: false,
  ...part,
});

export const indicator = (part: Partial<Indikator> = {}): Indikator => ({
  indikator_id: "avvikelser-fall",
  namn: "Fall",
  kvalitetsomrade: "halso-och-sjukvard",
  typ: "antal",
  exponering: "brukardygn",
  skala: 1000,
  riktning: "hog",
  klass: "egenrapporterad",
  oskyldig_forklaring: "Fler går själva.",
  beraknad: true,
  ...part,
});

export const unit = (part: Partial<Enhet> = {}): Enhet => ({
  enhet_id: "A",
  namn: "Alfa",
  utforare_id: "U1",
  driftsform: "privat",
  verksamhetsomrade: "hemtjanst",
  verksamhet: "Hemtjänst",
  lagrum: "SoL",
  brukare: 40,
  dold: false,
  senaste_uppfoljning: null,
  ...part,
});

export const provider = (part: Partial<Utforare> = {}): Utforare => ({
  utforare: "alfa-ab",
  utforare_id: "U1",
  namn: "Alfa AB",
  driftsform: "privat",
  driftsform_namn: "Privat regi",
  enheter: 1,
  ...part,
});

export const signal = (part: Partial<Signal> = {}): Signal => ({
  signal_id: "S-1",
  enhet_id: "A",
  indikator_id: "avvikelser-fall",
  kvartal: "2026-Q3",
  metod: part.utfall === "enskild_handelse" || part.utfall === "lag_rapportering" ? part.utfall : "jamforelse",
  utfall: "tydligt_hogre",
  varde: 3,
  referens: 1,
  rr: 2,
  rr_lag: 1.5,
  rr_hog: 2.5,
  q: 0.01,
  antal: 30,
  underlag: 10_000,
  skal: null,
  dold: false,
  ...part,
});
