import { XMLValidator } from "fast-xml-parser";
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { questionsCsv } from "../../../src/letters/csv.ts";
import { letterDocument } from "../../../src/letters/docx.ts";
import type { Letter } from "../../../src/letters/letter.ts";
import { deliver } from "../../pipelines/2-check/deliver.ts";

const letter: Letter = {
  kommun: "Exempelbo kommun",
  utforare_id: "U1",
  utforare_namn: "Omsorg & Vård <AB>",
  fran: "2026-03",
  till: "2026-05",
  per_datum: "2026-09-30",
  svarsdagar: 21,
  antal: 3,
  unik_kr: 1500.5,
  unik_kr_i_brevet: 1234.5,
  fil: "fragor-U1.csv",
  avsnitt: [
    {
      regel_id: "R01",
      namn: "Personal på två ställen samtidigt",
      fraga: "Vem utförde det andra besöket?",
      oskyldig_forklaring: "Klockor som går olika.",
      jamfort: ["Utförd tid", "Fakturor"],
      fragor: [
        {
          fynd_id: "F-00000000000a",
          period: "2026-03",
          forklaring: "=SUMMA(1) Samma personal är registrerad hos två brukare samtidigt.",
          minuter: 1200,
          belopp_kr: 1234.5,
          rader: [{ id: "B1", slag: "besok", nar: "2026-03-04 kl. 10.10" }],
          hos_andra: 1,
          paminnelse: false,
        },
        {
          fynd_id: "F-00000000000b",
          period: "2026-03/2026-05",
          forklaring: "5680 minuter fakturerades i 2026-01.",
          minuter: null,
          belopp_kr: null,
          rader: Array.from({ length: 12 }, (_, index) => ({ id: `F1/${index}`, slag: "faktura" as const, nar: null })),
          hos_andra: 0,
          paminnelse: true,
        },
      ],
    },
  ],
};

const parts = async (): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await letterDocument(letter))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  );
const textOf = (xml: string): string =>
  xml
    .replace(/<\/w:p>/g, "\n")
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ");

describe("the letter", () => {
  test("asks, says so, tells the right to respond, how and when to answer, and what may explain it", async () => {
    const text = textOf((await parts())["word/document.xml"]!);
    for (const words of [
      "Till: Omsorg &amp; Vård &lt;AB&gt; (U1)",
      "till och med den 30 september 2026",
      "Vi har därför 3 frågor till er, om mars 2026 till maj 2026.",
      "Det här är frågor, inte påståenden om fel",
      "har ni rätt att yttra er",
      "senast 21 dagar",
      "Brevet tar upp de 2 frågor som väntas röra mest: kronorna i frågan, vägda med hur troligt det är att något behöver rättas. En till finns bara i filen.",
      "Vi har jämfört utförd tid och fakturor.",
      "Vår fråga: Vem utförde det andra besöket?",
      "Det kan till exempel bero på: Klockor som går olika.",
      "besök B1 (2026-03-04 kl. 10.10), samt ett besök hos en annan utförare",
      "fakturarad F1/7, och 4 till, i filen",
      "1 234,50",
      "okänt",
      "Alla 3 frågor, också de som bara finns i filen, varje krona en gång: 1 500,50 kronor",
      "Varav frågorna i brevet: 1 234,50 kronor",
      "Tabellen räknar bara de 2 frågorna i brevet.",
      "Påminnelse: vi har frågat om detta tidigare. 5 680 minuter fakturerades i januari 2026.",
    ])
      expect(text).toContain(words);
    expect(text.match(/Påminnelse/g)).toHaveLength(1);
    expect(text).not.toMatch(/fusk|bedräg|brott|oegentlig|felaktigt fakturer/i);
  });

  test("with room for all its questions has one sum, and speaks of no others", async () => {
    const text = textOf(strFromU8(unzipSync(await letterDocument({ ...letter, antal: 2 }))["word/document.xml"]!));
    expect(text).toContain("Alla frågor, varje krona en gång: 1 500,50 kronor");
    expect(text).not.toMatch(/Varav|Tabellen räknar bara|Brevet tar upp/);
  });

  test("is a package of well-formed parts, with headings, Swedish as its language and header rows that repeat", async () => {
    const all = await parts();
    expect(Object.keys(all)).toContain("[Content_Types].xml");
    for (const [name, xml] of Object.entries(all)) expect(XMLValidator.validate(xml), name).toBe(true);
    expect(all["word/document.xml"]).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(all["word/document.xml"]!.match(/<w:tblHeader/g)).toHaveLength(3);
    expect(all["word/styles.xml"]).toContain('w:val="sv-SE"');
  });

  test("has the same bytes whenever it is written", async () => {
    const before = await letterDocument(letter);
    vi.useFakeTimers({ now: new Date("2031-07-01T12:00:00Z"), toFake: ["Date"] });
    try {
      expect(Buffer.compare(before, await letterDocument(letter))).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe("the file of questions", () => {
  test("opens in a Swedish Excel and runs nothing as a formula", () => {
    const csv = questionsCsv(letter);
    expect(csv.startsWith("\uFEFFfynd_id;regel_id;")).toBe(true);
    expect(csv).toContain(";1200;1234,50;");
    expect(csv).toContain("'=SUMMA(1)");
    expect(csv).toContain(
      ";mars 2026 till maj 2026;Påminnelse: vi har frågat om detta tidigare. 5\u00a0680 minuter fakturerades i januari 2026.;",
    );
    const columns = csv.split("\r\n")[0]!.split(";");
    expect(columns.filter((name) => name.startsWith("belopp"))).toEqual(["belopp"]);
    expect(columns).toContain("kronor_i_fragan");
    expect(csv).toContain("fakturarad F1/11");
    expect(csv.split("\r\n")).toHaveLength(4);
  });

  test("comes back as answers: what is filled in is read, what is not is no row, and nothing is rejected", async () => {
    const contract = (await allContracts()).find(({ source }) => source === "fyndsvar")!;
    const [head, first, ...rest] = questionsCsv(letter).split("\r\n");
    const filled = first!.replace(/;;;;;$/, ";Vi rättar det;1 000,50;2026-08-20;Delvis;avtalscontroller");
    expect(filled).not.toBe(first);
    const files = new Map([["fragor-U1.csv", Buffer.from([head, filled, ...rest].join("\r\n"), "utf8")]]);
    await deliver({ contract, files }, async (warehouse) => {
      expect(await warehouse.rows("select godkanda, avvisade, ej_rader from resultat.laddningar")).toEqual([
        { godkanda: 1, avvisade: 0, ej_rader: 2 },
      ]);
      expect(await warehouse.rows("select fynd_id, regel_id, datum, utfall, belopp, roll from kant.fyndsvar")).toEqual([
        {
          fynd_id: "F-00000000000a",
          regel_id: "R01",
          datum: "2026-08-20",
          utfall: "delvis",
          belopp: 1000.5,
          roll: "avtalscontroller",
        },
      ]);
    });
  });
});
