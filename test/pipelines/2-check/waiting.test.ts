import { describe, expect, test } from "vitest";
import type { Mapping } from "../../../pipelines/1-read/mapping.ts";
import { waitingByHand } from "../../../pipelines/2-check/waiting.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { deliver } from "./deliver.ts";

const contract = (await allContracts()).find(({ source }) => source === "fyndsvar")!;
const head = "fynd_id;regel_id;vad_uppgifterna_visar;svar;belopp;datum;utfall;roll";
const id = (n: number): string => `F-0000000000${String(n).padStart(2, "0")}`;

const waiting = async (
  files: Readonly<Record<string, readonly string[]>>,
  mappings: readonly Mapping[] = [],
): Promise<Record<string, readonly number[]>> =>
  deliver(
    {
      contract,
      mappings,
      files: new Map(Object.entries(files).map(([name, rows]) => [name, Buffer.from(`${rows.join("\n")}\n`, "utf8")])),
    },
    async (warehouse) => {
      const loads = await warehouse.rows<{ rader: number; alla: number }>(
        "select rader, godkanda + avvisade + dubbletter + ej_rader as alla from resultat.laddningar",
      );
      for (const { rader, alla } of loads) expect(alla).toBe(rader);
      return Object.fromEntries((await waitingByHand(warehouse, [contract])).map(({ fil, vantar }) => [fil, vantar]));
    },
  );

describe("answers that have come back and that nobody has assessed", () => {
  test("are told by file and line, whichever of the three columns is filled in", async () => {
    const found = await waiting({
      "a.csv": [
        head,
        `${id(1)};R01;Mer;Vi rättar det;;;;`,
        `${id(2)};R01;Mer;;100;;;`,
        `${id(3)};R01;Mer;;;;;chef`,
        `${id(4)};R01;Mer;;;;;`,
        `${id(5)};R01;Mer;  ; ;;;`,
      ],
      "b.csv": [head, `${id(6)};R01;Mer;;;;;`, `${id(7)};R01;Mer;;ca 100;;;`],
    });
    expect(found).toEqual({ "fyndsvar/a.csv": [2, 3, 4], "fyndsvar/b.csv": [3] });
  });

  test("are found where an answer goes over several lines, or has a semicolon too many", async () => {
    const found = await waiting({
      "a.csv": [
        head,
        "",
        `${id(1)};R01;Mer;"Först det ena,`,
        `sedan det andra";;;;`,
        `${id(2)};R01;Mer;;;;;`,
        `${id(3)};R01;Mer;Klockan gick fel; vi rättar;;;;`,
      ],
    });
    expect(found).toEqual({ "fyndsvar/a.csv": [3, 6] });
  });

  test("are not the sum, nor what a mapping fills in, nor what is wrong in another way", async () => {
    const mapping: Mapping = { namn: "m", kalla: "fyndsvar", fasta: { roll: "ekonom" } };
    expect(
      await waiting(
        {
          "a.csv": [
            "fynd_id;Utförarens ord;belopp;datum;utfall",
            `${id(1)};;;;`,
            "Summa;;100;;",
            `${id(2)};;;2026-09-01;vetej`,
          ],
        },
        [mapping],
      ),
    ).toEqual({});
  });

  test("wait no longer once the question is assessed in any file; unanswered is no assessment", async () => {
    expect(
      await waiting({
        "a.csv": [head, `${id(1)};R01;;Ja;;2026-09-01;forklarat;ekonom`, `${id(2)};R01;;;;2026-09-01;obesvarat;ekonom`],
        "b.csv": [head, `${id(1)};R01;;Ja;;;;`, `${id(2)};R01;;Ja;;;;`],
      }),
    ).toEqual({ "fyndsvar/b.csv": [3] });
  });

  test("leave nothing of what they say", async () => {
    const files = new Map([["a.csv", Buffer.from(`${head}\n${id(1)};R01;;Kalle Åberg ringde;;;;\n`, "utf8")]]);
    await deliver({ contract, files }, async (warehouse) => {
      const tables = await warehouse.rows<{ namn: string }>(
        "select database_name || '.' || schema_name || '.' || table_name as namn from duckdb_tables()",
      );
      expect(tables.map(({ namn }) => namn).join(" ")).toContain("inlast.fyndsvar");
      for (const { namn } of tables) {
        const rows = await warehouse.rows(
          `select to_json(t)::varchar as rad from ${namn} t where to_json(t)::varchar like '%Kalle%'`,
        );
        expect(rows, namn).toEqual([]);
      }
    });
  });
});
