import type { Command } from "commander";
import { backtestLastRun } from "../../../pipelines/backtest.ts";
import { methodNames } from "../../messages/outcome.ts";
import { reporter } from "../reporter.ts";

interface Options {
  data: string;
  out: string;
  json?: boolean;
}

const figure = (value: number | null): string =>
  value === null ? "–" : value.toLocaleString("sv-SE", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

export const addBacktest = (program: Command): Command =>
  program
    .command("backtest")
    .description("pröva poängen mot vad uppföljningar senare fann, ur den senaste körningen")
    .requiredOption("--data <mapp>", "datamappen, för inställningarna")
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .option("--json", "skriv förlopp och resultat som JSON")
    .action(async (options: Options) => {
      const report = reporter(options);
      const { kort, omdome } = await backtestLastRun({
        dataFolder: options.data,
        outFolder: options.out,
        onStep: (detail) => report.step("bedöm", detail),
      });
      report.end();
      const smallest = Math.min(...kort.map(({ k }) => k));
      const lines = kort
        .filter(({ ursprung, urval, k }) => ursprung === "alla" && urval === "alla" && k === smallest)
        .sort((a, b) => (b.auc ?? 0) - (a.auc ?? 0) || (a.metod < b.metod ? -1 : 1))
        .map(
          (row) =>
            `${(methodNames[row.metod] ?? row.metod).padEnd(28)} AUC ${figure(row.auc)} (${figure(row.auc_lag)}–${figure(row.auc_hog)})` +
            `  träffar bland de ${row.k} första ${figure(row.precision)}  lyft ${figure(row.lift)}`,
        );
      report.result({ kort, omdome }, [...omdome.map(({ mening }) => mening), ...lines].join("\n"));
    });
