import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { type Command, Option } from "commander";
import { type ExampleSize, generateExample } from "../../example/index.ts";
import { nodeWriter } from "../../example/nodeWriter.ts";
import { Refusal } from "../../messages/refusal.ts";
import { folderNotEmpty } from "../../messages/refusals.ts";
import { wholeNumber } from "../options.ts";
import { reporter } from "../reporter.ts";

interface Options {
  data: string;
  size: ExampleSize;
  seed: number;
  utanFakturafel?: boolean;
  overwrite?: boolean;
  json?: boolean;
}

export const addExample = (program: Command): Command =>
  program
    .command("example")
    .description("skriv den påhittade kommunen Exempelbo i en tom mapp")
    .requiredOption("--data <mapp>", "mappen att skriva i")
    .addOption(
      new Option("--size <storlek>", "liten (en miljon besök), stad eller storstad (över 20 miljoner)")
        .choices(["liten", "stad", "storstad"])
        .default("liten"),
    )
    .option("--seed <tal>", "ett annat tal ger en annan kommun", wholeNumber, 1)
    .option(
      "--utan-fakturafel",
      "inga inlagda fel i fakturor och besök, bara sådant som liknar dem och är i sin ordning",
    )
    .option("--overwrite", "ta bort det som finns i mappen")
    .option("--json", "skriv förlopp och resultat som JSON")
    .action(async (options: Options) => {
      if (existsSync(options.data) && readdirSync(options.data).length > 0) {
        if (!options.overwrite) throw new Refusal(folderNotEmpty(options.data));
      }
      const report = reporter(options);
      // Made beside and renamed, so that an interrupted command leaves no half municipality.
      const beside = `${options.data}.ny`;
      rmSync(beside, { recursive: true, force: true });
      const summary = await generateExample({
        size: options.size,
        seed: options.seed,
        faults: options.utanFakturafel !== true,
        writer: nodeWriter(beside),
        onProgress: ({ source, rows, total }) =>
          report.step("exempel", `${source} ${rows}${total === undefined ? "" : ` av ${total}`}`),
      });
      rmSync(options.data, { recursive: true, force: true });
      renameSync(beside, options.data);
      report.end();
      report.result(summary, `Exempelbo kommun (påhittad) finns nu i ${options.data}.`);
    });
