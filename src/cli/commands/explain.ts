import type { Command } from "commander";
import { explain } from "../../../pipelines/explain/explain.ts";
import type { Explanation } from "../../../pipelines/explain/types.ts";
import { wholeNumber } from "../options.ts";

interface Options {
  out: string;
  rader: number;
  json?: boolean;
}

export const addExplain = (program: Command): Command =>
  program
    .command("explain")
    .description(
      "visa vad en risk, en planrad, ett fynd, en avstämning eller en summa på sidorna bygger på, ner till fil och rad",
    )
    .argument(
      "<id>",
      "risk_id (R-…), planrad_id (P-…), fynd_id (F-…), avstamning_id (A-…) eller tecken_id (T-…); eller en summa: avstamning eller fynd, med utförare, månad, orsak eller regel efter snedstreck",
    )
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .option("--rader <antal>", "högst så många rader per led", wholeNumber, 5)
    .option("--json", "skriv kedjan som JSON")
    .action(async (id: string, options: Options) => {
      const chain = await explain(options.out, id, options.rader);
      process.stdout.write(options.json ? `${JSON.stringify(chain, null, 2)}\n` : `${tree(chain).join("\n")}\n`);
    });

/** The chain as an indented tree. */
function tree({ id, text, because = [] }: Explanation): string[] {
  const branches = because.flatMap((reason, index) => {
    const last = index === because.length - 1;
    const [first = "", ...rest] = tree(reason);
    return [`${last ? "└─ " : "├─ "}${first}`, ...rest.map((line) => `${last ? "   " : "│  "}${line}`)];
  });
  return [id ? `${id}  ${text}` : text, ...branches];
}
