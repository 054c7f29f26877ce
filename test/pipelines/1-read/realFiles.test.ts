import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findHeader } from "../../../pipelines/1-read/header.ts";
import { checkMappings, readMappings } from "../../../pipelines/1-read/mapping.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { deliver } from "../2-check/deliver.ts";

/**
 * Published files as they are, read with the mappings that are shipped. The files are not ours to copy: the folder that
 * holds them is named by UPPSIKT_REALDATA, and without it only the mappings themselves are tested.
 */
const folder = process.env.UPPSIKT_REALDATA;
const mappings = readMappings("/finns-inte", ["kolada-nyckeltal", "vgr-leverantorsreskontra"]);
const contracts = await allContracts();

async function read<T>(source: string, path: string, look: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const contract = contracts.find((one) => one.source === source)!;
  const name = path.includes("kolada") ? "kolada.csv" : "reskontra.csv";
  return deliver({ contract, files: new Map([[name, readFileSync(join(folder!, path))]]), mappings }, look);
}

const load = (warehouse: Warehouse): Promise<Row> =>
  warehouse.row("select rader, godkanda, avvisade, dubbletter, ej_rader, kodning, mappning from resultat.laddningar");

test("the shipped mappings name what the contracts have, and headers as published are recognised through them", () => {
  checkMappings(mappings, contracts);
  const header = (source: string, text: string) =>
    findHeader(text, contracts.find((one) => one.source === source)!, mappings.find(({ kalla }) => kalla === source)!);
  expect([
    ...(header("nyckeltal", '"gender","count","status","value","kpi","year","municipality_id"')?.position ?? []),
  ]).toEqual([
    ["varde", 3],
    ["indikator_id", 4],
    ["period", 5],
    ["kommunkod", 6],
  ]);
});

describe.runIf(folder)("published files", () => {
  test("Västra Götalandsregionen's ledger: four rows between lone carriage returns", async () => {
    await read("leverantorsreskontra", "leverantorsreskontra/vgr_sample_CR_only.csv", async (warehouse) => {
      expect(await load(warehouse)).toEqual({
        rader: 5,
        godkanda: 4,
        avvisade: 0,
        dubbletter: 0,
        ej_rader: 1,
        kodning: "utf-8",
        mappning: "vgr-leverantorsreskontra",
      });
      const rows = await warehouse.rows(
        "select fil_rad, verifikationsnummer, rad, leverantor, leverantor_id, konto, bokforingsdatum, belopp, forvaltning from kalla.leverantorsreskontra order by fil_rad",
      );
      expect(rows).toMatchInlineSnapshot();
    });
  });

  test("Kolada's N00945 for three kommuner 2000–2020: every value, leading zeros kept", async () => {
    await read("nyckeltal", "kolada/values_N00945_3kommuner_2000_2020.csv", async (warehouse) => {
      expect(await load(warehouse)).toMatchObject({ rader: 64, godkanda: 63, avvisade: 0, dubbletter: 0, ej_rader: 1 });
      expect(
        await warehouse.rows(
          "select kommunkod, count(*) as ar, min(period) as fran, max(period) as till from kalla.nyckeltal group by all order by all",
        ),
      ).toMatchInlineSnapshot();
      expect(
        await warehouse.row("select kalla, varde from kalla.nyckeltal where kommunkod = '0180' and period = '2000'"),
      ).toEqual({ kalla: "Kolada", varde: 31.32959689 });
    });
  });

  test("Kolada's values for kommuner like Arboga", async () => {
    await read("nyckeltal", "kolada/values_grp_arboga_liknande.csv", async (warehouse) => {
      expect(await load(warehouse)).toMatchInlineSnapshot();
    });
  });
});
