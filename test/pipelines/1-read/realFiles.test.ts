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
  return deliver(
    {
      contract,
      files: new Map([[name, readFileSync(join(folder!, path))]]),
      mappings: mappings.filter(({ kalla }) => kalla === source),
    },
    look,
  );
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
  test("Västra Götalandsregionen's ledger: every row between lone carriage returns, names intact", async () => {
    const path = "leverantorsreskontra/vgr_sample_CR_only.csv";
    await read("leverantorsreskontra", path, async (warehouse) => {
      expect(await load(warehouse)).toEqual({
        rader: 5,
        godkanda: 4,
        avvisade: 0,
        dubbletter: 0,
        ej_rader: 1,
        kodning: "utf-8",
        mappning: "vgr-leverantorsreskontra",
      });
      const rows = await warehouse.rows<Row>(
        "select fil_rad, rad, verifikationsnummer, leverantor, konto, bokforingsdatum, belopp, forvaltning from kalla.leverantorsreskontra order by fil_rad",
      );
      // No cell of this file is quoted, so that it can be taken apart by hand.
      const [, ...lines] = readFileSync(join(folder!, path), "utf8").trim().split("\r");
      expect(rows.map((row) => Object.values(row))).toEqual(
        lines.map((line, index) => {
          const cells = line.split(";");
          return [index + 2, "1", cells[2], cells[3], cells[5], cells[7], Number(cells[10]), cells[8]];
        }),
      );
    });
  });

  test.each([
    ["N00945 for three kommuner 2000–2020", "kolada/values_N00945_3kommuner_2000_2020.csv", 63],
    ["three indicators for kommuner like Arboga", "kolada/values_grp_arboga_liknande.csv", 192],
  ])("Kolada, %s: every value, leading zeros kept", async (_, path, values) => {
    await read("nyckeltal", path, async (warehouse) => {
      expect(await load(warehouse)).toMatchObject({
        rader: values + 1,
        godkanda: values,
        avvisade: 0,
        dubbletter: 0,
        ej_rader: 1,
      });
      const rows = await warehouse.rows<Row>(
        "select kalla, indikator_id, period, kommunkod, varde from kalla.nyckeltal order by fil_rad",
      );
      // A line of this file is also a list in JSON.
      const [, ...lines] = readFileSync(join(folder!, path), "utf8").trim().split("\n");
      expect(rows.map((row) => Object.values(row))).toEqual(
        lines.map((line) => {
          const [, , , value, kpi, year, kommun] = JSON.parse(`[${line}]`) as (string | number)[];
          return ["Kolada", kpi, String(year), kommun, value];
        }),
      );
    });
  });
});
