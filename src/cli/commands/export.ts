import type { Command } from "commander";
import { positiveNumber } from "../options.ts";
import { exportLetters } from "./exportLetters.ts";

export interface ExportOptions {
  out: string;
  till: string;
  utforare?: string;
  dagar?: number;
  hogst: number;
  overwrite?: boolean;
  json?: boolean;
}

/** What leaves Uppsikt on purpose. Each action has a file of its own beside this one. */
export const addExport = (program: Command): Command =>
  program
    .command("export")
    .description("skriv frågorna till utförarna som brev att redigera, med en fil för svaren")
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .requiredOption("--till <mapp>", "mappen att skriva i; skapas om den inte finns")
    .option("--utforare <id>", "bara den här utföraren; annars alla med obesvarade fynd")
    .option("--dagar <antal>", "dagar att svara; annars tröskeln fynd_svarsdagar", positiveNumber)
    .option("--hogst <antal>", "högst så många frågor i ett brev; filen har alla", positiveNumber, 50)
    .option("--overwrite", "skriv över brev och filer som redan finns i mappen")
    .option("--json", "skriv resultatet som JSON")
    .action(async (options: ExportOptions) => exportLetters(options));
