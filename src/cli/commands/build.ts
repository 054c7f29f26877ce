import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { recoverIfNeeded } from "../../../pipelines/7-publish/commit.ts";
import { editions } from "../../../pipelines/7-publish/run.ts";
import { root } from "../../../pipelines/common/repository.ts";
import { Refusal } from "../../messages/refusal.ts";
import { nothingPublished } from "../../messages/refusals.ts";
import { buildSite } from "../../site/build.ts";
import { reporter } from "../reporter.ts";

interface Options {
  out: string;
  edition?: string;
  json?: boolean;
}

export const addBuild = (program: Command): Command =>
  program
    .command("build")
    .description("bygg webbplatser av det som är publicerat")
    .requiredOption("--out <mapp>", "mappen som uppsikt run skrev")
    .option("--edition <utgåva>", "bara denna utgåva; annars alla")
    .option("--json", "skriv förlopp och resultat som JSON")
    .action(async (options: Options) => {
      const report = reporter(options);
      await recoverIfNeeded(options.out);
      const wanted = options.edition ? [options.edition] : editions();
      for (const edition of wanted)
        if (!existsSync(join(options.out, "published", edition, "manifest.json")))
          throw new Refusal(nothingPublished(options.out, edition));
      const built = [];
      for (const edition of wanted) {
        const { siteDir, pages } = await buildSite({
          outDir: options.out,
          edition,
          cloneDir: root,
          onProgress: ({ step, done, total }) => report.step("bygg", `${edition} ${step} ${done}/${total}`),
        });
        built.push({ utgava: edition, mapp: siteDir, sidor: pages });
      }
      report.end();
      report.result(built, built.map(({ utgava, mapp, sidor }) => `${utgava}: ${sidor} sidor i ${mapp}`).join("\n"));
    });
