import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { planConfig } from "../src/plan/config.ts";
import { Warehouse } from "../src/warehouse/warehouse.ts";
import { discover } from "./1-read/discover.ts";
import { readExchanges } from "./1-read/exchanges.ts";
import { identifiersUnder } from "./1-read/identifiers.ts";
import { readKey } from "./1-read/key.ts";
import { readMappings } from "./1-read/mapping.ts";
import { type UnreadByHand, unreadByHand } from "./2-check/byHand.ts";
import { type LaterFile, laterThan } from "./2-check/laterThan.ts";
import { readAndCheck } from "./2-check/run.ts";
import { type WaitingByHand, waitingByHand } from "./2-check/waiting.ts";
import { defineMacros } from "./3-model/macros.ts";
import { loadReferenceLists } from "./3-model/referenceLists.ts";
import { runMeasure } from "./4-measure/run.ts";
import { judgeEconomy } from "./5-judge/economy.ts";
import { followFindings } from "./5-judge/findings/follow.ts";
import { type OddAnswers, oddAnswers } from "./5-judge/findings/oddAnswers.ts";
import { judgeCare } from "./5-judge/judge.ts";
import { judgeMoney } from "./5-judge/money.ts";
import { loadProfile } from "./6-plan/profiles.ts";
import { makePlan } from "./6-plan/run.ts";
import { replacing } from "./7-publish/commit.ts";
import { type Imprint, publish } from "./7-publish/run.ts";
import { recordCircumstances } from "./common/circumstances.ts";
import { readConfiguration } from "./common/configuration.ts";
import { imprintOf } from "./common/imprint.ts";
import { withLock } from "./common/lock.ts";
import { allContracts } from "./common/repository.ts";
import { createResultTables } from "./common/results.ts";
import { today } from "./common/today.ts";

export interface RunOptions {
  readonly dataFolder: string;
  readonly outFolder: string;
  /** ISO day; else `per_datum` of the configuration, else today. */
  readonly asOf?: string;
  /** Clock, for what is recorded in the warehouse and for "today". Nothing published depends on it otherwise. */
  readonly now: Date;
  readonly memoryLimit?: string;
  readonly threads?: number;
  readonly onStep?: (step: Step, detail: string, rows?: number) => void;
}

export const steps = ["läs", "pröva", "modell", "fakturor", "mät", "bedöm", "planera", "publicera"] as const;
export type Step = (typeof steps)[number];

export interface RunSummary {
  readonly imprint: Imprint;
  readonly files: number;
  readonly rows: number;
  readonly rejected: number;
  /** What people filled in and that was not read. */
  readonly unread: readonly UnreadByHand[];
  /** What people began to fill in, and nobody has assessed. */
  readonly waiting: readonly WaitingByHand[];
  readonly unknownFolders: readonly string[];
  /** Sources that the data folder does not hold. */
  readonly missing: readonly string[];
  /** Files with rows that became known after the as-of day, such as answers given today about data to the end of September: not counted yet. */
  readonly later: readonly LaterFile[];
  readonly answers: OddAnswers;
  /** The months whose visits and invoices were gone through anew; null: all. Nothing that is published depends on it. */
  readonly months: readonly string[] | null;
}

/** Takes a data folder through all seven steps, and publishes everything or nothing. */
export async function runPipeline(options: RunOptions): Promise<RunSummary> {
  const configuration = readConfiguration(options.dataFolder);
  const profile = loadProfile(configuration.riktlinje);
  const contracts = await allContracts();
  const delivery = discover(options.dataFolder, contracts);
  const perDatum = options.asOf ?? configuration.perDatum ?? today(options.now);
  const say = (step: Step, detail: string, rows?: number): void => options.onStep?.(step, detail, rows);

  const make = async (work: string): Promise<RunSummary> => {
    mkdirSync(join(work, "tillfalligt"), { mode: 0o700 });
    const database = join(work, "uppsikt.duckdb");
    const warehouse = await Warehouse.open(database, {
      memoryLimit: options.memoryLimit ?? "3GB",
      threads: options.threads,
      temporaryDirectory: join(work, "tillfalligt"),
    });
    try {
      await createResultTables(warehouse);
      const mappings = readMappings(options.dataFolder, configuration.mappningar);
      const identifiers = identifiersUnder(readKey(options.dataFolder));
      const kallor = await readAndCheck(warehouse, {
        contracts,
        delivery,
        mappings,
        identifiers,
        exchanges: readExchanges(options.dataFolder, configuration.utbyten),
        perDatum,
        rejectedShare: configuration.trosklar.avvisade_andel!,
        temporary: join(work, "tillfalligt"),
        now: options.now,
        onPrepared: (file) => say("läs", file),
        onFile: (file, rows) => say("pröva", file, rows),
      });
      await loadReferenceLists(warehouse);
      await defineMacros(warehouse, { ...configuration, perDatum, kallor });
      const scope = await judgeMoney(warehouse, {
        contracts,
        kallor,
        trosklar: configuration.trosklar,
        lasning: [mappings, identifiers.person("uppsikt")],
        previous: join(options.outFolder, "uppsikt.duckdb"),
        onUnreadable: () => say("modell", "förra körningens databas går inte att läsa; alla månader räknas om"),
        onTable: (table) => say("modell", table),
        onRule: (rule) => say("fakturor", rule.namn),
      });
      say("fakturor", "varje krona en gång, och svaren");
      await followFindings(warehouse);
      await judgeEconomy(warehouse, configuration.trosklar, (name) => say("fakturor", name));
      await runMeasure(warehouse, { onIndicator: (indicator) => say("mät", indicator) });
      await judgeCare(warehouse, {
        trosklar: configuration.trosklar,
        vikter: configuration.vikter,
        seed: 1,
        travel: { contracts, circumstances: { ...configuration, perDatum, kallor } },
        onStep: (name) => say("bedöm", name),
      });
      say("planera", profile.riktlinje.namn);
      await makePlan(warehouse, { profile, config: planConfig(configuration.trosklar), perDatum });
      const imprint = await imprintOf(warehouse, configuration, perDatum);
      await recordCircumstances(warehouse, { contracts, configuration, imprint, kallor });
      await publish(warehouse, join(work, "published"), imprint, readKey(options.dataFolder), (dataset) =>
        say("publicera", dataset),
      );
      const summary = {
        ...(await tally(warehouse)),
        imprint,
        unread: await unreadByHand(warehouse, contracts),
        waiting: await waitingByHand(warehouse, contracts),
        unknownFolders: delivery.unknownFolders,
        missing: missingOf(contracts, kallor),
        later: await laterThan(warehouse, contracts, perDatum),
        answers: await oddAnswers(warehouse),
        months: scope?.months ?? null,
      };
      await warehouse.run("checkpoint");
      chmodSync(database, 0o600);
      return summary;
    } finally {
      warehouse.close();
    }
  };
  return withLock(options.outFolder, () => replacing(options.outFolder, ["uppsikt.duckdb", "published"], make));
}

const tally = (warehouse: Warehouse): Promise<{ files: number; rows: number; rejected: number }> =>
  warehouse.row(
    "select count(*) as files, coalesce(sum(godkanda), 0)::bigint as rows, coalesce(sum(avvisade), 0)::bigint as rejected from resultat.laddningar",
  );

const missingOf = (contracts: readonly { source: string }[], kallor: readonly string[]): string[] =>
  contracts.map((contract) => contract.source).filter((source) => !kallor.includes(source));
