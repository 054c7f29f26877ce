import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { createTable, keptColumns } from "../../../src/contracts/language/ddl.ts";
import { emptyFile } from "../../../src/contracts/language/emptyFile.ts";
import { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { canonicalSources } from "./canonical.ts";
import { codeLists } from "./codeLists.ts";

const contracts = await allContracts();
const bySource = new Map(contracts.map((one) => [one.source, one]));
const listNames = new Set(codeLists.filter((list) => list.columns.includes("kod")).map((list) => list.name));

describe.each(canonicalSources)("the contract of $source", ({ source, columns, key, required }) => {
  it("has exactly the canonical columns, key and required columns", () => {
    const contract = bySource.get(source);
    expect(contract, `no contract for ${source}`).toBeDefined();
    expect(Object.keys(contract!.columns)).toEqual(columns);
    expect([...contract!.key].sort()).toEqual([...key].sort());
    const demanded = Object.entries(contract!.columns).filter(([, column]) => column.required);
    expect(demanded.map(([name]) => name)).toEqual(required);
  });
});

describe.each(contracts.map((contract) => ({ source: contract.source, contract })))("$source", ({ contract }) => {
  const columns = Object.entries(contract.columns);

  it("names code lists, sources and columns that exist", () => {
    for (const [name, column] of columns) {
      if (typeof column.codes === "string") expect(listNames, name).toContain(column.codes);
      if (column.references) expect(Object.keys(bySource.get(column.references)?.columns ?? {}), name).toContain(name);
      for (const other of column.ordinalWithin ?? []) expect(contract.columns, name).toHaveProperty(other);
      if (column.kind === "kod" || column.kind === "koder") expect(column.codes, name).toBeDefined();
    }
    for (const check of contract.checks ?? []) expect(contract.columns).toHaveProperty(check.column);
  });

  it("knows from columns that hold a day, and hides only columns that may be empty or come with the row", () => {
    const { row, facts = {} } = contract.known ?? {};
    for (const day of [...(row ? [row].flat() : []), ...Object.values(facts)])
      expect(["datum", "tid"], day).toContain(contract.columns[day]?.kind);
    for (const fact of Object.keys(facts)) {
      expect(contract.columns).toHaveProperty(fact);
      expect(contract.key, `${fact} is key: rows would fall together`).not.toContain(fact);
    }
  });

  it("says in Swedish what it is and what is lost without it", () => {
    expect(contract.without).toMatch(/^Utan .+\.$/);
    for (const text of [contract.title, contract.grain, ...columns.map(([, column]) => column.description)])
      expect(text.trim().length).toBeGreaterThan(2);
    for (const check of contract.checks ?? []) expect(check.message, "says what to do").toContain(";");
  });

  it("where people fill it in, has lines that became known on a day, and a word for them", () => {
    if (!contract.byHand) return;
    expect(contract.known?.row, "an answer is given on a day").toBeDefined();
    for (const word of [contract.byHand.one, contract.byHand.many]) expect(word).toMatch(/^\p{Ll}+$/u);
  });

  it("has an empty file with its columns, free text left out", () => {
    const kept = keptColumns(contract).map(([name]) => name);
    expect(emptyFile(contract)).toBe(`${kept.join(";")}\n`);
    expect(emptyFile(contract)).not.toContain("beskrivning");
  });
});

describe("checks", () => {
  let warehouse: Warehouse;
  beforeAll(async () => {
    warehouse = await Warehouse.open(":memory:", { threads: 1 });
    await warehouse.run("create schema kalla");
    for (const contract of contracts) await warehouse.run(createTable(contract, "kalla"));
  });
  afterAll(() => warehouse.close());

  it.each(contracts.map((contract) => ({ source: contract.source, contract })))(
    "of $source bind",
    async ({ contract }) => {
      for (const check of contract.checks ?? [])
        await warehouse.run(`explain select (${check.sql})::boolean from kalla.${contract.source}`);
    },
  );

  /** Columns of the checks that a row breaks: as when reading, null counts as held. */
  const broken = async (source: string, row: Record<string, string | boolean>): Promise<string[]> => {
    const contract = bySource.get(source)!;
    await warehouse.run(`delete from kalla.${source}`);
    await warehouse.append(`kalla.${source}`, [row]);
    const found: string[] = [];
    for (const check of contract.checks ?? []) {
      const { fel } = await warehouse.row<{ fel: boolean }>(
        `select coalesce(not (${check.sql}), false) as fel from kalla.${source}`,
      );
      if (fel) found.push(`${check.column} ${check.rule}`);
    }
    return found;
  };

  it.each([
    // AC-13: the clocks go back at 03:00 on 2025-10-26 and 2026-10-25, last Sundays of October.
    ["ordinary", "2025-10-26 01:30", "2025-10-26 02:10", []],
    ["both passes of the repeated hour", "2025-10-26 02:50", "2025-10-26 02:10", []],
    ["a whole hour, which reads as none", "2026-10-25 02:20", "2026-10-25 02:20", []],
    ["reversed the Sunday before", "2025-10-19 02:50", "2025-10-19 02:10", ["slut ordning"]],
    ["reversed outside the hour", "2025-10-26 03:10", "2025-10-26 02:50", ["slut ordning"]],
    ["reversed into the hour before", "2025-10-26 02:10", "2025-10-26 01:50", ["slut ordning"]],
    ["the repeated hours of two years", "2026-10-25 02:10", "2025-10-26 02:50", ["slut ordning"]],
    ["no time at all", "2025-06-01 08:00", "2025-06-01 08:00", ["slut ordning"]],
  ])("let a visit end: %s", async (_, start, slut, expected) => {
    expect(await broken("utford_tid", { besok_id: "b", start, slut })).toEqual(expected);
  });

  it("want both times of a visit unless it was declined or missed", async () => {
    expect(await broken("utford_tid", { besok_id: "b", start: "2025-06-01 08:00" })).toEqual(["slut saknas"]);
    expect(await broken("utford_tid", { besok_id: "b", avbojt: true })).toEqual([]);
    expect(await broken("utford_tid", { besok_id: "b", utebliven: true })).toEqual([]);
    expect(await broken("utford_tid", { besok_id: "b", avbojt: false })).toEqual(["start saknas", "slut saknas"]);
  });

  it("want someone whom a survey's answers are about, and not more positive answers than answers", async () => {
    expect(await broken("brukarundersokningar", { antal_svar: "10", antal_positiva: "10", enhet_id: "E1" })).toEqual(
      [],
    );
    expect(
      await broken("brukarundersokningar", { antal_svar: "10", andel_positiva: "0.5", kommunkod: "0182" }),
    ).toEqual([]);
    expect(await broken("brukarundersokningar", { antal_svar: "10", antal_positiva: "11" })).toEqual([
      "enhet_id saknas",
      "antal_positiva antal",
    ]);
    expect(await broken("brukarundersokningar", { antal_svar: "10", enhet_id: "E1" })).toEqual([
      "andel_positiva saknas",
    ]);
  });

  it("want the zero that a spreadsheet ate back", async () => {
    expect(await broken("nyckeltal", { kommunkod: "182" })).toEqual(["kommunkod kommunkod"]);
    expect(await broken("nyckeltal", { kommunkod: "0000" })).toEqual([]);
    expect(await broken("nyckeltal", { kommunkod: "G176635" })).toEqual([]);
  });

  it("refuse days before 1990 and periods that end before they start", async () => {
    expect(await broken("avvikelser", { handelsedatum: "1900-01-01", registrerad_datum: "2025-01-01" })).toEqual([
      "handelsedatum orimligt_datum",
    ]);
    expect(await broken("beslut", { from_datum: "2025-02-01", tom_datum: "2025-01-31" })).toEqual([
      "tom_datum ordning",
    ]);
    expect(await broken("beslut", { from_datum: "2025-02-01", tom_datum: "2025-02-01" })).toEqual([]);
    expect(await broken("enheter", { enhet_id: "E1", ersatter_enhet_id: "E1" })).toEqual([
      "ersatter_enhet_id ersatter_sig_sjalv",
    ]);
  });
});

it("what people fill in with Uppsikt's own forms says so: the work list, the protocol and the assessments", () => {
  const byHand = contracts.filter((contract) => contract.byHand).map(({ source }) => source);
  expect(byHand).toEqual(["bedomningar", "fakturakontroller", "fyndsvar"]);
  for (const { source, formOf, byHand } of contracts) if (formOf) expect(byHand, source).toBeDefined();
  for (const { source, formOf, awaits } of contracts) if (awaits) expect(formOf, source).toBeDefined();
});
