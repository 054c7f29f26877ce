import { readFileSync } from "node:fs";
import type { AvtalFact, EnhetFact, Facts } from "../../../src/guidelines/facts.ts";
import { type Profile, parseProfile } from "../../../src/guidelines/profile.ts";

export const norrkopingPath = "data/riktlinjer/norrkoping.yaml";
export const norrkopingYaml = readFileSync(new URL(`../../../${norrkopingPath}`, import.meta.url), "utf8");
export const norrkoping: Profile = parseProfile(norrkopingPath, norrkopingYaml);

/** The profile with one rule only, changed as a test needs. */
export const onlyRule = (id: string, change: Partial<Profile["regler"][number]> = {}): Profile => ({
  ...norrkoping,
  regler: norrkoping.regler.filter((rule) => rule.id === id).map((rule) => ({ ...rule, ...change })),
});

export const enhet = (enhet_id: string, more: Partial<EnhetFact> = {}): EnhetFact => ({
  enhet_id,
  namn: `Enhet ${enhet_id}`,
  utforare_id: "U1",
  driftsform: "privat",
  verksamhetsomrade: "hemtjanst",
  ...more,
});

export const avtal = (avtal_id: string, more: Partial<AvtalFact> = {}): AvtalFact => ({
  avtal_id,
  utforare_id: "U1",
  enhet_id: null,
  verksamhetsomrade: "hemtjanst",
  avtalsform: "LOV",
  startdatum: "2020-01-01",
  slutdatum: null,
  forlangning_datum: null,
  driftstart_datum: null,
  forsta_brukare_datum: null,
  ...more,
});

export const facts = (more: Partial<Facts> = {}): Facts => ({
  enheter: [enhet("E1")],
  avtal: [],
  uppfoljningar: [],
  brister: [],
  atgarder: [],
  ...more,
});

const methodNames: Record<string, string> = { ekonomisk: "Ekonomisk uppföljning", tema: "Temauppföljning" };

export const followUp = (
  enhet_id: string,
  genomford_datum: string,
  metod = "kvalitetskrav",
  krav_id = "K1",
  bedomning = "uppfyllt",
) => ({
  enhet_id,
  metod,
  metod_namn: methodNames[metod] ?? metod,
  genomford_datum,
  krav_id,
  bedomning,
});
