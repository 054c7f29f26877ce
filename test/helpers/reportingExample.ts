import { type Care, readCare } from "../../pipelines/5-judge/care.ts";
import { readRegistration } from "../../pipelines/5-judge/registration.ts";
import { careExample } from "./careExample.ts";
import { declaredThresholds } from "./careWarehouse.ts";

/** What is reported and what others say, and nothing else: a municipality in seconds. */
const SOURCES = ["utforare", "enheter", "volymer", "avvikelser", "klagomal", "uppfoljningar", "brister"];

export interface ReportingExample {
  readonly care: Care;
  /** who was planted as silent, with the reports a year that its size should give */
  readonly silent: ReadonlyMap<string, number>;
}

/** The example municipality as far as low reporting needs it, corrected for late registration. */
export async function reportingExample(seed: number): Promise<ReportingExample> {
  const { warehouse, facit, close } = await careExample("liten", seed, SOURCES);
  try {
    const care = await readCare(warehouse, {}, await readRegistration(warehouse, declaredThresholds()));
    const silent = (await facit("tysta")).map((row) => [row.enhet_id!, Number(row.forvantade_per_ar)] as const);
    return { care: care!, silent: new Map(silent) };
  } finally {
    close();
  }
}
