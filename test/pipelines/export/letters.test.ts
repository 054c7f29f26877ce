import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeLetters } from "../../../pipelines/export/letters.ts";
import { Refusal } from "../../../src/messages/refusal.ts";
import { openRun } from "../../helpers/openRun.ts";
import { type SharedRun, sharedRun } from "../../helpers/sharedRun.ts";

let run: SharedRun;
let target: string;
let written: Awaited<ReturnType<typeof writeLetters>>;
beforeAll(async () => {
  run = await sharedRun();
  target = mkdtempSync(join(tmpdir(), "uppsikt-brev-"));
  written = await writeLetters({ outFolder: run.out, target, most: 5 });
});
afterAll(() => rmSync(target, { recursive: true, force: true }));

const contents = (path: string): string =>
  path.endsWith(".csv") ? readFileSync(path, "utf8") : strFromU8(unzipSync(readFileSync(path))["word/document.xml"]!);

describe("letters of a whole run", () => {
  test("every utförare with an unanswered finding gets one letter and one file, with all its findings and nobody else's", async () => {
    const warehouse = await openRun(run.out);
    try {
      const open = await warehouse.rows<{ u: string; ids: string[] }>(
        `select utforare_id as u, list(fynd_id order by fynd_id) as ids from resultat.fakturafynd
         where svar is null or svar = 'obesvarat' group by 1 order by 1`,
      );
      expect(written.map(({ utforare_id, antal }) => [utforare_id, antal])).toEqual(
        open.map(({ u, ids }) => [u, ids.length]),
      );
      for (const { u, ids } of open) {
        const found = [...readFileSync(join(target, `fragor-${u}.csv`), "utf8").matchAll(/^F-[0-9a-f]{12}/gm)].map(
          ([id]) => id,
        );
        expect(found.sort(), u).toEqual(ids);
        const inLetter = new Set(contents(join(target, `fragor-${u}.docx`)).match(/F-[0-9a-f]{12}/g));
        expect(inLetter.size, u).toBe(Math.min(5, ids.length));
        for (const id of inLetter) expect(ids).toContain(id);
      }
    } finally {
      warehouse.close();
    }
  });

  test("a question that was left without answer is put again as a reminder, and no other", async () => {
    const warehouse = await openRun(run.out);
    try {
      const again = await warehouse.rows<{ id: string }>(
        "select fynd_id as id from resultat.fakturafynd where svar = 'obesvarat' order by 1",
      );
      const said = written.flatMap(({ utforare_id }) =>
        contents(join(target, `fragor-${utforare_id}.csv`))
          .split("\r\n")
          .filter((line) => line.includes("Påminnelse: "))
          .map((line) => line.slice(0, 14)),
      );
      expect(again.length).toBeGreaterThan(0);
      expect(said.sort()).toEqual(again.map(({ id }) => id));
    } finally {
      warehouse.close();
    }
  });

  test("names no brukare and no staff, and no visit of another utförare", async () => {
    const warehouse = await openRun(run.out);
    try {
      const persons = await warehouse.rows<{ nyckel: string }>(
        "select brukar_id as nyckel from kant.utford_tid union select personal_id from kant.utford_tid where personal_id is not null",
      );
      const keys = new Set(persons.map(({ nyckel }) => nyckel));
      const owners = new Map(
        (
          await warehouse.rows<{ id: string; u: string }>(
            `select b.besok_id as id, v.utforare_id as u from kant.utford_tid b
             join modell.avtal_galler v on v.enhet_id = b.enhet_id and coalesce(b.start, b.planerad_start)::date between v.fran and v.till
             where b.besok_id in (select unnest(rader) from resultat.fakturafynd)`,
          )
        ).map(({ id, u }) => [id, u]),
      );
      expect(keys.size).toBeGreaterThan(100);
      for (const { utforare_id, files } of written)
        for (const file of files) {
          const text = contents(file);
          for (const word of text.match(/[a-z0-9]{12}/g) ?? []) expect(keys.has(word), `${file}: ${word}`).toBe(false);
          for (const [, id] of text.matchAll(/besök (\S+) \(/g))
            expect(owners.get(id!), `${file}: ${id}`).toBe(utforare_id);
        }
    } finally {
      warehouse.close();
    }
  });

  test("one utförare alone, into a folder that is not there; the same bytes as among all", async () => {
    const other = join(target, "ny", "mapp");
    const [one] = written;
    const [alone] = await writeLetters({ outFolder: run.out, target: other, utforare: one!.utforare_id, most: 5 });
    expect(readdirSync(other)).toHaveLength(2);
    for (const [index, file] of alone!.files.entries())
      expect(readFileSync(file)).toEqual(readFileSync(one!.files[index]!));
  });
});

const refusal = async (options: Partial<Parameters<typeof writeLetters>[0]>): Promise<unknown> =>
  writeLetters({ outFolder: run.out, target, most: 5, ...options }).catch((error: unknown) => error);

describe("refused in Swedish, and nothing is written", () => {
  test("a folder without a run", async () => {
    const empty = join(target, "tom");
    const error = await refusal({ outFolder: join(target, "finns-inte"), target: empty });
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(/^det finns inget resultat i .*; kör uppsikt run först$/);
    expect(existsSync(empty)).toBe(false);
  });

  test("an utförare that is not there, naming those that are", async () => {
    const error = await refusal({ utforare: "U999" });
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(/^utföraren U999 finns inte i körningen; välj bland U001/);
  });

  test("a letter that may have answers in it, unless told to", async () => {
    const error = await refusal({});
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).message).toMatch(/finns redan och kan ha svar ifyllda/);
    expect(await writeLetters({ outFolder: run.out, target, most: 5, overwrite: true })).toEqual(written);
  });
});
