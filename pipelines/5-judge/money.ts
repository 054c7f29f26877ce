import type { Contract } from "../../src/contracts/language/types.ts";
import type { InvoiceRule } from "../../src/metadata/invoiceRule.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import { takeFingerprints } from "../3-model/months/fingerprints.ts";
import { changedMonths, forget, type Scope } from "../3-model/months/scope.ts";
import { dropPassing, runModel } from "../3-model/run.ts";
import { lacking } from "./invoiceLacks.ts";
import { invoiceRules, judgeInvoices } from "./invoices.ts";
import { judgeLedger } from "./ledger.ts";

export interface MoneyOptions {
  readonly contracts: readonly Contract[];
  readonly kallor: readonly string[];
  readonly trosklar: Readonly<Record<string, number>>;
  /** What the rows hang on besides their files: how these were mapped, and the key that persons stand under. */
  readonly lasning: unknown;
  /** The warehouse of the run before, if there is one: months that have not changed since are taken over from it. */
  readonly previous: string;
  /** That warehouse cannot be read: every month is worked out. */
  readonly onUnreadable?: () => void;
  /** Only these model tables and the ones they read; else all. */
  readonly only?: readonly string[];
  readonly onTable?: (name: string) => void;
  readonly onLedger?: () => void;
  readonly onRule?: (rule: InvoiceRule) => void;
}

/** What the month prints are taken of, and so what is made before anybody knows which months have changed. */
const foundation = ["beslutsmanader", "faktureringstid", "krediteringar"];

/**
 * The model, the ledger and the invoice rules: everything about months. The answer is the same whether a month is worked out or taken
 * over. Returns the months that were worked out, or null when all were.
 */
export async function judgeMoney(warehouse: Warehouse, options: MoneyOptions): Promise<Scope | null> {
  const { contracts, kallor, trosklar, lasning, onTable } = options;
  const made = await runModel(warehouse, { only: foundation, onTable });
  const saknas: Record<string, string[]> = {};
  for (const rule of invoiceRules()) saknas[rule.regel] = await lacking(warehouse, rule);
  await takeFingerprints(warehouse, { contracts, kallor, trosklar, lasning, saknas });
  const scope = await changedMonths(warehouse, options.previous, options.onUnreadable);
  await runModel(warehouse, { only: options.only, made, scope, onTable });
  options.onLedger?.();
  await judgeLedger(warehouse, scope);
  await judgeInvoices(warehouse, options.onRule, scope);
  if (scope) await forget(warehouse);
  await dropPassing(warehouse);
  return scope;
}
