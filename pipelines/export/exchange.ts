import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import type { ExchangeAgreement } from "../../src/config/configuration.ts";
import { looksLikeIdentityNumber } from "../../src/contracts/language/identityNumber.ts";
import type { Exchange } from "../../src/identity/exchange.ts";
import { Refusal } from "../../src/messages/refusal.ts";
import {
  exchangeNotKeyed,
  monthsInOrder,
  noLegalGround,
  nothingToExchange,
  noWarehouse,
  unknownExchange,
} from "../../src/messages/refusals.ts";
import { literal } from "../../src/warehouse/quote.ts";
import { Warehouse } from "../../src/warehouse/warehouse.ts";
import { readExchange } from "../1-read/exchanges.ts";
import { makeKey } from "../1-read/key.ts";
import { recoverIfNeeded } from "../7-publish/commit.ts";
import { readConfiguration } from "../common/configuration.ts";

export interface ExchangeOptions {
  readonly namn: string;
  readonly dataFolder: string;
  readonly outFolder: string;
  /** Folder to write in; else `utbyte/<name>` of the out folder. */
  readonly target?: string;
  /** Why the data may be handed over: goes with the file. */
  readonly legalGround: string;
  /** Months `ÅÅÅÅ-MM`, both included; else the last three whole ones. */
  readonly from?: string;
  readonly to?: string;
}

export type ExchangeAnswer =
  | { readonly made: "key"; readonly path: string }
  | { readonly made: "file"; readonly path: string; readonly manifest: ExchangeManifest };

/** What goes with the file. Nothing in it depends on the clock. */
export interface ExchangeManifest {
  readonly utbyte: string;
  readonly nyckelkontroll: string;
  readonly kommun: string;
  readonly mottagare: string;
  readonly rattslig_grund: string;
  readonly per_datum: string;
  readonly fran: string;
  readonly till: string;
  readonly fil: string;
  readonly sha256: string;
  readonly rader: number;
  readonly personer: number;
  /** Personnel with visits in those months whose id is no identity number: they cannot be compared, and are not in the file. */
  readonly utelamnade_personer: number;
}

/**
 * Makes the key of an agreement where there is none; else the file for the other kommun. Of each person who has an identity number,
 * only when somebody was at work: overlapping and adjoining visits as one, and nothing about brukare, enhet or insats.
 */
export async function writeExchange(options: ExchangeOptions): Promise<ExchangeAnswer> {
  const { namn, dataFolder, outFolder } = options;
  const legalGround = options.legalGround.trim();
  if (legalGround.length < 15 || looksLikeIdentityNumber(legalGround)) throw new Refusal(noLegalGround());
  if (options.from && options.to && options.from > options.to)
    throw new Refusal(monthsInOrder(options.from, options.to));
  const agreement = agreementOf(dataFolder, namn);
  const exchange = readExchange(dataFolder, agreement);
  if (exchange === null) {
    const path = join(dataFolder, agreement.nyckel);
    makeKey(path);
    return { made: "key", path };
  }
  await recoverIfNeeded(outFolder);
  const database = join(outFolder, "uppsikt.duckdb");
  if (!existsSync(database)) throw new Refusal(noWarehouse(outFolder));
  const warehouse = await Warehouse.open(database, { readOnly: true });
  try {
    return await writeFiles(warehouse, exchange, { ...options, legalGround });
  } finally {
    warehouse.close();
  }
}

function agreementOf(dataFolder: string, namn: string): ExchangeAgreement {
  const { utbyten } = readConfiguration(dataFolder);
  const found = utbyten.find((one) => one.namn === namn);
  if (!found)
    throw new Refusal(
      unknownExchange(
        namn,
        utbyten.map((one) => one.namn),
      ),
    );
  return found;
}

async function writeFiles(warehouse: Warehouse, exchange: Exchange, options: ExchangeOptions): Promise<ExchangeAnswer> {
  const { namn, kontroll } = exchange;
  await refuseUnkeyed(warehouse, exchange, options.outFolder);
  const run = await warehouse.row<{ kommun: string; per_datum: string; fran: string; till: string }>(
    `select kommun, per_datum, strftime(sista - interval 2 month, '%Y-%m') as fran, strftime(sista, '%Y-%m') as till
     from (select *, date_trunc('month', per_datum + 1) - interval 1 month as sista from resultat.korning)`,
  );
  const till = options.to ?? run.till;
  const fran = options.from ?? (run.fran < till ? run.fran : till);
  const rows = await warehouse.rows<{ person: string; start: string; slut: string }>(presence(namn, fran, till));
  const persons = await warehouse.row<{ med: number; utan: number }>(
    `select count(distinct b.personal_id) filter (p.person is not null) as med, count(distinct b.personal_id) filter (p.person is null) as utan
     from ${performed(fran, till)} b left join utbyte.personer p on p.utbyte = ${literal(namn)} and p.personal_id = b.personal_id`,
  );
  if (rows.length === 0) throw new Refusal(nothingToExchange(namn, fran, till));
  const lines = rows.map((row) => [namn, kontroll, run.kommun, row.person, row.start, row.slut]);
  const text = `${Papa.unparse({ fields: [...columns], data: lines }, { delimiter: ";", newline: "\n", escapeFormulae: true })}\n`;
  const folder = options.target ?? join(options.outFolder, "utbyte", namn);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fil = `${fileName(run.kommun)}-${fran}-${till}.csv`;
  const manifest: ExchangeManifest = {
    utbyte: namn,
    nyckelkontroll: kontroll,
    kommun: run.kommun,
    mottagare: `den andra kommunen i utbytet ${namn}`,
    rattslig_grund: options.legalGround,
    per_datum: run.per_datum,
    fran,
    till,
    fil,
    sha256: createHash("sha256").update(text).digest("hex"),
    rader: rows.length,
    personer: persons.med,
    utelamnade_personer: persons.utan,
  };
  writeFileSync(join(folder, fil), text, { mode: 0o600 });
  writeFileSync(join(folder, `${fil.slice(0, -4)}.manifest.json`), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
  });
  return { made: "file", path: join(folder, fil), manifest };
}

const columns = ["utbyte", "nyckelkontroll", "kommun", "person", "start", "slut"] as const;

async function refuseUnkeyed(warehouse: Warehouse, { namn, kontroll }: Exchange, outFolder: string): Promise<void> {
  const made = await warehouse.row<{ n: number }>(
    "select count(*) as n from duckdb_tables() where schema_name = 'utbyte' and table_name = 'nycklar'",
  );
  const keyed =
    made.n > 0 &&
    (
      await warehouse.row<{ finns: boolean }>(
        `select exists (from utbyte.nycklar where utbyte = ${literal(namn)} and kontroll = ${literal(kontroll)}) as finns`,
      )
    ).finns;
  if (!keyed) throw new Refusal(exchangeNotKeyed(namn, outFolder));
}

/** Visits that were made, and begin in the months asked for. A visit of more than a day is a forgotten log-out. */
const performed = (from: string, to: string): string =>
  `(select personal_id, start, slut from kant.utford_tid
    where personal_id is not null and slut > start and slut <= start + interval 24 hour and not coalesce(avbojt, false)
      and not coalesce(utebliven, false) and strftime(start, '%Y-%m') between ${literal(from)} and ${literal(to)})`;

/** Unbroken times at work per person: an island begins where nothing earlier reaches. */
const presence = (namn: string, from: string, to: string): string => `
  with besok as (
    select p.person, b.start, b.slut from ${performed(from, to)} b
    join utbyte.personer p on p.personal_id = b.personal_id and p.utbyte = ${literal(namn)}
  ),
  markta as (
    select *, coalesce(start > max(slut) over (partition by person order by start, slut rows between unbounded preceding and 1 preceding), true) as borjar
    from besok
  ),
  oar as (
    select *, count(*) filter (borjar) over (partition by person order by start, slut rows between unbounded preceding and current row) as o from markta
  )
  select person, strftime(min(start), '%Y-%m-%d %H:%M') as start, strftime(max(slut), '%Y-%m-%d %H:%M') as slut
  from oar group by person, o order by person, start`;

const fileName = (kommun: string): string =>
  kommun
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
