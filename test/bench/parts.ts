import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { discover } from "../../pipelines/1-read/discover.ts";
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { readAndCheck } from "../../pipelines/2-check/run.ts";
import { allContracts } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import { runPipeline } from "../../pipelines/run.ts";
import { keptColumns, sqlType } from "../../src/contracts/language/ddl.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { literal, textList } from "../../src/warehouse/quote.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { judge, largestMunicipality } from "./judge.ts";

export interface Measurement {
  readonly rows: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly gigabytes: number;
}

export type Part = keyof typeof parts;
export const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

const now = new Date("2026-10-01T12:00:00Z");
const visits = "utford_tid";
/** What the visits refer to, and must be there for them to be checked. */
const registers = ["utforare", "enheter"];

/** Each prepares what is no part of the measurement, and returns the work: it answers with the rows that it read or made. */
const parts = {
  engine: (data: string, scratch: string) => () => readByEngine(data, scratch),
  read: (data: string, scratch: string) => () => readVisits(data, scratch),
  run: (data: string, scratch: string) => () => runAll(data, scratch),
  judge: () => {
    const care = largestMunicipality();
    return async () => judge(care);
  },
};

export async function measure(part: Part, data: string, scratch: string): Promise<Measurement> {
  mkdirSync(scratch, { recursive: true });
  const work = parts[part](data, scratch);
  const start = performance.now();
  const before = process.cpuUsage();
  const rows = await work();
  const { user, system } = process.cpuUsage(before);
  return {
    rows,
    seconds: (performance.now() - start) / 1000,
    cpuSeconds: (user + system) / 1e6,
    // Kilobytes on Linux and macOS alike, as Node gives it.
    gigabytes: process.resourceUsage().maxRSS / 1024 ** 2,
  };
}

async function runAll(data: string, scratch: string): Promise<number> {
  return (await runPipeline({ dataFolder: data, outFolder: join(scratch, "ut"), now })).rows;
}

async function readVisits(data: string, scratch: string): Promise<number> {
  const sources = [...registers, visits];
  const contracts = (await allContracts()).filter(({ source }) => sources.includes(source));
  return withWarehouse(scratch, async (warehouse) => {
    await createResultTables(warehouse);
    await readAndCheck(warehouse, {
      contracts,
      delivery: discover(data, contracts),
      mappings: [],
      identifiers: identifiersUnder(Buffer.alloc(32, 1)),
      perDatum: "2026-09-30",
      rejectedShare: 0.1,
      temporary: scratch,
      now,
    });
    return count(warehouse, `select sum(rader)::bigint as n from resultat.laddningar where kalla = ${literal(visits)}`);
  });
}

/** `create table as select` over the same files, with types but without any check; rows it cannot type are left out. */
async function readByEngine(data: string, scratch: string): Promise<number> {
  const contracts = await allContracts();
  const files = discover(data, contracts).files.filter(({ source }) => source === visits);
  const contract = contracts.find(({ source }) => source === visits)!;
  return withWarehouse(scratch, async (warehouse) => {
    await warehouse.run(
      `create table besok as from read_csv(${textList(files.map(({ path }) => path))}, columns = {${typed(contract)}}, ` +
        "delim = ';', header = true, auto_detect = false, ignore_errors = true)",
    );
    return count(warehouse, "select count(*) as n from besok");
  });
}

/** Ja and nej are no booleans to the engine. */
const typed = (contract: Contract): string =>
  keptColumns(contract)
    .map(([name, column]) => `${literal(name)}: ${literal(column.kind === "janej" ? "VARCHAR" : sqlType(column))}`)
    .join(", ");

const count = async (warehouse: Warehouse, sql: string): Promise<number> => (await warehouse.row<{ n: number }>(sql)).n;

async function withWarehouse<T>(scratch: string, work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await Warehouse.open(join(scratch, "bench.duckdb"), {
    memoryLimit: "4GB",
    temporaryDirectory: join(scratch, "tillfalligt"),
  });
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}
