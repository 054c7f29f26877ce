import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { discover } from "../../../pipelines/1-read/discover.ts";
import { readMappings } from "../../../pipelines/1-read/mapping.ts";
import { readAndCheck } from "../../../pipelines/2-check/run.ts";
import { readConfiguration } from "../../../pipelines/common/configuration.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { createResultTables } from "../../../pipelines/common/results.ts";
import { Refusal } from "../../../src/messages/refusal.ts";
import { type Row, Warehouse } from "../../../src/warehouse/warehouse.ts";
import { testIdentifiers } from "./deliver.ts";

/**
 * A case is a folder: `data/` is laid over `grund/` and delivered; `expect.yaml` says what must become of it, down to
 * every rejected row. Add a folder, and it is tested.
 */
const expectation = z.strictObject({
  varfor: z.string(),
  as_of: z.string().optional(),
  /** Sources of `grund/` that the case does without. */
  utan: z.array(z.string()).default([]),
  /** Files are kept as UTF-8 with LF, so that they can be read; here is what they are delivered as. */
  omkoda: z
    .record(z.string(), z.strictObject({ kodning: z.string().optional(), radbrytning: z.string().optional() }))
    .default({}),
  vagran: z.string().optional(),
  godkanda: z.record(z.string(), z.number()).default({}),
  dubbletter: z.record(z.string(), z.number()).default({}),
  ej_rader: z.record(z.string(), z.number()).default({}),
  kodning: z.record(z.string(), z.string()).default({}),
  avvisade: z
    .array(
      z.strictObject({
        fil: z.string(),
        rad: z.number(),
        kolumn: z.string().nullable(),
        regel: z.string(),
        meddelande: z.string().optional(),
      }),
    )
    .default([]),
  varden: z.array(z.strictObject({ sql: z.string(), rader: z.array(z.array(z.unknown())) })).default([]),
});
type Expectation = z.infer<typeof expectation>;

const here = import.meta.dirname;
const scratch = mkdtempSync(join(tmpdir(), "uppsikt-fall-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(readdirSync(join(here, "cases")))("%s", (name) => {
  const expected = expectation.parse(parse(readFileSync(join(here, "cases", name, "expect.yaml"), "utf8")));
  const folder = join(scratch, name);

  test(expected.varfor, async () => {
    lay(folder, name, expected);
    if (expected.vagran !== undefined) {
      const refusal = await check(folder, expected, async () => null).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refusal);
      expect((refusal as Refusal).message).toBe(expected.vagran.replace("{data}", folder));
      return;
    }
    await check(folder, expected, async (warehouse) => {
      const faults = await warehouse.rows<Row>(
        "select fil, rad, kolumn, regel, meddelande from resultat.avvisade_rader order by fil, rad, regel, kolumn desc",
      );
      const shown = faults.map(({ meddelande, ...fault }, index) => ({
        ...fault,
        ...(expected.avvisade[index]?.meddelande === undefined ? {} : { meddelande }),
      }));
      expect(shown).toEqual(expected.avvisade);
      const loads = await warehouse.rows<Row>("select * from resultat.laddningar");
      for (const load of loads)
        expect(load.rader).toBe(
          Number(load.godkanda) + Number(load.avvisade) + Number(load.dubbletter) + Number(load.ej_rader),
        );
      for (const [source, rows] of Object.entries(expected.godkanda))
        expect(await warehouse.row(`select count(*) as n from kalla.${source}`), source).toEqual({ n: rows });
      for (const column of ["dubbletter", "ej_rader", "kodning"] as const)
        for (const [file, value] of Object.entries(expected[column]))
          expect(loads.find(({ fil }) => fil === file)?.[column], `${file} ${column}`).toBe(value);
      for (const { sql, rader } of expected.varden)
        expect(
          (await warehouse.rows(sql)).map((row) => Object.values(row as Row)),
          sql,
        ).toEqual(rader);
    });
  });
});

function lay(folder: string, name: string, { utan, omkoda }: Expectation): void {
  cpSync(join(here, "grund"), folder, { recursive: true });
  for (const source of utan) rmSync(join(folder, source), { recursive: true });
  const own = join(here, "cases", name, "data");
  // A source that the case has files for is the case's alone.
  for (const source of readdirSync(own))
    if (existsSync(join(folder, source))) rmSync(join(folder, source), { recursive: true });
  cpSync(own, folder, { recursive: true });
  for (const [file, { kodning = "utf-8", radbrytning = "lf" }] of Object.entries(omkoda)) {
    const newline = { lf: "\n", cr: "\r", crlf: "\r\n" }[radbrytning];
    if (newline === undefined) throw new Error(`no newline ${radbrytning}`);
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\n", newline);
    writeFileSync(join(folder, file), encode(text, kodning));
  }
}

function encode(text: string, encoding: string): Buffer {
  // 0x81 has no meaning in Windows-1252, and is no UTF-8 by itself.
  if (encoding === "trasig") return Buffer.concat([iconv.encode(text, "windows-1252"), Buffer.from([0x81])]);
  return iconv.encode(text, encoding.replace("-bom", ""), { addBOM: encoding.endsWith("-bom") });
}

async function check<T>(folder: string, expected: Expectation, look: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const configuration = readConfiguration(folder);
  const contracts = await allContracts();
  const delivery = discover(folder, contracts);
  const warehouse = await Warehouse.open(":memory:", { threads: 1 });
  try {
    await createResultTables(warehouse);
    await readAndCheck(warehouse, {
      contracts: contracts.filter(({ source }) => delivery.sources.has(source)),
      delivery,
      mappings: readMappings(folder, configuration.mappningar),
      identifiers: testIdentifiers,
      perDatum: expected.as_of ?? "2026-09-30",
      rejectedShare: configuration.trosklar.avvisade_andel!,
      temporary: scratch,
      now: new Date("2026-10-01T00:00:00Z"),
    });
    return await look(warehouse);
  } finally {
    warehouse.close();
  }
}
