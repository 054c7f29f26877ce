import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cellsOf, csvOf } from "../../../../dashboards/components/workbook.ts";
import { answerCodes } from "../../../../dashboards/pages/fynd/answers.ts";
import type { FindingRow } from "../../../../dashboards/pages/fynd/types.ts";
import { type ListedFindings, workList } from "../../../../dashboards/pages/fynd/workList.ts";
import { allContracts, root } from "../../../../pipelines/common/repository.ts";
import { deliver } from "../../../pipelines/2-check/deliver.ts";

const finding = (change: Partial<FindingRow> = {}): FindingRow => ({
  fynd_id: "F-00000000000a",
  regel_id: "R12",
  regel_namn: "Mer tid än beslutet medger",
  klass: "hard",
  utforare_id: "U1",
  utforare_namn: '=HYPERLINK("http://x")',
  driftsform_namn: "Privat regi",
  enhet_namn: null,
  brukare: "B-0123456789",
  period: "2025-03",
  minuter: 30,
  belopp_kr: 1234.5,
  unik_kr: -12.25,
  vantad_kr: 987.6,
  sannolikhet: 0.8,
  sannolikhet_lag: null,
  sannolikhet_hog: null,
  sannolikhet_grund: "antagande",
  manader_i_rad: 1,
  svar: null,
  svar_namn: null,
  svar_datum: "2026-09-01",
  svar_belopp: null,
  p: null,
  q: null,
  antal_rader: 1,
  del: 0,
  ...change,
});

const listed = (rows: readonly FindingRow[], forklaring = "Två uppgifter; de går inte ihop."): ListedFindings => ({
  length: rows.length,
  column: (key) => rows.map((row) => row[key]),
  texts: () => rows.map(() => forklaring),
  questions: () => rows.map(() => "Vad avser raden?"),
});

const parse = (csv: string): string[][] =>
  csv
    .replace("\ufeff", "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(";"));

describe("the work list as a file", () => {
  it("has numbers as numbers and days as days, and no formula", () => {
    const [head, row] = cellsOf(workList(listed([finding()]))[0]);
    const cell = (label: string) => row![head!.findIndex((each) => (each as { value: string }).value === label)];
    expect(cell("Kronor i fallet")).toEqual({ value: 1234.5, type: Number, format: "#,##0.00" });
    expect(cell("Unika kronor")).toEqual({ value: -12.25, type: Number, format: "#,##0.00" });
    expect(cell("Sannolikhet att det håller")).toEqual({ value: 0.8, type: Number, format: "0%" });
    expect(cell("Minuter")).toEqual({ value: 30, type: Number, format: "#,##0" });
    expect(cell("Svarsdag")).toEqual({ value: new Date("2026-09-01T00:00:00Z"), type: Date, format: "yyyy-mm-dd" });
    expect(cell("Utförare")).toEqual({ value: '\'=HYPERLINK("http://x")', type: String });
    expect(cell("Enhet")).toBeNull();
  });

  it("is Swedish CSV with the same columns", () => {
    const csv = csvOf(workList(listed([finding()]))[0]);
    expect(csv.startsWith("\ufefffynd_id;datum;utfall;belopp;roll;svar;regel_id;")).toBe(true);
    expect(csv).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(csv).toContain(";1234,5;-12,25;0,8;");
    expect(csv).toContain('"Två uppgifter; de går inte ihop."');
  });

  it("offers the answers that the contract takes", () => {
    const codes = readFileSync(join(root, "data", "koder", "fyndsvarsutfall.csv"), "utf8")
      .trim()
      .split("\n")
      .slice(1);
    expect(answerCodes).toEqual(codes.map((line) => line.split(";")[0]));
  });

  it("is read back by the real contract: what is answered becomes rows, the rest is no row", async () => {
    const rows = ["a", "b", "c"].map((end) => finding({ fynd_id: `F-00000000000${end}`, utforare_namn: "Omsorg AB" }));
    const lines = parse(csvOf(workList(listed(rows, "Utan semikolon"))[0]));
    const fill = (line: number, values: Record<string, string>) => {
      for (const [name, value] of Object.entries(values)) lines[line]![lines[0]!.indexOf(name)] = value;
    };
    fill(1, {
      datum: "2026-09-01",
      utfall: "felaktigt",
      belopp: "1 234,50",
      roll: "avtalscontroller",
      svar: "de håller med",
    });
    fill(3, { datum: "2026-09-02", utfall: "Förklarat", roll: "avtalscontroller" });
    const file = Buffer.from(`\ufeff${lines.map((line) => line.join(";")).join("\r\n")}\r\n`);
    const contract = (await allContracts()).find(({ source }) => source === "fyndsvar")!;
    await deliver({ contract, files: new Map([["arbetslista.csv", file]]) }, async (warehouse) => {
      expect(
        await warehouse.rows(
          "select fynd_id, datum::varchar as datum, utfall, belopp, roll, regel_id from kalla.fyndsvar order by fynd_id",
        ),
      ).toEqual([
        {
          fynd_id: "F-00000000000a",
          datum: "2026-09-01",
          utfall: "felaktigt",
          belopp: 1234.5,
          roll: "avtalscontroller",
          regel_id: "R12",
        },
        {
          fynd_id: "F-00000000000c",
          datum: "2026-09-02",
          utfall: "forklarat",
          belopp: null,
          roll: "avtalscontroller",
          regel_id: "R12",
        },
      ]);
      expect(await warehouse.rows("select * from resultat.avvisade_rader")).toEqual([]);
      expect(await warehouse.rows("select rader, godkanda, avvisade, ej_rader from resultat.laddningar")).toEqual([
        { rader: 4, godkanda: 2, avvisade: 0, ej_rader: 2 },
      ]);
    });
  });
});
