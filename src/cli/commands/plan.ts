import type { Command } from "commander";
import { replan } from "../../../pipelines/replan.ts";
import { wholeNumber } from "../options.ts";
import { reporter } from "../reporter.ts";

interface Options {
  data: string;
  out: string;
  year?: number;
  json?: boolean;
}

export const addPlan = (program: Command): Command =>
  program
    .command("plan")
    .description("gör om årsplanen ur den senaste körningen och publicera den")
    .requiredOption("--data <mapp>", "datamappen, för inställningarna")
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .option("--year <år>", "planens år; annars året efter uppgifternas sista dag", wholeNumber)
    .option("--json", "skriv förlopp och resultat som JSON")
    .action(async (options: Options) => {
      const report = reporter(options);
      const { plan, imprint } = await replan({
        dataFolder: options.data,
        outFolder: options.out,
        year: options.year,
        onStep: (step, detail) => report.step(step, detail),
      });
      report.end();
      report.result(
        { rader: plan.rows, ejPlanerade: plan.ejPlanerade, korning: imprint.korning },
        `${plan.rows.length} uppföljningar planerade, ${plan.ejPlanerade.length} enheter fick ingen. Publicerat som körning ${imprint.korning}.`,
      );
    });
