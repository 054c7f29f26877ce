import type { Contract } from "../../src/contracts/language/types.ts";
import type { Exchange } from "../../src/identity/exchange.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import { clockHours } from "../../src/messages/refusals.ts";
import { identifier, literal } from "../../src/warehouse/quote.ts";
import type { Warehouse } from "../../src/warehouse/warehouse.ts";
import type { Delivery } from "../1-read/discover.ts";
import type { Identifiers } from "../1-read/identifiers.ts";
import { checkMappings, type Mapping } from "../1-read/mapping.ts";
import { prepare } from "../1-read/prepare.ts";
import { suspectedClockHours } from "./clockHours.ts";
import { refuseTorn, resolveDuplicates } from "./duplicates.ts";
import { keyForExchanges } from "./exchangeTables.ts";
import { type Fates, fatesOf } from "./fates.ts";
import { landingTable, type TranslatedKind, translatedKinds } from "./landing.ts";
import { type LoadedFile, loadFile } from "./loadFile.ts";
import { numberWithin } from "./ordinals.ts";
import { dropCopies, type ProbedFile, probe } from "./probe.ts";
import { explainRejections } from "./rejections.ts";
import type { Tolerance } from "./tolerance.ts";
import { createKnownView, createNumberedView, createPersonView, createSourceView, knownDay } from "./views.ts";
import { Vocabularies } from "./vocabularies.ts";

export interface ReadOptions extends Tolerance {
  readonly contracts: readonly Contract[];
  readonly delivery: Delivery;
  readonly mappings: readonly Mapping[];
  readonly identifiers: Identifiers;
  /** Agreements with other kommuner, under whose keys the personnel are keyed too. */
  readonly exchanges?: readonly Exchange[];
  readonly perDatum: string;
  readonly temporary: string;
  /** Recorded in the warehouse only; nothing published says when it was loaded. */
  readonly now: Date;
  readonly onPrepared?: (file: string) => void;
  readonly onFile?: (file: string, rows: number) => void;
}

/** Steps 1 and 2: every file read, every row typed or rejected with its reason. Returns the sources that have rows. */
export async function readAndCheck(warehouse: Warehouse, options: ReadOptions): Promise<string[]> {
  await warehouse.run(
    "create schema kalla; create schema kant; create schema nummer; create schema inlast; create table inlast.filer (fil_nr usmallint, fil varchar)",
  );
  checkMappings(options.mappings, options.contracts);
  const vocabularies = await Vocabularies.open(warehouse, options.delivery.sources);
  const ordered = byReference(options.contracts);
  const probed = new Map<string, ProbedFile[]>();
  for (const contract of ordered) {
    probed.set(contract.source, await probeFiles(warehouse, contract, options));
    await vocabularies.declareCodes(contract);
  }
  await vocabularies.declareTranslations(identifiersOf([...probed.values()].flat()), options.identifiers);
  await createPersonView(warehouse);
  await keyForExchanges(
    warehouse,
    options.exchanges ?? [],
    staffOf(probed.get("utford_tid") ?? []),
    options.identifiers,
  );
  await warehouse.run("create type minne.main.familjeradgivning as enum ()");

  let number = 0;
  for (const contract of ordered) {
    await warehouse.run(landingTable(contract));
    const loaded: LoadedFile[] = [];
    for (const file of probed.get(contract.source)!) {
      number += 1;
      const name = file.prepared.file;
      await warehouse.run(`insert into inlast.filer values (${number}, ${literal(name)})`);
      const one = await loadFile(warehouse, contract, file, number, vocabularies);
      await refuseClockHours(warehouse, contract, one);
      await explainRejections(warehouse, contract, one, vocabularies, options);
      dropCopies(file);
      loaded.push(one);
      options.onFile?.(name, one.landed);
    }
    await numberWithin(warehouse, contract, loaded);
    await resolveDuplicates(warehouse, contract);
    const fates = await fatesOf(warehouse, contract);
    await refuseTorn(warehouse, contract, loaded, fates, options);
    await createSourceView(warehouse, contract);
    await createKnownView(warehouse, contract, options.perDatum);
    await createNumberedView(warehouse, contract, options.perDatum);
    await recordLoads(warehouse, contract, loaded, fates, options.now);
    if (ordered.some((other) => Object.values(other.columns).some((column) => column.references === contract.source))) {
      const [first] = contract.key;
      await vocabularies.declareReferences(contract.source, first!);
    }
    if (contract.source === "enheter") await declareFamilyCounselling(warehouse);
  }
  await vocabularies.close();
  const counts = await warehouse.rows<{ kalla: string }>(
    "select kalla from resultat.laddningar group by kalla having sum(godkanda) > 0 order by kalla",
  );
  return counts.map((row) => row.kalla);
}

/** Every file of a source, its bytes looked at and its way decided. */
async function probeFiles(warehouse: Warehouse, contract: Contract, options: ReadOptions): Promise<ProbedFile[]> {
  const files = options.delivery.files.filter((file) => file.source === contract.source);
  const prepared = await Promise.all(files.map((file) => prepare(file, contract, options.mappings, options.temporary)));
  const probed: ProbedFile[] = [];
  for (const file of prepared) {
    options.onPrepared?.(file.file);
    probed.push(await probe(warehouse, contract, file, options.temporary));
  }
  return probed;
}

function identifiersOf(files: readonly ProbedFile[]): Map<TranslatedKind, Set<string>> {
  const all = new Map(translatedKinds.map((kind) => [kind, new Set<string>()]));
  for (const file of files)
    for (const { kind, raws } of file.identifiers) for (const raw of raws) all.get(kind)!.add(raw);
  return all;
}

/** Those who made the visits, as delivered. */
const staffOf = (files: readonly ProbedFile[]): string[] =>
  files.flatMap((file) =>
    file.identifiers.filter(({ column }) => column === "personal_id").flatMap(({ raws }) => raws),
  );

/** A source after the ones it refers to. */
function byReference(contracts: readonly Contract[]): Contract[] {
  const ordered: Contract[] = [];
  const visit = (contract: Contract): void => {
    if (ordered.includes(contract)) return;
    for (const column of Object.values(contract.columns)) {
      const other = contracts.find(({ source }) => source === column.references);
      if (other && other !== contract) visit(other);
    }
    ordered.push(contract);
  };
  for (const contract of contracts) visit(contract);
  return ordered;
}

/** Enheter whose rows about single clients are refused (AC-14). */
async function declareFamilyCounselling(warehouse: Warehouse): Promise<void> {
  await warehouse.run(
    "drop type minne.main.familjeradgivning; create type minne.main.familjeradgivning as enum " +
      "(select distinct enhet_id from kalla.enheter where verksamhetsomrade = 'familjeradgivning' order by enhet_id)",
  );
}

async function refuseClockHours(warehouse: Warehouse, contract: Contract, file: LoadedFile): Promise<void> {
  if (file.prepared.mapping?.timformat) return;
  const suspect = await suspectedClockHours(warehouse, contract, file);
  if (suspect) throw new Refusal(clockHours(file.prepared.file, suspect.column, suspect.example));
}

async function recordLoads(
  warehouse: Warehouse,
  contract: Contract,
  files: readonly LoadedFile[],
  fates: Fates,
  now: Date,
): Promise<void> {
  const day = knownDay(contract);
  const latest = day
    ? await warehouse.rows<{ fil_nr: number; dag: string | null }>(
        `select fil_nr, max(${day}) as dag from kalla.${identifier(contract.source)} group by fil_nr`,
      )
    : [];
  await warehouse.append(
    "resultat.laddningar",
    files.map((file) => {
      const { accepted, rejected, duplicate, notARow, waiting } = fates(file);
      return {
        kalla: contract.source,
        fil: file.prepared.file,
        sha256: file.prepared.sha256,
        rader: file.records,
        godkanda: accepted,
        avvisade: rejected,
        dubbletter: duplicate,
        ej_rader: file.records - file.landed + notARow + waiting,
        kodning: file.prepared.encoding,
        avgransare: file.prepared.header.delimiter,
        laddad_tid: now.toISOString().slice(0, 19).replace("T", " "),
        fil_nr: file.number,
        mappning: file.prepared.mapping?.namn ?? null,
        senaste_datum: latest.find((row) => row.fil_nr === file.number)?.dag ?? null,
      };
    }),
  );
}
