import type { Contract } from "../../src/contracts/language/types.ts";
import { identifier } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { createKnownView, createNumberedView, createPersonView } from "../2-check/views.ts";
import { type Circumstances, defineMacros, setCircumstances } from "../3-model/macros.ts";
import { loadReferenceLists } from "../3-model/referenceLists.ts";
import { runModel } from "../3-model/run.ts";
import { indicatorSql } from "../4-measure/indicators.ts";
import { runMeasure } from "../4-measure/run.ts";
import { createResultTables } from "../common/results.ts";

export interface Travel {
  readonly contracts: readonly Contract[];
  /** What holds today; put back when the journey ends. */
  readonly circumstances: Circumstances;
  /** ISO day, not later than today's as-of. */
  readonly perDatum: string;
}

/** Model tables that the judge reads beside those of the indicators. */
const JUDGED_TABLES = ["enheter", "kvartal", "krav", "uppfoljningar", "uppfoljningsutfall", "lex_sarah", "lex_maria"];
const PAST = "tidigare";

/**
 * Measures the municipality as it was known on an earlier day, and lets `work` judge it there. Rows registered later do not
 * exist and later facts are null, as in a run with that as-of. Everything is made anew in a catalog in memory, so that
 * nothing of today's warehouse is touched; inside, the same SQL and the same names apply.
 *
 * Not used for invoices: only the model tables that the indicators and the judge of care need are made.
 */
export async function asKnownOn<T>(warehouse: Warehouse, travel: Travel, work: () => Promise<T>): Promise<T> {
  const { contracts, circumstances, perDatum } = travel;
  const { nu } = await warehouse.row<{ nu: string }>("select current_database() as nu");
  const today = identifier(nu);
  await warehouse.run(`attach ':memory:' as ${PAST}`);
  try {
    for (const schema of ["kalla", "inlast", "kant", "nummer"]) await warehouse.run(`create schema ${PAST}.${schema}`);
    for (const { source } of contracts)
      for (const read of [`kalla.${identifier(source)}`, `inlast.${identifier(source)}`])
        await warehouse.run(`create view ${PAST}.${read} as from ${today}.${read}`);
    await warehouse.run(`create view ${PAST}.inlast.oversatt_person as from ${today}.inlast.oversatt_person`);
    await warehouse.run(`use ${PAST}`);
    await createPersonView(warehouse);
    for (const contract of contracts) {
      await createKnownView(warehouse, contract, perDatum);
      await createNumberedView(warehouse, contract, perDatum);
    }
    await createResultTables(warehouse);
    await loadReferenceLists(warehouse);
    await defineMacros(warehouse, { ...circumstances, perDatum });
    await runModel(warehouse, { only: neededTables() });
    await runMeasure(warehouse, { rolling: "latest" });
    return await work();
  } finally {
    await warehouse.run(`use ${today}`);
    await warehouse.run(`detach ${PAST}`);
    await setCircumstances(warehouse, circumstances);
  }
}

const neededTables = (): string[] => [
  ...new Set([...JUDGED_TABLES, ...[...indicatorSql().matchAll(/\bmodell\.(\w+)/g)].map(([, name]) => name!)]),
];
