import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { discover } from "../../pipelines/1-read/discover.ts";
import { identifiersUnder } from "../../pipelines/1-read/identifiers.ts";
import { readKey } from "../../pipelines/1-read/key.ts";
import { readAndCheck } from "../../pipelines/2-check/run.ts";
import { defineMacros } from "../../pipelines/3-model/macros.ts";
import { loadReferenceLists } from "../../pipelines/3-model/referenceLists.ts";
import { runModel } from "../../pipelines/3-model/run.ts";
import { invoiceRules, judgeInvoices } from "../../pipelines/5-judge/invoices.ts";
import { judgeLedger } from "../../pipelines/5-judge/ledger.ts";
import { proposedThresholds } from "../../pipelines/common/configuration.ts";
import { allContracts, sqlFiles } from "../../pipelines/common/repository.ts";
import { createResultTables } from "../../pipelines/common/results.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";

const now = new Date("2026-10-01T12:00:00Z");
const perDatum = "2026-09-30";
const memoryLimit = "3GB";

/** Reads the sources that the ledger and the rules speak of into a warehouse of its own: no part of the measurement. */
export async function prepareMoney(data: string, scratch: string): Promise<number> {
  mkdirSync(scratch, { recursive: true });
  const contracts = (await allContracts()).filter(({ source }) => moneySources().has(source));
  return within(join(scratch, "underlag.duckdb"), scratch, async (warehouse) => {
    await createResultTables(warehouse);
    const kallor = await readAndCheck(warehouse, {
      contracts,
      delivery: discover(data, contracts),
      mappings: [],
      identifiers: identifiersUnder(readKey(data)),
      perDatum,
      rejectedShare: 0.1,
      temporary: scratch,
      now,
    });
    await warehouse.run(
      `create table bank (kallor varchar[]); insert into bank values ([${kallor.map((one) => `'${one}'`).join(", ")}])`,
    );
    await loadReferenceLists(warehouse);
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
    for (const [, source] of sql.matchAll(/\bkant\.(\w+)/g)) wanted.add(source!);
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
  ];
  const known = new Set(sqlFiles("pipelines/3-model").map((file) => file.name));
  const names = texts.flatMap((sql) => [...sql.matchAll(/\bmodell\.(\w+)/g)].map((match) => match[1]!));
  return [...new Set([...names, "besok_manad", "fakturarader"])].filter((name) => known.has(name)).sort();
}

export interface MoneyMeasurement {
  readonly visits: number;
  readonly seconds: number;
  readonly steps: readonly { readonly step: string; readonly seconds: number; readonly found: number | null }[];
}

/** Model, ledger and every rule over a prepared warehouse, with the seconds of each. `share` < 1: only so many of its enheter. */
export async function measureMoney(prepared: string, scratch: string, share = 1): Promise<MoneyMeasurement> {
  mkdirSync(scratch, { recursive: true });
  const file = join(scratch, "matning.duckdb");
  if (!existsSync(file)) copyFileSync(join(prepared, "underlag.duckdb"), file);
  return within(file, scratch, async (warehouse) => {
    if (share < 1) await keepShare(warehouse, share);
    const { kallor } = await warehouse.row<{ kallor: string[] }>("select kallor from bank");
    await defineMacros(warehouse, {
      trosklar: Object.fromEntries(proposedThresholds().map(({ namn, varde }) => [namn, varde])),
      perDatum,
      kallor,
    });
    const { n } = await warehouse.row<{ n: number }>("select count(*) as n from kant.utford_tid");
    const clock = stopwatch();
    await runModel(warehouse, { only: moneyTables(), onTable: (name) => clock.next(`modell ${name}`) });
    clock.next("avstämning");
    await judgeLedger(warehouse);
    await judgeInvoices(warehouse, (rule) => clock.next(`${rule.regel} ${rule.namn}`));
    const steps = clock.stop();
    const found = new Map(
      (
        await warehouse.rows<{ regel_id: string; antal: number }>("select regel_id, antal from resultat.fakturaregler")
      ).map((row) => [row.regel_id, row.antal]),
    );
    return {
      visits: n,
      seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
      steps: steps.map((one) => ({ ...one, found: found.get(one.step.split(" ")[0]!) ?? null })),
    };
  });
}

/** The visits, lines and decisions of some enheter: a smaller kommun of the same kind. */
async function keepShare(warehouse: Warehouse, share: number): Promise<void> {
  await warehouse.run(`create temp table behalls as select enhet_id from (select distinct enhet_id from kant.enheter)
    where hash(enhet_id) % 1000 < ${Math.round(share * 1000)}`);
  for (const source of ["utford_tid", "fakturor", "beslut"])
    await warehouse.run(`delete from inlast.${source} where enhet_id is not null and enhet_id not in (from behalls)`);
  await warehouse.run("checkpoint");
}

function stopwatch() {
  const steps: { step: string; seconds: number }[] = [];
  let current: string | null = null;
  let since = performance.now();
  const next = (name: string | null): void => {
    const at = performance.now();
    if (current !== null) steps.push({ step: current, seconds: (at - since) / 1000 });
    current = name;
    since = at;
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
