import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { checkOnly } from "../../../pipelines/2-check/only.ts";
import { allContracts } from "../../../pipelines/common/repository.ts";
import { notRead, unassessed } from "../../messages/byHand.ts";
import { laterThanData } from "../../messages/later.ts";
import { nearest } from "../../messages/nearest.ts";
import { Refusal } from "../../messages/refusal.ts";
import { unknownFolder } from "../../messages/refusals.ts";
import { isoDay } from "../options.ts";
import { reporter } from "../reporter.ts";

interface Options {
  data: string;
  asOf?: string;
  rows: boolean;
  json?: boolean;
}

export const addCheck = (program: Command): Command =>
  program
    .command("check")
    .description("läs och pröva filerna utan att räkna eller publicera något")
    .requiredOption("--data <mapp>", "datamappen")
    .option("--as-of <datum>", "räkna som om dagen vore denna (ÅÅÅÅ-MM-DD)", isoDay)
    .option("--no-rows", "visa bara filerna, inte varje avvisad rad")
    .option("--json", "skriv resultatet som JSON")
    .action(async (options: Options) => {
      const temporary = mkdtempSync(join(tmpdir(), "uppsikt-"));
      const report = reporter(options);
      try {
        const { files, faults, unread, waiting, unknownFolders, later, perDatum, refusals } = await checkOnly({
          dataFolder: options.data,
          asOf: options.asOf,
          temporary,
          now: new Date(),
          onFile: (file, rows) => report.step("pröva", file, rows),
        });
        report.end();
        const lines = files.map(
          (file) =>
            `${file.fil}: ${file.godkanda} godkända, ${file.avvisade} avvisade, ${file.dubbletter} dubbletter, ${file.ej_rader} övriga rader (rubrik, tomma, summor); ${file.kodning}, avgränsare ${JSON.stringify(file.avgransare)}`,
        );
        const rejected = options.rows
          ? faults.map((fault) => `${fault.fil}, rad ${fault.rad}: ${fault.meddelande}`)
          : [];
        const sources = (await allContracts()).map((contract) => contract.source);
        const folders = unknownFolders.map((folder) => unknownFolder(folder, nearest(folder, sources)));
        const future = laterThanData(later, perDatum);
        report.result(
          {
            filer: files,
            fel: faults,
            ifyllda_som_inte_lastes: unread.map(({ fil, rader, avvisade }) => ({ fil, rader, avvisade })),
            vantar_pa_bedomning: waiting.map(({ fil, vantar }) => ({ fil, rader: vantar })),
            okanda_mappar: unknownFolders,
            senare_daterade: later.map(({ fil, senare, rader }) => ({ fil, senare, rader })),
          },
          [...lines, ...rejected, ...notRead(unread), ...unassessed(waiting), ...folders, ...future].join("\n"),
        );
        if (refusals.length > 0) throw new Refusal(refusals.join("\n"));
      } finally {
        rmSync(temporary, { recursive: true, force: true });
      }
    });
