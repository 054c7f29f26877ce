import { writeExchange } from "../../../pipelines/export/exchange.ts";
import { Refusal } from "../../messages/refusal.ts";
import { exchangeNeedsData } from "../../messages/refusals.ts";
import { reporter } from "../reporter.ts";
import type { ExportOptions } from "./export.ts";

/** `uppsikt export --utbyte`: the key of an agreement the first time, then the file for the other kommun. */
export async function exportExchange(options: ExportOptions & { utbyte: string }): Promise<void> {
  if (options.data === undefined) throw new Refusal(exchangeNeedsData());
  const answer = await writeExchange({
    namn: options.utbyte,
    dataFolder: options.data,
    outFolder: options.out,
    legalGround: options.rattsligGrund ?? "",
    target: options.till,
    from: options.franManad,
    to: options.tillManad,
  });
  const report = reporter(options);
  if (answer.made === "key") {
    report.result({ nyckel: answer.path }, keyMade(options.utbyte, answer.path));
    return;
  }
  const { manifest, path } = answer;
  report.result(
    { fil: path, manifest },
    `${path} har ${manifest.rader} tider för ${manifest.personer} personer, ${manifest.fran} till ${manifest.till}, och inget om brukare.
${leftOut(manifest.utelamnade_personer)}
Lämna filen och manifestet bredvid den till den andra kommunen, som lägger csv-filen i sin mapp utbytesbesok. Lägg deras fil i er.`,
  );
}

const keyMade = (name: string, path: string): string =>
  `Nyckeln för utbytet ${name} är gjord: ${path}. Bara den som äger filen kan läsa den.
1. Lämna en kopia av filen till den andra kommunen på ett säkert sätt, till exempel på ett krypterat minne. Skicka den inte med samma
   brev som uppgifterna, och gör ingen egen i den andra kommunen.
2. Den andra kommunen lägger den i sin datamapp och skriver samma namn på utbytet i uppsikt.yaml.
3. Kör uppsikt run, och sedan det här kommandot en gång till.`;

const leftOut = (count: number): string =>
  count === 0
    ? "Alla i personalen som gjorde besök har personnummer som id och ingår."
    : `${count} i personalen har ett annat id än personnummer, kan inte jämföras och ingår inte.`;
