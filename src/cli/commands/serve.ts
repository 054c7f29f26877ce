import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { editions } from "../../../pipelines/7-publish/run.ts";
import { Refusal } from "../../messages/refusal.ts";
import { nothingBuilt } from "../../messages/refusals.ts";
import { serveSite } from "../../site/serve.ts";
import { wholeNumber } from "../options.ts";
import { reporter } from "../reporter.ts";

interface Options {
  out: string;
  edition?: string;
  port: number;
  json?: boolean;
}

export const addServe = (program: Command): Command =>
  program
    .command("serve")
    .description("visa webbplatserna på den här datorn")
    .requiredOption("--out <mapp>", "mappen som uppsikt build skrev")
    .option("--edition <utgåva>", "bara denna utgåva; annars alla, var och en på egen adress")
    .option("--port <nummer>", "första porten att pröva; är den upptagen tas en ledig", wholeNumber, 4410)
    .option("--json", "skriv adresserna som JSON")
    .action(async (options: Options) => {
      const report = reporter(options);
      const wanted = options.edition
        ? [options.edition]
        : editions().filter((edition) => existsSync(siteOf(options.out, edition)));
      if (wanted.length === 0 || !wanted.every((edition) => existsSync(siteOf(options.out, edition))))
        throw new Refusal(nothingBuilt(options.out, options.edition ?? "intern"));
      const served = [];
      // Each edition has an address of its own, and links to no other: whoever may read one need not read the other.
      for (const [index, edition] of wanted.sort(internFirst).entries()) {
        const site = await serveSite({ dir: siteOf(options.out, edition), port: options.port + index });
        served.push({ utgava: edition, ...site });
      }
      report.result(
        served.map(({ utgava, url }) => ({ utgava, url })),
        [...served.map(({ utgava, url }) => `${utgava.padEnd(8)} ${url}`), "Avsluta med Ctrl-C."].join("\n"),
      );
      await interrupted();
      await Promise.all(served.map((site) => site.close()));
    });

const siteOf = (out: string, edition: string): string => join(out, "site", edition);
const internFirst = (a: string, b: string): number =>
  Number(b === "intern") - Number(a === "intern") || (a < b ? -1 : 1);

const interrupted = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
