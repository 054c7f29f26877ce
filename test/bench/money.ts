import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createKnownView, createNumberedView } from "../../pipelines/2-check/views.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { invoiceRules } from "../../pipelines/5-judge/invoices.ts";
import { judgeMoney } from "../../pipelines/5-judge/money.ts";
import { proposedThresholds } from "../../pipelines/common/configuration.ts";
import { allContracts, root, sqlFiles } from "../../pipelines/common/repository.ts";
import type { Contract } from "../../src/contracts/language/types.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { readFolder } from "../helpers/readFolder.ts";

const perDatum = "2026-09-30";
const memoryLimit = "3GB";

/** Reads the sources that the ledger and the rules speak of into a warehouse of its own: no part of the measurement. */
export async function prepareMoney(data: string, scratch: string): Promise<number> {
  mkdirSync(scratch, { recursive: true });
  return within(join(scratch, "underlag.duckdb"), scratch, async (warehouse) => {
    const kallor = await readFolder(warehouse, data, {
      perDatum,
      trosklar: proposed(),
      sources: [...moneySources()],
      temporary: scratch,
    });
    await warehouse.run(
      `create table bank (kallor varchar[]); insert into bank values ([${kallor.map((one) => `'${one}'`).join(", ")}])`,
    );
    const { n } = await warehouse.row<{ n: number }>("select count(*) as n from kant.utford_tid");
    await warehouse.run("checkpoint");
    return n;
  });
}

/** What every SQL file of the ledger, the rules and the tables under them reads. */
function moneySources(): Set<string> {
  const model = sqlFiles("pipelines/3-model");
  const wanted = new Set<string>(["utforare", "enheter"]);
  const visit = (sql: string, seen: Set<string>): void => {
    for (const [, source] of sql.matchAll(/\b(?:kant|nummer)\.(\w+)/g)) wanted.add(source!);
    for (const [, name] of sql.matchAll(/\bmodell\.(\w+)/g)) {
      const file = model.find((one) => one.name === name);
      if (!file || seen.has(file.name)) continue;
      seen.add(file.name);
      visit(file.body, seen);
    }
  };
  const seen = new Set<string>();
  for (const rule of invoiceRules()) {
    visit(rule.sql, seen);
    for (const source of rule.kallor) wanted.add(source);
  }
  for (const file of sqlFiles("pipelines/5-judge/ledger")) visit(file.body, seen);
  return wanted;
}

/** The model tables that the ledger and the rules read, and only those. */
function moneyTables(): string[] {
  const texts = [
    ...invoiceRules().map((rule) => rule.sql),
    ...sqlFiles("pipelines/5-judge/ledger").map((file) => file.body),
    readFileSync(join(root, "pipelines/5-judge/invoiceMacros.sql"), "utf8"),
  ];
  const known = new Set(sqlFiles("pipelines/3-model").map((file) => file.name));
  const names = texts.flatMap((sql) => [...sql.matchAll(/\bmodell\.(\w+)/g)].map((match) => match[1]!));
  return [...new Set(names)].filter((name) => known.has(name)).sort();
}

export interface Step {
  readonly step: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly found: number | null;
}

export interface MoneyMeasurement {
  readonly visits: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly steps: readonly Step[];
  /** The months that were worked out; null: all. */
  readonly months: readonly string[] | null;
}

export interface MoneyOptions {
  readonly asOf: string;
  /** Only so many of the enheter, where less than 1. */
  readonly share?: number;
  /** The scratch folder of a measurement that this one comes after. */
  readonly after?: string;
}

const warehouseIn = (scratch: string): string => join(scratch, "matning.duckdb");

/** Model, ledger and every rule over a prepared warehouse, with the seconds of each. */
export async function measureMoney(
  prepared: string,
  scratch: string,
  { asOf, share = 1, after }: MoneyOptions,
): Promise<MoneyMeasurement> {
  mkdirSync(scratch, { recursive: true });
  copyFileSync(join(prepared, "underlag.duckdb"), warehouseIn(scratch));
  const contracts = await moneyContracts();
  const trosklar = proposed();
  return within(warehouseIn(scratch), scratch, async (warehouse) => {
    if (share < 1) await keepShare(warehouse, share);
    for (const contract of contracts) {
      await createKnownView(warehouse, contract, asOf);
      await createNumberedView(warehouse, contract, asOf);
    }
    const { kallor } = await warehouse.row<{ kallor: string[] }>("select kallor from bank");
    await defineMacros(warehouse, { trosklar, perDatum: asOf, kallor });
    const { n } = await warehouse.row<{ n: number }>("select count(*) as n from kant.utford_tid");
    const clock = stopwatch();
    const scope = await judgeMoney(warehouse, {
      contracts,
      kallor,
      trosklar,
      lasning: null,
      previous: after === undefined ? join(scratch, "finns-inte") : warehouseIn(after),
      only: moneyTables(),
      onTable: (name) => clock.next(`modell ${name}`),
      onLedger: () => clock.next("avstämning"),
      onRule: (rule) => clock.next(`${rule.regel} ${rule.namn}`),
    });
    const steps = clock.stop();
    await warehouse.run("checkpoint");
    const rules = await warehouse.rows<{ regel_id: string; antal: number }>(
      "select regel_id, antal from resultat.fakturaregler",
    );
    const found = new Map(rules.map((row) => [row.regel_id, row.antal]));
    return {
      visits: n,
      seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
      cpuSeconds: steps.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0),
      steps: steps.map((one) => ({ ...one, found: found.get(one.step.split(" ")[0]!) ?? null })),
      months: scope?.months ?? null,
    };
  });
}

const proposed = (): Record<string, number> =>
  Object.fromEntries(proposedThresholds().map(({ namn, varde }) => [namn, varde]));

const moneyContracts = async (): Promise<Contract[]> =>
  (await allContracts()).filter(({ source }) => moneySources().has(source));

/** The visits, lines and decisions of some enheter: a smaller kommun of the same kind. */
async function keepShare(warehouse: Warehouse, share: number): Promise<void> {
  await warehouse.run(`create temp table behalls as select enhet_id from (select distinct enhet_id from kant.enheter)
    where hash(enhet_id) % 1000 < ${Math.round(share * 1000)}`);
  for (const source of ["utford_tid", "fakturor", "beslut"])
    await warehouse.run(`delete from inlast.${source} where enhet_id is not null and enhet_id not in (from behalls)`);
  await warehouse.run("checkpoint");
}

function stopwatch() {
  const steps: { step: string; seconds: number; cpuSeconds: number }[] = [];
  let current: string | null = null;
  let since = performance.now();
  let used = process.cpuUsage();
  const next = (name: string | null): void => {
    const at = performance.now();
    const { user, system } = process.cpuUsage(used);
    if (current !== null)
      steps.push({ step: current, seconds: (at - since) / 1000, cpuSeconds: (user + system) / 1e6 });
    current = name;
    since = at;
    used = process.cpuUsage();
  };
  return {
    next,
    stop: () => {
      next(null);
      return steps;
    },
  };
}

async function within<T>(file: string, scratch: string, work: (warehouse: Warehouse) => Promise<T>): Promise<T> {
  const warehouse = await Warehouse.open(file, {
    memoryLimit,
    threads: 2,
    temporaryDirectory: join(scratch, "tillfalligt"),
  });
  try {
    return await work(warehouse);
  } finally {
    warehouse.close();
  }
}
