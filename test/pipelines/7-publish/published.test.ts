import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tableFromIPC } from "apache-arrow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rowsOf } from "../../../dashboards/components/data.ts";
import { readKey } from "../../../pipelines/1-read/key.ts";
import { partName } from "../../../pipelines/7-publish/parts.ts";
import { definePseudonyms } from "../../../pipelines/7-publish/pseudonyms.ts";
import { editions } from "../../../pipelines/7-publish/run.ts";
import { sqlFiles } from "../../../pipelines/common/repository.ts";
import type { Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { sha256 } from "../../helpers/files.ts";
import { openRun } from "../../helpers/openRun.ts";
import { type SharedRun, sharedRun } from "../../helpers/sharedRun.ts";

interface Manifest {
  utgava: string;
  per_datum: string;
  korning: string;
  filer: { fil: string; sha256: string; rader: number; titel: string; korn: string; del?: number }[];
}

let run: SharedRun;
let warehouse: Warehouse;
beforeAll(async () => {
  run = await sharedRun();
  warehouse = await openRun(run.out);
});
afterAll(() => warehouse?.close());

const folder = (edition: string): string => join(run.out, "published", edition);
const manifestOf = (edition: string): Manifest =>
  JSON.parse(readFileSync(join(folder(edition), "manifest.json"), "utf8")) as Manifest;
/** A dataset in parts (`delas_efter`) has a file per part. */
const filesOf = (edition: string, name: string): string[] =>
  manifestOf(edition)
    .filer.filter(({ fil, del }) => fil === `${name}.arrow` || (del !== undefined && fil === partName(name, del)))
    .map(({ fil }) => fil);
const datasets = (edition: string) => [
  ...sqlFiles("pipelines/7-publish/alla"),
  ...sqlFiles(`pipelines/7-publish/${edition}`),
];

/** DATE and TIMESTAMP are text in both; a list is compared as one. */
const asText = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row));

describe.each(editions())("the edition %s", (edition) => {
  it("has a file for every dataset and nothing else", () => {
    const names = datasets(edition).flatMap((file) => filesOf(edition, file.name));
    expect(readdirSync(folder(edition)).sort()).toEqual([...names, "manifest.json"].sort());
    expect(new Set(names).size).toBe(names.length);
  });

  it("is what its manifest says", async () => {
    const manifest = manifestOf(edition);
    expect(manifest).toMatchObject({ utgava: edition, per_datum: "2026-09-30" });
    expect(manifest.korning).toMatch(/^[0-9a-f]{12}$/);
    expect(manifest.filer.map((entry) => entry.fil)).toEqual(
      datasets(edition)
        .flatMap((file) => filesOf(edition, file.name))
        .sort(),
    );
    for (const { fil, sha256: hash, rader, titel, korn } of manifest.filer) {
      const bytes = readFileSync(join(folder(edition), fil));
      expect([fil, sha256(bytes)]).toEqual([fil, hash]);
      expect([fil, tableFromIPC(bytes).numRows]).toEqual([fil, rader]);
      expect(titel && korn, `${fil} says what it is and what a row is`).toBeTruthy();
    }
  });

  it("holds the rows of every query, in its order", async () => {
    await definePseudonyms(warehouse, readKey(run.data), edition);
    for (const file of datasets(edition)) {
      const published = filesOf(edition, file.name).flatMap((fil) =>
        rowsOf<Row>(readFileSync(join(folder(edition), fil))),
      );
      const part = file.header.delas_efter as string | undefined;
      const asked = part ? `select * exclude (${part}) from (${file.body})` : file.body;
      expect(asText(published), file.path).toEqual(asText(await warehouse.rows(asked)));
    }
  });

  it("has no row twice", async () => {
    await definePseudonyms(warehouse, readKey(run.data), edition);
    for (const file of datasets(edition)) {
      const { rader, olika } = await warehouse.row<{ rader: number; olika: number }>(
        `select count(*) as rader, count(distinct t) as olika from (${file.body}) t`,
      );
      expect([file.path, olika]).toEqual([file.path, rader]);
    }
  });
});

describe("money", () => {
  it("is the invoices' sum to the öre, in both editions", async () => {
    const { ore } = await warehouse.row<{ ore: number }>(
      "select (sum(belopp) * 100)::bigint as ore from kant.fakturor",
    );
    for (const edition of editions()) {
      const rows = rowsOf<{ belopp_kr: number }>(readFileSync(join(folder(edition), "avstamning-utforare.arrow")));
      const sum = rows.reduce((total, row) => total + BigInt(Math.round(row.belopp_kr * 100)), 0n);
      expect([edition, sum]).toEqual([edition, BigInt(ore)]);
    }
  });
});

describe("the edition intern", () => {
  it("has no column about one person (design 2, editions)", () => {
    for (const { fil } of manifestOf("intern").filer) {
      const { fields } = tableFromIPC(readFileSync(join(folder("intern"), fil))).schema;
      for (const { name, type } of fields) {
        if (/^(brukar_|besok_id|personal|pseudonym|rad_id|faktura_id)/.test(name)) throw new Error(`${fil}: ${name}`);
        // A count of brukare is a number; a text column with that name would be somebody.
        if (/^(brukare|besok)/.test(name))
          expect([fil, name, String(type)]).toEqual([fil, name, expect.not.stringContaining("Utf8")]);
      }
    }
  });

  it("has nothing of the edition ekonomi's work list", () => {
    const names = manifestOf("intern").filer.map((entry) => entry.fil);
    for (const file of sqlFiles("pipelines/7-publish/ekonomi"))
      if (/^fynd(rader|texter|avstamning)?$/.test(file.name))
        expect(names.filter((name) => new RegExp(`^${file.name}(-\\d+)?\\.arrow$`).test(name))).toEqual([]);
  });

  it("holds no key of a person from the warehouse, nor the pseudonym of the other edition", async () => {
    const keys = await warehouse.rows<{ nyckel: string }>(
      "select distinct brukar_id as nyckel from kalla.beslut union select distinct personal_id from kalla.utford_tid where personal_id is not null",
    );
    expect(keys.length).toBeGreaterThan(50);
    const pseudonyms = rowsOf<{ brukare: string | null }>(readFileSync(join(folder("ekonomi"), "fynd.arrow")));
    const forbidden = [...keys.map((row) => row.nyckel), ...pseudonyms.flatMap((row) => row.brukare ?? [])];
    for (const edition of editions())
      for (const { fil } of manifestOf(edition).filer) {
        const text = readFileSync(join(folder(edition), fil), "latin1");
        const found = forbidden.filter((word) => text.includes(word));
        if (edition === "intern") expect([fil, found]).toEqual([fil, []]);
        else expect([fil, found.filter((word) => !word.startsWith("B-"))]).toEqual([fil, []]);
      }
  });
});
