import fc from "fast-check";
import { expect, test } from "vitest";
import { identifier } from "../../../src/warehouse/quote.ts";
import { deliver } from "./deliver.ts";
import { expectedOf, keptNames } from "./expected.ts";
import { generatedFile, write } from "./files.ts";
import { smallContract } from "./smallContract.ts";

/**
 * The promise of steps 1 and 2 (design, section 2): per file rader = godkanda + avvisade + dubbletter + ej_rader, every
 * good record exactly once with its value and its line, every bad one rejected with its line, in every dialect.
 */
test("nothing is lost and nothing is guessed, whatever the dialect", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(generatedFile, { minLength: 1, maxLength: 6 }), async (files) => {
      const names = files.map((_, index) => `prov-${index + 1}.csv`);
      const written = files.map(write);
      const expected = expectedOf(files, written, names);
      const found = await deliver(
        { contract: smallContract, files: new Map(names.map((name, index) => [name, written[index]!.bytes])) },
        async (warehouse) => ({
          loads: await warehouse.rows<Record<string, number | string>>(
            "select fil, rader, godkanda, avvisade, dubbletter, ej_rader from resultat.laddningar",
          ),
          accepted: await warehouse.rows<Record<string, unknown>>(
            `select l.fil, fil_rad, ${keptNames.map(identifier).join(", ")} from kalla.prov join resultat.laddningar l using (fil_nr)`,
          ),
          rejected: await warehouse.rows<Record<string, string | number | null>>(
            "select fil, rad, kolumn, regel, meddelande from resultat.avvisade_rader",
          ),
        }),
      );
      const plain = (fil: unknown): string => String(fil).replace("prov/", "");
      for (const [index, name] of names.entries()) {
        const load = found.loads.find(({ fil }) => plain(fil) === name)!;
        const count = expected.counts.get(name)!;
        expect(load, name).toMatchObject(count);
        expect(load.rader, name).toBe(
          written[index]!.headerLines + files[index]!.entries.length + (files[index]!.dialect.sum ? 1 : 0),
        );
        expect(load.rader).toBe(count.godkanda + count.avvisade + count.dubbletter + count.ej_rader);
      }
      const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
      expect(
        sorted(found.accepted.map((row) => [plain(row.fil), row.fil_rad, ...keptNames.map((name) => row[name])])),
      ).toEqual(sorted(expected.accepted.map((row) => [row.fil, row.fil_rad, ...row.values])));
      const faults = new Map<string, Set<string>>();
      for (const { fil, rad, kolumn, regel } of found.rejected) {
        const at = `${plain(fil)}|${rad}`;
        faults.set(at, (faults.get(at) ?? new Set()).add(`${kolumn ?? ""}|${regel}`));
      }
      expect([...faults.keys()].sort()).toEqual([...expected.rejected.keys()].sort());
      for (const [at, fault] of expected.rejected) expect([...faults.get(at)!], at).toContain(fault);
      expect(JSON.stringify(found)).not.toContain("\ufffd");
      expect(JSON.stringify(found.rejected)).not.toMatch(/Åsa|Kalle|19121212/);
    }),
    {
      numRuns: Number(process.env.UPPSIKT_PROV ?? 60),
      // Time enough for every run; what it cuts short is the search for the smallest of the files that fail.
      interruptAfterTimeLimit: 90_000,
      ...(process.env.UPPSIKT_FRO ? { seed: Number(process.env.UPPSIKT_FRO) } : {}),
    },
  );
}, 180_000);
