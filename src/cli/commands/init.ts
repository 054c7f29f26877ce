import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { proposedThresholds } from "../../../pipelines/common/configuration.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { configurationTemplate } from "../../config/template.ts";
import { emptyFile } from "../../contracts/language/emptyFile.ts";
import { Refusal } from "../../messages/refusal.ts";
import { fileExists } from "../../messages/refusals.ts";

export const addInit = (program: Command): Command =>
  program
    .command("init")
    .description("skriv en tom datamapp: en fil med rubriker per källa och en kommenterad uppsikt.yaml")
    .argument("<mapp>", "mappen att skriva i")
    .action(async (folder: string) => {
      const configuration = join(folder, "uppsikt.yaml");
      if (existsSync(configuration)) throw new Refusal(fileExists(configuration));
      mkdirSync(join(folder, "mappningar"), { recursive: true, mode: 0o700 });
      for (const contract of await allContracts()) {
        mkdirSync(join(folder, contract.source), { recursive: true });
        writeFileSync(join(folder, contract.source, `${contract.source}.csv`), emptyFile(contract), { flag: "wx" });
      }
      writeFileSync(configuration, configurationTemplate(proposedThresholds()), { flag: "wx" });
      process.stdout.write(
        `${folder} är redo: fyll filerna, börja med utforare och enheter, och kör uppsikt check --data ${folder}\n`,
      );
    });
