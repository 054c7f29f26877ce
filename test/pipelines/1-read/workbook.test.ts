import ExcelJS from "exceljs";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { dayOfSerial } from "../../../pipelines/1-read/workbook.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { Refusal } from "../../../src/messages/refusal.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { deliver } from "../2-check/deliver.ts";

const contracts = new Map((await allContracts()).map((contract) => [contract.source, contract]));

type Fill = (workbook: ExcelJS.Workbook) => void;

async function bytes(fill: Fill): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const read = <T>(source: string, file: Buffer, look: (warehouse: Warehouse) => Promise<T>): Promise<T> =>
  deliver({ contract: contracts.get(source)!, files: new Map([["fil.xlsx", file]]) }, look);

const answers: Fill = (workbook) => {
  workbook.addWorksheet("Läs mig").addRow(["Fyll i svaren på nästa blad."]);
  const sheet = workbook.addWorksheet("Svar");
  sheet.mergeCells("A1:C1");
  sheet.getCell("A1").value = "Arbetslista, Exempelbo kommun";
  sheet.getCell("A3").value = { richText: [{ text: "Fynd" }, { text: "-id" }] };
  sheet.getRow(3).values = [
    sheet.getCell("A3").value,
    "regel_id",
    "Fråga",
    "datum",
    "utfall",
    "belopp",
    "roll",
    "svar",
  ];
  const date = (day: string) => new Date(`${day}T00:00:00Z`);
  sheet.addRow([
    "F-00000000000a",
    "R01",
    "Rad ett\nrad två; och mer",
    date("2026-09-01"),
    "Felaktigt",
    1234.5,
    "controller",
    "ja",
  ]);
  sheet.addRow(["F-00000000000b", "R01", "Obesvarad", null, null, null, null, null]);
  // A day that has lost its format is a serial number, and a formula is its result.
  sheet.addRow([
    "F-00000000000c",
    "R05",
    "x",
    46266,
    "delvis",
    { formula: "100+0.1+0.2", result: 100.30000000000001 },
    "controller",
    null,
  ]);
  sheet.getRow(9).values = ["F-00000000000d", "R05", "x", "2026-09-03", "kanske", null, "controller", null];
  sheet.getCell("D4").numFmt = "yyyy-mm-dd";
};

describe("an Excel file is read as the same rows of text as CSV", () => {
  test("the sheet with the header is found and said; days, formulas and line breaks in cells; rows are Excel's", async () => {
    await read("fyndsvar", await bytes(answers), async (warehouse) => {
      expect(
        await warehouse.rows(
          "select fynd_id, regel_id, datum, utfall, belopp, roll, fil_rad from kalla.fyndsvar order by 1",
        ),
      ).toEqual([
        {
          fynd_id: "F-00000000000a",
          regel_id: "R01",
          datum: "2026-09-01",
          utfall: "felaktigt",
          belopp: 1234.5,
          roll: "controller",
          fil_rad: 4,
        },
        {
          fynd_id: "F-00000000000c",
          regel_id: "R05",
          datum: "2026-09-01",
          utfall: "delvis",
          belopp: 100.3,
          roll: "controller",
          fil_rad: 6,
        },
      ]);
      expect(await warehouse.rows("select rad, kolumn, regel from resultat.avvisade_rader")).toEqual([
        { rad: 9, kolumn: "utfall", regel: "okand_kod" },
      ]);
      const [load] = await warehouse.rows<Record<string, number | string>>(
        "select fil, kodning, rader, godkanda, avvisade, dubbletter, ej_rader from resultat.laddningar",
      );
      expect(load).toMatchObject({ fil: "fyndsvar/fil.xlsx", kodning: "xlsx, bladet Svar", godkanda: 2, avvisade: 1 });
      expect(load!.rader).toBe(
        Number(load!.godkanda) + Number(load!.avvisade) + Number(load!.dubbletter) + Number(load!.ej_rader),
      );
    });
  });

  test("clock times, and a number stored as text keeps its zero", async () => {
    const file = await bytes((workbook) => {
      const sheet = workbook.addWorksheet("Besök");
      sheet.addRow(["besok_id", "brukar_id", "enhet_id", "insats", "start", "slut"]);
      sheet.addRow(["0180", "K1", "E1", "service", new Date("2026-03-29T08:05:00Z"), 46110.3541666667]);
      sheet.getCell("E2").numFmt = "yyyy-mm-dd hh:mm";
    });
    const contract = { ...contracts.get("utford_tid")! };
    const { enhet_id, ...columns } = contract.columns;
    const { references: _, ...free } = enhet_id!;
    await deliver(
      { contract: { ...contract, columns: { ...columns, enhet_id: free } }, files: new Map([["b.xlsx", file]]) },
      async (warehouse) => {
        expect(await warehouse.rows("select besok_id, start, slut from kalla.utford_tid")).toEqual([
          { besok_id: "0180", start: "2026-03-29T08:05:00", slut: "2026-03-29T08:30:00" },
        ]);
      },
    );
  });

  test.each([
    [45901, "2025-09-01"],
    [46110.5, "2026-03-29 12:00"],
    [60, "1900-02-28"],
  ])("serial %f is %s", (serial, day) => expect(dayOfSerial(serial)).toBe(day));
});

const refused = async (file: Buffer): Promise<string> => {
  const error = await read("fyndsvar", file, async () => null).catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(Refusal);
  return (error as Refusal).message;
};

describe("refused, with a Swedish sentence", () => {
  test("no sheet has the header", async () =>
    expect(await refused(await bytes((workbook) => void workbook.addWorksheet("Blad1").addRow(["a", "b"])))).toBe(
      "filen fyndsvar/fil.xlsx har inget blad med en rubrikrad som känns igen (bladen Blad1); rubrikerna fynd_id, datum, utfall och roll ska finnas, eller beskriv dem i en mappning",
    ));

  test("what is no archive, as a workbook with a password is not", async () =>
    expect(await refused(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, ...Array(600).fill(0)]))).toMatch(
      /går inte att läsa som Excelfil/,
    ));

  test("an archive that unpacks to a thousand times its size", async () =>
    expect(await refused(Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(30_000_000) })))).toMatch(
      /packas upp till orimligt mycket/,
    ));

  test("an archive that lies about its sizes", async () => {
    const bomb = Buffer.from(zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(30_000_000) }));
    // The central directory's uncompressed size, 24 bytes into its header.
    const directory = bomb.lastIndexOf(Buffer.from("PK\u0001\u0002", "latin1"));
    bomb.writeUInt32LE(1000, directory + 24);
    expect(await refused(bomb)).toMatch(/går inte att läsa som Excelfil|packas upp/);
  });

  test("an archive of too many parts", async () => {
    const parts = Object.fromEntries(Array.from({ length: 1001 }, (_, index) => [`${index}.xml`, new Uint8Array(1)]));
    expect(await refused(Buffer.from(zipSync(parts)))).toMatch(/packas upp till orimligt mycket/);
  });
});

test("a sheet with one cell in the last row and column is small, and stays so", async () => {
  const file = await bytes((workbook) => {
    answers(workbook);
    workbook.addWorksheet("Långt bort").getCell("XFD1048576").value = 1;
  });
  await read("fyndsvar", file, async (warehouse) =>
    expect(await warehouse.rows("select count(*) as n from kalla.fyndsvar")).toEqual([{ n: 2 }]),
  );
});
