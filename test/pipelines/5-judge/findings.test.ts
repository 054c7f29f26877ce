import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { countOnce } from "../../../pipelines/5-judge/findings/countOnce.ts";
import { followFindings } from "../../../pipelines/5-judge/findings/follow.ts";
import { oddAnswers } from "../../../pipelines/5-judge/findings/oddAnswers.ts";
import { judgeLedger } from "../../../pipelines/5-judge/ledger.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { moneyWarehouse, type Rows, refill } from "./moneyWarehouse.ts";

let shared: Warehouse;
beforeAll(async () => {
  shared = await moneyWarehouse({});
  await makeRegister();
});
afterAll(() => shared.close());
beforeEach(() => shared.run("delete from kant.fyndsvar"));

async function makeRegister(): Promise<void> {
  for (const table of ["utforare", "enheter"]) {
    const { body } = sqlFiles("pipelines/3-model").find(({ name }) => name === table)!;
    await shared.run(`create or replace table modell.${table} as ${body}`);
  }
}

const rules: Row[] = [
  { regel_id: "R01", klass: "hard", om: "besok", tillamplig: true },
  { regel_id: "R03", klass: "hard", om: "besok", tillamplig: true },
  { regel_id: "R06", klass: "hard", om: "fakturarader", tillamplig: true },
  { regel_id: "R12", klass: "hard", om: "fakturarader", tillamplig: true },
  { regel_id: "R13", klass: "mjuk", om: "fakturarader", tillamplig: true },
  { regel_id: "R15", klass: "mjuk", om: "inget", tillamplig: true },
];

interface Finding {
  id: string;
  regel: string;
  kr: number | null;
  rader: string[];
  minuter?: number;
  klass?: string;
  utforare?: string;
  enhet?: string | null;
  brukar?: string | null;
  period?: string;
}

/** Puts findings into the result tables as if rules had written them. */
async function found(findings: readonly Finding[]): Promise<void> {
  for (const table of ["fakturafynd", "fakturaregler", "fakturaundantag"])
    await shared.run(`delete from resultat.${table}`);
  await shared.append("resultat.fakturaregler", rules);
  await shared.append(
    "resultat.fakturafynd",
    findings.map((one) => ({
      fynd_id: one.id,
      regel_id: one.regel,
      klass: one.klass ?? String(rules.find((rule) => rule.regel_id === one.regel)!.klass),
      utforare_id: one.utforare ?? "U1",
      enhet_id: one.enhet === undefined ? "E1" : one.enhet,
      brukar_nyckel: one.brukar === undefined ? "K1" : one.brukar,
      period: one.period ?? "2025-03",
      minuter: one.minuter ?? 60,
      belopp_kr: one.kr,
      rader: one.rader,
    })),
  );
}

const uniqueOf = async (): Promise<Record<string, number | null>> =>
  Object.fromEntries(
    (
      await shared.rows<{ id: string; kr: number | null }>(
        "select fynd_id as id, unik_kr as kr from resultat.fakturafynd order by 1",
      )
    ).map(({ id, kr }) => [id, kr]),
  );

const line = (rad: string, belopp: number, more: Row = {}): Row => ({
  faktura_id: "F1",
  rad,
  brukar_id: "K1",
  from_datum: "2025-03-01",
  tom_datum: "2025-03-31",
  timmar: belopp / 400,
  a_pris: 400,
  belopp,
  fakturadatum: "2025-03-31",
  ...more,
});
const visit = (besok_id: string, day: number, more: Row = {}): Row => ({
  besok_id,
  brukar_id: "K1",
  personal_id: "P1",
  start: `2025-03-${String(day).padStart(2, "0")} 10:00`,
  slut: `2025-03-${String(day).padStart(2, "0")} 11:00`,
  ...more,
});

const money: Rows = {
  fakturor: [
    line("1", 4000),
    line("2", 2000, { tidsslag: "helg" }),
    line("3", 3000, { insats: "tillsyn" }),
    line("4", 3000, { from_datum: "2025-03-16", tom_datum: "2025-04-15", brukar_id: "K2" }),
  ],
  utford_tid: [
    visit("B1", 3),
    visit("B2", 4),
    visit("B3", 5, { brukar_id: "K2" }),
    visit("B4", 6, { insats: "tillsyn" }),
    visit("B5", 7, { brukar_id: "K3" }),
  ],
};

describe("each krona once", () => {
  beforeAll(() => refill(shared, money));

  test.each<[string, Finding[], Record<string, number | null>]>([
    [
      "a visit and the line it lies in: the line holds both",
      [
        { id: "a", regel: "R01", kr: 400, rader: ["B1"] },
        { id: "b", regel: "R12", kr: 1500, rader: ["F1/1"] },
      ],
      { a: 0, b: 1500 },
    ],
    [
      "hard before soft, though the soft one is larger",
      [
        { id: "a", regel: "R01", kr: 400, rader: ["B1"] },
        { id: "b", regel: "R13", kr: 1500, rader: ["F1/1"] },
      ],
      { a: 400, b: 1100 },
    ],
    [
      "of equals the lower id first",
      [
        { id: "b", regel: "R06", kr: 700, rader: ["F1/1"] },
        { id: "a", regel: "R12", kr: 700, rader: ["F1/1"] },
      ],
      { a: 700, b: 0 },
    ],
    [
      "another insats, brukare or month of the same utförare is another krona",
      [
        { id: "a", regel: "R12", kr: 1500, rader: ["F1/1"] },
        { id: "b", regel: "R01", kr: 400, rader: ["B4"] },
        { id: "c", regel: "R01", kr: 400, rader: ["B3"], brukar: "K2" },
      ],
      { a: 1500, b: 400, c: 400 },
    ],
    [
      "a witness holds nothing: the visit at another brukare is not what is asked about",
      [
        { id: "a", regel: "R01", kr: 200, rader: ["B1", "B3"] },
        { id: "b", regel: "R03", kr: 400, rader: ["B3"], brukar: "K2" },
      ],
      { a: 200, b: 400 },
    ],
    [
      "never more than was invoiced in the cell",
      [
        { id: "a", regel: "R06", kr: 4000, rader: ["F1/1"] },
        { id: "b", regel: "R12", kr: 2500, rader: ["F1/2"] },
      ],
      { a: 4000, b: 2000 },
    ],
    [
      "a line over two months is split between its cells by its kronor, to the öre",
      [
        { id: "a", regel: "R12", kr: 1000.01, rader: ["F1/4"], brukar: "K2", period: "2025-03/2025-04" },
        { id: "b", regel: "R01", kr: 400, rader: ["B3"], brukar: "K2" },
      ],
      // 16 of 31 days are in March: 516.13 of 1 000.01 kronor lie there, and hold the visit.
      { a: 1000.01, b: 0 },
    ],
    [
      "a pattern over several brukare shares with each what it has there",
      [
        { id: "a", regel: "R12", kr: 3000, rader: ["F1/1"] },
        { id: "b", regel: "R13", kr: 4000, rader: ["F1/1", "F1/3"], brukar: null },
      ],
      // 4 000 by 4 000 : 3 000 is 2 285,71 and 1 714,29; all of the first is held by a.
      { a: 3000, b: 1714.29 },
    ],
    [
      "where nothing was invoiced there is no ceiling: egen regi sends no invoices",
      [{ id: "a", regel: "R01", kr: 400, rader: ["B5"], brukar: "K3" }],
      { a: 400 },
    ],
    [
      "rows that are not found share with none; an unknown amount stays unknown; quality asks about no kronor",
      [
        { id: "a", regel: "R12", kr: 300, rader: ["F9/9"] },
        { id: "b", regel: "R12", kr: 300, rader: ["F9/9"] },
        { id: "c", regel: "R01", kr: null, rader: ["B1"] },
        { id: "d", regel: "R15", kr: 0, rader: [] },
      ],
      { a: 300, b: 300, c: null, d: 0 },
    ],
  ])("%s", async (_, findings, expected) => {
    await found(findings);
    await countOnce(shared);
    expect(await uniqueOf()).toEqual(expected);
    await found([...findings].reverse());
    await countOnce(shared);
    expect(await uniqueOf()).toEqual(expected);
  });

  test("minutes are counted once in the same order", async () => {
    await found([
      { id: "a", regel: "R01", kr: 200, minuter: 30, rader: ["B1"] },
      { id: "b", regel: "R03", kr: 300, minuter: 45, rader: ["B1", "B2"] },
      { id: "c", regel: "R15", kr: 0, minuter: 500, rader: [] },
    ]);
    await countOnce(shared);
    expect(await shared.rows("select fynd_id as id, unik_minuter as min from resultat.fakturafynd order by 1")).toEqual(
      [
        { id: "a", min: 0 },
        { id: "b", min: 45 },
        { id: "c", min: 0 },
      ],
    );
  });

  test("whatever is found: no more than gross, no more than invoiced, and the same in any order of rows", async () => {
    const rows = ["F1/1", "F1/2", "F1/3", "F1/4", "B1", "B2", "B3", "B4"];
    const finding = fc.record({
      regel: fc.constantFrom("R01", "R03", "R06", "R12", "R13"),
      ore: fc.integer({ min: 1, max: 300_000 }),
      rader: fc.uniqueArray(fc.constantFrom(...rows), { minLength: 1, maxLength: 4 }),
      brukar: fc.constantFrom("K1", "K2", null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(finding, { minLength: 1, maxLength: 8 }), async (list) => {
        const findings = list.map(({ ore, ...one }, index) => ({ ...one, id: `f${index}`, kr: ore / 100 }));
        await found(findings);
        await countOnce(shared);
        const once = await uniqueOf();
        for (const { id, kr } of findings) {
          expect(once[id]).toBeGreaterThanOrEqual(0);
          expect(once[id]).toBeLessThanOrEqual(kr);
        }
        // Findings whose rows lie in no cell with invoices ask about what no invoice holds; the rest share these.
        const within = await shared.row<{ kr: number; tak: number }>(
          `select coalesce(sum(unik_kr), 0) as kr, (select sum(belopp_kr) from modell.fakturarader) as tak from resultat.fakturafynd
           where regel_id in ('R06', 'R12', 'R13') and list_has_any(rader, ['F1/1', 'F1/2', 'F1/3', 'F1/4'])
             and (brukar_nyckel is null or (brukar_nyckel = 'K2') = list_has_any(rader, ['F1/4']))`,
        );
        expect(within.kr).toBeLessThanOrEqual(within.tak);
        await found([...findings].reverse());
        await countOnce(shared);
        expect(await uniqueOf()).toEqual(once);
      }),
      { numRuns: 25 },
    );
  });
});

describe("months in a row", () => {
  test("backwards from the finding, at the same enhet and by the same rule; a gap begins anew, a long period is one month", async () => {
    const one = (id: string, period: string, more: Partial<Finding> = {}): Finding => ({
      id,
      regel: "R12",
      kr: 100,
      rader: [],
      period,
      ...more,
    });
    await found([
      one("a", "2024-11"),
      one("b", "2024-12"),
      one("c", "2025-01"),
      one("c2", "2025-01", { brukar: "K2" }),
      one("d", "2025-03"),
      one("e", "2025-02", { enhet: "E2" }),
      one("f", "2025-02", { enhet: null }),
      one("g", "2025-02", { regel: "R06" }),
      one("h", "2024-01/2024-10", { enhet: "E3" }),
      one("i", "2024-11", { enhet: "E3" }),
    ]);
    await shared.run("delete from resultat.fakturaavstamning");
    await followFindings(shared);
    const rows = await shared.rows<{ id: string; n: number }>(
      "select fynd_id as id, manader_i_rad as n from resultat.fakturafynd order by 1",
    );
    expect(Object.fromEntries(rows.map(({ id, n }) => [id, n]))).toEqual({
      a: 1,
      b: 2,
      c: 3,
      c2: 3,
      d: 1,
      e: 1,
      f: 1,
      g: 1,
      h: 1,
      i: 2,
    });
    expect(
      await shared.rows(
        "select regel_id, antal, manader_i_rad, senaste_manad from resultat.fakturaregel_utforare order by 1",
      ),
    ).toEqual([
      { regel_id: "R06", antal: 1, manader_i_rad: 1, senaste_manad: "2025-02" },
      { regel_id: "R12", antal: 9, manader_i_rad: 3, senaste_manad: "2025-03" },
    ]);
  });
});

const answer = (fynd_id: string, utfall: string, more: Row = {}): Row => ({
  fynd_id,
  datum: "2025-06-01",
  utfall,
  belopp: null,
  roll: "controller",
  regel_id: null,
  fil_nr: 1,
  fil_rad: 2,
  ...more,
});

describe("answers", () => {
  test("what should be looked at: a rule that does not exist, and far more kronor than were asked about, another rule than the finding's", async () => {
    await found(three);
    await shared.append("kant.fyndsvar", [
      answer("a", "delvis", { belopp: 200.01 }),
      answer("b", "delvis", { belopp: 200, regel_id: "R13" }),
      answer("b", "obesvarat", { datum: "2025-05-01", regel_id: "R14" }),
      answer("c", "forklarat", { regel_id: "R12" }),
      answer("borta", "felaktigt", { regel_id: "R99" }),
      answer("borta2", "obesvarat"),
    ]);
    await followFindings(shared);
    expect(await oddAnswers(shared)).toEqual({ forNothing: ["borta"], above: ["a"], otherRule: ["b"] });
  });

  const three: Finding[] = ["a", "b", "c"].map((id) => ({ id, regel: "R12", kr: 100, rader: [`F1/${id}`] }));

  test("the latest answer counts; obesvarat is none; an answer to a finding that is gone is kept and counts for its rule", async () => {
    await found(three);
    await shared.append("kant.fyndsvar", [
      answer("a", "forklarat", { belopp: 70 }),
      answer("a", "delvis", { datum: "2025-07-01" }),
      answer("b", "obesvarat"),
      answer("borta", "felaktigt", { belopp: 400, regel_id: "R12" }),
      answer("okand", "felaktigt"),
    ]);
    await followFindings(shared);
    expect(await oddAnswers(shared)).toEqual({ forNothing: ["okand"], above: [], otherRule: [] });
    expect(
      await shared.rows(
        "select fynd_id, regel_id, utforare_id, finns, datum, utfall, belopp, antal_svar from resultat.fyndsvar order by 1",
      ),
    ).toEqual([
      {
        fynd_id: "a",
        regel_id: "R12",
        utforare_id: "U1",
        finns: true,
        datum: "2025-07-01",
        utfall: "delvis",
        belopp: null,
        antal_svar: 2,
      },
      {
        fynd_id: "b",
        regel_id: "R12",
        utforare_id: "U1",
        finns: true,
        datum: "2025-06-01",
        utfall: "obesvarat",
        belopp: null,
        antal_svar: 1,
      },
      {
        fynd_id: "borta",
        regel_id: "R12",
        utforare_id: null,
        finns: false,
        datum: "2025-06-01",
        utfall: "felaktigt",
        belopp: 400,
        antal_svar: 1,
      },
      {
        fynd_id: "okand",
        regel_id: null,
        utforare_id: null,
        finns: false,
        datum: "2025-06-01",
        utfall: "felaktigt",
        belopp: null,
        antal_svar: 1,
      },
    ]);
    expect(
      await shared.rows(
        "select fynd_id, svar, svar_datum, sannolikhet, sannolikhet_lag, sannolikhet_hog, sannolikhet_grund from resultat.fakturafynd where fynd_id <> 'c' order by 1",
      ),
    ).toEqual([
      {
        fynd_id: "a",
        svar: "delvis",
        svar_datum: "2025-07-01",
        sannolikhet: 0.5,
        sannolikhet_lag: 0.5,
        sannolikhet_hog: 0.5,
        sannolikhet_grund: "svar",
      },
      {
        fynd_id: "b",
        svar: "obesvarat",
        svar_datum: "2025-06-01",
        sannolikhet: 0.8,
        sannolikhet_lag: expect.any(Number),
        sannolikhet_hog: expect.any(Number),
        sannolikhet_grund: "antagande",
      },
    ]);
    const rule = await shared.row(
      "select svar_antal, \"precision\", precision_lag, precision_hog from resultat.fakturaregler where regel_id = 'R12'",
    );
    // delvis ½ + felaktigt 1 of two answers; obesvarat and the answer without a rule are not among them.
    expect(rule).toMatchObject({ svar_antal: 2, precision: 0.75 });
    expect(rule.precision_lag).toBeLessThan(0.75);
    expect(rule.precision_hog).toBeGreaterThan(0.75);
  });

  test("without an answer a rule has no precision, and its findings the declared assumption of their class", async () => {
    await found([...three, { id: "m", regel: "R13", kr: 10, rader: ["F1/1"] }]);
    await followFindings(shared);
    expect(
      await shared.rows(
        "select distinct klass, sannolikhet, sannolikhet_grund as grund, svar from resultat.fakturafynd order by 1",
      ),
    ).toEqual([
      { klass: "hard", sannolikhet: 0.8, grund: "antagande", svar: null },
      { klass: "mjuk", sannolikhet: 0.3, grund: "antagande", svar: null },
    ]);
    expect(
      await shared.rows(
        'select distinct svar_antal, "precision" as p, precision_lag as lag from resultat.fakturaregler',
      ),
    ).toEqual([{ svar_antal: 0, p: null, lag: null }]);
  });

  test("with enough answers the probability is learnt, for the class that answered only", async () => {
    const many: Finding[] = Array.from({ length: 20 }, (_, i) => ({
      id: `s${i}`,
      regel: i % 2 ? "R12" : "R06",
      kr: 10,
      rader: [`F1/${i}`],
    }));
    await found([...many, ...three, { id: "m", regel: "R13", kr: 10, rader: ["F1/1"] }]);
    await shared.append(
      "kant.fyndsvar",
      many.map(({ id }, i) => answer(id, i % 2 ? "forklarat" : "felaktigt")),
    );
    await followFindings(shared);
    const rows = await shared.rows<{ sannolikhet: number }>(
      "select distinct regel_id, sannolikhet, sannolikhet_grund as grund from resultat.fakturafynd where sannolikhet_grund <> 'svar' order by 1",
    );
    expect(rows.map(({ sannolikhet: _, ...row }) => row)).toEqual([
      { regel_id: "R12", grund: "lart" },
      { regel_id: "R13", grund: "antagande" },
    ]);
    // Ten of ten explained, drawn a little towards the class's half.
    expect(rows[0]!.sannolikhet).toBeGreaterThan(0.05);
    expect(rows[0]!.sannolikhet).toBeLessThan(0.3);
  });
});

test("an utförare's share of what it invoices stands against its peers, and is not ranked among few", async () => {
  const providers = ["U1", "U2", "U3", "U4", "U5"];
  const given: Rows = {
    utforare: providers.map((utforare_id) => ({
      utforare_id,
      giltig_fom: "2020-01-01",
      namn: utforare_id,
      driftsform: "privat",
    })),
    enheter: providers.map((utforare_id) => ({
      enhet_id: `E${utforare_id}`,
      giltig_fom: "2020-01-01",
      utforare_id,
      namn: utforare_id,
      verksamhetsomrade: "hemtjanst",
    })),
    avtal: [],
    fakturor: providers.map((utforare_id, index) =>
      line(String(index), 10_000, { utforare_id, enhet_id: `E${utforare_id}` }),
    ),
  };
  await refill(shared, given);
  await makeRegister();
  await judgeLedger(shared);
  await found([
    { id: "a", regel: "R12", kr: 1000, rader: [], utforare: "U1", enhet: "EU1" },
    { id: "b", regel: "R12", kr: 500, rader: [], utforare: "U2", enhet: "EU2" },
  ]);
  await followFindings(shared);
  const compared = "select utforare_id as u, andel, percentil, jamforda from resultat.fakturaregel_utforare order by 1";
  // Three peers have the share 0: U2 stands above three of five, and half of itself.
  expect(await shared.rows(compared)).toEqual([
    { u: "U1", andel: 0.1, percentil: 0.9, jamforda: 5 },
    { u: "U2", andel: 0.05, percentil: 0.7, jamforda: 5 },
  ]);
  await shared.run("delete from resultat.fakturaavstamning where utforare_id = 'U5'");
  await followFindings(shared);
  expect((await shared.rows<{ percentil: number | null }>(compared)).map(({ percentil }) => percentil)).toEqual([
    null,
    null,
  ]);
});
