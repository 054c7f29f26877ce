import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { runModel } from "../../pipelines/3-model/run.ts";
import { runMeasure } from "../../pipelines/4-measure/run.ts";
import { judgeCare } from "../../pipelines/5-judge/judge.ts";
import { root } from "../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../src/warehouse/warehouse.ts";
import { warehouseWith } from "./warehouseWith.ts";

export type Rows = Record<string, Row[]>;

/** What `uppsikt.yaml` says of the kommun itself. */
export type Kommun = { readonly kommunkod?: string; readonly liknandeKommuner?: readonly string[] };

/** All thresholds as they are when no kommun says otherwise. */
export function declaredThresholds(): Record<string, number> {
  const folder = join(root, "data", "trosklar");
  const entries = readdirSync(folder).flatMap((name) => parse(readFileSync(join(folder, name), "utf8")) as unknown);
  return Object.fromEntries(
    (entries as { namn?: string; varde?: number }[]).flatMap((e) => (e.namn ? [[e.namn, e.varde ?? 0]] : [])),
  );
}

/** A warehouse with the model made of given rows. */
export async function modelOf(rows: Rows, perDatum = "2026-09-30", kommun: Kommun = {}): Promise<Warehouse> {
  const warehouse = await warehouseWith({ perDatum, rows, trosklar: declaredThresholds(), ...kommun });
  await runModel(warehouse);
  return warehouse;
}

export async function measureOf(rows: Rows, perDatum = "2026-09-30", kommun: Kommun = {}): Promise<Warehouse> {
  const warehouse = await modelOf(rows, perDatum, kommun);
  await runMeasure(warehouse);
  return warehouse;
}

export async function judgeOf(rows: Rows, perDatum = "2026-09-30", trosklar = {}): Promise<Warehouse> {
  const warehouse = await measureOf(rows, perDatum);
  await judgeCare(warehouse, { trosklar: { ...declaredThresholds(), risk_simuleringar: 100, ...trosklar }, seed: 1 });
  return warehouse;
}

/** The months from one to another, both included. */
export function months(from: string, to: string): string[] {
  const place = (name: string) => Number(name.slice(0, 4)) * 12 + Number(name.slice(5)) - 1;
  const name = (at: number) => `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  return Array.from({ length: place(to) - place(from) + 1 }, (_, i) => name(place(from) + i));
}

export const utforare = (utforare_id: string, driftsform = "privat"): Row => ({
  utforare_id,
  giltig_fom: "2019-01-01",
  namn: `Utförare ${utforare_id}`,
  driftsform,
});

export const enhet = (enhet_id: string, more: Row = {}): Row => ({
  enhet_id,
  giltig_fom: "2019-01-01",
  utforare_id: "U1",
  namn: `Enhet ${enhet_id}`,
  verksamhetsomrade: "sarskilt-boende",
  lagrum: "SoL",
  ...more,
});

/** `dygn` brukardygn every month. */
export const volym = (enhet_id: string, from: string, to: string, dygn = 1000): Row[] =>
  months(from, to).map((manad) => ({ enhet_id, manad, antal_brukare: 33, brukardygn: dygn }));

let serial = 0;

/** `antal` avvikelser on one day. */
export const avvikelser = (enhet_id: string, datum: string, antal: number, kategori: string[], grad = 1): Row[] =>
  Array.from({ length: antal }, () => ({
    avvikelse_id: `A${++serial}`,
    enhet_id,
    handelsedatum: datum,
    registrerad_datum: datum,
    kategori,
    allvarlighetsgrad: grad,
  }));

export const klagomal = (enhet_id: string, datum: string, antal: number, kategori: string[]): Row[] =>
  Array.from({ length: antal }, () => ({
    klagomal_id: `K${++serial}`,
    enhet_id,
    inkom_datum: datum,
    typ: "klagomal",
    kategori,
  }));
