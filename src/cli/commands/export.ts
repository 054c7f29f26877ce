import type { Command } from "commander";
import { Refusal } from "../../messages/refusal.ts";
import { lettersNeedFolder } from "../../messages/refusals.ts";
import { month, positiveNumber } from "../options.ts";
import { exportExchange } from "./exportExchange.ts";
import { exportLetters } from "./exportLetters.ts";

export interface ExportOptions {
  out: string;
  till?: string;
  utforare?: string;
  dagar?: number;
  hogst: number;
  overwrite?: boolean;
  utbyte?: string;
  data?: string;
  rattsligGrund?: string;
  franManad?: string;
  tillManad?: string;
  json?: boolean;
}

/** What leaves Uppsikt on purpose. Each action has a file of its own beside this one. */
export const addExport = (program: Command): Command =>
  program
    .command("export")
    .description(
      "skriv frågorna till utförarna som brev att redigera, med en fil för svaren; eller en fil för ett utbyte med en annan kommun",
    )
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .option("--till <mapp>", "mappen att skriva i; skapas om den inte finns. Krävs för brev")
    .option("--utforare <id>", "bara den här utföraren; annars alla med obesvarade fynd")
    .option("--dagar <antal>", "dagar att svara; annars tröskeln fynd_svarsdagar", positiveNumber)
    .option("--hogst <antal>", "högst så många frågor i ett brev; filen har alla", positiveNumber, 50)
    .option("--overwrite", "skriv över brev och filer som redan finns i mappen")
    .option(
      "--utbyte <namn>",
      "i stället för brev: när personalen arbetade, för en annan kommun (utbyten i uppsikt.yaml)",
    )
    .option("--data <mapp>", "datamappen; krävs för --utbyte")
    .option("--rattslig-grund <text>", "varför uppgifterna får lämnas ut; krävs för --utbyte och följer med filen")
    .option("--fran-manad <månad>", "för --utbyte: första månaden (ÅÅÅÅ-MM); annars de tre senaste hela", month)
    .option("--till-manad <månad>", "för --utbyte: sista månaden (ÅÅÅÅ-MM)", month)
    .option("--json", "skriv resultatet som JSON")
    .action(async (options: ExportOptions) => {
      if (options.utbyte !== undefined) return exportExchange({ ...options, utbyte: options.utbyte });
      if (options.till === undefined) throw new Refusal(lettersNeedFolder());
      return exportLetters({ ...options, till: options.till });
    });
