import type { Command } from "commander";
import { runPipeline } from "../../../pipelines/run.ts";
import { isoDay, memory, positiveNumber } from "../options.ts";
import { reporter } from "../reporter.ts";
import { summaryText } from "../summary.ts";

interface Options {
  data: string;
  out: string;
  asOf?: string;
  memory?: string;
  threads?: number;
  json?: boolean;
}

export const addRun = (program: Command): Command =>
  program
    .command("run")
    .description("läs datamappen, räkna allt och publicera nya utgåvor")
    .requiredOption("--data <mapp>", "datamappen")
    .requiredOption("--out <mapp>", "dit resultatet skrivs")
    .option("--as-of <datum>", "räkna som om dagen vore denna (ÅÅÅÅ-MM-DD)", isoDay)
    .option("--memory <mängd>", "hur mycket minne databasen får använda, till exempel 8GB", memory)
    .option("--threads <antal>", "hur många trådar databasen får använda", positiveNumber)
    .option("--json", "skriv förlopp och resultat som JSON")
    .action(async (options: Options) => {
      const report = reporter(options);
      const summary = await runPipeline({
        dataFolder: options.data,
        outFolder: options.out,
        asOf: options.asOf,
        memoryLimit: options.memory,
        threads: options.threads,
        now: new Date(),
        onStep: (step, detail, rows) => report.step(step, detail, rows),
      });
      report.end();
      report.result(summary, summaryText(summary));
    });
