import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { root } from "../../pipelines/common/repository.ts";
import { Refusal } from "../messages/refusal.ts";
import { addBacktest } from "./commands/backtest.ts";
import { addBuild } from "./commands/build.ts";
import { addCheck } from "./commands/check.ts";
import { addExample } from "./commands/example.ts";
import { addExplain } from "./commands/explain.ts";
import { addExport } from "./commands/export.ts";
import { addInit } from "./commands/init.ts";
import { addPlan } from "./commands/plan.ts";
import { addRun } from "./commands/run.ts";
import { addServe } from "./commands/serve.ts";
import { faultText } from "./fault.ts";
import { swedishHelp } from "./help.ts";

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** Runs one command line. Returns the exit code: 0 done, 1 a fault of ours, 2 the input was refused. */
export async function main(argv: readonly string[]): Promise<number> {
  const program = swedishHelp(new Command("uppsikt"))
    .description("Uppföljning av vård och omsorg: från exporterade filer till risker, avstämda fakturor och årsplan.")
    .version(version, "--version", "visa versionen")
    .exitOverride();
  for (const add of [
    addInit,
    addExample,
    addCheck,
    addRun,
    addPlan,
    addBacktest,
    addExplain,
    addBuild,
    addServe,
    addExport,
  ])
    add(program);
  try {
    await program.parseAsync([...argv]);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof Refusal) {
      process.stderr.write(`${error.message}\n`);
      return 2;
    }
    process.stderr.write(`${faultText(error)}\n`);
    return 1;
  }
}
