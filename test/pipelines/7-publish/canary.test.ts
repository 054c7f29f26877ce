import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identifier } from "../../../src/warehouse/quote.ts";
import type { Warehouse } from "../../../src/warehouse/warehouse.ts";
import { uppsiktHere } from "../../helpers/cli.ts";
import { filesUnder } from "../../helpers/files.ts";
import { openRun } from "../../helpers/openRun.ts";
import { type SharedRun, sharedRun, sharedSites } from "../../helpers/sharedRun.ts";

/** The identity numbers and names that the example lays out in its files (facit/kanarier.csv), in every spelling. */
interface Canary {
  number: boolean;
  spellings: string[];
}

let run: SharedRun;
let canaries: Canary[];
let warehouse: Warehouse;
beforeAll(async () => {
  run = await sharedRun();
  warehouse = await openRun(run.out);
  const facit = readFileSync(join(run.data, "facit", "kanarier.csv"), "utf8").replace(/^\ufeff/, "");
  const { data } = Papa.parse<{ varde: string }>(facit, { header: true, delimiter: ";", skipEmptyLines: true });
  canaries = data.map(({ varde }) => (/\d/.test(varde) ? numberSpellings(varde) : nameSpellings(varde)));
  expect(canaries.filter((canary) => canary.number).length).toBeGreaterThanOrEqual(7);
  expect(canaries.filter((canary) => !canary.number).length).toBeGreaterThanOrEqual(4);
});
afterAll(() => warehouse?.close());

function numberSpellings(value: string): Canary {
  const digits = value.replace(/\D/g, "");
  const ten = digits.slice(-10);
  const centuries = digits.length === 12 ? [digits.slice(0, 2)] : ["18", "19", "20"];
  const wholes = [ten, ...centuries.map((century) => century + ten)];
  const split = (text: string, by: string) => `${text.slice(0, -4)}${by}${text.slice(-4)}`;
  return {
    number: true,
    spellings: wholes.flatMap((whole) => [whole, ...["-", "+", " "].map((by) => split(whole, by))]),
  };
}

function nameSpellings(value: string): Canary {
  const [first = "", last = ""] = value.split(" ");
  const both = [value, `${last}, ${first}`, `${last} ${first}`, last, value.toLowerCase(), value.toUpperCase()];
  return { number: false, spellings: [...both, value.normalize("NFD"), encodeURIComponent(value)] };
}

/** The canaries that a text holds. Bytes are read both as UTF-8 and as what an older Windows would have written. */
function found(bytes: Buffer | string): string[] {
  const texts = typeof bytes === "string" ? [bytes] : [bytes.toString("utf8"), bytes.toString("latin1")];
  return canaries.flatMap(({ spellings }) => spellings.filter((word) => texts.some((text) => text.includes(word))));
}

it("the input holds them all: else nothing below says anything", () => {
  const input = filesUnder(run.data)
    .filter((file) => file.endsWith(".csv") && !file.startsWith("facit/"))
    .map((file) => readFileSync(join(run.data, file)))
    .map((bytes) => bytes.toString("utf8") + bytes.toString("latin1"))
    .join("\n");
  const missing = canaries.filter(({ spellings }) => !spellings.some((word) => input.includes(word)));
  expect(missing).toEqual([]);
});

describe("no person of the input is found in (design 3.4)", () => {
  it("what is published", () => {
    const files = filesUnder(join(run.out, "published"));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) expect([file, found(readFileSync(join(run.out, "published", file)))]).toEqual([file, []]);
  });

  it("the bytes of the warehouse", () => {
    expect(found(readFileSync(join(run.out, "uppsikt.duckdb")))).toEqual([]);
  });

  it("any text of any table of the warehouse, compressed or not", async () => {
    const columns = await warehouse.rows<{ schema: string; tabell: string; kolumn: string; typ: string }>(
      `select schema_name as schema, table_name as tabell, column_name as kolumn, data_type as typ from duckdb_columns()
       where database_name = current_database() and not internal and (data_type like '%VARCHAR%' or data_type like 'ENUM%') order by all`,
    );
    expect(columns.length).toBeGreaterThan(300);
    const byTable = new Map<string, string[]>();
    for (const { schema, tabell, kolumn, typ } of columns) {
      const text = typ.endsWith("[]")
        ? `array_to_string(${identifier(kolumn)}, ' ')`
        : `${identifier(kolumn)}::varchar`;
      const table = `${identifier(schema)}.${identifier(tabell)}`;
      byTable.set(table, [...(byTable.get(table) ?? []), text]);
    }
    for (const [table, list] of byTable) {
      const rows = await warehouse.rows<{ ord: string }>(
        `select distinct unnest([${list.join(", ")}]) as ord from ${table}`,
      );
      expect([table, found(rows.map((row) => row.ord ?? "").join("\n"))]).toEqual([table, []]);
    }
  });

  it("what run and check write to the terminal, with every rejected row", async () => {
    expect(found(run.log.stdout + run.log.stderr)).toEqual([]);
    const plain = await uppsiktHere(["check", "--data", run.data]);
    expect(plain.code).toBe(0);
    expect(plain.stdout).toMatch(/, rad \d+: /);
    expect(found(plain.stdout + plain.stderr)).toEqual([]);
  });

  it("what explain tells of a risk, a plan row and findings about the persons themselves", async () => {
    const { ids } = await warehouse.row<{ ids: string[] }>(
      `select list(id order by id) as ids from (
         (select risk_id as id from resultat.risker where underlag <> 'saknas' order by rang limit 1)
         union all (select planrad_id from resultat.planrader order by planrad_id limit 1)
         union all (select fynd_id from resultat.fakturafynd order by fynd_id limit 1))`,
    );
    expect(ids).toHaveLength(3);
    for (const id of ids) {
      const { code, stdout, stderr } = await uppsiktHere(["explain", id, "--out", run.out, "--rader", "50"]);
      expect([id, code, found(stdout + stderr)]).toEqual([id, 0, []]);
    }
  });

  it("the built pages, and what building them writes", async () => {
    const { out, log } = await sharedSites();
    expect(found(log.stdout + log.stderr)).toEqual([]);
    const files = filesUnder(join(out, "site"));
    expect(files.length).toBeGreaterThan(30);
    for (const file of files) expect([file, found(readFileSync(join(out, "site", file)))]).toEqual([file, []]);
  });
});
